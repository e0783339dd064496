import type { Project } from "../contracts"
import type { Compared } from "../order-view/approved-difference"
import { asOrdered, type FinalCounts } from "../order-view/final-count"
import { orderContentSha256, toOrderDocument } from "../order-view/order-document"
import type { Order } from "../order-view/order-shape"
import { memoize } from "../lib/memoize"

type Described = Pick<Project, "name" | "po_number" | "in_hands_date">
/** `content_sha256` compares: documents of equal content are the same version, whatever their bytes. */
export type CurrentDocument = Compared & { content_sha256: string }

/** What the order reads like now, and as it was ordered. The sums are those of what was made: Medusa has no others. */
export const comparedDocument = (order: Order, counts: FinalCounts, project: Described): Compared => {
  const document = toOrderDocument(order, project)
  const ordered = asOrdered(order, counts)
  if (ordered === order) return { document, as_ordered: document }
  return { document, as_ordered: { ...toOrderDocument(ordered, project), totals: document.totals } }
}

const documentOf = memoize(
  (
    order: Order,
    counts: FinalCounts,
    name: string,
    po_number: string | null,
    in_hands_date: string | null,
  ): CurrentDocument => {
    const compared = comparedDocument(order, counts, { name, po_number, in_hands_date })
    return { ...compared, content_sha256: orderContentSha256(compared.document) }
  },
)

/** What a client would approve right now. Worked out once for each read of an order and its counts. */
export const currentDocument = (
  order: Order,
  counts: FinalCounts,
  { name, po_number, in_hands_date }: Described,
): CurrentDocument => documentOf(order, counts, name, po_number, in_hands_date)
