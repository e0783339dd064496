import type { MedusaContainer } from "@medusajs/framework/types"
import type { LastNotice, LinkEvent, PortalLink } from "../contracts"
import { actorOfRow } from "../lib/actor-columns"
import { portalServices } from "../lib/services"
import { linkStateOf } from "../modules/portal-token/link-state"
import type { LinkEventRow, LinkRow } from "../modules/portal-token/rows"

const iso = (date: Date | null): string | null => date?.toISOString() ?? null

/** Links as staff see them, each with what became of its last e-mail. */
export const toPortalLinks = async (container: MedusaContainer, links: LinkRow[]): Promise<PortalLink[]> => {
  const notices = await portalServices(container).outbox.lastNoticesOf(links.map(({ id }) => id))
  return links.map((link) => toPortalLink(link, notices.get(link.id) ?? null))
}

export const readPortalLink = async (container: MedusaContainer, link: LinkRow): Promise<PortalLink> =>
  toPortalLink(link, (await portalServices(container).outbox.lastNoticesOf([link.id])).get(link.id) ?? null)

const toPortalLink = (link: LinkRow, last_notice: LastNotice | null): PortalLink => ({
  id: link.id,
  scope: link.scope,
  state: linkStateOf(link, link.read_at),
  recipient_name: link.recipient_name,
  recipient_email: link.recipient_email,
  delegated_by: link.given_by_link_id ? { link_id: link.given_by_link_id, name: link.given_by_name ?? "" } : null,
  display: link.display,
  expires_at: iso(link.expires_at),
  created_at: link.created_at.toISOString(),
  last_shared_at: iso(link.last_shared_at),
  share_count: link.share_count,
  last_opened_at: iso(link.last_opened_at),
  open_count: link.open_count,
  last_notice,
})

export const toLinkEvents = (events: LinkEventRow[], links: LinkRow[]): LinkEvent[] => {
  const names = new Map(links.map(({ id, recipient_name }) => [id, recipient_name]))
  return events.map((event) => ({
    id: event.id,
    link_id: event.link_id,
    kind: event.kind,
    at: event.created_at.toISOString(),
    actor: actorOfRow(event),
    recipient_name: names.get(event.link_id) ?? "",
  }))
}
