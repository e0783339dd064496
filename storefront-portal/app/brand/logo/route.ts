import { ApiUnreachable } from "@/lib/data/api"
import { readLogo } from "@/lib/data/logo"
import { logoVersion } from "@/lib/data/logo-source"
import { NEWER_MS, readShop } from "@/lib/data/shop"
import { empty } from "@/lib/session/answers"

/** The shop's logo under the portal's own origin, and only as one of the picture types the shop may upload. */
export async function GET(request: Request): Promise<Response> {
  const version = new URL(request.url).searchParams.get("v")
  const path = await pathOf(version)
  if (!path?.startsWith("/")) return empty(404)
  try {
    const logo = await readLogo(path)
    if (!logo) return empty(404)
    const isNewest = version === logoVersion(path)
    return new Response(logo.bytes, {
      headers: {
        "content-type": logo.type,
        "content-disposition": "inline",
        "cache-control": isNewest ? "public, max-age=31536000, immutable" : "public, max-age=60",
      },
    })
  } catch (error) {
    if (error instanceof ApiUnreachable) return empty(502)
    throw error
  }
}

/** A page that was made after the logo changed names one that the shop kept here does not know of yet. */
async function pathOf(version: string | null): Promise<string | null> {
  const known = (await readShop())?.logo_path ?? null
  if (version === null || (known !== null && version === logoVersion(known))) return known
  return (await readShop(NEWER_MS))?.logo_path ?? null
}
