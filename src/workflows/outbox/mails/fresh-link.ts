import type { MedusaContainer } from "@medusajs/framework/types"
import { z } from "zod"
import { defineJob, type JobRun } from "../../../lib/jobs/define-job"
import type { QueuedJob } from "../../../lib/jobs/queued-job"
import { portalServices } from "../../../lib/services"
import { linkStateOf } from "../../../modules/portal-token/link-state"
import type { LinkRow } from "../../../modules/portal-token/rows"
import { renewLinkWorkflow } from "../../portal-link/workflows/end-or-rotate-link"
import { greetedName, linkUrl, ownerOf, projectOfMail } from "./project-of-mail"
import { notifyStaff } from "./notify-staff"
import { unlessOrderGone } from "../../unless-order-gone"
import { mailBase, sendMail } from "./send-mail"

/**
 * Mails the way in again, to the address on file. A link that has expired gets a new token for as long as it was given
 * before; whoever reads that mailbox is who the shop gave it to.
 */
const mailFreshLink = async (container: MedusaContainer, job: { link_id: string }, run: JobRun): Promise<void> => {
  const { tokens } = portalServices(container)
  const found = await tokens.findLink(job.link_id)
  const state = found && linkStateOf(found, found.read_at)
  if (!found || state === "revoked") return
  // The link of a colleague ends with what the client had who gave it: to give it again is for staff.
  if (state === "expired" && found.given_by_link_id) return await noticeRevokedAsked(container, job, run)
  if (state === "expired") await renewLinkWorkflow(container).run({ input: { link_id: found.id } })
  const link = state === "expired" ? await tokens.getLink(found.id) : found
  const project = link.order_id ? await projectOfMail(container, link.order_id) : null
  await sendMail(
    container,
    {
      to: link.recipient_email,
      template: "fresh-link",
      props: {
        ...(await mailBase(container)),
        recipient_name: greetedName(link),
        project_name: project?.mail.name ?? null,
        url: await linkUrl(container, link),
        expires_at: link.expires_at?.toISOString() ?? null,
      },
      resource: { id: link.id, type: "portal_link" },
    },
    run,
  )
}

/** The client of a link that only staff may give again asked for a fresh one. */
const noticeRevokedAsked = async (
  container: MedusaContainer,
  { link_id }: { link_id: string },
  run: JobRun,
): Promise<void> => {
  const link = await portalServices(container).tokens.findLink(link_id)
  if (!link) return
  const project = link.order_id ? await projectOfMail(container, link.order_id) : null
  const owner = await ownerOf(container, project?.project.owner_user_id ?? null)
  await notifyStaff(
    container,
    {
      user_id: owner?.id ?? null,
      about: "revoked_asked",
      values: {
        name: link.recipient_name,
        has_project: project ? "yes" : "no",
        project: project?.mail.name ?? "",
        state: link.revoked_at ? "revoked" : "expired",
      },
      resource: { id: link.id, type: "portal_link" },
    },
    run,
  )
}

export const freshLinkJob = defineJob({
  id: "notice.fresh-link",
  title: "job.notice.fresh_link",
  queue: "notices",
  payload: z.object({ link_id: z.string() }),
  run: (container, payload, run) =>
    unlessOrderGone(container, async () => await mailFreshLink(container, payload, run)),
})

export const accessRequestedJob = defineJob({
  id: "notice.access-requested",
  title: "job.notice.access_requested",
  queue: "notices",
  payload: z.object({ link_id: z.string() }),
  run: (container, payload, run) =>
    unlessOrderGone(container, async () => await noticeRevokedAsked(container, payload, run)),
})

/** What answers a request for a new link. Staff revoked a link on purpose: only they may share it again, so they are told. */
export const freshLinkJobs = ({ id: link_id, revoked_at }: Pick<LinkRow, "id" | "revoked_at">): QueuedJob[] => [
  revoked_at ? accessRequestedJob.with({ link_id }) : freshLinkJob.with({ link_id }, `fresh:${link_id}`),
]
