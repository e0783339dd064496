import { z } from "zod"
import { portalServices } from "../../lib/services"
import { linkStateOf } from "../../modules/portal-token/link-state"
import { greetedName, linkUrl, orderOfLink, readOwner, readProjectOf } from "../context"
import { defineNotice } from "../define-notice"
import { EXAMPLE_CLIENT, EXAMPLE_LATER, EXAMPLE_REP, EXAMPLE_URL, exampleProject } from "../example-facts"
import { LATEST } from "../latest"
import { clientThread } from "../mail-thread"
import { linkSharedMail, type LinkSharedProps } from "./template"

/**
 * A link, shared for the first time or again, to its recipient. The share's log entry holds the rep's personal message. A
 * link that has ended since is not mailed: staff revoked it before it went out.
 */
export const linkShared = defineNotice({
  name: "link-shared",
  title: "job.notice.link_shared",
  audience: "client",
  channels: { email: linkSharedMail },
  words: ["link.project.", "link.account."],
  payload: z.object({ link_id: z.string(), event_id: z.string() }),
  about: ({ link_id }) => ({ resource_type: "portal_link", resource_id: link_id, link_id }),
  orderOf: orderOfLink,
  default: { enabled: true, delay_minutes: 0 },
  is_required: true,
  latest: LATEST.shared_link,
  example: {
    recipient_name: EXAMPLE_CLIENT,
    shared_by: EXAMPLE_REP,
    message: null,
    url: EXAMPLE_URL,
    expires_at: EXAMPLE_LATER,
    scope: "project",
    project: exampleProject,
    is_delegated: false,
    can_delegate: true,
  },
  load: async (container, { link_id, event_id }) => {
    const { settings, tokens } = portalServices(container)
    const link = await tokens.findLink(link_id)
    if (!link || linkStateOf(link, link.read_at) !== "active") return null
    const event = await tokens.getEvent(event_id)
    const base = {
      recipient_name: greetedName(link),
      shared_by: event && event.actor_type !== "system" ? event.actor_name : null,
      message: event?.message ?? null,
      url: await linkUrl(container, link),
      expires_at: link.expires_at?.toISOString() ?? null,
    }
    if (!link.order_id) {
      const data: LinkSharedProps = { ...base, scope: "account" }
      return { data, email: { to: link.recipient_email, reply_to: null } }
    }
    const { named, project } = await readProjectOf(container, link.order_id)
    const owner = await readOwner(container, project.owner_user_id)
    const data: LinkSharedProps = {
      ...base,
      scope: "project",
      project: named,
      is_delegated: event !== null && event.actor_id === link.given_by_link_id,
      can_delegate: !link.given_by_link_id && settings.options.limits.delegations_per_day > 0,
    }
    const thread = clientThread(project, link)
    return { data, email: { to: link.recipient_email, reply_to: owner?.email ?? null, thread } }
  },
})
