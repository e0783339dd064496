import { randomUUID } from "node:crypto"
import { knex, type Knex } from "@medusajs/framework/mikro-orm/knex"
import { runMigrations } from "graphile-worker"
import { Pool, type PoolClient } from "pg"
import { z } from "zod"
import { defineJob } from "../../src/lib/jobs/define-job"
import { enqueue } from "../../src/lib/jobs/queued-job"
import { registerJobs } from "../../src/lib/jobs/registry"
import { checkSchema, checkSessions, grantsFor } from "../../src/modules/outbox/check-database"
import { OutboxModuleService } from "../../src/modules/outbox/service"
import { waitFor } from "../support/wait"
import {
  countRows,
  createDatabase,
  createRole,
  jobs,
  JOBS_TABLE,
  migrate,
  onServer,
  revert,
  type TestDatabase,
} from "./support/database"

const OLD_JOBS = "graphile_worker._private_jobs"

const databases: TestDatabase[] = []
const pools: Pool[] = []
const connections: Knex[] = []
const roles: string[] = []

const newDatabase = async (...args: Parameters<typeof createDatabase>): Promise<TestDatabase> => {
  const database = await createDatabase(...args)
  databases.push(database)
  return database
}
const newRole = async (name: string): Promise<string> => {
  const role = await createRole(name)
  roles.push(role)
  return role
}
const poolOn = (url: string, max = 4): Pool => {
  const pool = new Pool({ connectionString: url, max })
  // A connection that is closing when its database is dropped.
  pool.on("error", () => undefined)
  pools.push(pool)
  return pool
}

afterEach(async () => {
  await Promise.all(connections.splice(0).map((connection) => connection.destroy()))
  await Promise.all(pools.splice(0).map((pool) => pool.end()))
  await Promise.all(databases.splice(0).map((database) => database.close()))
  for (const role of roles.splice(0)) await onServer(`DROP ROLE ${role}`)
})

describe("the jobs' schema", () => {
  it("comes with the migrations, so that the server's role needs grants and no ownership", async () => {
    const database = await newDatabase([])
    const [migrator, server] = [await newRole("migrator"), await newRole("server")]
    await database.knex.raw(`GRANT CREATE ON DATABASE ?? TO ??`, [new URL(database.url).pathname.slice(1), migrator])
    await database.knex.raw("GRANT ALL ON SCHEMA public TO ??", [migrator])
    await migrate(database.urlAs(migrator), "portal_outbox")

    const pool = poolOn(database.urlAs(server))
    await expect(checkSchema(pool)).rejects.toThrow(
      `"${server}" lacks rights on the schema client_portal_jobs: USAGE on schema client_portal_jobs`,
    )
    const owner = poolOn(database.urlAs(migrator))
    const [usage = "", ...rest] = grantsFor(server)
    await owner.query(usage)
    await expect(checkSchema(pool)).rejects.toThrow(/INSERT on _private_jobs.*\n.*\n.*GRANT USAGE ON SCHEMA/)
    for (const sql of rest) await owner.query(sql)
    await checkSchema(pool)

    const done: string[] = []
    const job = defineJob({
      id: `test.roles.${randomUUID()}`,
      title: "job.purge",
      queue: "effects",
      payload: z.object({ thing_id: z.string() }),
      run: async (_, { thing_id }) => done.push(thing_id),
    })
    registerJobs([job])
    const connection = knex({ client: "pg", connection: { connectionString: database.urlAs(server) } })
    connections.push(connection)
    const said: string[] = []
    const outbox = new OutboxModuleService({
      __pg_connection__: connection,
      configModule: { projectConfig: { workerMode: "shared" } },
      logger: { info: () => {}, warn: (text: string) => said.push(text), error: (text: string) => said.push(text) },
    } as never)
    await outbox.__hooks.onApplicationStart()
    await connection.transaction((trx) => enqueue(trx, job.with({ thing_id: "1" }, "same")))
    await waitFor(async () => done.length === 1, { what: "the job of a role that owns nothing" })
    await outbox.__hooks.onApplicationPrepareShutdown()
    expect(said).toEqual([])
    await database.knex.raw("DROP OWNED BY ??, ??", [migrator, server])
  })

  it("that is missing, or older than the installed library needs, stops the boot with the command to run", async () => {
    const database = await newDatabase([])
    const pool = poolOn(database.url)
    await expect(checkSchema(pool)).rejects.toThrow("does not exist. Run `npx medusa db:migrate` first.")
    await migrate(database.url, "portal_outbox")
    await checkSchema(pool)
    await database.knex("client_portal_jobs.migrations").where({ id: 19 }).delete()
    await expect(checkSchema(pool)).rejects.toThrow("older than this version needs. Run `npx medusa db:migrate` first.")
  })

  it("is dropped by a revert once no job waits in it, and not before", async () => {
    const database = await newDatabase()
    await enqueue(database.knex, { id: "purge", queue: "effects", payload: {} })
    await expect(revertOutbox(database)).rejects.toThrow("1 job(s) wait in schema client_portal_jobs")
    expect(await countRows(database.knex, JOBS_TABLE)).toBe(1)
    await database.knex(JOBS_TABLE).delete()
    await revertOutbox(database)
    await expect(checkSchema(poolOn(database.url))).rejects.toThrow("does not exist")
  })

  /** Down to nothing: the schema is the oldest of the module's migrations. */
  const revertOutbox = async (database: TestDatabase): Promise<void> => {
    while (await database.knex("mikro_orm_migrations").whereLike("name", "%20261126174500%").first())
      await revert(database.url, "portal_outbox")
  }
})

