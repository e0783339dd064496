import { z } from "zod"
import { shownActorSchema } from "../actor"
import { idSchema, instantSchema, LIMITS, noteSchema } from "../common"

/** A share of the page as it is shown: 0 is its left or top edge, 1 its right or bottom edge. */
const shareSchema = z.number().min(0).max(1)

export const annotationShapeSchema = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("pin"), x: shareSchema, y: shareSchema }),
  z.object({ kind: z.literal("box"), x: shareSchema, y: shareSchema, width: shareSchema, height: shareSchema }),
])
export type AnnotationShape = z.infer<typeof annotationShapeSchema>

export const annotationCommentSchema = z.object({
  id: idSchema,
  body: z.string(),
  author: shownActorSchema,
  /** Written by the viewer; to staff, by any of them. */
  is_own: z.boolean(),
  at: instantSchema,
})
export type AnnotationComment = z.infer<typeof annotationCommentSchema>

/** `done`: the next version does it. `answered`: it stays as it is, and `note` says why. */
export const annotationResolutionSchema = z.object({
  kind: z.enum(["done", "answered"]),
  note: z.string().nullable(),
  by: shownActorSchema,
  at: instantSchema,
})

/** A remark at a place of a page, with its thread. On later versions it is an item of the checklist. */
export const annotationSchema = z.object({
  id: idSchema,
  version_id: idSchema,
  version_number: z.number().int(),
  file_id: idSchema,
  /** From 1. */
  page: z.number().int(),
  /** Number beside the pin: counts the proof's remarks from 1 and never changes. */
  number: z.number().int(),
  shape: annotationShapeSchema,
  body: z.string(),
  author: shownActorSchema,
  is_own: z.boolean(),
  at: instantSchema,
  comments: z.array(annotationCommentSchema),
  /** Null while it is open. */
  resolution: annotationResolutionSchema.nullable(),
})
export type Annotation = z.infer<typeof annotationSchema>

/** `key` makes repeating safe: the same key of the same person is the same remark. */
export const createAnnotationSchema = z.object({
  key: z.uuid(),
  version_id: idSchema,
  file_id: idSchema,
  page: z.number().int().min(1),
  shape: annotationShapeSchema,
  body: noteSchema,
})
export type CreateAnnotation = z.infer<typeof createAnnotationSchema>

export const commentAnnotationSchema = z.object({ key: z.uuid(), body: noteSchema })
export type CommentAnnotation = z.infer<typeof commentAnnotationSchema>

export const resolveAnnotationSchema = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("done") }),
  z.object({ kind: z.literal("answered"), note: noteSchema }),
  /** Takes the resolution back. */
  z.object({ kind: z.literal("open") }),
])
export type ResolveAnnotation = z.infer<typeof resolveAnnotationSchema>

/** Everything that the author of the remark, or of a reply to it, wrote on the order's proofs is erased, with their name. */
export const eraseRemarksSchema = z.object({
  comment_id: idSchema.optional(),
  /** Why; kept as evidence. */
  reason: z.string().trim().min(1).max(LIMITS.shortText),
})
export type EraseRemarks = z.infer<typeof eraseRemarksSchema>

export const annotationAnswerSchema = z.object({ annotation: annotationSchema })
