import type { ProofDocument, ProofLine } from "../contracts"
import { canonicalBytes } from "../lib/canonical-json"
import { cleanText } from "../lib/clean-text"
import type { ProofFileRecord, ProofRecord, ProofVersionRecord } from "../modules/proof/read-proofs"
import { sizeOf, titleOf } from "../order-view/lines"
import { orderNumber } from "../order-view/order-document"
import type { Order, OrderItem } from "../order-view/order-shape"
import { toArtworkPage } from "./file-view"

/** A line as one that a proof can be for: sizes of one garment are lines of their own. */
export const toProofLine = (item: OrderItem): ProofLine => {
  const size = sizeOf(item)
  return {
    item_id: item.id,
    title: cleanText([titleOf(item), size].filter(Boolean).join(", ")),
    quantity: item.quantity,
    ...(size ? { size: cleanText(size) } : {}),
  }
}

/** The order's lines that a proof is for, in the proof's order. Lines that the order no longer has are left out. */
export const proofLines = ({ lines }: Pick<ProofRecord, "lines">, { items }: Pick<Order, "items">): ProofLine[] => {
  const byId = new Map(items.map((item) => [item.id, item]))
  return lines.flatMap(({ item_id }): ProofLine[] => {
    const item = byId.get(item_id)
    return item ? [toProofLine(item)] : []
  })
}

const toDocumentFile = (file: ProofFileRecord): ProofDocument["files"][number] => ({
  file_id: file.id,
  name: cleanText(file.name),
  format: file.format,
  bytes: Number(file.bytes),
  sha256: file.sha256,
  alternative_id: file.alternative_id,
  pages: file.pages.map(toArtworkPage),
})

/** What the proof itself says: all that counts when two documents are compared. */
const ownContent = (proof: ProofRecord, version: ProofVersionRecord) => ({
  proof_id: proof.id,
  kind: proof.kind,
  title: cleanText(proof.title),
  version_id: version.id,
  version_number: version.number,
  note: version.note && cleanText(version.note),
  spec: version.spec,
  choice: version.choice,
  alternatives: version.alternatives,
  files: version.files.map(toDocumentFile),
  waives: version.waives,
})

/** What a client is asked to approve of one version. */
export const toProofDocument = (
  proof: ProofRecord,
  version: ProofVersionRecord,
  order: Order,
  project: { name: string },
): ProofDocument => ({
  format: "proof-document/1",
  ...ownContent(proof, version),
  order_id: order.id,
  order_number: cleanText(orderNumber(order)),
  project_name: cleanText(project.name),
  lines: proofLines(proof, order),
})

/**
 * What of a document counts: two documents of equal content are the same version. The order's and the project's words are
 * no part of it, nor are lines and quantities: an approval of artwork holds when two more shirts are ordered. A proof's
 * lines cannot change while it is asked about or approved.
 */
export const proofContent = (document: ProofDocument) => {
  const { format: _, order_id: __, order_number: ___, project_name: ____, lines: _____, ...own } = document
  return own
}

/** Whether a document says what the rows say, its lines included. */
export const isDocumentOf = (document: ProofDocument, proof: ProofRecord, version: ProofVersionRecord): boolean =>
  canonicalBytes([proofContent(document), document.lines.map(({ item_id }) => item_id)]).equals(
    canonicalBytes([ownContent(proof, version), proof.lines.map(({ item_id }) => item_id)]),
  )
