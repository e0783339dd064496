import type { MedusaContainer } from "@medusajs/framework/types"
import { z } from "zod"
import { portalServices } from "../../lib/services"
import { linkStateOf } from "../../modules/portal-token/link-state"
import { isNothing, shippingNews } from "../../shipping-view/news"
import { readOrderShipping, tellablePackages } from "../../shipping-view/order-shipping"
import { greetedName, linkUrl, orderOfLink, readOwner, readProjectOf } from "../context"
import { defineGroupedNotice, GROUP_MINUTES } from "../define-grouped-notice"
import type { Loaded } from "../deliver"
import { EXAMPLE_CLIENT, EXAMPLE_URL, exampleProject } from "../example-facts"
import { LATEST } from "../latest"
import { shipmentUpdateMail, type ShipmentUpdateProps } from "./template"

/** Nothing where the recipient's link has ended. */
const readItem = async (container: MedusaContainer, { notice_id, link_id }: { notice_id: string; link_id: string }) => {
  const { shipping, tokens } = portalServices(container)
  const link = await tokens.findLink(link_id)
  if (!link || linkStateOf(link, link.read_at) !== "active") return null
  return { link, notice: await shipping.getNotice(notice_id) }
}

type Item = NonNullable<Awaited<ReturnType<typeof readItem>>>

const readMail = async (
  container: MedusaContainer,
  { link, notice }: Item,
  { news, still_to_come }: Pick<ShipmentUpdateProps, "news" | "still_to_come">,
): Promise<Loaded<ShipmentUpdateProps>> => {
  const { named, project } = await readProjectOf(container, notice.order_id)
  const owner = await readOwner(container, project.owner_user_id)
  return {
    data: {
      recipient_name: greetedName(link),
      project: named,
      news,
      still_to_come,
      url: await linkUrl(container, link),
    },
    email: { to: link.recipient_email, reply_to: owner?.email ?? null },
  }
}

/**
 * Tells one recipient what has shipped, changed or been canceled since they were told last, and what is still to come. What
 * happens within minutes is one mail, and what turned out otherwise by then is told as it is.
 */
export const shipmentUpdate = defineGroupedNotice({
  name: "shipment-update",
  title: "job.notice.shipment_update",
  audience: "client",
  channels: { email: shipmentUpdateMail },
  payload: z.object({ notice_id: z.string(), link_id: z.string() }),
  about: ({ notice_id, link_id }) => ({ resource_type: "portal_shipping_notice", resource_id: notice_id, link_id }),
  orderOf: orderOfLink,
  default: { enabled: true, delay_minutes: GROUP_MINUTES },
  groupOf: ({ link_id }) => link_id,
  latest: LATEST.shipment,
  example: {
    recipient_name: EXAMPLE_CLIENT,
    project: exampleProject,
    news: {
      added: [
        {
          id: "ful_example",
          service: null,
          destination: null,
          items: [],
          tracking: [{ number: "1Z12345E0205271688", carrier: "UPS", link: null }],
          pickup: null,
        },
      ],
      corrected: [],
      canceled: [],
    },
    still_to_come: [],
    url: EXAMPLE_URL,
  },
  loadItem: readItem,
  compose: async (container, items) => {
    const [{ link, notice }] = items
    const { packages, still_to_come } = await readOrderShipping(container, notice.order_id)
    const now = tellablePackages(packages)
    const telling = { notice_id: notice.id, link_id: link.id, order_id: notice.order_id }
    const told = await portalServices(container).shipping.decideTelling(telling, (known) => {
      const news = shippingNews(known, now)
      return isNothing(news) ? null : { packages: now, news }
    })
    return told && (await readMail(container, items[0], { news: told.news, still_to_come }))
  },
  // As to a recipient who was told nothing before.
  preview: async (container, item) => {
    const { packages, still_to_come } = await readOrderShipping(container, item.notice.order_id)
    const news = shippingNews([], tellablePackages(packages))
    return isNothing(news) ? null : await readMail(container, item, { news, still_to_come })
  },
})
