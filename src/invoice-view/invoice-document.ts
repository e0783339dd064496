import type {
  BillingProfile,
  InvoiceContent,
  InvoiceDocument,
  InvoiceLine,
  InvoiceSettings,
  Party,
  Shop,
} from "../contracts"
import { cleanText } from "../lib/clean-text"
import type { InvoiceRow } from "../modules/invoice/rows"
import { invoiceTotals } from "../modules/invoice/totals"
import { joinName, toAddress } from "../order-view/address"
import { orderNumber } from "../order-view/order-document"
import type { Order } from "../order-view/order-shape"

/** Who bills, and in which words. */
export type SellerFacts = { shop: Shop; settings: InvoiceSettings }

export const sellerOf = ({ shop, settings }: SellerFacts): Party => ({
  name: settings.seller_name ?? shop.name,
  address: settings.seller_address,
  email: shop.contact.email,
  tax_ids: settings.seller_tax_ids,
})

/** The company rather than the person, as in the order; a customer's own legal name before both. */
export const buyerOf = (order: Order, profile: BillingProfile): Party => {
  const { customer, email } = order
  const address = toAddress(order.billing_address) ?? toAddress(order.shipping_address)
  const person = joinName(customer?.first_name, customer?.last_name) ?? address?.name
  return {
    name: profile.legal_name ?? customer?.company_name ?? address?.company ?? person ?? email ?? orderNumber(order),
    address,
    email,
    tax_ids: profile.tax_ids,
  }
}

const cleanLine = (line: InvoiceLine): InvoiceLine => ({
  ...line,
  title: cleanText(line.title),
  details: line.details && cleanText(line.details),
})

/** What is hashed is what can be shown: texts without hidden characters. */
export const cleanContent = (content: InvoiceContent): InvoiceContent => ({
  ...content,
  po_number: content.po_number && cleanText(content.po_number),
  note: content.note && cleanText(content.note),
  lines: content.lines.map(cleanLine),
})

export type DocumentInput = SellerFacts & {
  row: Pick<InvoiceRow, "kind" | "purpose" | "currency_code" | "content">
  number: string
  issued_on: string
  due_on: string | null
  corrects: InvoiceDocument["corrects"]
  order: Order
  project_name: string
  profile: BillingProfile
}

/** An invoice as it is issued. Pure: the same input gives the same canonical bytes. */
export const toInvoiceDocument = (input: DocumentInput): InvoiceDocument => {
  const { row, order, settings, corrects, number, issued_on, due_on } = input
  const { po_number, terms, note, lines } = cleanContent(row.content)
  const isInvoice = row.kind === "invoice"
  return {
    format: "invoice-document/1",
    kind: row.kind,
    purpose: row.purpose,
    number,
    issued_on,
    due_on,
    terms,
    currency_code: row.currency_code,
    corrects,
    order: { id: order.id, number: orderNumber(order), project_name: cleanText(input.project_name) },
    po_number,
    seller: sellerOf(input),
    buyer: buyerOf(order, input.profile),
    delivery_address: toAddress(order.shipping_address),
    ...invoiceTotals(lines, row.currency_code),
    note,
    payment_instructions: isInvoice ? settings.payment_instructions : null,
    footer: settings.footer,
  }
}
