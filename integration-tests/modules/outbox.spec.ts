import { type ChildProcess, spawn } from "node:child_process"
import path from "node:path"
import { container } from "@medusajs/framework"
import { asValue } from "@medusajs/framework/awilix"
import { Logger, runOnce } from "graphile-worker"
import { Pool } from "pg"
import { bringForward, LONGEST_WAIT_SECONDS } from "../../src/modules/outbox/bring-forward"
import { enqueue } from "../../src/modules/outbox/enqueue"
import { type Job, jobSchema, MAX_ATTEMPTS, TASK_IDENTIFIER } from "../../src/modules/outbox/jobs"
import { Liveness } from "../../src/modules/outbox/liveness"
import { OutboxModuleService } from "../../src/modules/outbox/service"
import { waitFor } from "../support/wait"
import { countRows, createDatabase, jobs, type TestDatabase } from "./support/database"

const JOBS = "graphile_worker._private_jobs"
const silent = new Logger(() => () => {})
const EFFECTS: Job = { task: "decision-effects", decision_id: "pdec_1" }

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

const workOnce = async (): Promise<unknown[]> => {
  const done: unknown[] = []
  await runOnce({
    connectionString: database.url,
    taskList: { [TASK_IDENTIFIER]: async (payload) => void done.push(payload) },
    logger: silent,
  })
  return done
}

describe("a job", () => {
  it("exists exactly when the transaction that wrote it commits", async () => {
    await database.knex.transaction((trx) => enqueue(trx, EFFECTS))
    const undone = database.knex.transaction(async (trx) => {
      await enqueue(trx, { ...EFFECTS, decision_id: "pdec_2" })
      throw new Error("later step")
    })
    await expect(undone).rejects.toThrow("later step")
    expect(await jobs(database.knex)).toEqual([EFFECTS])
  })

  it("survives until it is worked off, and is gone then", async () => {
    await enqueue(database.knex, EFFECTS)
    expect(await workOnce()).toEqual([EFFECTS])
    expect(await countRows(database.knex, JOBS)).toBe(0)
  })

  it("that fails stays, with its reason, to be tried again for about three days", async () => {
    await enqueue(database.knex, EFFECTS)
    const fail = async () => {
      throw new Error("no stock")
    }
    await runOnce({ connectionString: database.url, taskList: { [TASK_IDENTIFIER]: fail }, logger: silent })
    const job = await waitFor(async () => await database.knex(JOBS).whereNull("locked_by").first(), {
      what: "the failure to be written down",
    })
    expect(job).toMatchObject({
      attempts: 1,
      max_attempts: MAX_ATTEMPTS,
      last_error: expect.stringContaining("no stock"),
    })
    const tries = Array.from({ length: MAX_ATTEMPTS - 1 }, (_, at) =>
      Math.min(LONGEST_WAIT_SECONDS, Math.exp(Math.min(10, at + 1))),
    )
    expect(tries.reduce((sum, seconds) => sum + seconds, 0) / 86_400).toBeGreaterThan(3)
  })

  it("under a key takes the place of one that waits under it", async () => {
    for (const decision_id of ["pdec_1", "pdec_2", "pdec_3"])
      await enqueue(database.knex, { ...EFFECTS, decision_id }, "same")
    expect(await jobs(database.knex)).toEqual([{ ...EFFECTS, decision_id: "pdec_3" }])
  })

  it("carries ids alone: no schema of one takes a text or a token along", () => {
    for (const option of jobSchema.options) {
      const fields = Object.keys(option.shape).filter((field) => field !== "task")
      expect(fields.every((field) => field.endsWith("_id"))).toBe(true)
    }
    expect(jobSchema.parse({ ...EFFECTS, token: "cpl_x" })).toEqual(EFFECTS)
    expect(jobSchema.safeParse({ task: "unknown" }).success).toBe(false)
    expect(jobSchema.safeParse({ task: "decision-effects" }).success).toBe(false)
  })
})

