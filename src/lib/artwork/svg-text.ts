import type { ArtworkFacts } from "../../contracts"
import { rootOf } from "./recognize"
import type { PageSize } from "./previews"

/** CSS pixels of an inch. */
export const CSS_DPI = 96
const MM_PER_INCH = 25.4
const MM: Record<string, number> = { mm: 1, cm: 10, in: MM_PER_INCH, pt: MM_PER_INCH / 72, pc: MM_PER_INCH / 6 }

const ATTRIBUTE = /\s+([^\s=/>]+)\s*=\s*("[^"]*"|'[^']*')/g
const LENGTH = /^\s*(\d*\.?\d+(?:e[-+]?\d+)?)\s*(px|mm|cm|in|pt|pc)?\s*$/i

const attributesOf = (tag: string): Map<string, string> =>
  new Map([...tag.matchAll(ATTRIBUTE)].map(([, name = "", quoted = ""]) => [name, quoted.slice(1, -1)]))

/** Size of the root element where it is given in a unit of length. Pixels are no size in print. */
export const statedSize = (text: string): PageSize => {
  const root = attributesOf(rootOf(text)?.tag ?? "")
  const millimeters = (name: string): number | null => {
    const [, value, unit = ""] = LENGTH.exec(root.get(name) ?? "") ?? []
    const mm = Number(value) * (MM[unit.toLowerCase()] ?? NaN)
    return Number.isFinite(mm) && mm > 0 ? mm : null
  }
  const [width_mm, height_mm] = [millimeters("width"), millimeters("height")]
  return width_mm && height_mm ? { width_mm, height_mm } : { width_mm: null, height_mm: null }
}

const pixels = (value: string | undefined): number | null => {
  const [, number, unit = "px"] = LENGTH.exec(value ?? "") ?? []
  const mm = MM[unit.toLowerCase()]
  const px = Number(number) * (mm === undefined ? 1 : (mm * CSS_DPI) / MM_PER_INCH)
  return Number.isFinite(px) && px > 0 ? px : null
}

/**
 * The drawing with another size on its root element. Scaling by the resolution instead would also scale lengths inside the
 * drawing that are given in points or millimeters, and thicken its lines.
 * @returns null for a drawing that states neither its size nor its view box, whose extent only a renderer knows
 */
export const withSize = (text: string, width: number, height: number): string | null => {
  const root = rootOf(text)
  if (!root) return null
  const attributes = attributesOf(root.tag)
  const [natural_width, natural_height] = [pixels(attributes.get("width")), pixels(attributes.get("height"))]
  const hasViewBox = attributes.has("viewBox")
  if (!hasViewBox && !(natural_width && natural_height)) return null
  const view = hasViewBox ? "" : ` viewBox="0 0 ${natural_width} ${natural_height}"`
  const kept = root.tag.replace(ATTRIBUTE, (whole, name: string) =>
    name === "width" || name === "height" ? "" : whole,
  )
  const tag = kept.replace(/\s*(\/?>)$/, ` width="${width}" height="${height}"${view}$1`)
  return text.slice(0, root.at) + tag + text.slice(root.at + root.tag.length)
}

const MAX_FONTS = 50

const firstFamily = (families: string): string =>
  families
    .split(",")[0]
    ?.replace(/["']|&quot;|&apos;/g, "")
    .trim() ?? ""

/** Families that texts name. librsvg takes fonts from the server alone, so none counts as embedded. */
export const fontsOf = (text: string): ArtworkFacts["fonts"] => {
  if (!/<(?:\w+:)?text[\s>]/.test(text)) return []
  const families = [...text.matchAll(/font-family\s*[:=]\s*(?:"([^"]*)"|'([^']*)'|([^;"'}<]+))/g)]
  const names = new Set(families.map(([, double, single, plain]) => firstFamily(double ?? single ?? plain ?? "")))
  names.delete("")
  return [...(names.size ? names : ["sans-serif"])].slice(0, MAX_FONTS).map((name) => ({ name, is_embedded: false }))
}

/** Whether it names pictures outside of itself, which are left out. */
export const hasReferences = (text: string): boolean =>
  [...text.matchAll(/<(?:\w+:)?(?:image|feImage)\s[^>]*>/g)].some(([tag]) =>
    /href\s*=\s*["']\s*(?!#|data:)[^"'\s]/.test(tag),
  )
