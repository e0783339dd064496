import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import { ContainerRegistrationKeys, MedusaService } from "@medusajs/framework/utils"
import type { PurchaseOrderMode } from "../../contracts"
import { PurchaseOrderPolicy } from "./models/purchase-order-policy"

type Row = { customer_id: string; mode: PurchaseOrderMode }

/** Which customers are asked for a PO number when they approve. */
export class PurchaseOrderModuleService extends MedusaService({ PurchaseOrderPolicy }) {
  private readonly knex: Knex

  constructor(dependencies: { [ContainerRegistrationKeys.PG_CONNECTION]: Knex }) {
    super(...arguments)
    this.knex = dependencies[ContainerRegistrationKeys.PG_CONNECTION]
  }

  /** The policies that customers of this list have, by customer. */
  async modesOf(customer_ids: string[], connection: Knex = this.knex): Promise<Map<string, PurchaseOrderMode>> {
    const rows = await connection<Row>("portal_purchase_order_policy").whereIn("customer_id", customer_ids)
    return new Map(rows.map(({ customer_id, mode }) => [customer_id, mode]))
  }

  /**
   * Sets a customer's policy; null leaves them to the settings.
   * @param inTransaction runs after the write and commits with it
   */
  async saveMode(
    customer_id: string,
    mode: PurchaseOrderMode | null,
    inTransaction: (trx: Knex) => Promise<void>,
  ): Promise<void> {
    await this.knex.transaction(async (trx) => {
      const policies = trx<Row>("portal_purchase_order_policy")
      if (mode === null) await policies.where({ customer_id }).delete()
      else await policies.insert({ customer_id, mode }).onConflict("customer_id").merge({ mode })
      await inTransaction(trx)
    })
  }
}
