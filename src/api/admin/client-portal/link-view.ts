import type { MedusaContainer } from "@medusajs/framework/types"
import type { IntroText, RevealedLink } from "../../../contracts"
import { portalServices } from "../../../lib/services"
import { firstName } from "../../../messages/first-name"
import type { LinkRow } from "../../../modules/portal-token/rows"
import { linkUrl, readShop } from "../../../notices/context"
import { readPortalLink } from "../../../staff-project/portal-link"

/** The link with its address and words to paste. The only shape that carries the token; for answers to a staff POST. */
export const toRevealedLink = async (container: MedusaContainer, link: LinkRow): Promise<RevealedLink> => {
  const { shop, i18n } = await readShop(container)
  const project = link.order_id ? await portalServices(container).projects.findByOrder(link.order_id) : null
  const url = await linkUrl(container, link)
  const values = { name: firstName(link.recipient_name), shop: shop.name, project: project?.name ?? "", url }
  const what = project ? "project" : "account"
  const words: IntroText = {
    email: i18n.t(`intro.${what}.email`, values),
    sms: i18n.t(`intro.${what}.sms`, values),
    chat: i18n.t(`intro.${what}.chat`, values),
  }
  return { link: await readPortalLink(container, link), url, intro: words }
}
