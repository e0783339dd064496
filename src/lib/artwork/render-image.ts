import { readFile } from "node:fs/promises"
import { createRequire } from "node:module"
import sharp from "sharp"
import type { ArtworkFacts } from "../../contracts"
import { ArtworkError } from "./artwork-problem"
import { EMPTY_FACTS } from "./empty-facts"
import { isInkProfile, profileFact } from "./icc-profile"
import { isTransparent, type PageSize, type Pixels, toPixels } from "./previews"
import type { Source } from "./source"

const MM_PER_INCH = 25.4
/** Programs write it into files that have no size of their own. */
const DEFAULT_DPI = 72

const COLOR_MODES: Record<string, ArtworkFacts["color_mode"]> = {
  srgb: "rgb",
  rgb: "rgb",
  rgb16: "rgb",
  scrgb: "rgb",
  cmyk: "cmyk",
  "b-w": "gray",
  grey16: "gray",
  lab: "lab",
  labs: "lab",
}

const sizeOf = (width: number, height: number, dpi: number | undefined): PageSize =>
  dpi && dpi > DEFAULT_DPI
    ? { width_mm: (width / dpi) * MM_PER_INCH, height_mm: (height / dpi) * MM_PER_INCH }
    : { width_mm: null, height_mm: null }

/**
 * PNG, JPEG, WebP, GIF (its first frame) and TIFF (each image is a page). Turned as EXIF says, converted to sRGB by the
 * embedded profile; CMYK without one by libvips' own.
 */
export const openImage = async (file: string, limits: { megapixels: number }): Promise<Source> => {
  const options = {
    limitInputPixels: Math.floor(limits.megapixels * 1e6),
    failOn: "error" as const,
    sequentialRead: true,
  }
  const metadata = await sharp(file, { limitInputPixels: false }).metadata()
  const { width, height, orientation = 1, space, format, pages = 1, density } = metadata
  if (!width || !height) throw new ArtworkError("broken")
  if (width * height > limits.megapixels * 1e6) throw new ArtworkError("too_many_pixels")
  const isTurned = orientation >= 5
  const shown = isTurned ? { width: height, height: width } : { width, height }
  const color_mode = COLOR_MODES[space] ?? "unknown"
  const profile = metadata.icc && isInkProfile(metadata.icc) === (color_mode === "cmyk") ? metadata.icc : undefined
  const has_profile = profile !== undefined
  const facts: ArtworkFacts = {
    ...EMPTY_FACTS,
    width_px: shown.width,
    height_px: shown.height,
    color_mode,
    has_profile,
    ...profileFact(profile),
    page_count: format === "tiff" ? pages : 1,
  }

  const decode = async (page: number): Promise<Pixels> => {
    const at = format === "tiff" || format === "gif" ? { page: page - 1, pages: 1 } : {}
    try {
      return await toPixels(sharp(file, { ...options, ...at }).autoOrient())
    } catch (error) {
      // A damaged profile says nothing about the picture.
      if (error instanceof Error && /profile|icc/i.test(error.message))
        return await toPixels(sharp(file, { ...options, ...at, ignoreIcc: true }).autoOrient())
      throw error
    }
  }

  return {
    page_count: facts.page_count ?? 1,
    render: async (number) => {
      const pixels = await decode(number)
      facts.has_transparency ||= isTransparent(pixels)
      return { pixels, size: sizeOf(shown.width, shown.height, density) }
    },
    facts: () => ({ facts, is_preview_faithful: color_mode !== "unknown" && (color_mode !== "cmyk" || has_profile) }),
    close: () => {},
  }
}

const optional = createRequire(__filename)

type HeicImage = { width: number; height: number; decode: () => Promise<{ data: Uint8ClampedArray }> }
type HeicDecoder = { all: (input: { buffer: Uint8Array }) => Promise<HeicImage[]> }

const isHeicDecoder = (value: unknown): value is HeicDecoder =>
  (typeof value === "function" || typeof value === "object") && value !== null && "all" in value

/** `heic-decode` is an optional dependency: its libheif is under the LGPL. */
const loadHeicDecoder = (): HeicDecoder => {
  try {
    const decoder: unknown = optional("heic-decode")
    if (isHeicDecoder(decoder)) return decoder
  } catch {
    // The host left it out: a HEIC photo is kept without a preview.
  }
  throw new ArtworkError("unsupported")
}

/** The main image of a HEIC photo. libheif turns it as the file says. */
export const openHeic = async (file: string, limits: { megapixels: number }): Promise<Source> => {
  const decoder = loadHeicDecoder()
  const buffer = await readFile(file)
  const [image] = await decoder.all({ buffer })
  if (!image) throw new ArtworkError("broken")
  const { width, height } = image
  if (width * height > limits.megapixels * 1e6) throw new ArtworkError("too_many_pixels")
  const facts: ArtworkFacts = { ...EMPTY_FACTS, width_px: width, height_px: height, color_mode: "rgb", page_count: 1 }
  return {
    page_count: 1,
    render: async () => {
      const { data } = await image.decode()
      const pixels = await toPixels(sharp(Buffer.from(data.buffer), { raw: { width, height, channels: 4 } }))
      facts.has_transparency = isTransparent(pixels)
      return { pixels, size: { width_mm: null, height_mm: null } }
    },
    facts: () => ({ facts, is_preview_faithful: true }),
    close: () => {},
  }
}
