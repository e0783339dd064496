import { z } from "zod"
import { shownActorSchema } from "../actor"
import { idSchema, instantSchema } from "../common"
import { portalFileSchema } from "../file"
import { keptAddressSchema } from "../postal-address"

/** What a shop needs from its client. `other`: what staff ask for in their own words. */
export const checklistKindSchema = z.enum(["artwork", "sizes", "po_number", "address", "other"])
export type ChecklistKind = z.infer<typeof checklistKindSchema>

/** What was given for an item, by whom and when. */
const givenSchema = z.object({
  at: instantSchema,
  by: shownActorSchema,
  /** In the client's own words; a PO number. */
  text: z.string().nullable(),
  address: keptAddressSchema.nullable(),
  files: z.array(portalFileSchema),
})

/** One thing that the shop needs from the client, or has been given. */
export const checklistItemSchema = z.object({
  /** Of what follows from the order itself, its kind. */
  id: z.string(),
  kind: checklistKindSchema,
  /** What staff wrote; null for what follows from the order. */
  title: z.string().nullable(),
  /** Lines that it is needed for; empty for the whole order. */
  lines: z.array(z.object({ item_id: idSchema, title: z.string() })),
  /** `given`: the shop has yet to look at it. `done`: the shop has what it needs. */
  state: z.enum(["open", "given", "done"]),
  /** Null for what the shop has from elsewhere, and while it is open, unless all that was given are files that the check refused. */
  given: givenSchema.nullable(),
  done_at: instantSchema.nullable(),
  /** An address of which parts are missing; null where there is none. */
  incomplete: keptAddressSchema.nullable(),
})
export type ChecklistItem = z.infer<typeof checklistItemSchema>

/** The open items that clients are told of first. */
export const CHECKLIST_ORDER = checklistKindSchema.options
