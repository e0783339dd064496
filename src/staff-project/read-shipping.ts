import type { MedusaContainer } from "@medusajs/framework/types"
import type { ProjectShipping, ShippingNews, ShippingTelling } from "../contracts"
import { runSql, sql } from "../lib/sql"
import { portalServices } from "../lib/services"
import { linkStateOf } from "../modules/portal-token/link-state"
import { openCorrections } from "../shipping-view/address-questions"
import { shippingNews } from "../shipping-view/news"
import { readOrderShipping, tellablePackages } from "../shipping-view/order-shipping"

/** Tellings that one answer holds. */
const LIMIT = 100

type TellingRow = Omit<ShippingTelling, "at" | "by" | "recipient"> & {
  at: Date
  actor_type: ShippingTelling["by"]["type"]
  actor_name: string
  recipient_name: string
  recipient_email: string
}

/**
 * One row a notice and recipient. A notice that went out in another one's mail is left out: its words are in that one. What
 * a mail that failed or still waits was to say is no news that its recipient has.
 */
const TOLD = `
  SELECT n.id, coalesce(CASE WHEN n.state = 'sent' THEN n.updated_at END, s.created_at) AS at, s.actor_type, s.actor_name,
         l.recipient_name, l.recipient_email,
         CASE n.state WHEN 'queued' THEN 'waiting' WHEN 'skipped' THEN 'nothing_new' ELSE n.state END AS state,
         CASE WHEN n.state = 'sent' THEN t.news END AS news
    FROM portal_shipping_notice s
    JOIN portal_link l ON l.order_id = s.order_id
    JOIN portal_notice n ON n.link_id = l.id AND n.resource_type = 'portal_shipping_notice' AND n.resource_id = s.id
    LEFT JOIN portal_shipping_told t ON t.notice_id = s.id AND t.link_id = l.id AND t.deleted_at IS NULL
   WHERE s.order_id = ? AND s.deleted_at IS NULL
     AND (n.state <> 'sent' OR t.id IS NOT NULL)
   ORDER BY s.created_at DESC, n.id LIMIT ${LIMIT}`

const toTelling = ({
  at,
  actor_type,
  actor_name,
  recipient_name,
  recipient_email,
  ...row
}: TellingRow): ShippingTelling => ({
  ...row,
  at: at.toISOString(),
  by: { type: actor_type, name: actor_name },
  recipient: { name: recipient_name, email: recipient_email },
})

const weight = ({ added, corrected, canceled }: ShippingNews): number =>
  added.length + corrected.length + canceled.length

/** Packages of a project, what its clients were told, and what they have not heard of. @throws MedusaError not_found */
export const readProjectShipping = async (container: MedusaContainer, order_id: string): Promise<ProjectShipping> => {
  const { shipping, tokens } = portalServices(container)
  const [order_shipping, links, known, told] = await Promise.all([
    readOrderShipping(container, order_id),
    tokens.listLinks({ order_id }),
    shipping.readKnown(order_id),
    runSql<TellingRow>(container, sql(TOLD, order_id)),
  ])
  const { facts, packages, still_to_come } = order_shipping
  const now = tellablePackages(packages)
  const active = links.filter((link) => linkStateOf(link, link.read_at) === "active")
  const untold = active.map(({ id }) => shippingNews(known.get(id) ?? [], now))
  const [most = shippingNews([], now)] = untold.sort((one, other) => weight(other) - weight(one))
  const labels = new Map(facts.fulfillments.map((one) => [one.id, one.labels]))
  return {
    packages: packages.map(({ tracking: _, parcels, ...rest }) => ({
      ...rest,
      parcels: parcels.map((parcel) => ({
        ...parcel,
        chosen_carrier: labels.get(rest.id)?.find(({ number }) => number === parcel.number)?.carrier ?? null,
      })),
    })),
    still_to_come,
    news: most,
    recipients: active.length,
    told: told.map(toTelling),
    carriers: facts.settings.carriers.map(({ id, name }) => ({ id, name })),
    pickup_places: facts.settings.pickup_places.map(({ id, name }) => ({ id, name })),
    corrections: openCorrections(order_shipping),
  }
}
