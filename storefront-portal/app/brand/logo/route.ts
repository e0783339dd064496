import { logoVersion } from "@/lib/data/logo-source"
import { readLogo, readShop } from "@/lib/data/shop"
import { empty } from "@/lib/session/answers"

const PICTURES = new Set(["image/png", "image/jpeg", "image/webp"])

/** The shop's logo under the portal's own origin, and only as one of the picture types the shop may upload. */
export async function GET(request: Request): Promise<Response> {
  const path = (await readShop())?.logo_path
  if (!path?.startsWith("/")) return empty(404)
  const picture = await readLogo(path)
  const type = picture.headers.get("content-type")?.split(";")[0] ?? ""
  if (!picture.ok || !PICTURES.has(type)) {
    await picture.body?.cancel()
    return empty(404)
  }
  const isNewest = new URL(request.url).searchParams.get("v") === logoVersion(path)
  return new Response(picture.body, {
    headers: {
      "content-type": type,
      "content-disposition": "inline",
      "cache-control": isNewest ? "public, max-age=31536000, immutable" : "public, max-age=60",
    },
  })
}
