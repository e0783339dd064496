import { z } from "zod"
import type { QueuedJob } from "../../lib/jobs/queued-job"
import { portalServices } from "../../lib/services"
import { linkStateOf } from "../../modules/portal-token/link-state"
import type { LinkRow } from "../../modules/portal-token/rows"
import { renewLinkWorkflow } from "../../workflows/portal-link/workflows/end-or-rotate-link"
import { accessRequested } from "../access-requested"
import { greetedName, linkUrl, orderOfLink, readProjectOf } from "../context"
import { defineNotice } from "../define-notice"
import { freshLinkMail } from "./template"

/**
 * A new link for a client who asked for one, to the address on file. A link that has expired gets a new token for as long
 * as it was shared before: whoever reads that mailbox is who the shop shared it with.
 */
export const freshLink = defineNotice({
  name: "fresh-link",
  title: "job.notice.fresh_link",
  audience: "client",
  channels: { email: freshLinkMail },
  payload: z.object({ link_id: z.string() }),
  about: ({ link_id }) => ({ resource_type: "portal_link", resource_id: link_id, link_id }),
  orderOf: orderOfLink,
  default: { enabled: true, delay_minutes: 0 },
  load: async (container, { link_id }, { uid }) => {
    const { outbox, tokens } = portalServices(container)
    const found = await tokens.findLink(link_id)
    const state = found && linkStateOf(found, found.read_at)
    if (!found || state === "revoked") return null
    // A colleague's link ends with the delegator's own: to share it again is for staff.
    if (state === "expired" && found.given_by_link_id) {
      await outbox.add(accessRequested.job({ link_id }, { uid: `${uid}.staff` }))
      return null
    }
    if (state === "expired") await renewLinkWorkflow(container).run({ input: { link_id: found.id } })
    const link = state === "expired" ? await tokens.getLink(found.id) : found
    const project = link.order_id ? await readProjectOf(container, link.order_id) : null
    return {
      data: {
        recipient_name: greetedName(link),
        project_name: project?.named.name ?? null,
        url: await linkUrl(container, link),
        expires_at: link.expires_at?.toISOString() ?? null,
      },
      email: { to: link.recipient_email, reply_to: null },
    }
  },
})

/** What answers a request for a new link. Staff revoked a link on purpose: only they may share it again, so they are told. */
export const freshLinkJobs = ({ id: link_id, revoked_at }: Pick<LinkRow, "id" | "revoked_at">): QueuedJob[] => [
  revoked_at ? accessRequested.job({ link_id }) : freshLink.job({ link_id }, { key: `fresh:${link_id}` }),
]
