import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import type { MedusaContainer } from "@medusajs/framework/types"
import { z } from "zod"
import {
  type PurchaseOrderMode,
  purchaseOrderModeSchema,
  type PurchaseOrderPolicy,
  purchaseOrderSettings,
} from "../../contracts"
import { portalServices } from "../../lib/services"
import { assertCustomer } from "../contact/assert-customer"
import { parseSettings } from "../../modules/portal-settings/parse-settings"

/** A function of the database (Migration20261126233200 of the purchase-order module). */
export const READ_PURCHASE_ORDER_POLICY = "portal_read_purchase_order_policy"

const storedPolicy = z.object({ mode: purchaseOrderModeSchema.nullable(), settings: z.unknown() })

/** What an order's customer is asked for. @param stored what READ_PURCHASE_ORDER_POLICY gave */
export const toOrderMode = (stored: unknown): PurchaseOrderMode => {
  const { mode, settings } = storedPolicy.parse(stored)
  return mode ?? parseSettings(purchaseOrderSettings, settings).mode
}

/** The same as the transaction sees it. */
export const readOrderMode = async (order_id: string, trx: Knex): Promise<PurchaseOrderMode> => {
  const { rows } = await trx.raw<{ rows: { policy: unknown }[] }>(`SELECT ${READ_PURCHASE_ORDER_POLICY}(?) AS policy`, [
    order_id,
  ])
  return toOrderMode(rows[0]?.policy)
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