describe("jobs that an earlier version left in graphile-worker's own schema", () => {
  const before = async () => {
    const database = await newDatabase(["portal_token", "portal_project", "portal_approval"])
    await runMigrations({ connectionString: database.url })
    const add = (payload: object, key: string | null = null) =>
      database.knex.raw(
        "SELECT graphile_worker.add_job('client-portal', ?::json, max_attempts := 1100, job_key := ?)",
        [JSON.stringify(payload), key],
      )
    return { database, add }
  }

  it("are moved with their attempts and keys; what is the host's stays", async () => {
    const { database, add } = await before()
    await add({ task: "mail-link", link_id: "plink_1", event_id: "plevt_1" })
    await add({ task: "mail-fresh-link", link_id: "plink_1" }, "fresh:plink_1")
    await add({ task: "decision-effects", decision_id: "pdec_1" })
    await add({ task: "account-links" })
    await database.knex.raw("SELECT graphile_worker.add_job('host-task', '{\"theirs\":true}'::json)")
    const [first] = await database.knex(OLD_JOBS).orderBy("id").select<{ id: string }[]>("id")
    await database.knex(OLD_JOBS).where({ id: first?.id }).update({ attempts: 3, last_error: "down" })

    await migrate(database.url, "portal_outbox")

    expect(await jobs(database.knex)).toEqual([
      { job: "notice.link-shared", link_id: "plink_1", event_id: "plevt_1" },
      { job: "notice.fresh-link", link_id: "plink_1" },
      { job: "decision-effects", decision_id: "pdec_1" },
    ])
    const moved = await database.knex(JOBS_TABLE).orderBy("id")
    expect(moved[0]).toMatchObject({ attempts: 3, max_attempts: 1100, last_error: "down", is_available: true })
    expect(moved[0].payload.uid).toBe(`${first?.id}.0`)
    expect(moved[1]).toMatchObject({ key: "fresh:plink_1", attempts: 0 })
    expect(moved[1].payload.uid).toMatch(/^[0-9a-f-]{36}$/)
    expect(await database.knex(OLD_JOBS).select("payload")).toEqual([{ payload: { theirs: true } }])
  })

  it("stay where they are while a worker that lives is running them, and are moved from one that died", async () => {
    const { database, add } = await before()
    await add({ task: "decision-effects", decision_id: "pdec_alive" })
    await add({ task: "decision-effects", decision_id: "pdec_dead" })
    const [alive, dead] = await database.knex(OLD_JOBS).orderBy("id").select<{ id: string }[]>("id")
    const lock = (id: string | undefined, worker: string) =>
      database.knex(OLD_JOBS).where({ id }).update({ locked_by: worker, locked_at: new Date(), attempts: 1 })
    await lock(alive?.id, "worker-alive")
    await lock(dead?.id, "worker-dead")
    const worker = poolOn(database.url, 1)
    await worker.query("SELECT pg_advisory_lock(hashtextextended('worker-alive', 0))")
    await migrate(database.url, "portal_outbox")
    expect(await jobs(database.knex)).toEqual([{ job: "decision-effects", decision_id: "pdec_dead" }])
    expect(await countRows(database.knex, OLD_JOBS)).toBe(1)
  })

  it("that the migrating role cannot read stop the migration by name, unless the plugin was never used", async () => {
    const { database, add } = await before()
    await add({ task: "decision-effects", decision_id: "pdec_1" })
    const migrator = await newRole("migrator")
    await database.knex.raw("GRANT CREATE ON DATABASE ?? TO ??", [new URL(database.url).pathname.slice(1), migrator])
    await database.knex.raw("GRANT ALL ON SCHEMA public TO ??", [migrator])
    await database.knex.raw("GRANT ALL ON ALL TABLES IN SCHEMA public TO ??", [migrator])
    await database.knex.raw("GRANT ALL ON ALL SEQUENCES IN SCHEMA public TO ??", [migrator])
    await database.knex("portal_link_event").insert({
      id: "plevt_1",
      link_id: "plink_1",
      kind: "created",
      actor_type: "system",
      actor_id: "system",
      actor_name: "System",
    })
    await expect(migrate(database.urlAs(migrator), "portal_outbox")).rejects.toThrow(
      `role "${migrator}" cannot read the jobs that an earlier version left in schema graphile_worker`,
    )
    await database.knex("portal_link_event").delete()
    await migrate(database.urlAs(migrator), "portal_outbox")
    expect(await countRows(database.knex, OLD_JOBS)).toBe(1)
    await database.knex.raw("DROP OWNED BY ??", [migrator])
  })
})

describe("the worker's connection", () => {
  it("is taken when it is a session of its own", async () => {
    const database = await newDatabase([])
    await checkSessions(poolOn(database.url))
  })

  /** Two clients over server connections that are lent for one transaction at a time. */
  const pooler = (servers: PoolClient[]) => {
    const held = new Set<PoolClient>()
    const connect = async () => {
      let mine: PoolClient | null = null
      const client = {
        query: async (sql: string) => {
          const server = mine ?? servers.find((one) => !held.has(one))
          if (!server) throw new Error("no server connection is free")
          if (sql === "BEGIN") held.add((mine = server))
          const result = await server.query(sql)
          if (sql === "ROLLBACK") {
            held.delete(server)
            mine = null
          }
          return result
        },
        release: () => {},
      }
      return client
    }
    return { connect } as unknown as Pool
  }

  it("stops the boot when a pooler lends it by the transaction", async () => {
    const database = await newDatabase([])
    const pool = poolOn(database.url)
    const servers = [await pool.connect(), await pool.connect()]
    await expect(checkSessions(pooler(servers))).rejects.toThrow("pooler in transaction mode")
    for (const server of servers) server.release()
  })
})
