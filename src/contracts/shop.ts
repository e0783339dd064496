import { z } from "zod"
import { FIELD_RULES } from "./field-rules"

export const accentSchema = z.string().regex(/^#[0-9a-fA-F]{6}$/, FIELD_RULES.color)

export const shopContactSchema = z.object({
  email: z.string().nullable(),
  phone: z.string().nullable(),
  address: z.string().nullable(),
  website: z.string().nullable(),
})

/** What every page, mail and document shows of the shop. Public: an expired link's page wears it too. */
export const shopSchema = z.object({
  name: z.string(),
  /** Path below the API's origin, changing with the picture; null shows the name alone. */
  logo_path: z.string().nullable(),
  accent: accentSchema,
  /** Black or white, whichever reads better on the accent (WCAG 2.2 contrast). */
  accent_ink: accentSchema,
  contact: shopContactSchema,
  header_text: z.string().nullable(),
  footer_text: z.string().nullable(),
  /** BCP 47 and IANA, the shop's defaults; the client's own win where known. */
  locale: z.string(),
  time_zone: z.string(),
})
export type Shop = z.infer<typeof shopSchema>
