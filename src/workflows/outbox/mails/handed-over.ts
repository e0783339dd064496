import type { MedusaContainer } from "@medusajs/framework/types"
import { z } from "zod"
import { defineJob, type JobRun } from "../../../lib/jobs/define-job"
import { portalServices } from "../../../lib/services"
import { notifyStaff } from "./notify-staff"
import { unlessOrderGone } from "../../unless-order-gone"
import { ownerOf, projectOfMail } from "./project-of-mail"

/** A client gave a colleague a link of their own; the rep learns to whom, and may take it back. */
const noticeHandedOver = async (
  container: MedusaContainer,
  { link_id }: { link_id: string },
  run: JobRun,
): Promise<void> => {
  const link = await portalServices(container).tokens.findLink(link_id)
  if (!link?.order_id) return
  const { mail, project } = await projectOfMail(container, link.order_id)
  const owner = await ownerOf(container, project.owner_user_id)
  await notifyStaff(
    container,
    {
      user_id: owner?.id ?? null,
      about: "handed_over",
      values: {
        by: link.given_by_name ?? "",
        name: link.recipient_name,
        email: link.recipient_email,
        project: mail.name,
        number: mail.number,
      },
      resource: { id: link.id, type: "portal_link" },
    },
    run,
  )
}

export const linkDelegatedJob = defineJob({
  id: "notice.link-delegated",
  title: "job.notice.link_delegated",
  queue: "notices",
  payload: z.object({ link_id: z.string() }),
  run: (container, payload, run) =>
    unlessOrderGone(container, async () => await noticeHandedOver(container, payload, run)),
})
