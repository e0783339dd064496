import { type ChildProcess, spawn } from "node:child_process"
import { randomUUID } from "node:crypto"
import path from "node:path"
import { Logger, runOnce } from "graphile-worker"
import { Pool } from "pg"
import { z } from "zod"
import { defineJob, JobCannotSucceed } from "../../src/lib/jobs/define-job"
import { enqueue, JOBS_SCHEMA, MAX_ATTEMPTS, type QueuedJob, type QueueName } from "../../src/lib/jobs/queued-job"
import { registerJobs } from "../../src/lib/jobs/registry"
import { capRetryDelay, MAX_RETRY_DELAY_SECONDS } from "../../src/modules/outbox/cap-retry-delay"
import { Liveness } from "../../src/modules/outbox/liveness"
import { UNKNOWN_JOB_ATTEMPTS } from "../../src/modules/outbox/run-job"
import { OutboxModuleService } from "../../src/modules/outbox/service"
import { waitFor } from "../support/wait"
import { countRows, createDatabase, JOBS_TABLE as JOBS, jobs, type TestDatabase } from "./support/database"

const silent = new Logger(() => () => {})
const effects = (decision_id = "pdec_1", key?: string): QueuedJob => ({
  id: "decision-effects",
  payload: { decision_id },
  queue: "effects",
  ...(key === undefined ? {} : { key }),
})
const WAITING = { job: "decision-effects", decision_id: "pdec_1" }

let database: TestDatabase
let pool: Pool
const children = new Set<ChildProcess>()

beforeAll(async () => {
  database = await createDatabase()
})
beforeEach(async () => {
  await database.knex(JOBS).delete()
  pool = new Pool({ connectionString: database.url, max: 4 })
  pool.on("error", () => undefined)
})
afterEach(async () => {
  for (const child of children) child.kill("SIGKILL")
  children.clear()
  await pool.end()
})
afterAll(() => database.close())

const lockedBy = async (): Promise<string | null> =>
  (await database.knex(JOBS).first<{ locked_by: string | null }>("locked_by")).locked_by

/** A worker process that holds the one job there is. */
const busyWorker = async (): Promise<{ id: string; kill: () => Promise<void> }> => {
  const child = spawn(process.execPath, [path.join(__dirname, "support/worker.cjs"), database.url], {
    stdio: ["ignore", "pipe", "inherit"],
  })
  children.add(child)
  await new Promise((resolve) => child.stdout.once("data", resolve))
  const kill = () =>
    new Promise<void>((resolve) => {
      child.once("exit", () => resolve())
      child.kill("SIGKILL")
    })
  return { id: (await lockedBy()) ?? "", kill }
}

const said: string[] = []
const logger = { info: () => {}, warn: (text: string) => said.push(text), error: (text: string) => said.push(text) }
const service = (workerMode: "server" | "shared") =>
  new OutboxModuleService({
    __pg_connection__: database.knex,
    configModule: { projectConfig: { workerMode } },
    logger,
  } as never)

/** A registered job that runs until `finish` is called, or fails with what `fail` is given. */
const testJob = (id: string, queue: QueueName) => {
  const runs: { payload: object; uid: string; attempt: number }[] = []
  let finish: () => void = () => {}
  let failure: Error | null = null
  const job = defineJob({
    id: `test.${id}.${randomUUID()}`,
    title: "job.purge",
    queue,
    payload: z.object({ thing_id: z.string() }),
    run: async (_, payload, { uid, attempt }) => {
      runs.push({ payload, uid, attempt })
      if (failure) throw failure
      await new Promise<void>((resolve) => (finish = resolve))
    },
  })
  registerJobs([job])
  return { ...job, runs, finish: () => finish(), fail: (error: Error) => (failure = error) }
}

const workOnce = async (): Promise<unknown[]> => {
  const done: unknown[] = []
  await runOnce({
    pgPool: database.pool,
    schema: JOBS_SCHEMA,
    taskList: { effects: async (payload) => void done.push(payload) },
    logger: silent,
  })
  return done
}

