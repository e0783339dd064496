import type { MedusaContainer } from "@medusajs/framework/types"
import type { Person } from "../../lib/personal-data"
import { runSql, sql } from "../../lib/sql"

/** The ids that an address leads to. None of them for an address that nothing is kept about. */
export const findPerson = async (container: MedusaContainer, typed: string): Promise<Person> => {
  const email = typed.trim().toLowerCase()
  const [links, customers] = await Promise.all([
    runSql<{ id: string }>(
      container,
      sql(
        "SELECT id FROM portal_link WHERE recipient_email = ? AND purpose = 'recipient' ORDER BY created_at, id",
        email,
      ),
    ),
    runSql<{ id: string }>(
      container,
      sql("SELECT id FROM customer WHERE lower(email) = ? ORDER BY created_at, id", email),
    ),
  ])
  return { email, link_ids: links.map(({ id }) => id), customer_ids: customers.map(({ id }) => id) }
}
