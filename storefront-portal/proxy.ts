import { NextResponse, type NextRequest } from "next/server"
import { portalEnv } from "@/lib/env"

/** Runs before everything the server answers, files included, so that no response goes without its headers. */
export function proxy(request: NextRequest): NextResponse {
  const nonce = Buffer.from(crypto.getRandomValues(new Uint8Array(16))).toString("base64")
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
 * Next, the brand's handlers and those of a proof's files speak for themselves; our own assets are named by their
 * content; pages are never kept.
 */
function cachingOf(path: string): string | null {
  if (/^\/(_next\/static|brand)\//.test(path) || /^\/p\/[^/]+\/proofs\/[^/]+\/files\//.test(path)) return null
  return path.startsWith("/assets/") ? "public, max-age=31536000, immutable" : "no-store"
}

const PROTECTIONS: ReadonlyArray<readonly [string, string]> = [
  ["referrer-policy", "no-referrer"],
  ["x-robots-tag", "noindex, nofollow"],
  ["x-content-type-options", "nosniff"],
  ["strict-transport-security", "max-age=63072000"],
  ["permissions-policy", "camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()"],
  ["cross-origin-opener-policy", "same-origin"],
  ["cross-origin-resource-policy", "same-origin"],
]

/**
 * Scripts run only with this answer's nonce, style sheets only from this server; styles within a page are refused. What
 * scripts set later goes through the style object, which the policy does not touch. Pictures may come from any https
 * host, since shops keep product pictures wherever their file storage is.
 */
function contentSecurityPolicy(nonce: string): string {
  const { apiOrigin, publicOrigin } = portalEnv()
  const developing = process.env.NODE_ENV === "development"
  const rules = [
    "default-src 'none'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${developing ? " 'unsafe-eval'" : ""}`,
    `style-src 'self'${developing ? " 'unsafe-inline'" : ""}`,
    `img-src 'self' https: data: ${apiOrigin}`,
    "font-src 'self'",
    "worker-src 'self'",
    "connect-src 'self'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    "base-uri 'none'",
    ...(publicOrigin.startsWith("https:") ? ["upgrade-insecure-requests"] : []),
  ]
  return rules.join("; ")
}