describe("a job that failed often", () => {
  /** Seconds until each job that waits is tried, by its decision. */
  const waits = async (): Promise<Record<string, number>> => {
    const { rows } = await database.knex.raw<{ rows: { id: string; seconds: number }[] }>(
      `SELECT payload->>'decision_id' AS id, round(extract(epoch FROM run_at - now()))::int AS seconds FROM ${JOBS}`,
    )
    return Object.fromEntries(rows.map(({ id, seconds }) => [id, seconds]))
  }
  const failed = async (decision_id: string, waitSeconds: number, more: object = {}): Promise<void> => {
    await enqueue(database.knex, { ...EFFECTS, decision_id }, decision_id)
    await database
      .knex(JOBS)
      .where({ key: decision_id })
      .update({ attempts: 12, run_at: new Date(Date.now() + waitSeconds * 1_000), ...more })
  }

  it("waits four minutes at most, so that mail drains within five of a recovery", async () => {
    await failed("late", 22_026)
    await failed("soon", 100)
    expect(await bringForward(pool)).toBe(1)
    const { late, soon } = await waits()
    expect(LONGEST_WAIT_SECONDS).toBeLessThan(300 - 10)
    expect(late).toBeGreaterThan(LONGEST_WAIT_SECONDS - 10)
    expect(late).toBeLessThanOrEqual(LONGEST_WAIT_SECONDS)
    expect(soon).toBeLessThanOrEqual(100)
    expect(await bringForward(pool)).toBe(0)
    expect(await database.knex(JOBS).where({ key: "late" }).first("attempts")).toEqual({ attempts: 12 })
  })

  it("is brought forward by a running instance, without anybody's doing", async () => {
    await failed("late", 22_026)
    const outbox = service("shared")
    await outbox.__hooks.onApplicationStart()
    await waitFor(async () => ((await waits())["late"] ?? 0) <= LONGEST_WAIT_SECONDS, { what: "the job's turn" })
    await outbox.__hooks.onApplicationPrepareShutdown()
  })

  it("is left alone while it is worked on, when its tries are used up, when it was put off before its first, or is a host's", async () => {
    await failed("worked-on", 22_026, { locked_by: "worker", locked_at: new Date() })
    await failed("given-up", 22_026, { attempts: MAX_ATTEMPTS })
    await failed("put-off", 22_026, { attempts: 0 })
    await failed("the-hosts", 22_026)
    await database.knex.raw("SELECT graphile_worker.add_job('host-task', job_key := 'task')")
    const host = await database.knex(JOBS).where({ key: "task" }).first<{ task_id: number }>("task_id")
    await database.knex(JOBS).where({ key: "task" }).delete()
    await database.knex(JOBS).where({ key: "the-hosts" }).update({ task_id: host.task_id })
    expect(await bringForward(pool)).toBe(0)
  })

  it("that is asked for anew at the same moment runs at once", async () => {
    await failed("again", 22_026)
    await database.knex.transaction(async (trx) => {
      await enqueue(trx, { ...EFFECTS, decision_id: "again" }, "again")
      expect(await bringForward(pool)).toBe(0)
    })
    expect((await waits())["again"]).toBeLessThanOrEqual(0)
  })
})

describe("a worker that was killed in the middle of a job", () => {
  it("loses it at once to the next worker, which works it off", async () => {
    await enqueue(database.knex, EFFECTS)
    const { id, kill } = await busyWorker()
    expect(id).not.toBe("")
    const liveness = new Liveness(pool)
    expect(await liveness.freeDead()).toEqual([])
    await kill()
    await waitFor(async () => (await liveness.freeDead()).includes(id), { what: "the dead worker's job to be freed" })
    expect(await lockedBy()).toBeNull()
    await liveness.release()
    expect(await workOnce()).toEqual([EFFECTS])
  })
})

