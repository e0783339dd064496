import type { MedusaContainer } from "@medusajs/framework/types"
import { MedusaError } from "@medusajs/framework/utils"
import { LRUCache } from "lru-cache"
import type { OrderDocument } from "../contracts"
import { canonicalBytes } from "../lib/canonical-json"
import { sha256Hex } from "../lib/digest"
import { portalServices } from "../lib/services"
import type { Rendered } from "../modules/approval/nonce"
import type { RequestRow } from "../modules/approval/service"
import { type Consent, consentFor } from "./consent"
import { toOrderDocument } from "../order-view/order-document"
import { readOrder } from "../order-view/read-order"

const hashes = new LRUCache<string, Promise<string>>({ max: 5_000 })

export type Shown = { request: RequestRow; document: OrderDocument; consent: Consent }

/**
 * What a request shows: its pinned document and the consent asked for.
 * @param order_id the session's own; a request of another order is as unknown as none
 * @throws MedusaError not_found
 */
export const readShown = async (container: MedusaContainer, requestId: string, order_id: string): Promise<Shown> => {
  const { approvals, settings } = portalServices(container)
  const request = await approvals.getRequest(requestId)
  if (request.order_id !== order_id)
    throw new MedusaError(MedusaError.Types.NOT_FOUND, "This approval request does not exist")
  const document = await approvals.getDocument(request.document_sha256)
  return { request, document, consent: consentFor(document, request.version, await settings.getSettings()) }
}

/** What a session was shown of a request, for its nonce. */
export const renderedTo = (session_id: string, { request, consent }: Shown): Rendered => ({
  session_id,
  request_id: request.id,
  document_sha256: request.document_sha256,
  consent_sha256: consent.sha256,
  terms_sha256: consent.terms_sha256,
})

/** The document the order would give now, with its hash. */
export const readCurrentDocument = async (
  container: MedusaContainer,
  order_id: string,
): Promise<{ document: OrderDocument; sha256: string }> => {
  const project = await portalServices(container).projects.findByOrder(order_id)
  if (!project) throw new MedusaError(MedusaError.Types.NOT_FOUND, "This order has no project yet")
  const document = toOrderDocument(await readOrder(container, order_id), project)
  return { document, sha256: sha256Hex(canonicalBytes(document)) }
}

/**
 * The hash of the document the order would give now; an order whose key has not moved is not read again.
 * @param freshness the order's key of this moment (see readFreshness)
 * @throws MedusaError not_found
 */
export const readCurrentSha256 = async (
  container: MedusaContainer,
  order_id: string,
  freshness: string,
): Promise<string> => {
  const key = `${order_id} ${freshness}`
  const known = hashes.get(key)
  if (known) return await known
  const reading = readCurrentDocument(container, order_id).then(({ sha256 }) => sha256)
  hashes.set(key, reading)
  reading.catch(() => hashes.delete(key))
  return await reading
}
