import type { MedusaContainer } from "@medusajs/framework/types"
import { MedusaError, Modules } from "@medusajs/framework/utils"
import type { MailProject } from "../../../emails/types"
import { portalServices } from "../../../lib/services"
import type { LinkRow } from "../../../modules/portal-token/rows"
import type { ProjectRow } from "../../../modules/project/service"
import { joinName } from "../../../order-view/address"
import { orderNumber } from "../../../order-view/order-document"
import type { Order } from "../../../order-view/order-shape"
import { readOrder } from "../../../order-view/read-order"

export type ProjectOfMail = { project: ProjectRow; order: Order; mail: MailProject }

/** The order of a mail with its project. @throws MedusaError not_found for an order that is gone */
export const projectOfMail = async (container: MedusaContainer, order_id: string): Promise<ProjectOfMail> => {
  const order = await readOrder(container, order_id)
  const project = await portalServices(container).projects.findByOrder(order_id)
  if (!project) throw new MedusaError(MedusaError.Types.NOT_FOUND, "This order has no project yet")
  return {
    project,
    order,
    mail: { name: project.name, number: `#${orderNumber(order)}`, kind: order.is_draft_order ? "quote" : "order" },
  }
}

/** Where the recipient opens their link. Holds the token: for a mail or a clipboard, never for a log. */
export const linkUrl = async (container: MedusaContainer, link: LinkRow): Promise<string> => {
  const { settings, tokens } = portalServices(container)
  return `${settings.options.portal_url}/l/${await tokens.openLinkToken(link)}`
}

/** How a mail may greet the recipient: by the name that staff gave them. One that a client typed greets nobody. */
export const greetedName = (link: Pick<LinkRow, "recipient_name" | "given_by_link_id">): string | null =>
  link.given_by_link_id ? null : link.recipient_name

export type StaffMember = { id: string; name: string; email: string }

/** The staff member of an id; null for nobody, for one who has left, and for an id that is no user's (an API key's). */
export const ownerOf = async (container: MedusaContainer, user_id: string | null): Promise<StaffMember | null> => {
  if (!user_id) return null
  const [user] = await container.resolve(Modules.USER).listUsers({ id: [user_id] })
  return user ? { id: user.id, name: joinName(user.first_name, user.last_name) ?? user.email, email: user.email } : null
}
