import { type Address, type OrderContent, type OrderDocument, orderDocumentSchema, type Project } from "../contracts"
import { cleanText } from "../lib/clean-text"
import { canonicalBytes } from "../lib/canonical-json"
import { sha256Hex } from "../lib/digest"
import { joinName, toAddress } from "./address"
import { toDocumentSections, toLineGroups } from "./lines"
import type { Order } from "./order-shape"
import { orderTotals } from "./totals"

export const orderNumber = (order: Pick<Order, "id" | "display_id" | "custom_display_id">): string =>
  order.custom_display_id ?? (order.display_id ? String(order.display_id) : order.id)

export const orderNotes = (order: Order): string | null => {
  const notes = order.metadata["notes"]
  return typeof notes === "string" && notes.trim() ? notes.trim() : null
}

const clean = (text: string | null): string | null => text && cleanText(text)

const cleanAddress = (address: Address | null): Address | null =>
  address && {
    company: clean(address.company),
    name: clean(address.name),
    lines: address.lines.map(cleanText),
    postal_code: clean(address.postal_code),
    city: clean(address.city),
    province: clean(address.province),
    country_code: clean(address.country_code),
    phone: clean(address.phone),
  }

/** Every text of a document without hidden characters: what is hashed is what can be shown. */
const cleanContent = (content: OrderContent): OrderContent => ({
  ...content,
  order_number: cleanText(content.order_number),
  project_name: cleanText(content.project_name),
  po_number: clean(content.po_number),
  customer: { name: clean(content.customer.name), email: clean(content.customer.email) },
  sections: content.sections.map(({ title, lines }) => ({
    title: clean(title),
    lines: lines.map((line) => ({
      ...line,
      title: cleanText(line.title),
      details: clean(line.details),
      note: clean(line.note),
      sizes: line.sizes.map(({ label, quantity }) => ({ label: cleanText(label), quantity })),
    })),
  })),
  shipping_methods: content.shipping_methods.map(cleanText),
  shipping_address: cleanAddress(content.shipping_address),
  billing_address: cleanAddress(content.billing_address),
  notes: clean(content.notes),
})

/**
 * What of a document counts, in one form for all formats: two documents of equal content are the same version. Medusa's
 * version counter is no part of it, since every fulfillment raises it.
 */
export const orderContent = (document: OrderDocument): OrderContent => {
  if (document.format === "order-document/2") {
    const { format: _, ...content } = document
    return content
  }
  const { format: _, order_version: __, ...content } = document
  return cleanContent(content)
}

/** Hex SHA-256 of a document's content, for comparisons. (A signature names the hash of the pinned bytes instead.) */
export const orderContentSha256 = (document: OrderDocument): string => sha256Hex(canonicalBytes(orderContent(document)))

/** The document in pinned bytes, of any format that was ever pinned. */
export const parseOrderDocument = (bytes: Buffer): OrderDocument =>
  orderDocumentSchema.parse(JSON.parse(bytes.toString("utf8")))

/** What a client would approve of this order right now. Pure: the same order gives the same canonical bytes. */
export const toOrderDocument = (
  order: Order,
  project: Pick<Project, "name" | "po_number" | "in_hands_date">,
): OrderDocument => ({ format: "order-document/2", ...cleanContent(contentOf(order, project)) })

const contentOf = (order: Order, project: Pick<Project, "name" | "po_number" | "in_hands_date">): OrderContent => ({
  order_id: order.id,
  order_number: orderNumber(order),
  project_name: project.name,
  po_number: project.po_number,
  in_hands_date: project.in_hands_date,
  customer: {
    name: order.customer?.company_name ?? joinName(order.customer?.first_name, order.customer?.last_name),
    email: order.email,
  },
  currency_code: order.currency_code,
  sections: toDocumentSections(toLineGroups(order.items, order.currency_code)),
  totals: orderTotals(order),
  shipping_methods: order.shipping_methods.flatMap(({ name }) => name ?? []),
  shipping_address: toAddress(order.shipping_address),
  billing_address: toAddress(order.billing_address),
  notes: orderNotes(order),
})
