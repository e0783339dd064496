import { MathBN } from "@medusajs/framework/utils"
import type { DocumentChange, OrderContent, OrderDocument } from "../contracts"
import { canonicalBytes } from "../lib/canonical-json"
import { toMoney } from "../lib/money"
import { diffDocuments } from "./document-diff"
import { orderContent } from "./order-document"

export type OrderDifference = { approved_amount: string; current_amount: string; changes: DocumentChange[] }

/** Sums that change when something comes back after the sale. */
const isSumOfReturns = ({ kind, label }: DocumentChange): boolean => kind === "total" && label !== "shipping"

type Totals = OrderContent["totals"]

/** Older documents count credit as discount. */
const creditAsDiscount = ({ totals: { credited = "0", ...totals }, ...content }: OrderContent): OrderContent => ({
  ...content,
  totals: { ...totals, discount: toMoney(MathBN.add(totals.discount, credited), content.currency_code) },
})

/** The content without credit beyond `before`'s; null where it has less. */
const withCreditOf = ({ credited: before = "0" }: Totals, content: OrderContent): OrderContent | null => {
  const { credited = "0", ...totals } = content.totals
  const more = MathBN.sub(credited, before)
  if (MathBN.lt(more, 0)) return null
  const total = toMoney(MathBN.add(totals.total, more), content.currency_code)
  return { ...content, totals: { ...totals, total, ...(MathBN.convert(before).isZero() ? {} : { credited: before }) } }
}

/** Credit asks nothing of the client: neither more goods nor more money than were agreed. */
const hasOnlyMoreCredit = (before: OrderContent, after: OrderContent): boolean => {
  const agreed = withCreditOf(before.totals, after)
  return (agreed !== null && isSame(before, agreed)) || isSame(creditAsDiscount(before), creditAsDiscount(after))
}

const withoutSums = (content: OrderContent): Omit<OrderContent, "totals"> & { shipping: string } => {
  const { totals, ...rest } = content
  return { ...rest, shipping: totals.shipping }
}

const isSame = (one: unknown, other: unknown): boolean => canonicalBytes(one).equals(canonicalBytes(other))

/** What an order reads like now, and what it would with counted lines as they were ordered (the same without counts). */
export type Compared = { document: OrderDocument; as_ordered: OrderDocument }

/**
 * How an order differs from what was approved; null when it does not. Returns are no difference: what was approved was
 * delivered, and part of it came back. Nor are refunds and other credit after it, and nor is a final count within its
 * tolerance, which client and shop had agreed on.
 */
export const orderDifference = (
  approved: OrderDocument,
  { document: current, as_ordered }: Compared,
): OrderDifference | null => {
  const [before, after, ordered] = [orderContent(approved), orderContent(current), orderContent(as_ordered)]
  if (isSame(before, after) || hasOnlyMoreCredit(before, after)) return null
  const hasReturns = before.totals.returned !== after.totals.returned
  const hasCounts = as_ordered !== current
  if ((hasReturns || hasCounts) && isSame(withoutSums(before), withoutSums(ordered))) return null
  const changes = diffDocuments(approved, as_ordered)
  return {
    approved_amount: before.totals.total,
    current_amount: after.totals.total,
    changes: hasReturns ? changes.filter((change) => !isSumOfReturns(change)) : changes,
  }
}
