import { z } from "zod"
import { sha256Schema } from "./evidence/define"

/** What the bytes are, whatever the file is called. `psd`, `eps` and `other` are kept for download. */
export const artworkFormatSchema = z.enum([
  "png",
  "jpeg",
  "webp",
  "tiff",
  "gif",
  "svg",
  "pdf",
  "ai",
  "heic",
  "psd",
  "eps",
  "other",
])
export type ArtworkFormat = z.infer<typeof artworkFormatSchema>

/**
 * `waiting` and `processing`: scanned and rendered by a worker. `ready`: every page has its previews. `no_preview`: kept as
 * it is, and nothing can be shown of it; staff may add a picture. `refused`: the virus scan or the check of its content
 * turned it down, and it is never served.
 */
export const artworkStateSchema = z.enum(["waiting", "processing", "ready", "no_preview", "refused"])
export type ArtworkState = z.infer<typeof artworkStateSchema>

/** Longest side of a preview in pixels, by its name. A page that is smaller keeps its own size. */
export const PREVIEW_SIZES = { thumb: 360, screen: 1_200, zoom: 3_000 } as const
export const previewSizeSchema = z.enum(["thumb", "screen", "zoom"])
export type PreviewSize = z.infer<typeof previewSizeSchema>

/** One page as it is shown: rotated and cropped as a reader would. */
export const artworkPageSchema = z.object({
  /** From 1. */
  number: z.number().int(),
  /** Pixels of the `zoom` preview, whose proportions are the page's. */
  width: z.number().int(),
  height: z.number().int(),
  /** Size that the file states; null where it states none that can be trusted. */
  width_mm: z.number().nullable(),
  height_mm: z.number().nullable(),
  /** Of the `zoom` preview's bytes. */
  sha256: sha256Schema,
})
export type ArtworkPage = z.infer<typeof artworkPageSchema>

/** What was read from the file. Findings follow from these and the spec card (`artworkFindings`). */
export const artworkFactsSchema = z.object({
  /** Of images; null for vector formats. */
  width_px: z.number().int().nullable(),
  height_px: z.number().int().nullable(),
  is_vector: z.boolean(),
  /** Smallest resolution of the images placed in a PDF at its own size; null where there are none. */
  placed_dpi: z.number().nullable(),
  color_mode: z.enum(["rgb", "cmyk", "gray", "lab", "mixed", "unknown"]),
  has_profile: z.boolean(),
  /** Name of the embedded color profile or, of a PDF/X, of the press that it was made for; left out where none is known. */
  profile_name: z.string().max(200).optional(),
  has_transparency: z.boolean(),
  fonts: z.array(z.object({ name: z.string(), is_embedded: z.boolean() })),
  spot_colors: z.array(z.string()),
  has_overprint: z.boolean(),
  /** A page's crop box differs from its media box. */
  is_cropped: z.boolean(),
  page_count: z.number().int().nullable(),
})
export type ArtworkFacts = z.infer<typeof artworkFactsSchema>

/** Something that staff should know before a proof is sent, in words from the catalogue (`artwork.<code>`). */
export const artworkFindingSchema = z.object({
  code: z.enum([
    "low_resolution",
    "photo_resolution",
    "print_size_unknown",
    "fonts_not_embedded",
    "color_mode_rgb",
    "color_mode_cmyk",
    "color_profile",
    "no_color_profile",
    "spot_colors",
    "transparency",
    "page_boxes_differ",
    "preview_overprint",
    "preview_unknown_profile",
    "preview_spot_colors",
    "sharp_up_to",
    "no_preview",
  ]),
  level: z.enum(["info", "warning"]),
  /** What fills the words, as text. */
  values: z.record(z.string(), z.string()),
})
export type ArtworkFinding = z.infer<typeof artworkFindingSchema>

/** Why a file has no preview or was refused; the words are in the catalogue (`artwork.problem.<code>`). */
export const artworkProblemSchema = z.enum([
  "infected",
  "scan_failed",
  "empty",
  "type_mismatch",
  "broken",
  "encrypted",
  "too_many_pixels",
  "too_many_pages",
  "out_of_memory",
  "timed_out",
  "unsupported",
])
export type ArtworkProblem = z.infer<typeof artworkProblemSchema>
