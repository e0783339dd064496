import { EventEmitter } from "node:events"
import type { Logger } from "@medusajs/framework/types"
import { Logger as WorkerLogger, run, type Runner, type TaskList, type WorkerEvents } from "graphile-worker"
import type { Pool } from "pg"
import { JOBS_SCHEMA, QUEUES, type QueueName } from "../../lib/jobs/queued-job"
import { registeredJobs } from "../../lib/jobs/registry"
import type { Liveness } from "./liveness"

/** Jobs that one instance runs at once, by queue. A queue's task identifier in graphile-worker is its name. */
const CONCURRENCY: Record<QueueName, number> = { effects: 2, notices: 2, render: 1, ingest: 1, upkeep: 1 }
const POLL_MS = 1_000

const all = Object.values(CONCURRENCY).reduce((sum, one) => sum + one, 0)
/** For each running job its own connection and one for an advisory lock, a listener per queue, and a few to spare. */
export const MAX_CONNECTIONS = 2 * all + QUEUES.length + 4

/** Runs one attempt of a job of any queue. */
export type Task = NonNullable<TaskList[string]>

/** One crontab line per periodic job of the queue. */
const crontabOf = (queue: QueueName): string =>
  registeredJobs()
    .flatMap((job) => {
      if (job.queue !== queue || !job.cron) return []
      return [`${job.cron} ${queue} ?id=${job.id}&max=${job.maxAttempts ?? 1} ${JSON.stringify({ job: job.id })}`]
    })
    .join("\n")

/** Starts the workers of one queue. Its jobs begin once this process is known to live. */
const startQueue = async (
  queue: QueueName,
  task: Task,
  { pool, liveness, logger }: { pool: Pool; liveness: Liveness; logger: Logger },
): Promise<Runner> => {
  const events: WorkerEvents = new EventEmitter()
  // graphile-worker marks a job with its pool's id. Unclaimed, another instance would take the job over while it runs.
  const claimed = new Promise<void>((resolve) => {
    events.on("pool:create", ({ workerPool: { id } }) => {
      void liveness
        .claim(id)
        .catch((error: Error) => logger.warn(`client-portal outbox: no lock on ${id}: ${error.message}`))
        .then(resolve)
    })
  })
  return await run({
    pgPool: pool,
    schema: JOBS_SCHEMA,
    concurrency: CONCURRENCY[queue],
    noHandleSignals: true,
    // Batched, graphile-worker does not wait at its stop until a finished job is deleted: it would run again.
    preset: { worker: { completeJobBatchDelay: 0, failJobBatchDelay: 0 } },
    pollInterval: POLL_MS,
    crontab: crontabOf(queue),
    taskList: {
      [queue]: async (payload, helpers) => {
        await claimed
        await task(payload, helpers)
      },
    },
    events,
    logger: workerLogger(logger),
  })
}

/** Starts the workers of every queue. @returns stops them once the running jobs are done */
export const startWorkers = async (
  task: Task,
  on: { pool: Pool; liveness: Liveness; logger: Logger },
): Promise<() => Promise<void>> => {
  const runners: Runner[] = []
  for (const queue of QUEUES) runners.push(await startQueue(queue, task, on))
  return async () => {
    await Promise.all(runners.map((runner) => runner.stop()))
  }
}

/** graphile-worker's own lines at the host's level; its info lines are one per job and stay silent. */
const workerLogger = (logger: Logger): WorkerLogger =>
  new WorkerLogger(() => (level, message) => {
    if (level === "error") logger.error(`client-portal outbox: ${message}`)
    if (level === "warning") logger.warn(`client-portal outbox: ${message}`)
  })
