import { headers } from "next/headers"
import type { Shop } from "@contracts/shop"
import { darkShades, lightShades } from "@/lib/format/accent"

/** The shop's colour as custom properties. Every value comes out of our own arithmetic, so nothing can break out of the sheet. */
export async function BrandStyle({ shop }: { shop: Pick<Shop, "accent" | "accent_ink"> }) {
  const nonce = (await headers()).get("x-nonce") ?? undefined
  const light = lightShades(shop.accent, shop.accent_ink)
  const dark = darkShades(shop.accent)
  const css =
    `:root{--accent-fill:${light.fill};--accent-ink:${light.ink};--accent-text:${light.text};` +
    `--accent-dark-fill:${dark.fill};--accent-dark-ink:${dark.ink};--accent-dark-text:${dark.text}}`
  return <style nonce={nonce} dangerouslySetInnerHTML={{ __html: css }} />
}
