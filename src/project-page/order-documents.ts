import type { MedusaContainer } from "@medusajs/framework/types"
import { MedusaError } from "@medusajs/framework/utils"
import { type OrderDocument, orderDocumentSchema } from "../contracts"
import { portalServices } from "../lib/services"
import type { DecisionRow } from "../modules/approval/rows"
import type { Compared } from "../order-view/approved-difference"
import { readFinalCounts } from "../order-view/final-count"
import { toOrderDocument } from "../order-view/order-document"
import { readOrder } from "../order-view/read-order"
import { amendedDocument } from "../workflows/approval/run-rules"
import { comparedDocument } from "./current-document"
import { readPinnedDocument } from "./pinned-documents"

/** The document that the order would give now. @throws MedusaError not_found */
export const readCurrentDocument = async (container: MedusaContainer, order_id: string): Promise<OrderDocument> => {
  const project = await portalServices(container).projects.findByOrder(order_id)
  if (!project) throw new MedusaError(MedusaError.Types.NOT_FOUND, "This order has no project yet")
  return toOrderDocument(await readOrder(container, order_id), project)
}

/** The same, and what it would be without final counts. @throws MedusaError not_found */
export const readComparedDocument = async (container: MedusaContainer, order_id: string): Promise<Compared> => {
  const [project, order, counts] = await Promise.all([
    portalServices(container).projects.findByOrder(order_id),
    readOrder(container, order_id),
    readFinalCounts(container, order_id),
  ])
  if (!project) throw new MedusaError(MedusaError.Types.NOT_FOUND, "This order has no project yet")
  return comparedDocument(order, counts, project)
}

/** The pinned document of an approval of an order, with what the client filled in while deciding. */
export const readApprovedDocument = async (
  container: MedusaContainer,
  { document_sha256, rules }: Pick<DecisionRow, "document_sha256" | "rules">,
): Promise<OrderDocument> => {
  const pinned = await readPinnedDocument(container, document_sha256)
  return orderDocumentSchema.parse(amendedDocument(pinned, rules))
}
