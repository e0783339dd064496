import type { OrderDocument, Project } from "../contracts"
import { orderContentSha256, toOrderDocument } from "../order-view/order-document"
import type { Order } from "../order-view/order-shape"
import { memoize } from "../lib/memoize"

type Described = Pick<Project, "name" | "po_number" | "in_hands_date">
/** `content_sha256` compares: documents of equal content are the same version, whatever their bytes. */
export type CurrentDocument = { document: OrderDocument; content_sha256: string }

const documentOf = memoize(
  (order: Order, name: string, po_number: string | null, in_hands_date: string | null): CurrentDocument => {
    const document = toOrderDocument(order, { name, po_number, in_hands_date })
    return { document, content_sha256: orderContentSha256(document) }
  },
)

/** What a client would approve right now. Worked out once for each read of an order. */
export const currentDocument = (order: Order, { name, po_number, in_hands_date }: Described): CurrentDocument =>
  documentOf(order, name, po_number, in_hands_date)
