import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils"
import { type PurchaseOrderMode, type PurchaseOrderPolicy, purchaseOrderSettings } from "../../contracts"
import { portalError } from "../../lib/portal-error"
import { portalServices } from "../../lib/services"

/** The customers' own policies. */
const ORDER_MODES = `
  SELECT o.id, p.mode FROM "order" o LEFT JOIN portal_purchase_order_policy p ON p.customer_id = o.customer_id
   WHERE o.id = ANY (?)`

/**
 * What orders' customers are asked for, by order.
 * @param connection inside a transaction: what counts there
 */
export const readOrderModes = async (
  container: MedusaContainer,
  order_ids: string[],
  connection: Knex = container.resolve(ContainerRegistrationKeys.PG_CONNECTION),
): Promise<ReadonlyMap<string, PurchaseOrderMode>> => {
  if (order_ids.length === 0) return new Map()
  const [{ rows }, { mode: shop_mode }] = await Promise.all([
    connection.raw<{ rows: { id: string; mode: PurchaseOrderMode | null }[] }>(ORDER_MODES, [order_ids]),
    portalServices(container).settings.get(purchaseOrderSettings, connection),
  ])
  return new Map(rows.map(({ id, mode }) => [id, mode ?? shop_mode]))
}

/** @throws not_found */
const assertCustomer = async (container: MedusaContainer, id: string): Promise<void> => {
  const [customer] = await container.resolve(Modules.CUSTOMER).listCustomers({ id: [id] }, { select: ["id"] })
  if (!customer) throw portalError("not_found", "This customer does not exist.")
}

/** @throws not_found */
export const readPolicy = async (container: MedusaContainer, customer_id: string): Promise<PurchaseOrderPolicy> => {
  const { purchaseOrders, settings } = portalServices(container)
  await assertCustomer(container, customer_id)
  const [modes, { mode: shop_mode }] = await Promise.all([
    purchaseOrders.modesOf([customer_id]),
    settings.get(purchaseOrderSettings),
  ])
  return { mode: modes.get(customer_id) ?? null, shop_mode }
}

/**
 * Sets a customer's policy and marks their open requests as changed, because pages show what is asked for. That also locks
 * the requests: a decision at the same moment is made before, or sees the new policy.
 * @throws not_found
 */
export const savePolicy = async (
  container: MedusaContainer,
  customer_id: string,
  mode: PurchaseOrderMode | null,
): Promise<PurchaseOrderPolicy> => {
  const { approvals, purchaseOrders } = portalServices(container)
  await assertCustomer(container, customer_id)
  await purchaseOrders.saveMode(customer_id, mode, async (trx) => {
    const open = await trx("portal_approval_request as r")
      .join("order as o", "o.id", "r.order_id")
      .where({ "o.customer_id": customer_id, "r.state": "open" })
      .whereNull("r.deleted_at")
      .orderBy("r.id")
      .select<{ id: string }[]>("r.id")
    for (const { id } of open) await approvals.touchRequest(id, trx)
  })
  return await readPolicy(container, customer_id)
}
