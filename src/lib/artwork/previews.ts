import { writeFile } from "node:fs/promises"
import path from "node:path"
import sharp from "sharp"
import { PREVIEW_SIZES, type PreviewSize } from "../../contracts/artwork"
import { sha256Hex } from "../digest"
import type { RenderedPage } from "./worker-protocol"

/** Decoded pixels, 8 bits a channel. */
export type Pixels = { data: Uint8Array; width: number; height: number; channels: 1 | 2 | 3 | 4 }

/** Stated by the file, in millimeters; null where it states none that can be trusted. */
export type PageSize = { width_mm: number | null; height_mm: number | null }

/** Flat colors and thin lines show compression first. */
const WEBP = { quality: 88, alphaQuality: 95, effort: 2 } as const

/** Longest side of the pixels that previews are made of. */
export const RENDER_SIZE = PREVIEW_SIZES.zoom

/** The pixels of an image as it is shown, at most `RENDER_SIZE` on its longest side, in sRGB. */
export const toPixels = async (image: sharp.Sharp): Promise<Pixels> => {
  const { data, info } = await image
    .resize({ width: RENDER_SIZE, height: RENDER_SIZE, fit: "inside", withoutEnlargement: true })
    .toColourspace("srgb")
    .raw({ depth: "uchar" })
    .toBuffer({ resolveWithObject: true })
  return { data, width: info.width, height: info.height, channels: info.channels }
}

/** Whether any pixel lets the background through. */
export const isTransparent = ({ data, channels }: Pixels): boolean => {
  if (channels !== 4 && channels !== 2) return false
  for (let at = channels - 1; at < data.length; at += channels) if (data[at] !== 255) return true
  return false
}

/** Writes a page's previews as `<number>-<size>.webp` into `folder`. */
export const writePreviews = async (
  folder: string,
  number: number,
  { data, ...raw }: Pixels,
  size: PageSize,
): Promise<RenderedPage> => {
  const write = async (name: PreviewSize): Promise<{ file: string; sha256: string }> => {
    const file = `${number}-${name}.webp`
    const side = PREVIEW_SIZES[name]
    const bytes = await sharp(data, { raw })
      .resize({ width: side, height: side, fit: "inside", withoutEnlargement: true })
      // Sharper chroma keeps colored text readable. On the largest preview it takes three times as long and shows nothing.
      .webp({ ...WEBP, smartSubsample: name !== "zoom" })
      .toBuffer()
    await writeFile(path.join(folder, file), bytes)
    return { file, sha256: sha256Hex(bytes) }
  }
  const zoom = await write("zoom")
  const screen = await write("screen")
  const thumb = await write("thumb")
  return {
    kind: "page",
    page: { number, width: raw.width, height: raw.height, ...size, sha256: zoom.sha256 },
    files: { zoom: zoom.file, screen: screen.file, thumb: thumb.file },
  }
}
