import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import type { LoaderOptions } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, MedusaError } from "@medusajs/framework/utils"
import type { Pool } from "pg"
import { JOBS_SCHEMA } from "../../lib/jobs/queued-job"
import { createWorkerPool } from "./pool"
import { requiredRevision } from "./worker-schema"

const MIGRATE = "Run `npx medusa db:migrate` first."

const refuse = (reason: string): MedusaError =>
  new MedusaError(MedusaError.Types.UNEXPECTED_STATE, `client-portal: ${reason}`)

const MISSING_RIGHTS = `
  SELECT format('%s on %s', wanted, c.relname) AS name
    FROM pg_class c CROSS JOIN unnest(ARRAY['SELECT', 'INSERT', 'UPDATE', 'DELETE']) AS wanted
   WHERE c.relnamespace = $1::regnamespace
     AND CASE c.relkind WHEN 'r' THEN NOT has_table_privilege(c.oid, wanted) ELSE false END
  UNION ALL
  SELECT format('USAGE on %s', c.relname) FROM pg_class c
   WHERE c.relnamespace = $1::regnamespace
     AND CASE c.relkind WHEN 'S' THEN NOT has_sequence_privilege(c.oid, 'USAGE') ELSE false END
  UNION ALL
  SELECT DISTINCT format('EXECUTE on %s', p.proname) FROM pg_proc p
   WHERE p.pronamespace = $1::regnamespace AND NOT has_function_privilege(p.oid, 'EXECUTE')
  ORDER BY name`

/**
 * Makes sure that this server can work with the jobs' schema.
 * @throws MedusaError that names what is missing and the SQL that mends it
 */
export const checkSchema = async (pool: Pool): Promise<void> => {
  const { rows } = await pool.query<{ role: string; exists: boolean }>(
    "SELECT current_user AS role, to_regnamespace($1) IS NOT NULL AS exists",
    [JOBS_SCHEMA],
  )
  const { role = "", exists = false } = rows[0] ?? {}
  if (!exists) throw refuse(`the schema ${JOBS_SCHEMA} does not exist. ${MIGRATE}`)
  const { rows: usage } = await pool.query<{ allowed: boolean }>(
    "SELECT has_schema_privilege($1, 'USAGE') AS allowed",
    [JOBS_SCHEMA],
  )
  const missing = usage[0]?.allowed
    ? (await pool.query<{ name: string }>(MISSING_RIGHTS, [JOBS_SCHEMA])).rows.map(({ name }) => name)
    : [`USAGE on schema ${JOBS_SCHEMA}`]
  if (missing.length) throw refuse(rightsMissing(role, missing))
  const { rows: revisions } = await pool.query<{ revision: number }>(
    `SELECT coalesce(max(id), 0) AS revision FROM ${JOBS_SCHEMA}.migrations`,
  )
  if ((revisions[0]?.revision ?? 0) < requiredRevision())
    throw refuse(`the schema ${JOBS_SCHEMA} is older than this version needs. ${MIGRATE}`)
}

const rightsMissing = (role: string, missing: string[]): string =>
  [
    `the database role "${role}" lacks rights on the schema ${JOBS_SCHEMA}: ${missing.join(", ")}.`,
    "The role that migrates can grant them:",
    ...grantsFor(role).map((sql) => `  ${sql};`),
  ].join("\n")

/** What a server's role needs that does not own the schema. */
export const grantsFor = (role: string): string[] => {
  const grantee = `"${role.replaceAll('"', '""')}"`
  return [
    `GRANT USAGE ON SCHEMA ${JOBS_SCHEMA} TO ${grantee}`,
    `GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA ${JOBS_SCHEMA} TO ${grantee}`,
    `GRANT USAGE ON ALL SEQUENCES IN SCHEMA ${JOBS_SCHEMA} TO ${grantee}`,
    `GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA ${JOBS_SCHEMA} TO ${grantee}`,
  ]
}

type Connections = Pick<Pool, "connect">

/**
 * The worker listens on a connection and holds session-level locks, which a pooler in transaction mode loses: it gives a
 * server process to a client for one transaction at a time. While another client is in a transaction, this one's process
 * must stay its own.
 * @throws MedusaError when a connection changes or shares its server process
 */
export const checkSessions = async (connections: Connections): Promise<void> => {
  const [one, other] = [await connections.connect(), await connections.connect()]
  const processOf = async (client: typeof one): Promise<number | undefined> =>
    (await client.query<{ pid: number }>("SELECT pg_backend_pid() AS pid")).rows[0]?.pid
  try {
    const first = await processOf(one)
    await other.query("BEGIN")
    const held = await processOf(other)
    const second = await processOf(one)
    await other.query("ROLLBACK")
    if (first === second && first !== held) return
  } finally {
    one.release()
    other.release()
  }
  throw refuse(
    "the database is reached through a pooler in transaction mode, which the job worker cannot use. " +
      "Give Medusa a direct connection, or a pooler in session mode.",
  )
}

/**
 * Runs when Medusa loads the module, and not while it migrates. Medusa ignores errors of a module's
 * `onApplicationStart`; those of a loader stop the boot.
 */
export const checkDatabase = async ({ container }: LoaderOptions): Promise<void> => {
  const knex = container.resolve<Knex>(ContainerRegistrationKeys.PG_CONNECTION)
  const pool = createWorkerPool(knex, 2)
  try {
    await checkSchema(pool)
    await checkSessions(pool)
  } finally {
    await pool.end()
  }
}
