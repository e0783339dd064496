import type { MedusaContainer } from "@medusajs/framework/types"
import { MedusaError, Modules } from "@medusajs/framework/utils"
import type { CustomerPanel } from "../../../../contracts"
import { portalServices } from "../../../../lib/services"
import { toProjectView } from "../../../../project-page/project-view"
import { readProjectFacts } from "../../../../project-page/read-project"
import { toPortalLink } from "../link-view"

/** So many of a customer's newest projects are listed; the account portal will page through all. */
const MAX_PROJECTS = 20

/** What the customer page's panel shows. @throws MedusaError not_found */
export const readCustomerPanel = async (container: MedusaContainer, customer_id: string): Promise<CustomerPanel> => {
  const { projects, tokens } = portalServices(container)
  const [customer] = await container.resolve(Modules.CUSTOMER).listCustomers({ id: [customer_id] })
  if (!customer) throw new MedusaError(MedusaError.Types.NOT_FOUND, "This customer does not exist")
  const links = await tokens.listLinks({ customer_id })
  const link = links.findLast(({ revoked_at }) => !revoked_at) ?? links.at(-1)
  const orders = await container
    .resolve(Modules.ORDER)
    .listOrders({ customer_id: [customer_id] }, { select: ["id"], take: MAX_PROJECTS, order: { created_at: "DESC" } })
  const rows = await projects.findByOrders(orders.map(({ id }) => id))
  const views = await Promise.all(
    rows.map(async ({ order_id }) => toProjectView(await readProjectFacts(container, order_id))),
  )
  return {
    link: link ? toPortalLink(link, new Date()) : null,
    missing_reason: link ? null : customer.email ? "being_created" : "no_email",
    projects: views
      .sort((a, b) => b.created_at.localeCompare(a.created_at))
      .map(({ id, order_id, name, status, kind }) => ({
        project_id: id,
        order_id,
        name,
        status,
        is_draft: kind === "quote",
      })),
  }
}
