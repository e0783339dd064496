import { z } from "zod"
import { moneySchema } from "../common"
import { defineSettings } from "./define-settings"

/** How clients pay through Stripe. Keys and secrets are options of the plugin, never settings. */
export const paymentSettings = defineSettings({
  namespace: "payment",
  fields: {
    methods: z
      .array(z.enum(["card", "us_bank_account", "sepa_debit"]))
      .min(1)
      .max(3),
    /** From this amount on bank debits alone are offered, where the currency has one; null: never alone. */
    bank_debit_from: moneySchema.nullable(),
    /** A client may pay a part of an invoice. */
    allow_part: z.boolean(),
    /** Approving a quote leads straight to its deposit (Approve and pay). */
    deposit_on_approval: z.boolean(),
  },
  defaults: { methods: ["card"], bank_debit_from: null, allow_part: false, deposit_on_approval: false },
})
export type PaymentSettings = z.output<typeof paymentSettings.schema>
