import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { SYSTEM_ACTOR } from "../../contracts"
import { portalServices } from "../../lib/services"
import { runSql, sql } from "../../lib/sql"
import { accountRecipient, type Person } from "./account-recipient"
import { ensureAccountLinkWorkflow } from "./workflows/ensure-account-link"

type CustomerRow = Person & { id: string; is_missing: boolean; has_moved: boolean }

const BATCH = 500
const WATERMARK = "account-links"
/** A transaction that was open at the last run may commit an older `updated_at` after it. */
const OVERLAP_MS = 10 * 60_000

/**
 * Gives account links to the customers that were created or changed since the last run and whose event was lost. A link
 * that staff revoked is not made again.
 * @returns how many were made; null before the first sweep, which has to look at all customers first
 */
export const catchUpAccountLinks = async (container: MedusaContainer): Promise<number | null> => {
  const { outbox } = portalServices(container)
  const { reached_at, now } = await outbox.readWatermark(WATERMARK)
  if (!reached_at) return null
  const made = await linkCustomers(container, new Date(reached_at.getTime() - OVERLAP_MS))
  await outbox.advanceWatermark(WATERMARK, now)
  return made
}

/**
 * The same for all customers: those created before the plugin was installed, and those whose rows were written without a
 * fresh `updated_at`. Reads each customer once, by id and in batches.
 */
export const sweepAccountLinks = async (container: MedusaContainer): Promise<number> => {
  const { outbox } = portalServices(container)
  const { now } = await outbox.readWatermark(WATERMARK)
  const made = await linkCustomers(container, null)
  await endGoneAccounts(container)
  await outbox.advanceWatermark(WATERMARK, now)
  return made
}

const GONE = `
  SELECT DISTINCT l.customer_id FROM portal_link l LEFT JOIN customer c ON c.id = l.customer_id AND c.deleted_at IS NULL
   WHERE l.customer_id IS NOT NULL AND l.revoked_at IS NULL AND l.deleted_at IS NULL AND c.id IS NULL`

/** Ends the links of customers that were deleted, in case the event of one was lost. */
const endGoneAccounts = async (container: MedusaContainer): Promise<void> => {
  const { tokens } = portalServices(container)
  for (const { customer_id } of await runSql<{ customer_id: string }>(container, sql(GONE)))
    await tokens.endAccount(customer_id, SYSTEM_ACTOR)
}

const linkCustomers = async (container: MedusaContainer, since: Date | null): Promise<number> => {
  const { tokens } = portalServices(container)
  let made = 0
  for (let after = "", isFull = true; isFull;) {
    const customers = await readCustomers(container, after, since)
    const missing = customers.filter(({ is_missing }) => is_missing)
    made += await tokens.addAccountLinks(
      missing.map((customer) => ({ customer_id: customer.id, recipient: accountRecipient(customer) })),
    )
    for (const { id } of customers.filter(({ has_moved }) => has_moved)) if (await replaceLink(container, id)) made += 1
    after = customers.at(-1)?.id ?? after
    isFull = customers.length === BATCH
  }
  return made
}

/** The next customers by id. Their links are looked up for these alone, by the index on `portal_link.customer_id`. */
const readCustomers = async (container: MedusaContainer, after: string, since: Date | null): Promise<CustomerRow[]> => {
  const knex = container.resolve(ContainerRegistrationKeys.PG_CONNECTION)
  const link =
    "SELECT FROM portal_link l WHERE l.customer_id = c.id AND l.purpose = 'recipient' AND l.deleted_at IS NULL"
  const own = `${link} AND l.is_primary`
  const contact = `${link} AND l.revoked_at IS NULL AND l.recipient_email = lower(c.email)`
  const { rows } = await knex.raw<{ rows: CustomerRow[] }>(
    `WITH c AS MATERIALIZED (
       SELECT id, email, first_name, last_name, company_name FROM customer
        WHERE id > ? ${since ? "AND updated_at >= ?" : ""} AND deleted_at IS NULL AND email <> ''
        ORDER BY id LIMIT ${BATCH}
     )
     SELECT c.*, NOT EXISTS (${own}) AND NOT EXISTS (${contact}) AS is_missing,
            EXISTS (${own} AND l.revoked_at IS NULL AND l.recipient_email <> lower(c.email))
            OR (NOT EXISTS (${own}) AND EXISTS (${contact})) AS has_moved
       FROM c ORDER BY c.id`,
    since ? [after, since] : [after],
  )
  return rows
}

/** The customer's address is another than their link's, or that of a contact of theirs. */
const replaceLink = async (container: MedusaContainer, customer_id: string): Promise<boolean> => {
  const { result } = await ensureAccountLinkWorkflow(container).run({
    input: { customer_id, actor: SYSTEM_ACTOR, again: false },
  })
  return result.ended_id !== null
}
