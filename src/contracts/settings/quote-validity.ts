import { z } from "zod"
import { defineSettings } from "./define-settings"

export const quoteValiditySettings = defineSettings({
  namespace: "quote_validity",
  fields: {
    /** Days that a new quote is valid, to the end of the last one in the shop's time zone. Null: it stays valid. */
    days: z.number().int().min(1).max(365).nullable(),
  },
  defaults: { days: null },
})
