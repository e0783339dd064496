import { z } from "zod"
import { portalServices } from "../../lib/services"
import { readOwner, readProjectOf, staffUrl } from "../context"
import { defineNotice } from "../define-notice"
import { EXAMPLE_AT, EXAMPLE_CLIENT, EXAMPLE_REP, EXAMPLE_URL, exampleQuote } from "../example-facts"
import { staffThread } from "../mail-thread"
import { renewalRequestedLine, renewalRequestedMail } from "./template"

/**
 * A client asked for a renewed quote: a line in the bell of the rep, or of every user when the project has none, and a
 * mail to the rep.
 */
export const renewalRequested = defineNotice({
  name: "renewal-requested",
  title: "job.notice.renewal_requested",
  audience: "staff",
  channels: { email: renewalRequestedMail, feed: renewalRequestedLine },
  words: ["renewal."],
  payload: z.object({ renewal_id: z.string() }),
  about: ({ renewal_id }) => ({ resource_type: "portal_quote_renewal", resource_id: renewal_id, link_id: null }),
  orderOf: async (container, { renewal_id }) => {
    const { approvals, quoteValidity } = portalServices(container)
    const { request_id } = await quoteValidity.getRenewal(renewal_id)
    return (await approvals.getRequest(request_id)).order_id
  },
  default: { enabled: true, delay_minutes: 0 },
  example: {
    recipient_name: EXAMPLE_REP,
    requested_by: EXAMPLE_CLIENT,
    project: exampleQuote,
    version: 2,
    expired_at: EXAMPLE_AT,
    admin_url: EXAMPLE_URL,
  },
  load: async (container, { renewal_id }) => {
    const { approvals, quoteValidity, tokens } = portalServices(container)
    const { request_id, valid_until, link_id, requested_by_name } = await quoteValidity.getRenewal(renewal_id)
    const request = await approvals.getRequest(request_id)
    const [{ named, project }, link] = await Promise.all([
      readProjectOf(container, request.order_id),
      tokens.findLink(link_id),
    ])
    const owner = await readOwner(container, project.owner_user_id)
    return {
      data: {
        recipient_name: owner?.name ?? null,
        requested_by: requested_by_name,
        project: named,
        version: request.version,
        expired_at: valid_until.toISOString(),
        admin_url: staffUrl(container, project.id, "quote"),
      },
      feed: { user_id: owner?.id ?? null, url: staffUrl(container, project.id, "quote") },
      // Where the shop receives no mail, the client as Reply-To: an answer goes to the person who asked.
      email: owner && {
        to: owner.email,
        reply_to: link?.recipient_email ?? null,
        thread: staffThread(project, owner),
      },
    }
  },
})
