import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import type { DocumentChange, Money, OrderDocument } from "../contracts"
import { portalServices } from "../lib/services"
import { orderDifference } from "../order-view/approved-difference"
import { isOrderGone } from "../order-view/read-order"
import { readApprovedDocument, readComparedDocument } from "../project-page/order-documents"

/** A newest request to be compared with its order, and the order's freshness key of this moment. */
export type Comparable = {
  id: string
  order_id: string
  request_id: string
  request_sha256: string
  freshness: string
}

/** What a comparison found; kept in `portal_project_index` until the order's key or the request changes. */
export type Comparison = { differs: boolean; current_amount: Money; changes: DocumentChange[] }

/** Orders read at once. A read of a large order takes a second of one core; more would starve other requests. */
const CONCURRENCY = 4

/** What the newest request is about: once it was approved, with what the client filled in while deciding. */
const readRequestedDocument = async (container: MedusaContainer, row: Comparable): Promise<OrderDocument> => {
  const decision = await portalServices(container).approvals.decisionOf(row.request_id)
  return await readApprovedDocument(container, decision ?? { document_sha256: row.request_sha256, rules: {} })
}

const compareOne = async (container: MedusaContainer, row: Comparable): Promise<Comparison> => {
  const [requested, current] = await Promise.all([
    readRequestedDocument(container, row),
    readComparedDocument(container, row.order_id),
  ])
  const difference = orderDifference(requested, current)
  const changes = difference?.changes ?? []
  const found = { differs: difference !== null, current_amount: current.document.totals.total, changes }
  await container
    .resolve(ContainerRegistrationKeys.PG_CONNECTION)("portal_project_index")
    .where({ project_id: row.id })
    .update({
      compared_request_id: row.request_id,
      compared_key: row.freshness,
      ...found,
      changes: JSON.stringify(changes),
    })
  return found
}

/** An order that was deleted while the list was being read has nothing to compare. */
const unlessGone = (error: unknown): null => {
  if (isOrderGone(error)) return null
  throw error
}

/**
 * Compares each order with its newest request and keeps the result. The key was read before the order, so a result that
 * is kept is never older than its key.
 */
export const compareWithRequests = async (
  container: MedusaContainer,
  rows: Comparable[],
): Promise<Map<string, Comparison>> => {
  const found = new Map<string, Comparison>()
  const open = [...rows]
  const work = async () => {
    for (let row = open.shift(); row; row = open.shift()) {
      const comparison = await compareOne(container, row).catch(unlessGone)
      if (comparison) found.set(row.id, comparison)
    }
  }
  await Promise.all(Array.from({ length: CONCURRENCY }, work))
  return found
}
