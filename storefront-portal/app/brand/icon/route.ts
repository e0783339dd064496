import { lightShades } from "@/lib/format/accent"
import { initials } from "@/lib/format/initials"
import { readShop } from "@/lib/data/shop"

/** Read at run time: the shop may change its color any day. */
export const dynamic = "force-dynamic"

/** The browser tab's icon: the shop's first letter on its color. A letter or a digit needs no escaping, and the color is checked. */
export async function GET(): Promise<Response> {
  const shop = await readShop()
  const { fill, ink } = shop ? lightShades(shop.accent, shop.accent_ink) : lightShades("#3f3f46", "#ffffff")
  const letter = shop ? (initials(shop.name)[0] ?? "") : ""
  const svg =
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="8" fill="${fill}"/>` +
    `<text x="16" y="22.5" text-anchor="middle" font-family="sans-serif" font-weight="700" font-size="18" fill="${ink}">${letter}</text></svg>`
  return new Response(svg, { headers: { "content-type": "image/svg+xml", "cache-control": "public, max-age=300" } })
}
