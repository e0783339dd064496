import type { MedusaContainer } from "@medusajs/framework/types"
import { z } from "zod"
import type { QueuedJob } from "../../lib/jobs/queued-job"
import { portalServices } from "../../lib/services"
import { linkStateOf } from "../../modules/portal-token/link-state"
import type { LinkRow } from "../../modules/portal-token/rows"
import { renewLinkWorkflow } from "../../workflows/portal-link/workflows/end-or-rotate-link"
import { accessRequested } from "../access-requested"
import { greetedName, linkUrl, orderOfLink, readProjectOf } from "../context"
import { defineNotice } from "../define-notice"
import type { Loaded } from "../deliver"
import { EXAMPLE_CLIENT, EXAMPLE_LATER, EXAMPLE_URL, exampleProject } from "../example-facts"
import { LATEST } from "../latest"
import { freshLinkMail, type FreshLinkProps } from "./template"

/**
 * The link that is mailed, with a new token where the old one has expired; null where only staff can share it again, who
 * are told so.
 */
const settleLink = async (container: MedusaContainer, link_id: string, uid: string): Promise<LinkRow | null> => {
  const { outbox, tokens } = portalServices(container)
  const link = await tokens.findLink(link_id)
  const state = link && linkStateOf(link, link.read_at)
  if (!link || state === "revoked") return null
  if (state === "active") return link
  // A colleague's link ends with the delegator's own: to share it again is for staff.
  if (link.given_by_link_id) {
    await outbox.add(accessRequested.job({ link_id }, { uid: `${uid}.staff` }))
    return null
  }
  await renewLinkWorkflow(container).run({ input: { link_id } })
  return await tokens.getLink(link_id)
}

const readMail = async (container: MedusaContainer, link: LinkRow): Promise<Loaded<FreshLinkProps>> => {
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
}

/**
 * A new link for a client who asked for one, to the address on file. A link that has expired gets a new token for as long
 * as it was shared before: the reader of that mailbox is the person with whom the shop shared it.
 */
export const freshLink = defineNotice({
  name: "fresh-link",
  title: "job.notice.fresh_link",
  audience: "client",
  channels: { email: freshLinkMail },
  words: ["fresh."],
  payload: z.object({ link_id: z.string() }),
  about: ({ link_id }) => ({ resource_type: "portal_link", resource_id: link_id, link_id }),
  orderOf: orderOfLink,
  default: { enabled: true, delay_minutes: 0 },
  is_required: true,
  latest: LATEST.shared_link,
  example: {
    recipient_name: EXAMPLE_CLIENT,
    project_name: exampleProject.name,
    url: EXAMPLE_URL,
    expires_at: EXAMPLE_LATER,
  },
  load: async (container, { link_id }, { uid }) => {
    const link = await settleLink(container, link_id, uid)
    return link && (await readMail(container, link))
  },
  preview: async (container, { link_id }) => {
    const link = await portalServices(container).tokens.findLink(link_id)
    return link && (await readMail(container, link))
  },
})

/** What answers a request for a new link. Staff revoked a link on purpose: only they may share it again, so they are told. */
export const freshLinkJobs = ({ id: link_id, revoked_at }: Pick<LinkRow, "id" | "revoked_at">): QueuedJob[] => [
  revoked_at ? accessRequested.job({ link_id }) : freshLink.job({ link_id }, { key: `fresh:${link_id}` }),
]
