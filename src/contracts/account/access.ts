import { z } from "zod"
import { idSchema, instantSchema } from "../common"
import { FIELD_RULES } from "../field-rules"
import { portalSessionSchema } from "../portal-session"
import { shopSchema } from "../shop"

/** `GET /portal/account/access`: where a session of an account link stands on its way in. */
export const accountAccessSchema = z.object({
  shop: shopSchema,
  /** Where codes go, as much of it as tells the recipient which mailbox: "p…a@northwind.example". */
  email_hint: z.string(),
  /** `ask`: a code has to be asked for. `sent`: one was mailed. `locked`: too many wrong ones were typed. */
  state: z.enum(["ask", "sent", "locked", "open"]),
  sent_at: instantSchema.nullable(),
  expires_at: instantSchema.nullable(),
  /** When another code can be asked for; null for now. */
  next_at: instantSchema.nullable(),
  locked_until: instantSchema.nullable(),
  /** For how many days a device can be remembered; 0 for never. */
  remember_days: z.number().int(),
})
export type AccountAccess = z.infer<typeof accountAccessSchema>

/** Spaces and dashes between the digits are left out. */
export const accountCodeSchema = z
  .string()
  .max(40)
  .transform((typed) => typed.normalize("NFKC").replace(/[\s\p{Pd}]/gu, ""))
  .pipe(z.string().regex(/^\d{6}$/, FIELD_RULES.code))

export const confirmAccountSchema = z.object({ code: accountCodeSchema, remember: z.boolean().default(false) }).strict()

export const confirmedAccountSchema = portalSessionSchema.extend({
  /** Opens this account without a code until it expires. Shown once; null where the device is not remembered. */
  device: z.object({ token: z.string(), expires_at: instantSchema }).nullable(),
})
export type ConfirmedAccount = z.infer<typeof confirmedAccountSchema>

export const resumeAccountSchema = z.object({ link_id: idSchema, device: z.string().min(1).max(200) }).strict()