describe("a job", () => {
  it("exists exactly when the transaction that wrote it commits", async () => {
    await database.knex.transaction((trx) => enqueue(trx, effects()))
    const undone = database.knex.transaction(async (trx) => {
      await enqueue(trx, effects("pdec_2"))
      throw new Error("later step")
    })
    await expect(undone).rejects.toThrow("later step")
    expect(await jobs(database.knex)).toEqual([WAITING])
  })

  it("survives until it is worked off, and is gone then", async () => {
    await enqueue(database.knex, effects())
    expect(await workOnce()).toEqual([expect.objectContaining({ payload: { decision_id: "pdec_1" } })])
    expect(await countRows(database.knex, JOBS)).toBe(0)
  })

  it("that fails stays, with its reason, to be tried again for about three days", async () => {
    await enqueue(database.knex, effects())
    const fail = async () => {
      throw new Error("no stock")
    }
    await runOnce({ pgPool: database.pool, schema: JOBS_SCHEMA, taskList: { effects: fail }, logger: silent })
    const job = await waitFor(async () => await database.knex(JOBS).whereNull("locked_by").first(), {
      what: "the failure to be written down",
    })
    expect(job).toMatchObject({
      attempts: 1,
      max_attempts: MAX_ATTEMPTS,
      last_error: expect.stringContaining("no stock"),
    })
    const tries = Array.from({ length: MAX_ATTEMPTS - 1 }, (_, at) =>
      Math.min(MAX_RETRY_DELAY_SECONDS, Math.exp(Math.min(10, at + 1))),
    )
    expect(tries.reduce((sum, seconds) => sum + seconds, 0) / 86_400).toBeGreaterThan(3)
  })

  it("under a key takes the place of one that waits under it", async () => {
    for (const decision_id of ["pdec_1", "pdec_2", "pdec_3"]) await enqueue(database.knex, effects(decision_id, "same"))
    expect(await jobs(database.knex)).toEqual([{ ...WAITING, decision_id: "pdec_3" }])
  })
})

describe("a job that failed often", () => {
  /** Seconds until each job that waits is tried, by its decision. */
  const waits = async (): Promise<Record<string, number>> => {
    const { rows } = await database.knex.raw<{ rows: { id: string; seconds: number }[] }>(
      `SELECT payload->'payload'->>'decision_id' AS id, round(extract(epoch FROM run_at - now()))::int AS seconds FROM ${JOBS}`,
    )
    return Object.fromEntries(rows.map(({ id, seconds }) => [id, seconds]))
  }
  const failed = async (decision_id: string, waitSeconds: number, more: object = {}): Promise<void> => {
    await enqueue(database.knex, effects(decision_id, decision_id))
    await database
      .knex(JOBS)
      .where({ key: decision_id })
      .update({ attempts: 12, run_at: new Date(Date.now() + waitSeconds * 1_000), ...more })
  }

  it("waits four minutes at most, so that mail drains within five of a recovery", async () => {
    await failed("late", 22_026)
    await failed("soon", 100)
    expect(await capRetryDelay(pool)).toBe(1)
    const { late, soon } = await waits()
    expect(MAX_RETRY_DELAY_SECONDS).toBeLessThan(300 - 10)
    expect(late).toBeGreaterThan(MAX_RETRY_DELAY_SECONDS - 10)
    expect(late).toBeLessThanOrEqual(MAX_RETRY_DELAY_SECONDS)
    expect(soon).toBeLessThanOrEqual(100)
    expect(await capRetryDelay(pool)).toBe(0)
    expect(await database.knex(JOBS).where({ key: "late" }).first("attempts")).toEqual({ attempts: 12 })
  })

  it("is brought forward by a running instance, without anybody's doing", async () => {
    await failed("late", 22_026)
    const outbox = service("shared")
    await outbox.__hooks.onApplicationStart()
    await waitFor(async () => ((await waits())["late"] ?? 0) <= MAX_RETRY_DELAY_SECONDS, { what: "the job's turn" })
    await outbox.__hooks.onApplicationPrepareShutdown()
  })

  it("is left alone while it is worked on, when its tries are used up, and when it was put off before its first", async () => {
    await failed("worked-on", 22_026, { locked_by: "worker", locked_at: new Date() })
    await failed("given-up", 22_026, { attempts: MAX_ATTEMPTS })
    await failed("put-off", 22_026, { attempts: 0 })
    expect(await capRetryDelay(pool)).toBe(0)
  })

  it("that is asked for anew at the same moment runs at once", async () => {
    await failed("again", 22_026)
    await database.knex.transaction(async (trx) => {
      await enqueue(trx, effects("again", "again"))
      expect(await capRetryDelay(pool)).toBe(0)
    })
    expect((await waits())["again"]).toBeLessThanOrEqual(0)
  })
})

describe("a worker that was killed in the middle of a job", () => {
  it("loses it at once to the next worker, which works it off", async () => {
    await enqueue(database.knex, effects())
    const { id, kill } = await busyWorker()
    expect(id).not.toBe("")
    const liveness = new Liveness(pool)
    expect(await liveness.releaseDeadWorkers()).toEqual([])
    await kill()
    await waitFor(async () => (await liveness.releaseDeadWorkers()).includes(id), {
      what: "the dead worker's job to be freed",
    })
    expect(await lockedBy()).toBeNull()
    await liveness.release()
    expect(await workOnce()).toEqual([expect.objectContaining({ payload: { decision_id: "pdec_1" } })])
  })
})

