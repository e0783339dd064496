import type { OrderDocument, Project } from "../contracts"
import { canonicalBytes } from "../lib/canonical-json"
import { sha256Hex } from "../lib/digest"
import { toOrderDocument } from "../order-view/order-document"
import type { Order } from "../order-view/order-shape"
import { memoize } from "../lib/memoize"

type Described = Pick<Project, "name" | "po_number" | "in_hands_date">
export type CurrentDocument = { document: OrderDocument; sha256: string }

const documentOf = memoize(
  (order: Order, name: string, po_number: string | null, in_hands_date: string | null): CurrentDocument => {
    const document = toOrderDocument(order, { name, po_number, in_hands_date })
    return { document, sha256: sha256Hex(canonicalBytes(document)) }
  },
)

/** What a client would approve right now, with its hash. Worked out once for each read of an order. */
export const currentDocument = (order: Order, { name, po_number, in_hands_date }: Described): CurrentDocument =>
  documentOf(order, name, po_number, in_hands_date)
