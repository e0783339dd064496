import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import type { MovedOrder, ProjectPeople } from "../contracts"
import { portalServices } from "../lib/services"
import { toLinkEvents, toPortalLinks } from "./portal-link"

const SUGGESTED = `
  SELECT coalesce(
           nullif(concat_ws(' ', nullif(btrim(c.first_name), ''), nullif(btrim(c.last_name), '')), ''),
           nullif(concat_ws(' ', nullif(btrim(a.first_name), ''), nullif(btrim(a.last_name), '')), ''),
           nullif(btrim(c.company_name), ''), '') AS name,
         coalesce(o.email, c.email) AS email
    FROM "order" o
    LEFT JOIN customer c ON c.id = o.customer_id
    LEFT JOIN order_address a ON a.id = o.shipping_address_id
   WHERE o.id = ?`

/** Who has a link, what became of its mail, and the links' log. */
export const readPeople = async (
  container: MedusaContainer,
  order_id: string,
  moved: MovedOrder | null,
): Promise<ProjectPeople> => {
  const { tokens } = portalServices(container)
  const knex = container.resolve(ContainerRegistrationKeys.PG_CONNECTION)
  const links = await tokens.listLinks({ order_id })
  const ids = links.map(({ id }) => id)
  const [events, shown, { rows }] = await Promise.all([
    tokens.listEvents(ids),
    toPortalLinks(container, links),
    knex.raw<{ rows: ProjectPeople["suggested_recipient"][] }>(SUGGESTED, [order_id]),
  ])
  return {
    links: shown,
    events: toLinkEvents(events, links),
    moved,
    suggested_recipient: rows[0] ?? { name: "", email: null },
  }
}
