import { container } from "@medusajs/framework"
import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import type { ConfigModule, Logger } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import type { Pool } from "pg"
import type { LastNotice } from "../../contracts"
import { enqueue, type QueuedJob, type QueuedNotice } from "../../lib/jobs/queued-job"
import { capRetryDelay } from "./cap-retry-delay"
import {
  type Delivery,
  failedForReason,
  findMailed,
  isRecipientErased,
  lastMailedAt,
  lastMailedTo,
  lastNoticesOf,
  lastSentAbout,
  latestPayloads,
  type MailedNotice,
  noteDelivery,
  noteReturned,
  type NotifiedQuestion,
  purgeDeliveries,
  readNoticeAge,
  wasNotified,
} from "./deliveries"
import { discardFailedJob, type FailedJobRow, listFailedJobs, retryFailedJob } from "./failed-jobs"
import { Liveness } from "./liveness"
import { createWorkerPool } from "./pool"
import { runJob } from "./run-job"
import { type GroupedNotice, takeGroup } from "./notice-groups"
import { advanceWatermark, readWatermark } from "./watermark"
import { MAX_CONNECTIONS, startWorkers } from "./worker"
import { withAdvisoryLock } from "./with-advisory-lock"

const SWEEP_MS = 5_000

type Dependencies = {
  [ContainerRegistrationKeys.PG_CONNECTION]: Knex
  [ContainerRegistrationKeys.CONFIG_MODULE]: ConfigModule
  [ContainerRegistrationKeys.LOGGER]: Logger
}

/**
 * The outbox: jobs written in the transaction of what caused them, run by whichever instance is free. It starts with the
 * application and drains before it ends; server-only instances write jobs and run none.
 */
export class OutboxModuleService {
  private readonly knex: Knex
  private readonly config: ConfigModule
  private readonly logger: Logger
  private pool: Pool | null = null
  private liveness: Liveness | null = null
  private sweep: NodeJS.Timeout | null = null
  private stopWorkers: (() => Promise<void>) | null = null

  __hooks = {
    onApplicationStart: async () => await this.start(),
    onApplicationPrepareShutdown: async () => await this.stop(),
  }

  constructor(dependencies: Dependencies) {
    this.knex = dependencies[ContainerRegistrationKeys.PG_CONNECTION]
    this.config = dependencies[ContainerRegistrationKeys.CONFIG_MODULE]
    this.logger = dependencies[ContainerRegistrationKeys.LOGGER]
  }

  /** A job on its own; what must exist together with other writes goes through `enqueue` inside their transaction. */
  async add(job: QueuedJob): Promise<void> {
    await enqueue(this.knex, job)
  }

  /** Jobs that gave up, newest failure first, at most `limit`; `count` is the number of all. */
  async listFailedJobs(limit: number): Promise<{ rows: FailedJobRow[]; count: number }> {
    return await listFailedJobs(this.knex, limit)
  }

  /** Gives a failed job its attempts again. @returns whether it was a failed job; of two callers one gets true */
  async retryFailedJob(id: string): Promise<boolean> {
    return await retryFailedJob(this.knex, id)
  }

  /** Deletes a failed job. @returns whether it was a failed job; of two callers one gets true */
  async discardFailedJob(id: string): Promise<boolean> {
    return await discardFailedJob(this.knex, id)
  }

  /** Writes down what became of a notice. @param uid of its job */
  async noteDelivery(uid: string, about: QueuedNotice & { notice: string }, delivery: Delivery): Promise<void> {
    await noteDelivery(this.knex, uid, about, delivery)
  }

  /** See `takeGroup`. */
  async takeNoticeGroup(uid: string): Promise<GroupedNotice[]> {
    return await takeGroup(this.knex, uid)
  }

  /** See `noteReturned`. */
  async noteReturned(uid: string, reason: string, reason_code: "bounced" | "complained"): Promise<void> {
    await noteReturned(this.knex, uid, reason, reason_code)
  }

  /** See `isRecipientErased`. */
  async isRecipientErased(uid: string): Promise<boolean> {
    return await isRecipientErased(this.knex, uid)
  }

  /** See `findMailed`. */
  async findMailed(uid: string): Promise<MailedNotice | null> {
    return await findMailed(this.knex, uid)
  }

