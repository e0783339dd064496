import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { portalServices } from "../../lib/services"
import { joinName } from "../../project-page/address"

type Person = { email: string; first_name?: string | null; last_name?: string | null; company_name?: string | null }
type CustomerRow = Person & { id: string }

const BATCH = 500

/** Who a customer's account link is for. */
export const accountRecipient = (customer: Person): { name: string; email: string } => ({
  name: joinName(customer.first_name, customer.last_name) ?? customer.company_name ?? customer.email,
  email: customer.email.toLowerCase(),
})

/**
 * Makes the account link of every customer that has an address and no link: those created before the plugin was
 * installed, and those whose `customer.created` event was lost. A link that staff revoked is not made again.
 * @returns how many were made
 */
export const ensureAccountLinks = async (container: MedusaContainer): Promise<number> => {
  const knex = container.resolve(ContainerRegistrationKeys.PG_CONNECTION)
  const { tokens } = portalServices(container)
  const customers: CustomerRow[] = await knex("customer as c")
    .whereNull("c.deleted_at")
    .whereNotNull("c.email")
    .whereNot("c.email", "")
    .whereNotExists((links) =>
      links.from("portal_link as l").whereRaw("l.customer_id = c.id AND l.purpose = 'recipient'").select(knex.raw("1")),
    )
    .orderBy("c.id")
    .limit(BATCH)
    .select("c.id", "c.email", "c.first_name", "c.last_name", "c.company_name")
  for (const customer of customers) {
    await tokens.ensureLink({ customer_id: customer.id }, accountRecipient(customer), { actor: null })
  }
  return customers.length
}
