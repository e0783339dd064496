import { SYSTEM_ACTOR } from "../../contracts"
import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { portalServices } from "../../lib/services"
import { accountRecipient, type Person } from "./account-recipient"
import { ensureAccountLinkWorkflow } from "./workflows/ensure-account-link"

type CustomerRow = Person & { id: string }

const BATCH = 500

/**
 * Makes the account link of every customer that has an address and no link for it: those created before the plugin was
 * installed, and those whose event was lost. A link that staff revoked is not made again.
 * @returns how many were made
 */
export const ensureAccountLinks = async (container: MedusaContainer): Promise<number> =>
  (await addMissing(container)) + (await replaceMoved(container))

const customersWithAddress = (container: MedusaContainer) =>
  container
    .resolve(ContainerRegistrationKeys.PG_CONNECTION)("customer as c")
    .whereNull("c.deleted_at")
    .whereNotNull("c.email")
    .whereNot("c.email", "")
    .orderBy("c.id")
    .limit(BATCH)

/** Goes on while a batch was full, by id: a shop's first start with 100,000 customers is one job of a minute. */
const addMissing = async (container: MedusaContainer): Promise<number> => {
  const { tokens } = portalServices(container)
  let made = 0
  for (let after = "", isFull = true; isFull;) {
    const customers: CustomerRow[] = await customersWithAddress(container)
      .where("c.id", ">", after)
      .whereNotExists((links) =>
        links
          .from("portal_link as l")
          .whereRaw("l.customer_id = c.id AND l.purpose = 'recipient' AND l.deleted_at IS NULL")
          .select("l.id"),
      )
      .select("c.id", "c.email", "c.first_name", "c.last_name", "c.company_name")
    made += await tokens.addAccountLinks(
      customers.map((customer) => ({ customer_id: customer.id, recipient: accountRecipient(customer) })),
    )
    after = customers.at(-1)?.id ?? after
    isFull = customers.length === BATCH
  }
  return made
}

/** Customers whose address is another than their link's. Few at a time: each of them changed it by hand. */
const replaceMoved = async (container: MedusaContainer): Promise<number> => {
  const customers: { id: string }[] = await customersWithAddress(container)
    .join("portal_link as l", "l.customer_id", "c.id")
    .where("l.purpose", "recipient")
    .whereNull("l.revoked_at")
    .whereNull("l.deleted_at")
    .whereRaw("l.recipient_email <> lower(c.email)")
    .select("c.id")
  let made = 0
  for (const { id } of customers) {
    const { result } = await ensureAccountLinkWorkflow(container).run({
      input: { customer_id: id, actor: SYSTEM_ACTOR, again: false },
    })
    if (result.ended_id) made += 1
  }
  return made
}
