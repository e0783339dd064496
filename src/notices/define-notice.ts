import type { MedusaContainer } from "@medusajs/framework/types"
import type { z } from "zod"
import { defineJob, JobCannotSucceed, type JobRun, reasonOf, type RegisteredJob } from "../lib/jobs/define-job"
import type { JobPayload, QueuedJob, QueuedNotice } from "../lib/jobs/queued-job"
import { portalServices } from "../lib/services"
import type { MailTemplate } from "../emails/types"
import { isOrderGone } from "../order-view/read-order"
import { sendEmail, type EmailTo } from "./send-email"
import { type FeedTemplate, sendFeedLine } from "./send-feed-line"

/** What there is to say, and to whom. A channel without a recipient is left out. */
export type Loaded<Data> = {
  data: Data
  email?: EmailTo | null
  /** User whose bell shows it; null for every user's. */
  feed?: { user_id: string | null }
}

type Definition<Payload extends z.ZodType<JobPayload>, Data> = {
  /** Kebab case, as its folder. Its job is `notice.<name>`. */
  name: string
  title: RegisteredJob["title"]
  audience: "client" | "staff"
  /** A template for each channel that it may go over. */
  channels: { email?: MailTemplate<Data>; feed?: FeedTemplate<Data> }
  payload: Payload
  about: (payload: z.output<Payload>) => QueuedNotice
  orderOf: (container: MedusaContainer, payload: z.output<Payload>) => Promise<string | null>
  /** Reads what there is to say. Null when there is nothing (any more). */
  load: (container: MedusaContainer, payload: z.output<Payload>, run: JobRun) => Promise<Loaded<Data> | null>
  default: { enabled: boolean; delay_minutes: number }
}

export interface Notice<Payload extends z.ZodType<JobPayload>> {
  readonly name: string
  readonly audience: "client" | "staff"
  readonly channels: readonly string[]
  readonly default: { enabled: boolean; delay_minutes: number }
  readonly definition: RegisteredJob
  /** The job that sends it. With a key it replaces one that waits under it. */
  job(payload: z.input<Payload>, options?: { key?: string; uid?: string }): QueuedJob
}

/** A message to one person about one thing, over one or more channels. What became of it is kept in `portal_notice`. */
export const defineNotice = <Payload extends z.ZodType<JobPayload, JobPayload>, Data>(
  definition: Definition<Payload, Data>,
): Notice<Payload> => {
  const { name, title, audience, channels, payload, about, orderOf } = definition
  const id = `notice.${name}`
  const job = defineJob({
    id,
    title,
    queue: "notices",
    payload,
    orderOf,
    run: async (container, parsed, run) => {
      const { outbox } = portalServices(container)
      const subject = { notice: id, ...about(parsed) }
      try {
        const loaded = definition.default.enabled ? await definition.load(container, parsed, run) : null
        if (!loaded) return await outbox.noteDelivery(run.uid, subject, { state: "skipped" })
        const recipient = await deliver(container, name, channels, loaded, subject, run)
        await outbox.noteDelivery(run.uid, subject, { state: "sent", recipient })
      } catch (error) {
        // Staff may delete drafts: there is nothing to read any more, and repeating it for days would change nothing.
        if (isOrderGone(error)) return await outbox.noteDelivery(run.uid, subject, { state: "skipped" })
        const isFinal = run.isLast || error instanceof JobCannotSucceed
        await outbox.noteDelivery(run.uid, subject, {
          state: isFinal ? "failed" : "queued",
          reason: reasonOf(error),
          ...(error instanceof JobCannotSucceed && error.code ? { reason_code: error.code } : {}),
        })
        throw error
      }
    },
  })
  return {
    name,
    audience,
    channels: Object.keys(channels),
    default: definition.default,
    definition: job,
    job: (given, { key, uid } = {}) => {
      const queued = job.with(given, key)
      const { delay_minutes } = definition.default
      return {
        ...queued,
        notice: about(payload.parse(given)),
        ...(delay_minutes ? { delay_minutes } : {}),
        ...(uid ? { uid } : {}),
      }
    },
  }
}

/** The bell first: it cannot fail for a missing mail provider. @returns who got it */
const deliver = async <Data>(
  container: MedusaContainer,
  name: string,
  channels: Definition<z.ZodType<JobPayload>, Data>["channels"],
  { data, email, feed }: Loaded<Data>,
  resource: QueuedNotice,
  run: JobRun,
): Promise<string> => {
  if (channels.feed && feed) await sendFeedLine(container, channels.feed, data, feed.user_id, resource, run)
  if (channels.email && email) await sendEmail(container, name, channels.email, data, email, resource, run)
  return email?.to ?? feed?.user_id ?? ""
}
