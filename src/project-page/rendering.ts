import type { MedusaContainer } from "@medusajs/framework/types"
import { MedusaError } from "@medusajs/framework/utils"
import { ORDER_SUBJECT, type OrderDocument, orderDocumentSchema } from "../contracts"
import { portalServices } from "../lib/services"
import type { Rendered } from "../modules/approval/nonce"
import type { DecisionRow, RequestRow, RuleFacts } from "../modules/approval/rows"
import { parseOrderDocument, toOrderDocument } from "../order-view/order-document"
import { readOrder } from "../order-view/read-order"
import { amendedDocument, boundRulesSha256, readRuleViews } from "../workflows/approval/run-rules"
import { type Consent, consentFor } from "./consent"
import { readPinnedDocument } from "./pinned-documents"

export type Shown = { request: RequestRow; document: OrderDocument; consent: Consent; rules: RuleFacts }

/**
 * What a request shows: its pinned document, the consent asked for, and what the approval rules add.
 * @param order_id the session's own; a request of another order is as unknown as none
 * @throws MedusaError not_found
 */
export const readShown = async (container: MedusaContainer, requestId: string, order_id: string): Promise<Shown> => {
  const { approvals, settings } = portalServices(container)
  const request = await approvals.getRequest(requestId)
  if (request.order_id !== order_id || request.subject_type !== ORDER_SUBJECT)
    throw new MedusaError(MedusaError.Types.NOT_FOUND, "This approval request does not exist")
  const document = parseOrderDocument(await approvals.getPinned(request.document_sha256))
  const views = await readRuleViews(container, [request])
  return {
    request,
    document,
    consent: consentFor(document, request.version, await settings.getSettings()),
    rules: views.get(request.id) ?? {},
  }
}

/** What a session was shown of a request, for its nonce. */
export const renderedTo = (session_id: string, { request, consent, rules }: Shown): Rendered => ({
  session_id,
  request_id: request.id,
  document_sha256: request.document_sha256,
  consent_sha256: consent.sha256,
  terms_sha256: consent.terms_sha256,
  rules_sha256: boundRulesSha256(rules),
})

/** The document that the order would give now. @throws MedusaError not_found */
export const readCurrentDocument = async (container: MedusaContainer, order_id: string): Promise<OrderDocument> => {
  const project = await portalServices(container).projects.findByOrder(order_id)
  if (!project) throw new MedusaError(MedusaError.Types.NOT_FOUND, "This order has no project yet")
  return toOrderDocument(await readOrder(container, order_id), project)
}

/** The pinned document of an approval of an order, with what the client filled in while deciding. */
export const readApprovedDocument = async (
  container: MedusaContainer,
  { document_sha256, rules }: Pick<DecisionRow, "document_sha256" | "rules">,
): Promise<OrderDocument> => {
  const pinned = await readPinnedDocument(container, document_sha256)
  return orderDocumentSchema.parse(amendedDocument(pinned, rules))
}
