import { z } from "zod"
import { emailSchema, instantSchema, LIMITS } from "./common"
import { FIELD_RULES } from "./field-rules"

export const personSchema = z.object({ email: emailSchema }).strict()

/** `confirm`: the address once more, typed by the member of staff who erases. */
export const erasePersonSchema = z
  .object({
    email: emailSchema,
    confirm: emailSchema,
    /** Why, in words of the shop's; kept with the evidence for ever. */
    reason: z.string().trim().min(1, FIELD_RULES.reason).max(LIMITS.shortText),
  })
  .strict()
  .refine(({ email, confirm }) => email === confirm, { path: ["confirm"], message: FIELD_RULES.same_email })
export type ErasePerson = z.output<typeof erasePersonSchema>

/** What is kept about a person. Parts without anything are left out. */
export const personalDataExportSchema = z.object({
  email: z.string(),
  exported_at: instantSchema,
  /** Customers of the shop with this address. Their rows and orders are Medusa's own, and not part of this. */
  customer_ids: z.array(z.string()),
  parts: z.array(
    z.object({
      id: z.string(),
      /** Why an erasure leaves it; null for what it erases. */
      kept: z.string().nullable(),
      rows: z.array(z.record(z.string(), z.unknown())),
    }),
  ),
})
export type PersonalDataExport = z.infer<typeof personalDataExportSchema>

export const erasedPersonSchema = z.object({
  erased: z.array(z.object({ id: z.string(), rows: z.number().int() })),
  kept: z.array(z.object({ id: z.string(), rows: z.number().int(), reason: z.string() })),
})
export type ErasedPerson = z.infer<typeof erasedPersonSchema>
