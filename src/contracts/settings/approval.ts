import { z } from "zod"
import { defineSettings } from "./define-settings"

export const approvalSettings = defineSettings({
  namespace: "approval",
  fields: {
    /** Shown at signing, and kept with the signature. */
    terms: z.string().trim().max(20_000).nullable(),
    /** On: an approved quote waits as "ready for billing" instead of becoming an order at once. */
    finance_gate: z.boolean(),
  },
  defaults: { terms: null, finance_gate: false },
})
export type ApprovalSettings = z.output<typeof approvalSettings.schema>
