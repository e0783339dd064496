import type { InvoiceContent, InvoiceLine } from "../../src/contracts"
import { orNull } from "../lib/format"
import { uuid } from "../lib/uuid"
import { typedDecimal } from "./amounts"
import { toTerms, toTypedTerms } from "./terms-field"
import type { TypedTerms } from "./terms-field"

/** A line as it is typed; what the form has no field for stays as it is. */
export interface TypedLine extends Omit<InvoiceLine, "details" | "taxes"> {
  details: string
  taxes: { name: string; rate: string; category: InvoiceLine["taxes"][number]["category"] }[]
}

/** A draft as it is typed, at the contract's own paths. */
export interface TypedDraft {
  po_number: string
  terms: TypedTerms
  note: string
  lines: TypedLine[]
}

export const toTypedDraft = ({ po_number, terms, note, lines }: InvoiceContent): TypedDraft => ({
  po_number: po_number ?? "",
  terms: toTypedTerms(terms),
  note: note ?? "",
  lines: lines.map((line) => ({
    ...line,
    details: line.details ?? "",
    taxes: line.taxes.map(({ name, ...tax }) => ({ ...tax, name: name ?? "" })),
  })),
})

export const blankTax = (): TypedLine["taxes"][number] => ({ name: "", rate: "", category: "S" })

export const blankLine = (): TypedLine => ({
  ...{ id: uuid(), kind: "charge", item_ids: [], title: "", details: "", quantity: "1", unit_code: "C62" },
  ...{ unit_price: "", discount: "0", is_tax_inclusive: false, taxes: [] },
})

/** A draft's content as it is sent. Its numbers are as they were typed: the contract checks them. */
export const toDraftContent = ({ po_number, terms, note, lines }: TypedDraft) => ({
  po_number: orNull(po_number),
  terms: toTerms(terms),
  note: orNull(note),
  lines: lines.map((line) => ({
    ...line,
    details: orNull(line.details),
    quantity: typedDecimal(line.quantity),
    unit_price: typedDecimal(line.unit_price),
    discount: line.discount.trim() === "" ? "0" : typedDecimal(line.discount),
    taxes: line.taxes.map(({ name, rate, category }) => ({ name: orNull(name), rate: typedDecimal(rate), category })),
  })),
})
