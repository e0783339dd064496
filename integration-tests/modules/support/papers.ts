import type { InvoiceDocument, InvoiceLine, Shop } from "../../../src/contracts"
import { createDocumentI18n } from "../../../src/messages/document-words"
import { invoiceTotals } from "../../../src/modules/invoice/totals"
import { type Paper } from "../../../src/documents/paper"
import { paperOf, type PaperContext } from "../../../src/documents/papers/frame"

export const SHOP: Shop = {
  name: "Northline Print Co.",
  logo_path: null,
  accent: "#14532d",
  accent_ink: "#ffffff",
  contact: { email: "hello@northline.example", phone: "+1 (503) 555-0100", address: "12 Pier Street", website: null },
  header_text: null,
  footer_text: "Thank you for printing with us.",
  locale: "en-US",
  time_zone: "UTC",
}

export const readerOf = (locale: string): PaperContext => ({
  shop: SHOP,
  i18n: createDocumentI18n({ locales: [locale], timeZone: "UTC" }),
  logo_ratio: null,
})

/** A short document. */
export const aPaper = (more: Partial<Paper> = {}): Paper => ({
  ...paperOf(readerOf("en-US"), { kind: "document.kind.invoice", number: "INV-0112", day: "2026-11-27" }),
  ...more,
})

export const aText = (body: string): Paper => aPaper({ texts: [{ title: null, body }] })

export const aLine = (more: Partial<InvoiceLine> = {}): InvoiceLine => ({
  id: "line_1",
  kind: "goods",
  item_ids: [],
  title: "Heavy tee",
  details: "Front print, 2 colors",
  quantity: "7",
  unit_code: "H87",
  unit_price: "0.125",
  discount: "0",
  is_tax_inclusive: false,
  taxes: [],
  ...more,
})

const party = (name: string) => ({ name, address: null, email: null, tax_ids: [] })

export const anInvoice = (
  lines: InvoiceLine[],
  currency: string,
  more: Partial<InvoiceDocument> = {},
): InvoiceDocument => ({
  format: "invoice-document/1",
  kind: "invoice",
  purpose: "full",
  number: "INV-0112",
  issued_on: "2026-11-27",
  due_on: "2026-12-27",
  terms: { kind: "net", days: 30 },
  currency_code: currency,
  corrects: null,
  order: { id: "order_1", number: "1042", project_name: "Staff tees" },
  po_number: "PO-778",
  seller: party("Northline Print Co."),
  buyer: party("Harbor Roasters"),
  delivery_address: null,
  ...invoiceTotals(lines, currency),
  note: null,
  payment_instructions: null,
  footer: null,
  ...more,
})
