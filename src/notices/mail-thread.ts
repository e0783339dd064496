import type { MedusaContainer } from "@medusajs/framework/types"
import { portalServices } from "../lib/services"
import type { LinkRow } from "../modules/portal-token/rows"
import type { ProjectRow } from "../modules/project/service"
import type { StaffMember } from "./context"

/** Whose answer to a mail goes into which thread. */
export type MailThread = {
  project_id: string
  order_id: string
  recipient_type: "client" | "staff"
  recipient_id: string
  access_version: string
}

type Project = Pick<ProjectRow, "id" | "order_id">

/** Another one once the link was made anew: answers to mails of before are held. */
export const accessVersionOf = ({ token_hash }: Pick<LinkRow, "token_hash">): string => token_hash.slice(0, 32)

export const clientThread = ({ id, order_id }: Project, link: Pick<LinkRow, "id" | "token_hash">): MailThread => ({
  project_id: id,
  order_id,
  recipient_type: "client",
  recipient_id: link.id,
  access_version: accessVersionOf(link),
})

export const staffThread = ({ id, order_id }: Project, owner: Pick<StaffMember, "id">): MailThread => ({
  project_id: id,
  order_id,
  recipient_type: "staff",
  recipient_id: owner.id,
  access_version: "",
})

/** How a mail is addressed so that it can be answered by mail. */
export type ThreadHeaders = { reply_to: string; message_id: string; headers: Record<string, string> }

/**
 * Address, Message-ID and references of a mail in a project's thread; the same for each attempt of a job.
 * @param uid of the notice's job
 * @returns null where the shop receives no mail
 */
export const threadHeaders = async (
  container: MedusaContainer,
  thread: MailThread,
  uid: string,
): Promise<ThreadHeaders | null> => {
  const sent = await portalServices(container).mails.noteSent({ job_uid: uid, ...thread })
  if (!sent) return null
  const { reply_to, message_id, references } = sent
  const last = references.at(-1)
  return {
    reply_to,
    message_id,
    headers: last === undefined ? {} : { "In-Reply-To": last, References: references.join(" ") },
  }
}
