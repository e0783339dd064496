import { z } from "zod"
import { portalServices } from "../../lib/services"
import { linkStateOf } from "../../modules/portal-token/link-state"
import { greetedName, linkUrl, orderOfLink, readOwner, readProjectOf } from "../context"
import { defineNotice } from "../define-notice"
import { EXAMPLE_URL, exampleQuoteRequest } from "../example-facts"
import { clientThread } from "../mail-thread"
import { toRequestedFacts } from "../requested-facts"
import { quoteRequestReceivedMail } from "./template"

/**
 * Confirms to a client that the shop has their quote request, with their link to the quote that was made of it. An answer by
 * mail goes into the quote's conversation.
 */
export const quoteRequestReceived = defineNotice({
  name: "quote-request-received",
  title: "job.notice.quote_request_received",
  audience: "client",
  channels: { email: quoteRequestReceivedMail },
  /** `link_id`: the person's link to the quote. */
  payload: z.object({ request_id: z.string(), link_id: z.string() }),
  about: ({ request_id, link_id }) => ({ resource_type: "portal_quote_request", resource_id: request_id, link_id }),
  orderOf: orderOfLink,
  default: { enabled: true, delay_minutes: 0 },
  example: { ...exampleQuoteRequest, url: EXAMPLE_URL },
  load: async (container, { request_id, link_id }) => {
    const { quoteRequests, tokens } = portalServices(container)
    const [{ content }, link] = await Promise.all([quoteRequests.getSent(request_id), tokens.findLink(link_id)])
    if (!link?.order_id || linkStateOf(link, link.read_at) !== "active") return null
    const { named, project } = await readProjectOf(container, link.order_id)
    const owner = await readOwner(container, project.owner_user_id)
    return {
      data: {
        recipient_name: greetedName(link),
        project: named,
        ...toRequestedFacts(content),
        url: await linkUrl(container, link),
      },
      email: {
        to: link.recipient_email,
        reply_to: owner?.email ?? null,
        thread: clientThread(project, link),
      },
    }
  },
})