describe("a worker that lives", () => {
  it("keeps its job, however often and by how many others it is looked at", async () => {
    await enqueue(database.knex, effects())
    const { id, kill } = await busyWorker()
    const others = Array.from({ length: 3 }, () => new Liveness(pool))
    for (let round = 0; round < 5; round++) {
      for (const freed of await Promise.all(others.map((one) => one.releaseDeadWorkers()))) expect(freed).toEqual([])
    }
    expect(await lockedBy()).toBe(id)
    expect(await workOnce()).toEqual([])
    for (const one of others) await one.release()
    await kill()
  })

  it("is told from a dead one by name: only the dead one's jobs are freed", async () => {
    await enqueue(database.knex, effects())
    await enqueue(database.knex, effects("pdec_2"))
    const [alive, other] = [new Liveness(pool), new Liveness(pool)]
    await alive.claim("worker-alive")
    const ids = (await database.knex(JOBS).orderBy("id").select<{ id: string }[]>("id")).map(({ id }) => id)
    await database.knex(JOBS).where({ id: ids[0] }).update({ locked_by: "worker-alive", locked_at: new Date() })
    await database.knex(JOBS).where({ id: ids[1] }).update({ locked_by: "worker-dead", locked_at: new Date() })
    expect(await other.releaseDeadWorkers()).toEqual(["worker-dead"])
    expect((await database.knex(JOBS).orderBy("id").select("locked_by")).map(({ locked_by }) => locked_by)).toEqual([
      "worker-alive",
      null,
    ])
    await alive.release()
    await other.release()
  })

  const cutConnections = () =>
    database.knex.raw(
      "SELECT pg_terminate_backend(pid) FROM pg_locks WHERE locktype = 'advisory' AND database = (SELECT oid FROM pg_database WHERE datname = current_database())",
    )

  it("is alive again at its next look after it lost its connection", async () => {
    const [mine, other] = [new Liveness(pool), new Liveness(pool)]
    await mine.claim("worker-mine")
    await enqueue(database.knex, effects())
    await database.knex(JOBS).update({ locked_by: "worker-mine", locked_at: new Date() })
    await cutConnections()
    await waitFor(async () => (await mine.releaseDeadWorkers().catch(() => null))?.length === 0 || null, {
      what: "a look over a new connection",
    })
    expect(await other.releaseDeadWorkers()).toEqual([])
    await mine.release()
    await other.release()
  })

  it("gives a lost connection's place back to the pool", async () => {
    const mine = new Liveness(pool)
    await mine.claim("worker-mine")
    await cutConnections()
    await waitFor(async () => (await mine.releaseDeadWorkers().catch(() => null)) !== null, {
      what: "a look over a new connection",
    })
    const { totalCount } = pool
    await mine.release()
    expect(totalCount).toBe(1)
  })

  it("takes one connection also when it claims and looks at the same time", async () => {
    const mine = new Liveness(pool)
    await Promise.all([mine.claim("worker-mine"), mine.releaseDeadWorkers()])
    const { totalCount } = pool
    await mine.release()
    expect(totalCount).toBe(1)
  })
})

describe("the outbox's service", () => {
  it("on a server-only instance writes jobs and runs none", async () => {
    const outbox = service("server")
    await outbox.__hooks.onApplicationStart()
    await outbox.add(effects())
    expect(await countRows(database.knex, JOBS)).toBe(1)
    expect(await lockedBy()).toBeNull()
    await outbox.__hooks.onApplicationPrepareShutdown()
    expect(await countRows(database.knex, JOBS)).toBe(1)
  })

  /** A started instance whose one job is being worked on until `finish` is called. */
  const busyService = async () => {
    const job = testJob("busy", "effects")
    await enqueue(database.knex, job.with({ thing_id: "1" }))
    const outbox = service("shared")
    await outbox.__hooks.onApplicationStart()
    await waitFor(async () => job.runs.length === 1, { what: "the job to be taken" })
    return { outbox, finish: job.finish }
  }

  it("works off on one instance what another wrote before it started", async () => {
    const { outbox, finish } = await busyService()
    expect(await countRows(database.knex, JOBS)).toBe(1)
    finish()
    await waitFor(async () => (await countRows(database.knex, JOBS)) === 0, { what: "the job to be done" })
    expect(said).toEqual([])
    await outbox.__hooks.onApplicationPrepareShutdown()
  })

  it("stops once the job in hand is done and written off", async () => {
    const { outbox, finish } = await busyService()
    let stopped = false
    void outbox.__hooks.onApplicationPrepareShutdown().then(() => (stopped = true))
    expect(await countRows(database.knex, JOBS)).toBe(1)
    expect(stopped).toBe(false)
    finish()
    await waitFor(async () => stopped, { what: "the end of the outbox" })
    expect(await countRows(database.knex, JOBS)).toBe(0)
  })
})

