import { model } from "@medusajs/framework/utils"

/**
 * One of Medusa's payments with the invoice that it is for. What was captured and refunded stands in Medusa's own rows,
 * found by `medusa_payment_id`; only what Medusa cannot know is kept here.
 */
export const Payment = model
  .define(
    { name: "PortalPayment", tableName: "portal_payment" },
    {
      id: model.id({ prefix: "ppay" }).primaryKey(),
      project_id: model.text().index(),
      order_id: model.text().index(),
      /** Null: the client's credit, which no invoice has. */
      invoice_id: model.text().nullable(),
      checkout_id: model.text().nullable(),
      method: model.enum([
        "stripe_card",
        "stripe_us_bank_account",
        "stripe_sepa_debit",
        "stripe_other",
        "bank_transfer",
        "cheque",
        "cash",
        "other",
      ]),
      currency_code: model.text(),
      /** Exact amount in the major unit, as it arrived. */
      amount: model.text(),
      medusa_collection_id: model.text().nullable(),
      /** Null until it is booked in Medusa. */
      medusa_payment_id: model.text().nullable(),
      stripe_payment_intent_id: model.text().nullable(),
      last4: model.text().nullable(),
      /** Medusa's refund that this money was meant for: it failed at Stripe, and the money is the client's payment again. */
      returned_refund_id: model.text().nullable(),
      reference: model.text().nullable(),
      note: model.text().nullable(),
      /** Of the form, or derived from Stripe's ids: the same payment is recorded once. */
      key: model.text(),
      received_at: model.dateTime(),
      booked_at: model.dateTime().nullable(),
      actor_type: model.enum(["staff", "client", "system"]),
      actor_id: model.text(),
      actor_name: model.text(),
    },
  )
  .indexes([
    { on: ["key"], unique: true },
    { on: ["invoice_id"], where: "invoice_id IS NOT NULL" },
    { on: ["medusa_payment_id"], unique: true, where: "medusa_payment_id IS NOT NULL" },
    { on: ["stripe_payment_intent_id"], where: "stripe_payment_intent_id IS NOT NULL" },
  ])

/** A dispute at Stripe about a payment. */
export const Dispute = model
  .define(
    { name: "PortalDispute", tableName: "portal_dispute" },
    {
      id: model.id({ prefix: "pdsp" }).primaryKey(),
      stripe_dispute_id: model.text(),
      payment_id: model.text().index(),
      order_id: model.text().index(),
      currency_code: model.text(),
      amount: model.text(),
      /** Stripe took the money back, or holds it back until the dispute is decided. */
      is_withdrawn: model.boolean(),
      status: model.text(),
      reason: model.text().nullable(),
      respond_by: model.dateTime().nullable(),
      opened_at: model.dateTime(),
    },
  )
  .indexes([{ on: ["stripe_dispute_id", "payment_id"], unique: true }])
