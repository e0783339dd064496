import "server-only"
import type { DocumentChange } from "@contracts/order-document"
import { isMessage, t } from "@/lib/messages"
import type { Format } from "."

/** A change as it is read: every amount, number and day already in the client's writing. */
export interface ShownChange {
  label: string
  before: string | null
  after: string | null
}

export function showChange(change: DocumentChange, currency: string, f: Format): ShownChange {
  const key = `diff.field.${change.label}`
  const named = change.kind === "field" || change.kind === "total"
  const show = (value: string | null) => (value === null ? null : showValue(change.kind, value, currency, f))
  return {
    label: named && isMessage(key) ? t(key) : change.label,
    before: show(change.before),
    after: show(change.after),
  }
}

function showValue(kind: DocumentChange["kind"], value: string, currency: string, f: Format): string {
  if (kind === "price" || kind === "total") return f.money(value, currency)
  if ((kind === "quantity" || kind === "line") && /^\d+(\.\d+)?$/.test(value)) return f.number(Number(value))
  if (kind === "field" && /^\d{4}-\d{2}-\d{2}$/.test(value)) return f.day(value)
  return value
}
