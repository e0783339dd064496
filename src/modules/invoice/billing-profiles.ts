import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import { generateEntityId } from "@medusajs/framework/utils"
import type { BillingProfile } from "../../contracts"
import type { BillingProfileRow } from "./rows"

const NONE: BillingProfile = { terms: null, tax_ids: [], legal_name: null }

/** How a customer is billed; the shop's defaults where nothing is set. */
export const readProfile = async (knex: Knex, customer_id: string): Promise<BillingProfile> => {
  const row = await knex<BillingProfileRow>("portal_billing_profile")
    .where({ customer_id })
    .whereNull("deleted_at")
    .first()
  return row ? { terms: row.terms, tax_ids: row.tax_ids, legal_name: row.legal_name } : NONE
}

/** Sets what is given and keeps the rest. Two people who set different fields at once both win. */
export const saveProfile = async (knex: Knex, customer_id: string, changes: Partial<BillingProfile>): Promise<void> => {
  const { terms, tax_ids, legal_name } = changes
  const columns = {
    ...(terms === undefined ? {} : { terms: terms && JSON.stringify(terms) }),
    ...(tax_ids === undefined ? {} : { tax_ids: JSON.stringify(tax_ids) }),
    ...(legal_name === undefined ? {} : { legal_name }),
  }
  await knex("portal_billing_profile")
    .insert({ id: generateEntityId(undefined, "pbill"), customer_id, tax_ids: "[]", ...columns })
    .onConflict(knex.raw("(customer_id) WHERE deleted_at IS NULL"))
    .merge({ ...columns, updated_at: new Date() })
}