describe("a job that cannot succeed", () => {
  const kept = async () =>
    await database
      .knex(JOBS)
      .whereNull("locked_by")
      .whereNotNull("last_error")
      .first<{ attempts: number; max_attempts: number; last_error: string } | undefined>()
  const givenUp = async (job: QueuedJob) => {
    await enqueue(database.knex, job)
    const outbox = service("shared")
    await outbox.__hooks.onApplicationStart()
    const row = await waitFor(kept, { what: "the job to fail" })
    await outbox.__hooks.onApplicationPrepareShutdown()
    return row
  }

  it("says so itself, is not tried again, and is kept with its reason", async () => {
    const job = testJob("hopeless", "effects")
    job.fail(new JobCannotSucceed("there is no provider"))
    expect(await givenUp(job.with({ thing_id: "1" }))).toMatchObject({
      attempts: 1,
      max_attempts: 1,
      last_error: "there is no provider",
    })
    expect(job.runs).toHaveLength(1)
  })

  it("has a payload that is not its own: the fields are named, their values are not", async () => {
    const { id } = testJob("typed", "effects")
    const row = await givenUp({ id, queue: "effects", payload: { other_id: "secret" } })
    expect(row).toMatchObject({ attempts: 1, max_attempts: 1, last_error: expect.stringContaining("thing_id") })
    expect(row.last_error).not.toContain("secret")
  })

  it("comes from a newer version: it is left to an instance of that version first, and then kept for staff", async () => {
    const row = await givenUp({ id: "from.the.future", queue: "notices", payload: {} })
    expect(row).toMatchObject({ attempts: 1, max_attempts: MAX_ATTEMPTS })
    expect(row.last_error).toContain('"from.the.future" is not known to this version')
    await database
      .knex(JOBS)
      .update({ attempts: UNKNOWN_JOB_ATTEMPTS - 1, run_at: database.knex.fn.now(), last_error: null })
    const outbox = service("shared")
    await outbox.__hooks.onApplicationStart()
    expect(await waitFor(kept, { what: "the last attempt" })).toMatchObject({
      attempts: UNKNOWN_JOB_ATTEMPTS,
      max_attempts: UNKNOWN_JOB_ATTEMPTS,
    })
    await outbox.__hooks.onApplicationPrepareShutdown()
  })

  it("but was enqueued again while it ran is dropped: the newer one goes on", async () => {
    const job = testJob("again", "effects")
    await enqueue(database.knex, job.with({ thing_id: "1" }, "same"))
    const outbox = service("shared")
    await outbox.__hooks.onApplicationStart()
    await waitFor(async () => job.runs.length === 1, { what: "the first to run" })
    job.fail(new Error("down"))
    await enqueue(database.knex, job.with({ thing_id: "2" }, "same"))
    await waitFor(async () => job.runs.length === 2, { what: "the second to run" })
    job.finish()
    await waitFor(async () => (await countRows(database.knex, JOBS)) === 1, { what: "the first to end" })
    await outbox.__hooks.onApplicationPrepareShutdown()
    expect(await jobs(database.knex)).toEqual([{ job: job.id, thing_id: "2" }])
  })
})

describe("a queue", () => {
  it("that is blocked by slow work delays no other: a notice goes out while a preview renders", async () => {
    const [render, notice] = [testJob("preview", "render"), testJob("mail", "notices")]
    for (let at = 0; at < 5; at++) await enqueue(database.knex, render.with({ thing_id: String(at) }))
    const outbox = service("shared")
    await outbox.__hooks.onApplicationStart()
    await waitFor(async () => render.runs.length === 1, { what: "a preview to block its queue" })
    await enqueue(database.knex, notice.with({ thing_id: "mail" }))
    await waitFor(async () => notice.runs.length === 1, { what: "the notice" })
    expect(render.runs).toHaveLength(1)
    notice.finish()
    const stopped = outbox.__hooks.onApplicationPrepareShutdown()
    await waitFor(async () => (await countRows(database.knex, JOBS)) === 5, { what: "the notice to be done" })
    render.finish()
    await stopped
  })
})
