import type { MedusaContainer } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"
import { refreshAccount } from "../../../../account-view/index-orders"
import { readAccountCounts } from "../../../../account-view/read-counts"
import { readEntryProblems } from "../../../../account-view/read-entry-problems"
import { readMovedAway } from "../../../../account-view/read-moved-orders"
import type { CustomerPanel } from "../../../../contracts"
import { portalError } from "../../../../lib/portal-error"
import { portalServices } from "../../../../lib/services"
import { readCustomerProjects } from "../../../../project-list/read-project-list"
import { readPortalLink, toLinkEvents, toPortalLinks } from "../../../../staff-project/portal-link"

/** So many of a customer's newest projects are listed; the account portal will page through all. */
const MAX_PROJECTS = 20

/** What the customer page's panel shows. @throws MedusaError not_found */
export const readCustomerPanel = async (container: MedusaContainer, customer_id: string): Promise<CustomerPanel> => {
  const { tokens } = portalServices(container)
  await refreshAccount(container, customer_id)
  const [customer] = await container.resolve(Modules.CUSTOMER).listCustomers({ id: [customer_id] })
  if (!customer) throw portalError("not_found", "This customer does not exist.")
  const [links, projects, locked_until, counts, entry_problems, moved_away] = await Promise.all([
    tokens.listLinks({ customer_id }),
    readCustomerProjects(container, customer_id, MAX_PROJECTS),
    tokens.lockedUntil(customer_id),
    readAccountCounts(container, customer_id),
    readEntryProblems(container, customer_id),
    readMovedAway(container, customer_id),
  ])
  const own = links.filter(({ is_primary }) => is_primary)
  const link = own.findLast(({ revoked_at }) => !revoked_at) ?? own.at(-1)
  const contacts = links.filter(({ is_primary, revoked_at }) => !is_primary && !revoked_at)
  const events = await tokens.listEvents(links.map(({ id }) => id))
  return {
    contacts: await toPortalLinks(container, contacts),
    events: toLinkEvents(events, links),
    locked_until: locked_until?.toISOString() ?? null,
    entry_problems,
    moved_away,
    counts,
    link: link ? await readPortalLink(container, link) : null,
    missing_reason: link ? null : customer.email ? "being_created" : "no_email",
    projects: projects.map(({ id, order_id, name, status, difference, is_draft }) => ({
      project_id: id,
      order_id,
      name,
      status,
      needs_new_request: difference !== null,
      is_draft,
    })),
  }
}
