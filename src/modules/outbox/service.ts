import { EventEmitter } from "node:events"
import { container } from "@medusajs/framework"
import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import type { ConfigModule, Logger } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import {
  Logger as WorkerLogger,
  run,
  type Runner,
  runMigrations,
  type TaskList,
  type WorkerEvents,
} from "graphile-worker"
import type { Pool } from "pg"
import { bringForward } from "./bring-forward"
import { enqueue } from "./enqueue"
import { exclusively } from "./exclusively"
import { type Job, jobSchema, TASK_IDENTIFIER } from "./jobs"
import { Liveness } from "./liveness"
import { createWorkerPool } from "./pool"

const CONCURRENCY = 4
const SWEEP_MS = 5_000
/** For each job at work its own and one of what it does exclusively, and a few for the worker itself. */
const CONNECTIONS = 2 * CONCURRENCY + 4

/** Every minute for what an event may have missed, nightly for what may go. graphile-worker runs each once per cluster. */
const CRONTAB = [
  `* * * * * ${TASK_IDENTIFIER} ?id=account-links&max=1 {"task":"account-links"}`,
  `17 3 * * * ${TASK_IDENTIFIER} ?id=purge&max=3 {"task":"purge"}`,
].join("\n")

type Dependencies = {
  [ContainerRegistrationKeys.PG_CONNECTION]: Knex
  [ContainerRegistrationKeys.CONFIG_MODULE]: ConfigModule
  [ContainerRegistrationKeys.LOGGER]: Logger
}

/**
 * The outbox: jobs written in the transaction of what caused them, worked off by whichever instance is free. It starts
 * with the application and drains before it ends; server-only instances write jobs and work none.
 */
export class OutboxModuleService {
  private readonly knex: Knex
  private readonly config: ConfigModule
  private readonly logger: Logger
  private pool: Pool | null = null
  private runner: Runner | null = null
  private liveness: Liveness | null = null
  private sweep: NodeJS.Timeout | null = null

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
  async add(job: Job, key?: string): Promise<void> {
    await enqueue(this.knex, job, key)
  }

  /**
   * Runs `work` while no instance runs another under the same name. It may use Medusa's connections: the lock is not on one
   * of them.
   */
  async exclusively<T>(name: string, work: () => Promise<T>): Promise<T> {
    return await exclusively(this.ownPool(), name, work)
  }

  /** Made when it is first needed: a script of a host's may sell without the application having started. */
  private ownPool(): Pool {
    if (this.pool) return this.pool
    const pool = createWorkerPool(this.knex, CONNECTIONS)
    // A connection that breaks (database restart) is replaced at the next use; unhandled it would end the process.
    const warn = (error: Error) => this.logger.warn(`client-portal outbox: ${error.message}`)
    pool.on("error", warn)
    pool.on("connect", (client) => client.on("error", warn))
    this.pool = pool
    return pool
  }

  private async start(): Promise<void> {
    const pool = this.ownPool()
    const logger = workerLogger(this.logger)
    await runMigrations({ pgPool: pool, logger })
    if (this.config.projectConfig.workerMode === "server") return
    const liveness = new Liveness(pool)
    this.liveness = liveness
    const events: WorkerEvents = new EventEmitter()
    // graphile-worker marks a job with its pool's id, one a process.
    const claimed = new Promise<void>((resolve) => {
      events.on("pool:create", ({ workerPool }) => void this.claim(liveness, workerPool.id).then(resolve))
    })
    this.runner = await run({
      pgPool: pool,
      concurrency: CONCURRENCY,
      noHandleSignals: true,
      // Unbatched, graphile-worker does not wait at its stop until a finished job is written off: it would run again.
      preset: { worker: { completeJobBatchDelay: 0, failJobBatchDelay: 0 } },
      pollInterval: 1_000,
      crontab: CRONTAB,
      taskList: await this.tasks(claimed),
      events,
      logger,
    })
    this.sweep = setInterval(() => void this.sweepJobs(liveness, pool), SWEEP_MS)
    this.sweep.unref()
    await this.sweepJobs(liveness, pool)
  }

  private async stop(): Promise<void> {
    if (this.sweep) clearInterval(this.sweep)
    await this.runner?.stop()
    await this.liveness?.release()
    await this.pool?.end()
    this.runner = this.liveness = this.pool = this.sweep = null
  }

  /** The handlers need the whole application, so they are read only now that it has started. */
  private async tasks(claimed: Promise<void>): Promise<TaskList> {
    const { handleJob, jobRunOf } = await import("../../workflows/outbox/handle-job.js")
    return {
      [TASK_IDENTIFIER]: async (payload, helpers) => {
        // Not before this process is known to live: another one would take the job over while it runs.
        await claimed
        await handleJob(container, jobSchema.parse(payload), jobRunOf(helpers.job))
      },
    }
  }

  private async claim(liveness: Liveness, poolId: string): Promise<void> {
    await liveness
      .claim(poolId)
      .catch((error: Error) => this.logger.warn(`client-portal outbox: no lock on ${poolId}: ${error.message}`))
  }

  private async sweepJobs(liveness: Liveness, pool: Pool): Promise<void> {
    try {
      const freed = await liveness.freeDead()
      if (freed.length) this.logger.info(`client-portal outbox: took over the jobs of ${freed.length} ended worker(s)`)
      await bringForward(pool)
    } catch (error) {
      this.logger.warn(`client-portal outbox: ${error instanceof Error ? error.message : String(error)}`)
    }
  }
}

/** graphile-worker's own lines at the host's level; its info lines are one per job and stay silent. */
const workerLogger = (logger: Logger): WorkerLogger =>
  new WorkerLogger(() => (level, message) => {
    if (level === "error") logger.error(`client-portal outbox: ${message}`)
    if (level === "warning") logger.warn(`client-portal outbox: ${message}`)
  })
