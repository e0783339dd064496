import { z } from "zod"
import { emailSchema, LIMITS, timeZoneSchema } from "../common"
import { FIELD_RULES } from "../field-rules"
import { accentSchema } from "../shop"
import { defineSettings } from "./define-settings"

const optionalText = (max: number) => z.string().trim().max(max).nullable()

const isLocale = (locale: string): boolean => {
  try {
    // Well-formed is not enough: "American" is, and formats as no language.
    return Intl.NumberFormat.supportedLocalesOf(locale).length === 1
  } catch {
    return false
  }
}

/** The shop as its clients see it. The logo is uploaded on its own. */
export const shopSettings = defineSettings({
  namespace: "shop",
  fields: {
    name: z.string().trim().min(1, FIELD_RULES.shop_name).max(100),
    accent: accentSchema,
    contact_email: emailSchema.nullable(),
    contact_phone: optionalText(50),
    contact_address: optionalText(LIMITS.shortText),
    contact_website: z.union([z.url({ protocol: /^https?$/ }), z.null()]),
    header_text: optionalText(LIMITS.shortText),
    footer_text: optionalText(LIMITS.shortText),
    locale: z.string().refine(isLocale, FIELD_RULES.locale),
    time_zone: timeZoneSchema,
  },
  defaults: {
    name: "Our shop",
    accent: "#14532d",
    contact_email: null,
    contact_phone: null,
    contact_address: null,
    contact_website: null,
    header_text: null,
    footer_text: null,
    locale: "en-US",
    time_zone: "UTC",
  },
})
export type ShopSettings = z.output<typeof shopSettings.schema>
