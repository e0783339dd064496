import { model } from "@medusajs/framework/utils"

/** An event that Stripe delivered, under its own id. It is stored before Stripe is answered, and processed by a job. */
export const StripeEvent = model.define(
  { name: "PortalStripeEvent", tableName: "portal_stripe_event" },
  {
    id: model.text().primaryKey(),
    type: model.text(),
    is_live: model.boolean(),
    /** What it is about: the id of a session, payment intent, charge, refund or dispute. */
    object_id: model.text(),
    /** As Stripe sent it. */
    payload: model.json(),
    processed_at: model.dateTime().nullable(),
    problem: model.text().nullable(),
  },
)

/** A difference between Stripe, Medusa and the invoices. `key` keeps one fact from being reported twice. */
export const PaymentFinding = model
  .define(
    { name: "PortalPaymentFinding", tableName: "portal_payment_finding" },
    {
      id: model.id({ prefix: "pfnd" }).primaryKey(),
      key: model.text(),
      code: model.enum([
        "late_payment",
        "overpaid",
        "unknown_payment",
        "amount_differs",
        "failed_after_paid",
        "refund_unbooked",
        "refund_failed",
      ]),
      order_id: model.text().nullable(),
      invoice_id: model.text().nullable(),
      stripe_id: model.text().nullable(),
      currency_code: model.text().nullable(),
      booked: model.text().nullable(),
      at_stripe: model.text().nullable(),
      resolved_at: model.dateTime().nullable(),
      resolution_note: model.text().nullable(),
      resolved_by_type: model.enum(["staff", "client", "system"]).nullable(),
      resolved_by_id: model.text().nullable(),
      resolved_by_name: model.text().nullable(),
    },
  )
  .indexes([{ on: ["key"], unique: true }])
