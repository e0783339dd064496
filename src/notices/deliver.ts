import type { MedusaContainer } from "@medusajs/framework/types"
import type { MailTemplate } from "../emails/types"
import { JobCannotSucceed, type JobRun, reasonOf } from "../lib/jobs/define-job"
import type { QueuedNotice } from "../lib/jobs/queued-job"
import { portalServices } from "../lib/services"
import type { Delivery } from "../modules/outbox/deliveries"
import { isOrderGone } from "../order-view/read-order"
import { sendEmail, type EmailTo } from "./send-email"
import { type FeedTemplate, sendFeedLine } from "./send-feed-line"

/** What there is to say, and to whom. A channel without a recipient is left out. */
export type Loaded<Data> = {
  data: Data
  email?: EmailTo | null
  /** User whose bell shows it; null for every user's. */
  feed?: { user_id: string | null }
  /** Notices, by `uid`, that there is nothing to say about any more. */
  left_out?: ReadonlySet<string>
}

export type Channels<Data> = { email?: MailTemplate<Data>; feed?: FeedTemplate<Data> }

/** A notice by its job's `uid`, and what it is about. */
export type RecordedNotice = { uid: string; about: QueuedNotice & { notice: string } }

/** The bell first: it cannot fail for a missing mail provider. @returns who got it */
const deliver = async <Data>(
  container: MedusaContainer,
  { name, channels }: { name: string; channels: Channels<Data> },
  { data, email, feed }: Loaded<Data>,
  resource: QueuedNotice,
  run: JobRun,
): Promise<string> => {
  if (channels.feed && feed) await sendFeedLine(container, channels.feed, data, feed.user_id, resource, run)
  if (channels.email && email) await sendEmail(container, name, channels.email, data, email, resource, run)
  return email?.to ?? feed?.user_id ?? ""
}

/**
 * One attempt to send one message, and a record of what became of it for each notice that it carries.
 * @param notices at least one; the message is kept under the first one's resource
 * @param load null when there is nothing to say (any more)
 * @throws what `load` or a channel throws, once it is recorded
 */
export const attemptDelivery = async <Data>(
  container: MedusaContainer,
  channels: { name: string; channels: Channels<Data> },
  notices: readonly [RecordedNotice, ...RecordedNotice[]],
  run: JobRun,
  load: () => Promise<Loaded<Data> | null>,
): Promise<void> => {
  const { outbox } = portalServices(container)
  const note = async (delivery: Delivery, left_out?: ReadonlySet<string>): Promise<void> => {
    for (const { uid, about } of notices)
      await outbox.noteDelivery(uid, about, left_out?.has(uid) ? { state: "skipped" } : delivery)
  }
  try {
    const loaded = await load()
    if (!loaded) return await note({ state: "skipped" })
    const recipient = await deliver(container, channels, loaded, notices[0].about, run)
    await note({ state: "sent", recipient }, loaded.left_out)
  } catch (error) {
    // Staff may delete drafts: there is nothing to read any more, and repeating it for days would change nothing.
    if (isOrderGone(error)) return await note({ state: "skipped" })
    const isFinal = run.isLast || error instanceof JobCannotSucceed
    await note({
      state: isFinal ? "failed" : "queued",
      reason: reasonOf(error),
      ...(error instanceof JobCannotSucceed && error.code ? { reason_code: error.code } : {}),
    })
    throw error
  }
}
