import { contrast, fromHex, fromHsl, toHex, toHsl, type Rgb } from "./color"

/** The shop's one color, in the shades the page needs so that text on and in it stays readable everywhere. */
export interface AccentShades {
  fill: string
  ink: string
  text: string
}

/** The grounds accent text stands on, a little beyond the tokens because of the tinted ones. */
const LIGHT_GROUND: Rgb = [236, 237, 232]
const DARK_GROUND: Rgb = [40, 42, 39]
/** A little above the 4.5 that WCAG asks for, against rounding. */
const READABLE = 4.7
const STEP = 0.01
/** A full-blooded color made light glows; on dark ground a little less of it is calmer. */
const CALM_SATURATION = 0.65

export function lightShades(accent: string, ink: string): AccentShades {
  const [hue, saturation, lightness] = toHsl(fromHex(accent))
  const text = firstReadable(LIGHT_GROUND, lightness, -STEP, (value) => fromHsl(hue, saturation, value))
  return { fill: toHex(fromHex(accent)), ink: toHex(fromHex(ink)), text: toHex(text) }
}

export function darkShades(accent: string): AccentShades {
  const [hue, saturation, lightness] = toHsl(fromHex(accent))
  const fill = firstReadable(DARK_GROUND, lightness, STEP, (value) =>
    fromHsl(hue, Math.min(saturation, CALM_SATURATION), value),
  )
  return { fill: toHex(fill), ink: "#0c0f0d", text: toHex(fill) }
}

function firstReadable(ground: Rgb, from: number, step: number, shade: (lightness: number) => Rgb): Rgb {
  for (let lightness = from; lightness > 0 && lightness < 1; lightness += step) {
    const color = shade(lightness)
    if (contrast(color, ground) >= READABLE) return color
  }
  return shade(step > 0 ? 1 : 0)
}
