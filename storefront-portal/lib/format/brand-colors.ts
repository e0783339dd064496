import type { Shop } from "@contracts/shop"
import { darkShades, lightShades } from "./accent"
import { fromHex, toHex } from "./color"

/** Where a shop's colors are served: the address changes with them, so that browsers may keep it. */
export function brandColorsPath({ accent, accent_ink }: Pick<Shop, "accent" | "accent_ink">): string {
  const [fill, ink] = [accent, accent_ink].map((color) => toHex(fromHex(color)).slice(1))
  return `/brand/colors/${fill}-${ink}.css`
}

/** Every value comes out of our own arithmetic, so nothing can break out of the sheet. */
export function brandColors(accent: string, ink: string): string {
  const light = lightShades(accent, ink)
  const dark = darkShades(accent)
  return (
    `:root{--accent-fill:${light.fill};--accent-ink:${light.ink};--accent-text:${light.text};` +
    `--accent-dark-fill:${dark.fill};--accent-dark-ink:${dark.ink};--accent-dark-text:${dark.text}}`
  )
}
