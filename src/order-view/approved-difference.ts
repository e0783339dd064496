import type { DocumentChange, OrderContent, OrderDocument } from "../contracts"
import { canonicalBytes } from "../lib/canonical-json"
import { diffDocuments } from "./document-diff"
import { orderContent } from "./order-document"

export type OrderDifference = { approved_amount: string; current_amount: string; changes: DocumentChange[] }

/** Sums that Medusa lowers when something comes back after the sale. */
const isSumOfReturns = ({ kind, label }: DocumentChange): boolean => kind === "total" && label !== "shipping"

const withoutSums = (content: OrderContent): Omit<OrderContent, "totals"> & { shipping: string } => {
  const { totals, ...rest } = content
  return { ...rest, shipping: totals.shipping }
}

const isSame = (one: unknown, other: unknown): boolean => canonicalBytes(one).equals(canonicalBytes(other))

/**
 * How an order differs from what was approved; null when it does not. Returns are no difference: what was approved was
 * delivered, and part of it came back.
 */
export const orderDifference = (approved: OrderDocument, current: OrderDocument): OrderDifference | null => {
  const [before, after] = [orderContent(approved), orderContent(current)]
  if (isSame(before, after)) return null
  const hasReturns = before.totals.returned !== after.totals.returned
  if (hasReturns && isSame(withoutSums(before), withoutSums(after))) return null
  const changes = diffDocuments(approved, current)
  return {
    approved_amount: before.totals.total,
    current_amount: after.totals.total,
    changes: hasReturns ? changes.filter((change) => !isSumOfReturns(change)) : changes,
  }
}
