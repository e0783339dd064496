import { z } from "zod"
import { idSchema, LIMITS, poNumberSchema } from "../common"
import { FIELD_RULES } from "../field-rules"
import { postalAddressSchema } from "../postal-address"

/** Files of one item. */
export const MAX_CHECKLIST_FILES = 20

/**
 * Words, files, or both. `files`: own uploads that nothing uses yet, and those of the item that it keeps; the others are
 * removed.
 */
const answer = {
  text: z.string().trim().max(LIMITS.note).default(""),
  files: z.array(idSchema).max(MAX_CHECKLIST_FILES).default([]),
}
const isAnswer = ({ text, files }: { text: string; files: readonly string[] }): boolean =>
  text !== "" || files.length > 0
const RULE = { error: FIELD_RULES.note, path: ["text"] }

/** What a client gives. Given again before the shop has looked at it, it replaces what was given. */
export const giveChecklistSchema = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("po_number"), po_number: poNumberSchema }).strict(),
  z.object({ kind: z.literal("address"), address: postalAddressSchema }).strict(),
  z
    .object({ kind: z.literal("sizes"), ...answer })
    .strict()
    .refine(isAnswer, RULE),
  z
    .object({ kind: z.literal("artwork"), ...answer })
    .strict()
    .refine(isAnswer, RULE),
  z
    .object({ kind: z.literal("other"), id: idSchema, ...answer })
    .strict()
    .refine(isAnswer, RULE),
])
export type GiveChecklist = z.output<typeof giveChecklistSchema>
