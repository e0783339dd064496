import { z } from "zod"
import { portalServices } from "../../lib/services"
import { readOwner, readProjectOf, staffUrl } from "../context"
import { defineNotice } from "../define-notice"
import { EXAMPLE_CLIENT, EXAMPLE_REP, EXAMPLE_URL, exampleQuoteRequest } from "../example-facts"
import { toRequestedFacts } from "../requested-facts"
import { quoteRequestedLine, quoteRequestedMail } from "./template"

/** A client asked for a quote: a line in the bell of the rep, or of every user when there is none, and a mail to the rep. */
export const quoteRequested = defineNotice({
  name: "quote-requested",
  title: "job.notice.quote_requested",
  audience: "staff",
  channels: { email: quoteRequestedMail, feed: quoteRequestedLine },
  payload: z.object({ request_id: z.string() }),
  about: ({ request_id }) => ({ resource_type: "portal_quote_request", resource_id: request_id, link_id: null }),
  orderOf: async (container, { request_id }) =>
    (await portalServices(container).quoteRequests.getSent(request_id)).order_id,
  default: { enabled: true, delay_minutes: 0 },
  example: {
    ...exampleQuoteRequest,
    recipient_name: EXAMPLE_REP,
    requested_by: EXAMPLE_CLIENT,
    is_reorder: false,
    admin_url: EXAMPLE_URL,
  },
  load: async (container, { request_id }) => {
    const { quoteRequests, tokens } = portalServices(container)
    const { order_id, link_id, person_name, content, reorder_of } = await quoteRequests.getSent(request_id)
    if (order_id === null) return null
    const [{ named, project }, link] = await Promise.all([readProjectOf(container, order_id), tokens.findLink(link_id)])
    const owner = await readOwner(container, project.owner_user_id)
    return {
      data: {
        recipient_name: owner?.name ?? null,
        requested_by: person_name,
        project: named,
        ...toRequestedFacts(content),
        is_reorder: reorder_of !== null,
        admin_url: staffUrl(container, project.id, "quote"),
      },
      feed: { user_id: owner?.id ?? null, url: staffUrl(container, project.id, "quote") },
      // The client as Reply-To: an answer goes to the person who asked.
      email: owner && { to: owner.email, reply_to: link?.recipient_email ?? null },
    }
  },
})
