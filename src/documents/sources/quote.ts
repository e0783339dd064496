import type { MedusaContainer } from "@medusajs/framework/types"
import { approvalSettings, ORDER_SUBJECT } from "../../contracts"
import { portalServices } from "../../lib/services"
import type { RequestRow } from "../../modules/approval/rows"
import { orderContent, parseOrderDocument } from "../../order-view/order-document"
import type { DocumentDefinition, PinnedSource } from "../define-document"
import { quotePaper } from "../papers/quote"

type Asked = Pick<RequestRow, "order_id" | "version" | "state" | "document_sha256" | "created_at">

/**
 * The quote that a request asks about, from the bytes that it pins.
 * @param terms the shop's terms, as they are now
 */
export const quoteSource = (pinned: Buffer, request: Asked, terms: string | null): PinnedSource => {
  const content = orderContent(parseOrderDocument(pinned))
  return {
    order_id: request.order_id,
    number: content.order_number,
    is_shared: request.state !== "withdrawn",
    source_sha256: request.document_sha256,
    paper: (context) =>
      quotePaper({ content, version: request.version, asked_at: request.created_at.toISOString(), terms }, context),
  }
}

const findRequest = async (container: MedusaContainer, id: string): Promise<RequestRow | null> => {
  const [request] = await portalServices(container).approvals.getRequests([id])
  return request?.subject_type === ORDER_SUBJECT ? request : null
}

/** What the client is or was asked to approve. */
export const quote: DocumentDefinition = {
  kind: "quote",
  find: async (container, id) => {
    const { approvals, settings } = portalServices(container)
    const request = await findRequest(container, id)
    if (!request) return null
    const [pinned, { terms }] = await Promise.all([
      approvals.getPinned(request.document_sha256),
      settings.get(approvalSettings),
    ])
    return quoteSource(pinned, request, terms)
  },
}
