import type { MedusaContainer } from "@medusajs/framework/types"
import { openItems } from "../checklist-view/checklist-facts"
import { readChecklists } from "../checklist-view/read-checklists"
import { portalServices } from "../lib/services"
import type { CountMissing } from "../modules/account/service"

const countMissing =
  (container: MedusaContainer): CountMissing =>
  async (trx, order_ids) => {
    const checklists = await readChecklists(container, order_ids, trx)
    return new Map([...checklists].map(([order_id, checklist]) => [order_id, openItems(checklist).length]))
  }

/**
 * Brings the index of the account portal up to what was noted as changed (docs/adr/0032).
 * @param customer_id whose orders; left out, all are looked at
 */
export const refreshAccount = async (container: MedusaContainer, customer_id?: string): Promise<void> => {
  await portalServices(container).account.refresh(countMissing(container), customer_id)
}

/** Writes the rows of orders anew, for changes of Medusa's that no trigger notes. */
export const indexOrders = async (container: MedusaContainer, order_ids: readonly string[]): Promise<void> => {
  await portalServices(container).account.indexOrders(order_ids, countMissing(container))
}

/** The same for the orders that Medusa wrote since a moment; null for all. */
export const indexChangedOrders = async (container: MedusaContainer, since: Date | null): Promise<void> => {
  await portalServices(container).account.indexChanged(since, countMissing(container))
}
