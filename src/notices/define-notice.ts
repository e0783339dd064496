import type { MedusaContainer } from "@medusajs/framework/types"
import type { z } from "zod"
import { defineJob, type JobRun, type RegisteredJob } from "../lib/jobs/define-job"
import type { JobPayload, QueuedJob, QueuedNotice } from "../lib/jobs/queued-job"
import { attemptDelivery, type Channels, type Loaded } from "./deliver"

export type NoticeDefinition<Payload extends z.ZodType<JobPayload>, Data> = {
  /** Kebab case, as its folder. Its job is `notice.<name>`. */
  name: string
  title: RegisteredJob["title"]
  audience: "client" | "staff"
  /** A template for each channel that it may go over. */
  channels: Channels<Data>
  payload: Payload
  about: (payload: z.output<Payload>) => QueuedNotice
  orderOf: (container: MedusaContainer, payload: z.output<Payload>) => Promise<string | null>
  default: { enabled: boolean; delay_minutes: number }
}

type Definition<Payload extends z.ZodType<JobPayload>, Data> = NoticeDefinition<Payload, Data> & {
  /** Reads what there is to say. Null when there is nothing (any more). */
  load: (container: MedusaContainer, payload: z.output<Payload>, run: JobRun) => Promise<Loaded<Data> | null>
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

/** Makes a notice of its job. @param groupOf key under which it goes out together with others */
export const noticeOf = <Payload extends z.ZodType<JobPayload, JobPayload>, Data>(
  definition: NoticeDefinition<Payload, Data>,
  run: (container: MedusaContainer, payload: z.output<Payload>, run: JobRun) => Promise<void>,
  groupOf?: (payload: z.output<Payload>) => string,
): Notice<Payload> => {
  const { name, title, audience, channels, payload, about, orderOf } = definition
  const job = defineJob({ id: `notice.${name}`, title, queue: "notices", payload, orderOf, run })
  return {
    name,
    audience,
    channels: Object.keys(channels),
    default: definition.default,
    definition: job,
    job: (given, { key, uid } = {}) => {
      const parsed = payload.parse(given)
      const { delay_minutes } = definition.default
      return {
        ...job.with(given, key),
        notice: about(parsed),
        ...(groupOf ? { group_key: groupOf(parsed) } : {}),
        ...(delay_minutes ? { delay_minutes } : {}),
        ...(uid ? { uid } : {}),
      }
    },
  }
}

/** A message to one person about one thing, over one or more channels. What became of it is kept in `portal_notice`. */
export const defineNotice = <Payload extends z.ZodType<JobPayload, JobPayload>, Data>(
  definition: Definition<Payload, Data>,
): Notice<Payload> =>
  noticeOf(definition, async (container, payload, run) => {
    const notice = { uid: run.uid, about: { notice: `notice.${definition.name}`, ...definition.about(payload) } }
    await attemptDelivery(container, definition, [notice], run, async () =>
      definition.default.enabled ? await definition.load(container, payload, run) : null,
    )
  })
