import type { MedusaContainer } from "@medusajs/framework/types"
import { MedusaError } from "@medusajs/framework/utils"
import type { MailKind } from "../contracts"
import type { MailTemplate } from "../emails/types"
import { JobCannotSucceed, type JobRun, reasonOf } from "../lib/jobs/define-job"
import type { QueuedNotice } from "../lib/jobs/queued-job"
import { portalServices } from "../lib/services"
import type { Delivery } from "../modules/outbox/deliveries"
import { isOrderGone } from "../order-view/read-order"
import { readShop } from "./context"
import { sendEmail, type EmailTo } from "./send-email"
import { type FeedTemplate, sendFeedLine } from "./send-feed-line"
import { keepForDigest, readStaffChoice } from "./staff-choice"

/** What there is to say, and to whom. A channel without a recipient is left out. */
export type Loaded<Data> = {
  data: Data
  email?: EmailTo | null
  /** User whose bell shows it; null for every user's. `url`: where in the admin it leads, for the daily mail. */
  feed?: { user_id: string | null; url?: string | null }
  /** Notices, by `uid`, that there is nothing to say about any more. */
  left_out?: ReadonlySet<string>
  /**
   * Asked at the last moment before the mail is handed over, under the lock of what the client does: whether what it says
   * is still true. Otherwise it is loaded anew.
   */
  isStillTrue?: () => Promise<boolean>
}

export type Channels<Data> = { email?: MailTemplate<Data>; feed?: FeedTemplate<Data> }

/** What is sent: `mail_kind` where its recipient can end or put off such mails. */
type Message<Data> = { name: string; channels: Channels<Data>; mail_kind?: MailKind }

/** A notice by its job's `uid`, and what it is about. */
export type RecordedNotice = { uid: string; about: QueuedNotice & { notice: string } }

/** What a mail tells of may change while it is made, once for each thing that it tells of. */
const MAX_LOADS = 5

/** `reason_code` of a notice whose mail may have arrived twice. */
const MAYBE_TWICE = "maybe_twice"

const NOTHING_LEFT: Delivery = { state: "skipped", reason_code: "nothing_left" }

/** What a staff notice says in one line, for the daily mail. */
const digestLine = async <Data>(
  container: MedusaContainer,
  { channels }: Message<Data>,
  data: Data,
): Promise<{ title: string; text: string }> => {
  const { i18n, shop } = await readShop(container)
  if (channels.feed) return channels.feed(data, i18n)
  const mail = channels.email?.(data, { i18n, shop })
  return { title: mail?.title ?? "", text: mail?.preheader ?? "" }
}

/** The bell first: it cannot fail for a missing mail provider. @returns null when it was not true any more */
const deliver = async <Data>(
  container: MedusaContainer,
  message: Message<Data>,
  { data, email, feed, isStillTrue }: Loaded<Data>,
  resource: QueuedNotice,
  run: JobRun,
): Promise<Delivery | null> => {
  const { name, channels, mail_kind } = message
  const user_id = feed?.user_id ?? null
  const choice = await readStaffChoice(container, user_id, name)
  if (channels.feed && feed && choice.bell) await sendFeedLine(container, channels.feed, data, user_id, resource, run)
  if (user_id !== null && choice.mail === "daily") {
    const line = await digestLine(container, message, data)
    await keepForDigest(container, { user_id, notice_uid: run.uid, url: feed?.url ?? null, ...line })
  } else if (channels.email && email && choice.mail === "at_once") {
    const mail = { name, mail_kind, template: channels.email, isStillTrue }
    const outcome = await sendEmail(container, mail, data, email, resource, run)
    if (outcome === "outdated") return null
    return { state: "sent", recipient: email.to, ...(outcome === "sent_again" ? { reason_code: MAYBE_TWICE } : {}) }
  }
  return { state: "sent", recipient: user_id ?? email?.to ?? "" }
}

/**
 * One attempt to send one message, and a record of what became of it for each notice that it carries.
 * @param notices at least one; the message is kept under the first one's resource
 * @param load null when there is nothing to say (any more)
 * @throws what `load` or a channel throws, once it is recorded
 */
export const attemptDelivery = async <Data>(
  container: MedusaContainer,
  message: Message<Data>,
  notices: readonly [RecordedNotice, ...RecordedNotice[]],
  run: JobRun,
  load: () => Promise<Loaded<Data> | null>,
): Promise<void> => {
  const { outbox } = portalServices(container)
  const note = async (delivery: Delivery, left_out?: ReadonlySet<string>): Promise<void> => {
    for (const { uid, about } of notices)
      await outbox.noteDelivery(uid, about, left_out?.has(uid) ? NOTHING_LEFT : delivery)
  }
  try {
    for (let times = 0; times < MAX_LOADS; times++) {
      const loaded = await load()
      if (!loaded) return await note(NOTHING_LEFT)
      const delivery = await deliver(container, message, loaded, notices[0].about, run)
      if (delivery !== null) return await note(delivery, loaded.left_out)
    }
    throw new MedusaError(MedusaError.Types.CONFLICT, "What the notice says changed each time just before it was sent")
  } catch (error) {
    // Staff may delete drafts: there is nothing to read any more, and repeating it for days would change nothing.
    if (isOrderGone(error)) return await note(NOTHING_LEFT)
    const isFinal = run.isLast || error instanceof JobCannotSucceed
    await note({
      state: isFinal ? "failed" : "queued",
      reason: reasonOf(error),
      ...(error instanceof JobCannotSucceed && error.code ? { reason_code: error.code } : {}),
    })
    throw error
  }
}
