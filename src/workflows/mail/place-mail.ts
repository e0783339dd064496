import type { MedusaContainer } from "@medusajs/framework/types"
import { MedusaError } from "@medusajs/framework/utils"
import type { Actor, HoldReason } from "../../contracts"
import { findReplyToken } from "../../lib/mail/reply-address"
import { portalServices } from "../../lib/services"
import type { InboundMailRow, SentMailRow } from "../../modules/mail/rows"
import { linkStateOf } from "../../modules/portal-token/link-state"
import type { ProjectRow } from "../../modules/project/service"
import { readOwner } from "../../notices/context"
import { accessVersionOf } from "../../notices/mail-thread"
import { machineReason } from "./machine-mail"
import type { ReadMail } from "./read-mail"

/** Whose thread a mail belongs to. */
export type Thread = {
  project_id: string
  recipient_type: NonNullable<InboundMailRow["recipient_type"]>
  recipient_id: string
}

/** Where a mail goes: into a thread as words of this person, or to staff. */
export type Placement = { actor: Actor; thread: Thread } | { reason: HoldReason; thread: Thread | null }

/** How long a member of staff can answer a mail by mail. A client can as long as their link works. */
const STAFF_REPLY_DAYS = 90
/** Two programs that answer each other without saying that they are programs end here. */
const MAX_PER_HOUR = 20

const DAY_MS = 86_400_000
const HOUR_MS = 3_600_000

/** The mail that this one answers: by its reply address, by `In-Reply-To`, by `References`. */
const findAnswered = async (
  container: MedusaContainer,
  { recipients, answers }: ReadMail,
): Promise<SentMailRow | null> => {
  const { mails, settings } = portalServices(container)
  const token = findReplyToken(recipients, settings.options.inbound_mail?.address ?? "")
  // An address with a wrong token is no reason to look for another way in.
  return token ? await mails.findSentByToken(token) : await mails.findSent(answers)
}

const projectIfThere = async (container: MedusaContainer, project_id: string): Promise<ProjectRow | null> => {
  try {
    return await portalServices(container).projects.getProject(project_id)
  } catch (error) {
    if (error instanceof MedusaError && error.type === MedusaError.Types.NOT_FOUND) return null
    throw error
  }
}

/** The person that a mail was sent to, and their address, while they may still write; null once they may not. */
const findWriter = async (
  container: MedusaContainer,
  sent: SentMailRow,
  now: Date,
): Promise<{ actor: Actor; email: string } | null> => {
  const { tokens } = portalServices(container)
  if (!(await projectIfThere(container, sent.project_id))) return null
  if (sent.recipient_type === "staff") {
    const user = await readOwner(container, sent.recipient_id)
    if (!user || now.getTime() - sent.created_at.getTime() > STAFF_REPLY_DAYS * DAY_MS) return null
    return { actor: { type: "staff", id: user.id, name: user.name }, email: user.email }
  }
  const link = await tokens.findLink(sent.recipient_id)
  if (!link || linkStateOf(link, link.read_at) !== "active") return null
  if (link.order_id !== sent.order_id || accessVersionOf(link) !== sent.access_version) return null
  return { actor: { type: "client", id: link.id, name: link.recipient_name }, email: link.recipient_email }
}

/**
 * Decides what becomes of a mail. Only the person whom the answered mail went to writes into its thread, only from the
 * address that it went to, and only while their link works.
 */
export const placeMail = async (container: MedusaContainer, mail: ReadMail, own_id: string): Promise<Placement> => {
  const { mails } = portalServices(container)
  const now = new Date()
  const answered = await findAnswered(container, mail)
  const thread = answered && {
    project_id: answered.project_id,
    recipient_type: answered.recipient_type,
    recipient_id: answered.recipient_id,
  }
  if (await mails.findSent([own_id])) return { reason: "loop", thread }
  const machine = machineReason(mail)
  if (machine) return { reason: machine, thread }
  if (!answered || !thread) return { reason: "unknown_thread", thread: null }
  const writer = await findWriter(container, answered, now)
  if (!writer) return { reason: "access_ended", thread }
  if (mail.from.email !== writer.email.toLowerCase()) return { reason: "wrong_sender", thread }
  if (mail.words === "" && mail.files.length === 0) return { reason: "no_words", thread }
  const recent = await mails.countPosted(thread, new Date(now.getTime() - HOUR_MS))
  if (recent >= MAX_PER_HOUR) return { reason: "too_many", thread }
  return { actor: writer.actor, thread }
}