  /** See `lastMailedTo`. */
  async lastMailedTo(email: string, before: Date): Promise<MailedNotice | null> {
    return await lastMailedTo(this.knex, email, before)
  }

  /** See `wasNotified`. */
  async wasNotified(question: NotifiedQuestion): Promise<boolean> {
    return await wasNotified(this.knex, question)
  }

  /** See `lastSentAbout`. */
  async lastSentAbout(notice: string, link_id: string): Promise<string | null> {
    return await lastSentAbout(this.knex, notice, link_id)
  }

  /** See `latestPayloads`. */
  async latestPayloads(notice: string, limit: number): Promise<{ payload: unknown; at: Date }[]> {
    return await latestPayloads(this.knex, notice, limit)
  }

  /** See `readNoticeAge`. */
  async readNoticeAge(uid: string): Promise<{ created_at: Date; now: Date }> {
    return await readNoticeAge(this.knex, uid)
  }

  /** What became of the newest notice to each link's recipient; nothing for a link that none was sent to. */
  async lastNoticesOf(linkIds: readonly string[]): Promise<Map<string, LastNotice>> {
    return await lastNoticesOf(this.knex, linkIds)
  }

  /** See `lastMailedAt`. */
  async lastMailedAt(linkIds: readonly string[]): Promise<Map<string, Date>> {
    return await lastMailedAt(this.knex, linkIds)
  }

  /** Retries the notices that failed for this reason. @returns how many */
  async retryNotices(reason_code: string): Promise<number> {
    const ids = await failedForReason(this.knex, reason_code)
    const retried = await Promise.all(ids.map(async (id) => await this.retryFailedJob(id)))
    return retried.filter(Boolean).length
  }

  /** @returns how many settled notices were forgotten */
  async purgeDeliveries(): Promise<number> {
    return await purgeDeliveries(this.knex)
  }

  /** @returns up to which moment a periodic job has looked, null before its first run; and the database's clock */
  async readWatermark(name: string): Promise<{ reached_at: Date | null; now: Date }> {
    return await readWatermark(this.knex, name)
  }

  /** Moves a watermark forward; of two runs at once the later moment stays. */
  async advanceWatermark(name: string, to: Date): Promise<void> {
    await advanceWatermark(this.knex, name, to)
  }

  /** Runs `work` while no instance runs another under the same name (or names). `work` may use Medusa's connections. */
  async withAdvisoryLock<T>(name: string | readonly string[], work: () => Promise<T>): Promise<T> {
    return await withAdvisoryLock(this.ownPool(), name, work)
  }

  /** Created at its first use: a host's script may sell without the application having started. */
  private ownPool(): Pool {
    if (this.pool) return this.pool
    const pool = createWorkerPool(this.knex, MAX_CONNECTIONS)
    // A connection that breaks (database restart) is replaced at the next use; unhandled it would end the process.
    const warn = (error: Error) => this.logger.warn(`client-portal outbox: ${error.message}`)
    pool.on("error", warn)
    pool.on("connect", (client) => client.on("error", warn))
    this.pool = pool
    return pool
  }

  private async start(): Promise<void> {
    const pool = this.ownPool()
    if (this.config.projectConfig.workerMode === "server") return
    const liveness = new Liveness(pool)
    this.liveness = liveness
    this.stopWorkers = await startWorkers(async (_payload, helpers) => await runJob(container, this.logger, helpers), {
      pool,
      liveness,
      logger: this.logger,
    })
    this.sweep = setInterval(() => void this.sweepJobs(liveness, pool), SWEEP_MS)
    this.sweep.unref()
    await this.sweepJobs(liveness, pool)
  }

  private async stop(): Promise<void> {
    if (this.sweep) clearInterval(this.sweep)
    await this.stopWorkers?.()
    await this.liveness?.release()
    await this.pool?.end()
    this.stopWorkers = this.liveness = this.pool = this.sweep = null
  }

  private async sweepJobs(liveness: Liveness, pool: Pool): Promise<void> {
    try {
      const dead = await liveness.releaseDeadWorkers()
      if (dead.length) this.logger.info(`client-portal outbox: took over the jobs of ${dead.length} ended worker(s)`)
      await capRetryDelay(pool)
    } catch (error) {
      this.logger.warn(`client-portal outbox: ${error instanceof Error ? error.message : String(error)}`)
    }
  }
}
