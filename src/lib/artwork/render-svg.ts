import { readFile } from "node:fs/promises"
import { gunzipSync } from "node:zlib"
import sharp from "sharp"
import type { ArtworkFacts } from "../../contracts"
import { ArtworkError } from "./artwork-problem"
import { EMPTY_FACTS } from "./empty-facts"
import { isTransparent, RENDER_SIZE, toPixels } from "./previews"
import { recognizeText } from "./recognize"
import type { Source } from "./source"
import { CSS_DPI, fontsOf, hasReferences, statedSize, withSize } from "./svg-text"

/** At this density libvips draws one pixel for each of the drawing's own. */
const UNSCALED_DPI = 72
const MIN_DENSITY = 1
const MAX_DENSITY = 100_000
const MAX_UNPACKED = 64 * 1024 * 1024

const isPacked = (bytes: Buffer): boolean => bytes[0] === 0x1f && bytes[1] === 0x8b

/**
 * The drawing as text in which each byte is a character, whatever its encoding; UTF-16 becomes UTF-8. A packed one is
 * unpacked here, so that its size is bounded and its content is checked.
 */
const readSvg = async (file: string): Promise<string> => {
  const packed = await readFile(file)
  const bytes = isPacked(packed) ? gunzipSync(packed, { maxOutputLength: MAX_UNPACKED }) : packed
  const { text, isWide } = recognizeText(bytes)
  if (!isWide) return bytes.toString("latin1")
  return Buffer.from(text.replace(/^\s*<\?xml[^]*?\?>/, ""), "utf8").toString("latin1")
}

type Drawing = { bytes: Buffer; density: number }

const measure = async ({ bytes, density }: Drawing): Promise<{ width: number; height: number }> => {
  const { width, height } = await sharp(bytes, { density, limitInputPixels: false }).metadata()
  if (!(width > 0 && height > 0)) throw new ArtworkError("broken")
  return { width, height }
}

/** By resolution: for a drawing whose extent only librsvg knows. */
const scaledByDensity = async (bytes: Buffer): Promise<Drawing> => {
  const one = await measure({ bytes, density: UNSCALED_DPI })
  const density = (UNSCALED_DPI * RENDER_SIZE) / Math.max(one.width, one.height)
  return { bytes, density: Math.min(MAX_DENSITY, Math.max(MIN_DENSITY, density)) }
}

/** Whole pixels say too little about the proportions of a small drawing. */
const PRECISE = 1_000

const proportions = async (bytes: Buffer): Promise<{ width: number; height: number }> => {
  const first = await measure({ bytes, density: CSS_DPI }).catch(() => measure({ bytes, density: MIN_DENSITY }))
  const longest = Math.max(first.width, first.height)
  if (longest >= PRECISE) return first
  return await measure({ bytes, density: Math.min(MAX_DENSITY, (CSS_DPI * PRECISE) / longest) })
}

/** The drawing so that it is drawn with `RENDER_SIZE` pixels on its longest side. */
const scaled = async (text: string): Promise<Drawing> => {
  const bytes = Buffer.from(text, "latin1")
  const { width, height } = await proportions(bytes)
  const side = (RENDER_SIZE * UNSCALED_DPI) / CSS_DPI / Math.max(width, height)
  const resized = withSize(text, width * side, height * side)
  return resized === null ? await scaledByDensity(bytes) : { bytes: Buffer.from(resized, "latin1"), density: CSS_DPI }
}

/**
 * SVG, drawn by librsvg from memory: without an address of its own a drawing can reach no other file, librsvg has no
 * network, and it runs no script.
 */
export const openSvg = async (file: string): Promise<Source> => {
  const text = await readSvg(file)
  const drawing = await scaled(text)
  const fonts = fontsOf(Buffer.from(text, "latin1").toString("utf8"))
  const facts: ArtworkFacts = { ...EMPTY_FACTS, is_vector: true, color_mode: "rgb", fonts, page_count: 1 }
  return {
    page_count: 1,
    render: async () => {
      // Rounded up to whole pixels, a side may be a little longer than what was asked for.
      const limitInputPixels = (RENDER_SIZE + 8) ** 2
      const pixels = await toPixels(sharp(drawing.bytes, { density: drawing.density, limitInputPixels }))
      facts.has_transparency = isTransparent(pixels)
      return { pixels, size: statedSize(text) }
    },
    facts: () => ({ facts, is_preview_faithful: fonts.length === 0 && !hasReferences(text) }),
    close: () => {},
  }
}
