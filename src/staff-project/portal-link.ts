import type { MedusaContainer } from "@medusajs/framework/types"
import type { LastNotice, LinkEvent, PortalLink } from "../contracts"
import { actorOfRow } from "../lib/actor-columns"
import { portalServices } from "../lib/services"
import type { LastBounce } from "../modules/automation/bounces"
import { linkStateOf } from "../modules/portal-token/link-state"
import { isErasedAddress } from "../modules/portal-token/erased-address"
import type { LinkEventRow, LinkRow } from "../modules/portal-token/rows"

const iso = (date: Date | null): string | null => date?.toISOString() ?? null

/** Reads what became of the e-mails to some links' recipients. @returns how each of these links is shown */
const readLinkView = async (
  container: MedusaContainer,
  links: readonly LinkRow[],
): Promise<(link: LinkRow) => PortalLink> => {
  const { automations, outbox } = portalServices(container)
  const [notices, bounces] = await Promise.all([
    outbox.lastNoticesOf(links.map(({ id }) => id)),
    automations.lastBouncesOf(links.map(({ recipient_email }) => recipient_email)),
  ])
  return (link) =>
    toPortalLink(link, notices.get(link.id) ?? null, bounces.get(link.recipient_email.toLowerCase()) ?? null)
}

/** Links as staff see them, each with what became of its last e-mail and whether e-mails to its recipient come back. */
export const toPortalLinks = async (container: MedusaContainer, links: readonly LinkRow[]): Promise<PortalLink[]> => {
  const viewOf = await readLinkView(container, links)
  return links.map((link) => viewOf(link))
}

/** The same of one link. */
export const readPortalLink = async (container: MedusaContainer, link: LinkRow): Promise<PortalLink> =>
  (await readLinkView(container, [link]))(link)

const toPortalLink = (link: LinkRow, last_notice: LastNotice | null, bounce: LastBounce | null): PortalLink => ({
  id: link.id,
  scope: link.scope,
  state: linkStateOf(link, link.read_at),
  recipient_name: link.recipient_name,
  recipient_email: isErasedAddress(link.recipient_email) ? "" : link.recipient_email,
  delegated_by: link.given_by_link_id ? { link_id: link.given_by_link_id, name: link.given_by_name ?? "" } : null,
  display: link.display,
  expires_at: iso(link.expires_at),
  created_at: link.created_at.toISOString(),
  last_shared_at: iso(link.last_shared_at),
  share_count: link.share_count,
  last_opened_at: iso(link.last_opened_at),
  open_count: link.open_count,
  last_notice,
  returned_mail: bounce && { kind: bounce.kind, reason: bounce.reason, at: bounce.happened_at.toISOString() },
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
