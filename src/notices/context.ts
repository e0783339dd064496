import type { MedusaContainer } from "@medusajs/framework/types"
import { MedusaError, Modules } from "@medusajs/framework/utils"
import { linkTargetSchema } from "../contracts"
import type { MailContext, MailProject } from "../emails/types"
import { portalServices } from "../lib/services"
import { createI18n } from "../messages/i18n"
import type { DecisionRow } from "../modules/approval/rows"
import type { LinkRow } from "../modules/portal-token/rows"
import type { ProjectRow } from "../modules/project/service"
import { joinName } from "../order-view/address"
import { orderNumber } from "../order-view/order-document"
import type { Order } from "../order-view/order-shape"
import { readOrder } from "../order-view/read-order"
import { toStamp } from "../project-page/stamps"
import { readCatalogues } from "./own-words"

/** The shop as a notice shows it, and its language. The logo comes from the portal's own address, which clients know. */
export const readShop = async (container: MedusaContainer): Promise<MailContext & { logo_url: string | null }> => {
  const { settings } = portalServices(container)
  const [shop, catalogues] = await Promise.all([settings.getShop(), readCatalogues(container)])
  return {
    shop,
    i18n: createI18n({ locales: [shop.locale], timeZone: shop.time_zone, catalogues }),
    logo_url: shop.logo_path ? `${settings.options.portal_url}/brand/logo` : null,
  }
}

export type ProjectOfNotice = { project: ProjectRow; order: Order; named: MailProject }

/** The order of a notice with its project. @throws MedusaError not_found for an order that is gone */
export const readProjectOf = async (container: MedusaContainer, order_id: string): Promise<ProjectOfNotice> => {
  const order = await readOrder(container, order_id)
  const project = await portalServices(container).projects.findByOrder(order_id)
  if (!project) throw new MedusaError(MedusaError.Types.NOT_FOUND, "This order has no project yet")
  return {
    project,
    order,
    named: { name: project.name, number: `#${orderNumber(order)}`, kind: order.is_draft_order ? "quote" : "order" },
  }
}

/** The decision as its mails name it; null once its signer was erased: there is nothing left to tell. */
export const namedStamp = (decision: DecisionRow) => {
  const { name } = decision
  return name === null ? null : { ...toStamp(decision), name }
}

/**
 * Where the recipient opens their link. Holds the token: for a mail or a clipboard, never for a log.
 * @param target the page below the project's that it leads to (src/contracts/link-target.ts); null for the project's own
 */
export const linkUrl = async (
  container: MedusaContainer,
  link: LinkRow,
  target: string | null = null,
): Promise<string> => {
  const { settings, tokens } = portalServices(container)
  const url = new URL(`${settings.options.portal_url}/l/${await tokens.openLinkToken(link)}`)
  if (target !== null) url.searchParams.set("to", linkTargetSchema.parse(target))
  return url.href
}

/** A tab of a project's page in the admin; null when the plugin is not told where the admin lives. */
export const staffUrl = (container: MedusaContainer, project_id: string, tab: string): string | null => {
  const { admin_url } = portalServices(container).settings.options
  return admin_url ? `${admin_url}/client-portal/projects/${project_id}?tab=${tab}` : null
}

/** How a mail may greet the recipient: by the name that staff gave them. One that a client typed is not used. */
export const greetedName = (link: Pick<LinkRow, "recipient_name" | "given_by_link_id">): string | null =>
  link.given_by_link_id ? null : link.recipient_name

export type StaffMember = { id: string; name: string; email: string }

/** The staff member of an id; null for nobody, for one who has left, and for an id that is no user's (an API key's). */
export const readOwner = async (container: MedusaContainer, user_id: string | null): Promise<StaffMember | null> => {
  if (!user_id) return null
  const [user] = await container.resolve(Modules.USER).listUsers({ id: [user_id] })
  return user ? { id: user.id, name: joinName(user.first_name, user.last_name) ?? user.email, email: user.email } : null
}

export const orderOfLink = async (
  container: MedusaContainer,
  { link_id }: { link_id: string },
): Promise<string | null> => (await portalServices(container).tokens.findLink(link_id))?.order_id ?? null

export const orderOfDecision = async (
  container: MedusaContainer,
  { decision_id }: { decision_id: string },
): Promise<string | null> => (await portalServices(container).approvals.getDecision(decision_id)).order_id
