import { model } from "@medusajs/framework/utils"

/** A Checkout Session at Stripe. */
export const Checkout = model
  .define(
    { name: "PortalCheckout", tableName: "portal_checkout" },
    {
      id: model.id({ prefix: "pchk" }).primaryKey(),
      /** Of its first invoice; those paid from an account may belong to several. */
      project_id: model.text().index(),
      link_id: model.text(),
      /** Hash of the invoices with what is owed on each and is to be paid: another balance is another checkout. */
      version: model.text(),
      state: model.enum(["opening", "open", "processing", "paid", "failed", "expired"]).default("opening"),
      currency_code: model.text(),
      amount: model.text(),
      /** Which attempt at this version it is; part of the idempotency key at Stripe. */
      attempt: model.number(),
      stripe_session_id: model.text().nullable(),
      stripe_payment_intent_id: model.text().nullable(),
      url: model.text().nullable(),
      expires_at: model.dateTime().nullable(),
      method: model.enum(["stripe_card", "stripe_us_bank_account", "stripe_sepa_debit", "stripe_other"]).nullable(),
      failure: model.text().nullable(),
    },
  )
  .indexes([
    { on: ["version"] },
    { on: ["stripe_session_id"], unique: true, where: "stripe_session_id IS NOT NULL" },
    { on: ["stripe_payment_intent_id"], where: "stripe_payment_intent_id IS NOT NULL" },
  ])

/** What a checkout pays of one invoice. The index allows one open checkout per invoice. */
export const CheckoutPart = model
  .define(
    { name: "PortalCheckoutPart", tableName: "portal_checkout_part" },
    {
      id: model.id({ prefix: "pchp" }).primaryKey(),
      checkout_id: model.text().index(),
      invoice_id: model.text(),
      order_id: model.text().index(),
      amount: model.text(),
      position: model.number(),
      /** The checkout may still be paid. */
      is_open: model.boolean(),
    },
  )
  .indexes([
    { on: ["invoice_id"] },
    {
      name: "IDX_portal_checkout_part_one_open",
      on: ["invoice_id"],
      unique: true,
      where: "is_open AND deleted_at IS NULL",
    },
  ])
