import { z } from "zod"
import { createInvoiceSchema } from "../../src/contracts"
import type { InvoicePurpose, ProjectInvoices } from "../../src/contracts"
import { uuid } from "../lib/uuid"
import { isZero, typedDecimal, typedNumber } from "./amounts"

/** What is typed for a new invoice, at the contract's own paths where the contract has them. */
export interface NewInvoiceValues {
  purpose: InvoicePurpose
  lines: "all" | "chosen"
  /** Pieces by line; empty for a line that is not billed. */
  items: { item_id: string; quantity: string }[]
  share: { kind: "percent" | "amount"; percent: string; amount: string }
  /** A charge; taxes and further lines are added to the draft. */
  content: { lines: [{ title: string; unit_price: string }] }
}

/** What a new invoice begins with. @param percent of a deposit */
export const newInvoiceValues = ({ invoices, lines, order }: ProjectInvoices, percent: number): NewInvoiceValues => ({
  // Once all of the order is billed, only something that is not on it is left.
  purpose: invoices.length === 0 ? "deposit" : isZero(order.uninvoiced) ? "charge" : "balance",
  lines: "all",
  items: lines.map(({ item_id }) => ({ item_id, quantity: "" })),
  share: { kind: "percent", percent: String(percent), amount: "" },
  content: { lines: [{ title: "", unit_price: "" }] },
})

const chargeLine = ({ title, unit_price }: NewInvoiceValues["content"]["lines"][number]) => ({
  ...{ id: uuid(), kind: "charge", item_ids: [], title, details: null, quantity: "1", unit_code: "C62" },
  ...{ unit_price: typedDecimal(unit_price), discount: "0", is_tax_inclusive: false, taxes: [] },
})

const pieces = (quantity: string) => (quantity.trim() === "" ? null : typedNumber(quantity))

/** The body as it is sent, by purpose. Its numbers are as they were typed: `newInvoiceSchema` checks them. */
export const toNewInvoice = ({ purpose, lines, items, share: { kind, ...typed }, content }: NewInvoiceValues) => {
  switch (purpose) {
    case "deposit":
      return { purpose, share: { kind, [kind]: typedDecimal(typed[kind]) } }
    case "charge":
      return { purpose, content: { lines: content.lines.map(chargeLine) } }
    case "full":
      if (lines === "all") return { purpose }
      return { purpose, items: items.map(({ item_id, quantity }) => ({ item_id, quantity: pieces(quantity) })) }
    case "balance":
      return { purpose }
  }
}

const itemSchema = z.object({ item_id: z.string(), quantity: z.number().positive().nullable() })

/** Judges pieces while they still stand at the row where they were typed; rows left empty are left out after that. */
export const newInvoiceSchema = z
  .looseObject({ items: z.array(itemSchema).optional() })
  .transform(({ items, ...rest }) =>
    items ? { ...rest, items: items.filter(({ quantity }) => quantity !== null) } : rest,
  )
  .pipe(createInvoiceSchema)
