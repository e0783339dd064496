import { randomUUID } from "node:crypto"
import { Logger, runOnce } from "graphile-worker"
import { z } from "zod"
import { defineJob, JobCannotSucceed, type JobRun } from "../../src/lib/jobs/define-job"
import { enqueue, JOBS_SCHEMA } from "../../src/lib/jobs/queued-job"
import { registerJobs } from "../../src/lib/jobs/registry"
import { runJob } from "../../src/modules/outbox/run-job"
import { OutboxModuleService } from "../../src/modules/outbox/service"
import { countRows, createDatabase, JOBS_TABLE, outcomes, type TestDatabase } from "./support/database"

const RACES = process.env.FULL === "1" ? 300 : 20

let database: TestDatabase
let outbox: OutboxModuleService
let runs: JobRun[]
let failure: Error | null

const job = defineJob({
  id: `test.fails.${randomUUID()}`,
  title: "job.purge",
  queue: "effects",
  maxAttempts: 5,
  payload: z.object({ thing_id: z.string() }),
  run: async (_, __, run) => {
    runs.push(run)
    if (failure) throw failure
  },
})
registerJobs([job])

const silent = { info: () => {}, warn: () => {}, error: () => {} }

beforeAll(async () => {
  database = await createDatabase()
  outbox = new OutboxModuleService({
    __pg_connection__: database.knex,
    configModule: { projectConfig: { workerMode: "server" } },
    logger: silent,
  } as never)
})
beforeEach(async () => {
  await database.knex(JOBS_TABLE).delete()
  runs = []
  failure = new JobCannotSucceed("there is no provider")
})
afterAll(() => database.close())

/** One attempt of each job that is due. */
const attemptAll = async (): Promise<void> =>
  await runOnce({
    pgPool: database.pool,
    schema: JOBS_SCHEMA,
    taskList: { effects: async (_payload, helpers) => await runJob({} as never, silent as never, helpers) },
    preset: { worker: { completeJobBatchDelay: 0, failJobBatchDelay: 0 } },
    logger: new Logger(() => () => {}),
  })

const failedJob = async (): Promise<string> => {
  await enqueue(database.knex, job.with({ thing_id: "1" }))
  await attemptAll()
  const { rows } = await outbox.listFailedJobs(1)
  return rows[0]?.id ?? ""
}

describe("a job that gave up", () => {
  it("is listed with its reason and times, the newest failure first, and counted beyond the limit", async () => {
    const before = Date.now()
    for (let at = 0; at < 3; at++) {
      failure = new JobCannotSucceed(`reason ${at}`)
      await failedJob()
    }
    const { rows, count } = await outbox.listFailedJobs(2)
    expect(count).toBe(3)
    expect(rows.map(({ last_error }) => last_error)).toEqual(["reason 2", "reason 1"])
    expect(rows[0]).toMatchObject({ attempts: 1 })
    const failedAt = rows[0]?.failed_at.getTime() ?? 0
    expect(failedAt).toBeGreaterThanOrEqual(before - 1_000)
    expect(failedAt).toBeLessThanOrEqual(Date.now() + 1_000)
  })

  it("is not one that waits for its next attempt, or is at work", async () => {
    failure = new Error("down for a moment")
    await enqueue(database.knex, job.with({ thing_id: "1" }))
    await attemptAll()
    expect(await outbox.listFailedJobs(10)).toEqual({ rows: [], count: 0 })
    const [{ id }] = await database.knex(JOBS_TABLE).select("id")
    expect(await outbox.retryFailedJob(id)).toBe(false)
    expect(await outbox.discardFailedJob(id)).toBe(false)
    expect(await countRows(database.knex, JOBS_TABLE)).toBe(1)
  })

  it("runs again when staff retry it, under its own UUID and counting on, so that nothing is sent twice", async () => {
    const id = await failedJob()
    failure = null
    expect(await outbox.retryFailedJob(id)).toBe(true)
    await attemptAll()
    expect(runs.map(({ attempt }) => attempt)).toEqual([1, 2])
    expect(runs[0]?.uid).toMatch(/^[0-9a-f-]{36}$/)
    expect(runs[1]?.uid).toBe(runs[0]?.uid)
    expect(await countRows(database.knex, JOBS_TABLE)).toBe(0)
  })

  it("has all its attempts again after a retry", async () => {
    const id = await failedJob()
    failure = new Error("still down")
    await outbox.retryFailedJob(id)
    await attemptAll()
    expect(await database.knex(JOBS_TABLE).where({ id }).first("attempts", "max_attempts")).toEqual({
      attempts: 2,
      max_attempts: 6,
    })
  })

  it("is gone when staff discard it", async () => {
    const id = await failedJob()
    expect(await outbox.discardFailedJob(id)).toBe(true)
    expect(await countRows(database.knex, JOBS_TABLE)).toBe(0)
    expect(await outbox.discardFailedJob(id)).toBe(false)
    expect(await outbox.retryFailedJob(id)).toBe(false)
  })

  it(`is retried or discarded, never both, when two staff press at once (${RACES} races)`, async () => {
    for (let race = 0; race < RACES; race++) {
      const id = await failedJob()
      const { won } = await outcomes([
        outbox.retryFailedJob(id),
        outbox.discardFailedJob(id),
        outbox.retryFailedJob(id),
        outbox.discardFailedJob(id),
      ])
      expect(won.filter(Boolean)).toHaveLength(1)
      await database.knex(JOBS_TABLE).delete()
    }
  })
})
