import { randomUUID } from "node:crypto"
import path from "node:path"
import { knex, type Knex } from "@medusajs/framework/mikro-orm/knex"
import { ModulesSdkUtils } from "@medusajs/framework/utils"
import { Pool } from "pg"
import { JOBS_SCHEMA, type JobPayload } from "../../../src/lib/jobs/queued-job"
import { type PortalModule, portalModules } from "../../../src/lib/portal-modules"
import type { ClientPortalOptionsInput } from "../../../src/options"

/*
 * A database with the very migrations that `medusa db:migrate` runs. Medusa's own module runner would do for one module
 * at a time; a decision writes to two modules' tables and to the outbox's in one transaction.
 */

const silent = { info: () => {}, error: () => {} }

export const OPTIONS: ClientPortalOptionsInput = {
  portal_url: "http://localhost:8000",
  secrets: {
    sealing_key: "test-sealing-key-0123456789-0123456789",
    portal_shared_secret: "test-shared-secret-0123456789-01234567",
  },
}

const urlOf = (database: string, role?: string): string => {
  const { DB_HOST = "localhost", DB_PORT = "5432", DB_USERNAME = "postgres", DB_PASSWORD = "" } = process.env
  const user = role
    ? `${role}:${ROLE_PASSWORD}`
    : `${encodeURIComponent(DB_USERNAME)}:${encodeURIComponent(DB_PASSWORD)}`
  return `postgres://${user}@${DB_HOST}:${DB_PORT}/${database}`
}

const ROLE_PASSWORD = "test-role"

export const onServer = async (sql: string): Promise<void> => {
  const server = new Pool({ connectionString: urlOf("postgres"), max: 1 })
  await server.query(sql).finally(() => server.end())
}

export type TestDatabase = {
  url: string
  knex: Knex
  /** For graphile-worker. */
  pool: Pool
  /** The address for another role, made by `createRole`. */
  urlAs: (role: string) => string
  close: () => Promise<void>
}

/** A role that may log in and nothing else. */
export const createRole = async (name: string): Promise<string> => {
  const role = `${name}_${randomUUID().slice(0, 8)}`
  await onServer(`CREATE ROLE ${role} LOGIN PASSWORD '${ROLE_PASSWORD}'`)
  return role
}

const scriptOf = (module: PortalModule) => {
  const folder = portalModules.find(({ key }) => key === module)?.folder ?? module
  return {
    moduleName: module,
    pathToMigrations: path.join(__dirname, "../../../src/modules", folder, "migrations"),
  }
}
const forUrl = (url: string) => ({ options: { database: { clientUrl: url } }, logger: silent }) as never

export const migrate = async (url: string, module: PortalModule): Promise<void> =>
  void (await ModulesSdkUtils.buildMigrationScript(scriptOf(module))(forUrl(url)))

/** Reverts the module's newest migration. */
export const revert = async (url: string, module: PortalModule): Promise<void> =>
  void (await ModulesSdkUtils.buildRevertMigrationScript(scriptOf(module))(forUrl(url)))

/** A database of its own with the migrations of the given modules; `close` drops it. */
export const createDatabase = async (
  modules: readonly PortalModule[] = portalModules.map(({ key }) => key),
): Promise<TestDatabase> => {
  const name = `client_portal_module_${randomUUID().slice(0, 8)}`
  const url = urlOf(name)
  await onServer(`CREATE DATABASE "${name}"`)
  // Triggers on the tables of others call its functions.
  const needed = new Set<PortalModule>(modules.length > 0 ? ["portal_account", ...modules] : [])
  for (const module of needed) await migrate(url, module)
  const connection = knex({ client: "pg", connection: { connectionString: url }, pool: { min: 0, max: 30 } })
  const pool = new Pool({ connectionString: url })
  // A connection that is still closing when its database is dropped reports that here.
  pool.on("error", () => {})
  return {
    url,
    knex: connection,
    pool,
    urlAs: (role) => urlOf(name, role),
    close: async () => {
      await connection.destroy()
      await pool.end()
      await onServer(`DROP DATABASE IF EXISTS "${name}" WITH (FORCE)`)
    },
  }
}

/** What a module's service is constructed with. */
export const dependencies = ({ knex: connection }: TestDatabase) => ({ __pg_connection__: connection })

export const countRows = async (connection: Knex, table: string, where: object = {}): Promise<number> =>
  Number((await connection(table).where(where).count<{ count: string }[]>("* as count"))[0]?.count ?? 0)

export const JOBS_TABLE = `${JOBS_SCHEMA}._private_jobs`

/** Ids and payloads of the jobs that wait, oldest first. */
export const jobs = async (connection: Knex): Promise<{ job: string; [id: string]: string }[]> => {
  const { rows } = await connection.raw<{ rows: { payload: { job: string; payload: JobPayload } }[] }>(
    `SELECT payload FROM ${JOBS_TABLE} ORDER BY id`,
  )
  return rows.map(({ payload: { job, payload } }) => ({ job, ...payload }))
}

export const outcomes = async <T>(calls: Promise<T>[]): Promise<{ won: T[]; lost: unknown[] }> => {
  const settled = await Promise.allSettled(calls)
  return {
    won: settled.flatMap((one) => (one.status === "fulfilled" ? [one.value] : [])),
    lost: settled.flatMap((one) => (one.status === "rejected" ? [one.reason] : [])),
  }
}
