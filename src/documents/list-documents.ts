import type { DocumentEntry } from "../contracts"
import type { RequestRow } from "../modules/approval/rows"
import type { StoredDocumentRow } from "../modules/document/service"
import { orderNumber } from "../order-view/order-document"
import type { Order, OrderFulfillment } from "../order-view/order-shape"
import { toPackages } from "../order-view/packages"

export type DocumentFacts = {
  order: Order
  /** Oldest first. */
  fulfillments: OrderFulfillment[]
  /** About the order. */
  requests: RequestRow[]
  stored: Pick<StoredDocumentRow, "kind" | "subject_id" | "sha256">[]
}

/** Number of a package among those of its order. */
export const packageNumber = (order: Order, index: number): string => `${orderNumber(order)}-${index + 1}`

/** The documents of an order that its clients may have: today's order first, then what it shipped, then quotes. Pure. */
export const listDocuments = ({ order, fulfillments, requests, stored }: DocumentFacts): DocumentEntry[] => {
  const sha256Of = (kind: DocumentEntry["kind"], id: string): string | null =>
    stored.find((row) => row.kind === kind && row.subject_id === id)?.sha256 ?? null
  const entry = (kind: DocumentEntry["kind"], id: string, more: Partial<DocumentEntry> = {}): DocumentEntry => ({
    kind,
    id,
    number: orderNumber(order),
    version: null,
    dated_at: null,
    is_signed: false,
    sha256: sha256Of(kind, id),
    ...more,
  })
  const quotes = requests
    .filter(({ state }) => state === "open" || state === "approved")
    .map(({ id, version, state, created_at }) =>
      entry("quote", id, { version, dated_at: created_at.toISOString(), is_signed: state === "approved" }),
    )
  const slips = toPackages(order, fulfillments).flatMap(({ id, state, packed_at, shipped_at }, index) =>
    state === "canceled"
      ? []
      : entry("packing_slip", id, { number: packageNumber(order, index), dated_at: shipped_at ?? packed_at }),
  )
  return [
    ...(order.is_draft_order ? [] : [entry("sales_order", order.id)]),
    ...slips.toReversed(),
    ...quotes.toReversed(),
  ]
}
