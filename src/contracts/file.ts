import { z } from "zod"
import {
  artworkFindingSchema,
  artworkFormatSchema,
  artworkProblemSchema,
  artworkStateSchema,
  previewSizeSchema,
} from "./artwork"
import { idSchema, queryInteger } from "./common"
import { sha256Schema } from "./evidence/define"
import { FIELD_RULES } from "./field-rules"

/** What a file of a client can belong to. Until then it is unused, and removed after `UNUSED_HOURS`. */
export const fileSubjectTypeSchema = z.enum(["message", "quote_request", "brand", "checklist"])
export type FileSubjectType = z.infer<typeof fileSubjectTypeSchema>

export type FileSubject = { type: FileSubjectType; id: string }

/** How long an upload that nothing uses is kept. */
export const UNUSED_HOURS = 24

/** Unused uploads that one person may have at a time: those of a quote request with 30 files, and some more. */
export const MAX_UNUSED = 60

/** An uploaded file as clients and staff see it. */
export const portalFileSchema = z.object({
  id: idSchema,
  /** As it was uploaded. */
  name: z.string(),
  format: artworkFormatSchema,
  bytes: z.number().int(),
  sha256: sha256Schema,
  /** It can be downloaded once it is `ready` or `no_preview`, which is after its scan. */
  state: artworkStateSchema,
  problem: artworkProblemSchema.nullable(),
  /** Of the first page; null as long as there is none. `width` and `height` are those of its `zoom` preview. */
  preview: z.object({ width: z.number().int(), height: z.number().int(), sha256: sha256Schema }).nullable(),
  page_count: z.number().int().nullable(),
  /** What the artwork check found that its sender can do something about. */
  findings: z.array(artworkFindingSchema),
})
export type PortalFile = z.infer<typeof portalFileSchema>

/** The name of an upload; the body is the file itself. */
export const uploadQuerySchema = z.object({
  name: z.string().trim().min(1, FIELD_RULES.file_name).max(255),
  /** Length of the file as its sender knows it. A body that a proxy has cut is then refused as incomplete. */
  bytes: queryInteger(z.number().int().min(0)).optional(),
})
export type UploadQuery = z.output<typeof uploadQuerySchema>

export const portalFileAnswerSchema = z.object({ file: portalFileSchema })

/** A page as a picture: its number from 1, and how large. */
export const filePageParamsSchema = z.object({ page: queryInteger(z.number().int().min(1)), size: previewSizeSchema })
