import { NextResponse, type NextRequest } from "next/server"
import { contentSecurityPolicy, newNonce, PROTECTIONS } from "@/lib/session/protections"

/**
 * Every request but an upload to `/files/<link id>`: Next keeps the body of what comes through here, and cuts it when it is
 * long. That handler sets its headers itself.
 */
export const config = {
  matcher: [
    "/((?!files/[^/]+$).*)",
    {
      source: "/files/:linkId",
      missing: [{ type: "header", key: "content-type", value: "application/octet-stream" }],
    },
  ],
}

/** Runs before everything the server answers, files included, so that no response goes without its headers. */
export function proxy(request: NextRequest): NextResponse {
  const nonce = newNonce()
  const policy = contentSecurityPolicy(nonce)
  const headers = new Headers(request.headers)
  headers.set("x-nonce", nonce)
  headers.set("content-security-policy", policy)
  const response = NextResponse.next({ request: { headers } })
  response.headers.set("content-security-policy", policy)
  for (const [name, value] of PROTECTIONS) response.headers.set(name, value)
  // The one picture that other sites show: a mail program in the browser loads the logo of a mail from here.
  if (request.nextUrl.pathname === "/brand/logo") response.headers.set("cross-origin-resource-policy", "cross-origin")
  const caching = cachingOf(request.nextUrl.pathname)
  if (caching) response.headers.set("cache-control", caching)
  return response
}

/**
 * Next, the brand's handlers and those of files speak for themselves; our own assets are named by their
 * content; pages are never kept.
 */
function cachingOf(path: string): string | null {
  if (/^\/(_next\/static|brand)\//.test(path)) return null
  if (/^\/(p\/[^/]+\/proofs\/[^/]+\/files|files\/[^/]+\/[^/]+)\//.test(path)) return null
  return path.startsWith("/assets/") ? "public, max-age=31536000, immutable" : "no-store"
}
