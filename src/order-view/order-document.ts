import type { OrderDocument, Project } from "../contracts"
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

/** What a client would approve of this order right now. Pure: the same order gives the same canonical bytes. */
export const toOrderDocument = (
  order: Order,
  project: Pick<Project, "name" | "po_number" | "in_hands_date">,
): OrderDocument => ({
  format: "order-document/1",
  order_id: order.id,
  order_number: orderNumber(order),
  order_version: order.version,
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
