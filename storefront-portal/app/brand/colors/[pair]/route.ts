import { brandColors } from "@/lib/format/brand-colors"
import { empty } from "@/lib/session/answers"

/**
 * The shop's colors as custom properties, worked out from the two in the address. A style sheet of its own, because one
 * within the page would need the page's nonce: pages that the script fetches to take sections from carry another one.
 */
export async function GET(_: Request, { params }: { params: Promise<{ pair: string }> }): Promise<Response> {
  const [, accent, ink] = /^([0-9a-f]{6})-([0-9a-f]{6})\.css$/.exec((await params).pair) ?? []
  if (accent === undefined || ink === undefined) return empty(404)
  return new Response(brandColors(`#${accent}`, `#${ink}`), {
    headers: { "content-type": "text/css; charset=utf-8", "cache-control": "public, max-age=31536000, immutable" },
  })
}
