import { z } from "zod"
import {
  artworkFactsSchema,
  artworkFormatSchema,
  artworkPageSchema,
  artworkProblemSchema,
} from "../../contracts/artwork"

/** What a worker is asked to do, as JSON on its standard input. */
export const workerRequestSchema = z.object({
  /** Absolute path of the file to read. */
  file: z.string(),
  /** Folder that previews are written to. */
  folder: z.string(),
  format: artworkFormatSchema,
  /** From 1. */
  first_page: z.number().int().min(1),
  /** The worker ends after so many pages, */
  max_chunk_pages: z.number().int().min(1),
  /** or after the page during which so many milliseconds have passed. */
  max_chunk_ms: z.number().int().min(1),
  limits: z.object({
    megapixels: z.number().positive(),
    pages: z.number().int().min(1),
    memory_mb: z.number().int().min(1),
  }),
})
export type WorkerRequest = z.infer<typeof workerRequestSchema>

const previewFileSchema = z.string().regex(/^\d+-(thumb|screen|zoom)\.webp$/)

/**
 * What a worker answers, one JSON value a line. A hostile file may have taken the worker over, so every line is parsed and
 * names no path of its own choice. `facts` comes first and only with the first page; `end` or `problem` is the last line.
 */
export const workerAnswerSchema = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("facts"), facts: artworkFactsSchema, is_preview_faithful: z.boolean() }),
  z.object({
    kind: z.literal("page"),
    page: artworkPageSchema,
    files: z.object({ thumb: previewFileSchema, screen: previewFileSchema, zoom: previewFileSchema }),
  }),
  /** `next_page` is null after the last page. */
  z.object({ kind: z.literal("end"), next_page: z.number().int().nullable(), peak_memory_mb: z.number() }),
  z.object({ kind: z.literal("problem"), problem: artworkProblemSchema }),
])
export type WorkerAnswer = z.infer<typeof workerAnswerSchema>
export type RenderedPage = Extract<WorkerAnswer, { kind: "page" }>
