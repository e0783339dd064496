import {
  type Address,
  type DocumentChange,
  type DocumentLine,
  type OrderContent,
  type OrderDocument,
  placeLine,
} from "../contracts"
import { orderContent } from "./order-document"

const addressText = (address: Address | null): string | null =>
  address &&
  [
    address.company,
    address.name,
    ...address.lines,
    placeLine(address),
    address.country_code?.toUpperCase(),
    address.phone,
  ]
    .filter(Boolean)
    .join(", ")

/** Fields beside the lines, under the keys that the catalogue names (`diff.field.<key>`). */
const fieldsOf = (document: OrderContent): Record<string, string | null> => ({
  project_name: document.project_name,
  po_number: document.po_number,
  customer: [document.customer.name, document.customer.email].filter(Boolean).join(", ") || null,
  currency_code: document.currency_code.toUpperCase(),
  in_hands_date: document.in_hands_date,
  shipping_address: addressText(document.shipping_address),
  billing_address: addressText(document.billing_address),
  shipping_methods: document.shipping_methods.join(", ") || null,
  notes: document.notes,
})

type FlatLine = { label: string; quantity: number; line: DocumentLine }

/** One entry per line and size, so that "XL from 12 to 24" is found. Lines of the same words are counted apart. */
const flatten = (document: OrderContent): Map<string, FlatLine> => {
  const flat = new Map<string, FlatLine>()
  const seen = new Map<string, number>()
  for (const section of document.sections) {
    for (const line of section.lines) {
      const sizes = line.sizes.length ? line.sizes : [{ label: "", quantity: line.quantity }]
      for (const { label: size, quantity } of sizes) {
        const label = size ? `${line.title}, ${size}` : line.title
        const words = JSON.stringify([section.title, line.title, size])
        const before = seen.get(words) ?? 0
        seen.set(words, before + 1)
        flat.set(`${before} ${words}`, { label, quantity, line })
      }
    }
  }
  return flat
}

const lineChanges = (before: FlatLine, after: FlatLine): DocumentChange[] => {
  const changes: DocumentChange[] = []
  const { label } = after
  if (before.quantity !== after.quantity)
    changes.push({ kind: "quantity", label, before: String(before.quantity), after: String(after.quantity) })
  if (before.line.unit_price !== after.line.unit_price)
    changes.push({ kind: "price", label, before: before.line.unit_price, after: after.line.unit_price })
  const words = ({ line }: FlatLine) => [line.details, line.note].filter(Boolean).join(" · ") || null
  if (words(before) !== words(after)) changes.push({ kind: "text", label, before: words(before), after: words(after) })
  return changes
}

/** What a client has to be told when one version takes the place of another: lines, then fields, then the total. */
export const diffDocuments = (older: OrderDocument, newer: OrderDocument): DocumentChange[] => {
  const [before, after] = [orderContent(older), orderContent(newer)]
  const changes: DocumentChange[] = []
  const old = flatten(before)
  const now = flatten(after)
  for (const [key, line] of now) {
    const was = old.get(key)
    if (was) changes.push(...lineChanges(was, line))
    else changes.push({ kind: "line", label: line.label, before: null, after: String(line.quantity) })
  }
  for (const [key, line] of old) {
    if (!now.has(key)) changes.push({ kind: "line", label: line.label, before: String(line.quantity), after: null })
  }
  const fields = fieldsOf(after)
  for (const [label, was] of Object.entries(fieldsOf(before))) {
    const is = fields[label] ?? null
    if (was !== is) changes.push({ kind: "field", label, before: was, after: is })
  }
  for (const key of ["returned", "discount", "credited", "shipping", "tax", "tax_included", "total"] as const) {
    const [was = null, is = null] = [before.totals[key], after.totals[key]]
    if (was !== is) changes.push({ kind: "total", label: key, before: was, after: is })
  }
  return changes
}
