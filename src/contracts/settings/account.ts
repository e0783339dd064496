import { z } from "zod"
import { defineSettings } from "./define-settings"

/** The account portal. */
export const accountSettings = defineSettings({
  namespace: "account",
  fields: {
    /** For how many days a client may have a device remembered; 0 asks for a code in each session. */
    remember_days: z.number().int().min(0).max(365),
  },
  defaults: { remember_days: 30 },
})
export type AccountSettings = z.output<typeof accountSettings.schema>
