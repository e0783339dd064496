import { model } from "@medusajs/framework/utils"

/**
 * An invoice or a credit note. While `issued_at` is null it is a draft: staff may change or delete it. From then on nothing
 * changes but the voiding, and its document is pinned under `document_sha256`.
 */
export const Invoice = model
  .define(
    { name: "PortalInvoice", tableName: "portal_invoice" },
    {
      id: model.id({ prefix: "pinv" }).primaryKey(),
      project_id: model.text().index(),
      order_id: model.text().index(),
      customer_id: model.text().nullable(),
      kind: model.enum(["invoice", "credit_note"]),
      purpose: model.enum(["full", "deposit", "balance", "charge"]),
      /** The invoice that a credit note corrects. */
      corrects_id: model.text().nullable(),
      /** Chosen by the form of a credit note, so that sending it twice issues one. */
      key: model.text().nullable(),
      revision: model.number().default(1),
      currency_code: model.text(),
      /** `InvoiceContent`. */
      content: model.json(),
      /** Exact amount in the major unit, of the content. */
      total: model.text(),
      series: model.text().nullable(),
      sequence: model.number().nullable(),
      number: model.text().nullable(),
      issued_at: model.dateTime().nullable(),
      /** Days as text, `2026-04-15`, which sort as they are. */
      issued_on: model.text().nullable(),
      due_on: model.text().nullable(),
      document_sha256: model.text().nullable(),
      voided_at: model.dateTime().nullable(),
      void_reason: model.text().nullable(),
      actor_type: model.enum(["staff", "client", "system"]),
      actor_id: model.text(),
      actor_name: model.text(),
    },
  )
  .indexes([
    { on: ["number"], unique: true, where: "number IS NOT NULL" },
    { on: ["series", "sequence"], unique: true, where: "sequence IS NOT NULL" },
    { on: ["corrects_id", "key"], unique: true, where: "key IS NOT NULL" },
    { on: ["corrects_id"], where: "corrects_id IS NOT NULL" },
    { on: ["created_at", "id"] },
    { on: ["due_on", "id"], where: "due_on IS NOT NULL" },
  ])

/** The last number that a series has given. One statement raises and reads it, so that numbers have no gaps. */
export const InvoiceSeries = model
  .define(
    { name: "PortalInvoiceSeries", tableName: "portal_invoice_series" },
    {
      id: model.id({ prefix: "pinvs" }).primaryKey(),
      name: model.text(),
      last: model.number(),
    },
  )
  .indexes([{ on: ["name"], unique: true }])
