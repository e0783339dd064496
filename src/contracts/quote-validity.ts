import { z } from "zod"
import { instantSchema } from "./common"

/** Id of the approval rule: the key of its input, view and facts. */
export const VALIDITY_RULE = "validity"

/**
 * Input when staff ask for approval. A moment: the quote can be approved up to and including it. Null: it stays valid.
 * Without this input the shop's default counts.
 */
export const requestValiditySchema = z.object({ valid_until: instantSchema.nullable() })

/** What the evidence of a request says. */
export const requestedValiditySchema = z.object({ valid_until: instantSchema })

/** What client and staff see of a request that is not valid for ever. */
export const validityViewSchema = z.object({
  valid_until: instantSchema,
  /** By the database's clock. An expired quote cannot be approved; asking for changes and declining still work. */
  is_expired: z.boolean(),
  /** When a client asked for a renewed quote after this expiry; null while none has. */
  renewal_requested_at: instantSchema.nullable(),
})
export type ValidityView = z.infer<typeof validityViewSchema>

/** What a decision's evidence and stamp say: until when the quote was valid, and the database's time of the decision. */
export const validityFactsSchema = z.object({ valid_until: instantSchema, checked_at: instantSchema })
export type ValidityFacts = z.infer<typeof validityFactsSchema>

/** Body of an extension: a moment in the future, later than the present one. */
export const extendValiditySchema = z.object({ valid_until: instantSchema })

export const validityAnswerSchema = z.object({ validity: validityViewSchema })