describe("a worker that lives", () => {
  it("keeps its job, however often and by how many others it is looked at", async () => {
    await enqueue(database.knex, EFFECTS)
    const { id, kill } = await busyWorker()
    const others = Array.from({ length: 3 }, () => new Liveness(pool))
    for (let round = 0; round < 5; round++) {
      for (const freed of await Promise.all(others.map((one) => one.freeDead()))) expect(freed).toEqual([])
    }
    expect(await lockedBy()).toBe(id)
    expect(await workOnce()).toEqual([])
    for (const one of others) await one.release()
    await kill()
  })

  it("is told from a dead one by name: only the dead one's jobs are freed", async () => {
    await enqueue(database.knex, EFFECTS)
    await enqueue(database.knex, { ...EFFECTS, decision_id: "pdec_2" })
    const [alive, other] = [new Liveness(pool), new Liveness(pool)]
    await alive.claim("worker-alive")
    const ids = (await database.knex(JOBS).orderBy("id").select<{ id: string }[]>("id")).map(({ id }) => id)
    await database.knex(JOBS).where({ id: ids[0] }).update({ locked_by: "worker-alive", locked_at: new Date() })
    await database.knex(JOBS).where({ id: ids[1] }).update({ locked_by: "worker-dead", locked_at: new Date() })
    expect(await other.freeDead()).toEqual(["worker-dead"])
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
    await enqueue(database.knex, EFFECTS)
    await database.knex(JOBS).update({ locked_by: "worker-mine", locked_at: new Date() })
    await cutConnections()
    await waitFor(async () => (await mine.freeDead().catch(() => null))?.length === 0 || null, {
      what: "a look over a new connection",
    })
    expect(await other.freeDead()).toEqual([])
    await mine.release()
    await other.release()
  })

  it("gives a lost connection's place back to the pool", async () => {
    const mine = new Liveness(pool)
    await mine.claim("worker-mine")
    await cutConnections()
    await waitFor(async () => (await mine.freeDead().catch(() => null)) !== null, {
      what: "a look over a new connection",
    })
    const { totalCount } = pool
    await mine.release()
    expect(totalCount).toBe(1)
  })

  it("takes one connection also when it claims and looks at the same time", async () => {
    const mine = new Liveness(pool)
    await Promise.all([mine.claim("worker-mine"), mine.freeDead()])
    const { totalCount } = pool
    await mine.release()
    expect(totalCount).toBe(1)
  })
})

describe("the outbox's service", () => {
  it("makes its own tables, and on a server-only instance writes jobs and works none", async () => {
    await database.knex.raw("DROP SCHEMA graphile_worker CASCADE")
    const outbox = service("server")
    await outbox.__hooks.onApplicationStart()
    await outbox.add({ task: "purge" })
    expect(await countRows(database.knex, JOBS)).toBe(1)
    expect(await lockedBy()).toBeNull()
    await outbox.__hooks.onApplicationPrepareShutdown()
    expect(await countRows(database.knex, JOBS)).toBe(1)
  })

  /** A started instance whose one job is being worked on until `finish` is called. */
  const busyService = async () => {
    let finish: () => void = () => {}
    const purge = jest.fn(() => new Promise<void>((resolve) => (finish = resolve)))
    container.register({ portal_token: asValue({ purge }) })
    await enqueue(database.knex, { task: "purge" })
    const outbox = service("shared")
    await outbox.__hooks.onApplicationStart()
    await waitFor(async () => purge.mock.calls.length === 1, { what: "the job to be taken" })
    return { outbox, finish: () => finish() }
  }

  it("works off on one instance what another wrote before it started", async () => {
    const { outbox, finish } = await busyService()
    expect(await countRows(database.knex, JOBS)).toBe(1)
    finish()
    await waitFor(async () => (await countRows(database.knex, JOBS)) === 0, { what: "the job to be done" })
    expect(said.filter((line) => !line.includes("account-links"))).toEqual([])
    await outbox.__hooks.onApplicationPrepareShutdown()
  })

  it("stops once the job in hand is done and written off", async () => {
    const { outbox, finish } = await busyService()
    let stopped = false
    void outbox.__hooks.onApplicationPrepareShutdown().then(() => (stopped = true))
    expect(await countRows(database.knex, JOBS)).toBe(1)
    expect(stopped).toBe(false)
    finish()
    await waitFor(async () => stopped, { timeout: 3_000, what: "the end of the outbox" })
    expect(await countRows(database.knex, JOBS)).toBe(0)
  })
})
