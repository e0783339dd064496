import type { MedusaContainer } from "@medusajs/framework/types"
import type { z } from "zod"
import type { MessageKey } from "../../messages"
import type { JobPayload, QueuedJob, QueueName } from "./queued-job"

/**
 * One attempt of one job. `uid` stays the same over its attempts and makes sending idempotent; `attempt` counts from 1 and
 * goes on counting when staff retry. A job that is enqueued again under its key is another job with another `uid`.
 */
export type JobRun = { uid: string; attempt: number; isLast: boolean }

/** Thrown by a job that no further attempt can help. It is kept for staff at once, with this message as the reason. */
export class JobCannotSucceed extends Error {
  override name = "JobCannotSucceed"

  constructor(
    message: string,
    /** The kind of reason, for code that may lift it. */
    readonly code: string | null = null,
  ) {
    super(message)
  }
}

const MAX_REASON = 500

/** Why something failed, cut to what staff read. A workflow throws a serialized copy: an object with a message, no Error. */
export const reasonOf = (error: unknown): string => {
  const message = typeof error === "object" && error !== null && "message" in error ? error.message : error
  return String(message).slice(0, MAX_REASON)
}

/** What staff read when a job fails. */
type JobTitle = Extract<MessageKey, `job.${string}`>

type Definition<Payload extends z.ZodType<JobPayload>> = {
  /** Stored with each waiting job: once released it never changes. */
  id: string
  title: JobTitle
  payload: Payload
  queue: QueueName
  /** Five fields in UTC, as in crontab; runs once per cluster with an empty payload. */
  cron?: string
  maxAttempts?: number
  /** Throws to be tried again, `JobCannotSucceed` to give up. May run twice after a crash, so it looks before it acts. */
  run: (container: MedusaContainer, payload: z.output<Payload>, run: JobRun) => Promise<unknown>
  /** The order it is about, so that staff find its project; null for none. */
  orderOf?: (container: MedusaContainer, payload: z.output<Payload>) => Promise<string | null>
}

/** A job as the outbox knows it: it takes what was stored and parses it itself. */
export interface RegisteredJob {
  readonly id: string
  readonly title: JobTitle
  readonly queue: QueueName
  readonly cron: string | undefined
  readonly maxAttempts: number | undefined
  /** @throws JobCannotSucceed for a payload that is not this job's */
  perform(container: MedusaContainer, payload: unknown, run: JobRun): Promise<void>
  orderOf(container: MedusaContainer, payload: unknown): Promise<string | null>
}

export interface Job<Payload extends z.ZodType<JobPayload>> extends RegisteredJob {
  readonly payload: Payload
  with(payload: z.input<Payload>, key?: string): QueuedJob
}

export const defineJob = <Payload extends z.ZodType<JobPayload, JobPayload>>(
  definition: Definition<Payload>,
): Job<Payload> => {
  const { id, title, payload: schema, queue, cron, maxAttempts } = definition
  return {
    id,
    title,
    payload: schema,
    queue,
    cron,
    maxAttempts,
    with: (payload, key) => ({
      id,
      payload: schema.parse(payload),
      queue,
      ...(key === undefined ? {} : { key }),
      ...(maxAttempts === undefined ? {} : { max_attempts: maxAttempts }),
    }),
    perform: async (container, stored, run) => {
      const parsed = schema.safeParse(stored)
      if (!parsed.success) {
        const fields = parsed.error.issues.map((issue) => issue.path.join(".") || issue.code)
        throw new JobCannotSucceed(`The payload of job "${id}" is not valid: ${fields.join(", ")}`)
      }
      await definition.run(container, parsed.data, run)
    },
    orderOf: async (container, stored) => {
      const parsed = schema.safeParse(stored)
      return parsed.success ? ((await definition.orderOf?.(container, parsed.data)) ?? null) : null
    },
  }
}
