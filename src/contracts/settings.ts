import { z } from "zod"
import { emailSchema, LIMITS } from "./common"
import { accentSchema, shopSchema } from "./shop"

const optionalText = (max: number) => z.string().trim().max(max).nullable()

const isTimeZone = (zone: string): boolean => {
  try {
    new Intl.DateTimeFormat("en", { timeZone: zone })
    return true
  } catch {
    return false
  }
}
const isLocale = (locale: string): boolean => {
  try {
    // Well-formed is not enough: "American" is, and formats as nobody's language.
    return Intl.NumberFormat.supportedLocalesOf(locale).length === 1
  } catch {
    return false
  }
}

export const settingsSchema = z.object({
  shop_name: z.string().trim().min(1, "The shop needs a name").max(100),
  accent: accentSchema,
  contact_email: emailSchema.nullable(),
  contact_phone: optionalText(50),
  contact_address: optionalText(LIMITS.shortText),
  contact_website: z.union([z.url({ protocol: /^https?$/ }), z.null()]),
  header_text: optionalText(LIMITS.shortText),
  footer_text: optionalText(LIMITS.shortText),
  /** Shown and hashed at signing. */
  terms: optionalText(20_000),
  locale: z.string().refine(isLocale, "must be a language tag such as en-US"),
  time_zone: z.string().refine(isTimeZone, "must be a time zone such as America/New_York"),
  /** On: an approved order waits as "ready for billing" instead of being converted at once. */
  finance_gate: z.boolean(),
})
export type Settings = z.infer<typeof settingsSchema>

export const updateSettingsSchema = settingsSchema.partial().strict()
export type UpdateSettings = z.infer<typeof updateSettingsSchema>

export const settingsAnswerSchema = z.object({
  settings: settingsSchema,
  shop: shopSchema,
  /** Contrast of the accent with its ink, and with white paper (WCAG 2.2, 1.4.3 asks 4.5). */
  contrast: z.object({ ink: z.number(), paper: z.number(), ok: z.boolean() }),
})
export type SettingsAnswer = z.infer<typeof settingsAnswerSchema>

/** PNG, JPEG or WebP as base64, at most 1 MiB decoded. */
export const uploadLogoSchema = z.object({ content: z.base64().max(1_400_000) })
export type UploadLogo = z.infer<typeof uploadLogoSchema>

export const setupStepSchema = z.object({
  id: z.enum(["shop_info", "logo", "terms", "email_sender", "stages", "first_share"]),
  done: z.boolean(),
  /** Where in the admin it is done; null when it is a matter of the server's options. */
  href: z.string().nullable(),
})
export type SetupStep = z.infer<typeof setupStepSchema>
export const setupSchema = z.object({ steps: z.array(setupStepSchema) })
