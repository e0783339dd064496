import { Pool, type QueryResultRow } from "pg"
import { testEnv } from "./env"

let pool: Pool | null = null

const connected = (): Pool => (pool ??= new Pool({ connectionString: testEnv("TEST_DATABASE_URL"), max: 4 }))

/** Rows of the app's database, for what no API shows: hashes kept, nothing written twice, nothing lost. */
export const rows = async <T extends QueryResultRow>(sql: string, values: unknown[] = []): Promise<T[]> =>
  (await connected().query<T>(sql, values)).rows

export const row = async <T extends QueryResultRow>(sql: string, values: unknown[] = []): Promise<T | null> =>
  (await rows<T>(sql, values))[0] ?? null

export const count = async (sql: string, values: unknown[] = []): Promise<number> =>
  Number((await row<{ count: string }>(`SELECT count(*) AS count FROM (${sql}) counted`, values))?.count ?? 0)

type Query = (sql: string, values?: unknown[]) => Promise<QueryResultRow[]>

/** Statements in one transaction that leaves nothing behind. */
export const rolledBack = async (work: (query: Query) => Promise<void>): Promise<void> => {
  const client = await connected().connect()
  try {
    await client.query("BEGIN")
    await work(async (sql, values) => (await client.query<QueryResultRow>(sql, values)).rows)
  } finally {
    await client.query("ROLLBACK").finally(() => client.release())
  }
}

/** Statements in one transaction, in which the triggers of these tables rest: for more rows than anybody would type. */
export const transactionWithoutTriggers = async (
  tables: readonly string[],
  work: (query: Query) => Promise<void>,
): Promise<void> => {
  const client = await connected().connect()
  const triggers = async (is: "DISABLE" | "ENABLE") => {
    for (const table of tables) await client.query(`ALTER TABLE ${table} ${is} TRIGGER USER`)
  }
  try {
    await client.query("BEGIN")
    await triggers("DISABLE")
    await work(async (sql, values) => (await client.query<QueryResultRow>(sql, values)).rows)
    await triggers("ENABLE")
    await client.query("COMMIT")
  } catch (error) {
    await client.query("ROLLBACK")
    throw error
  } finally {
    client.release()
  }
}

/** Takes the lock under which an order's evidence is written, and keeps whoever decides on it waiting until `release`. */
export const heldChain = async (orderId: string): Promise<{ release: () => Promise<void> }> => {
  const client = await connected().connect()
  await client.query("BEGIN")
  await client.query(
    `SELECT pg_advisory_xact_lock(hashtextextended('portal_evidence:' || id, 0)) FROM portal_project WHERE order_id = $1`,
    [orderId],
  )
  let isHeld = true
  return {
    release: async () => {
      if (!isHeld) return
      isHeld = false
      await client.query("ROLLBACK").finally(() => client.release())
    },
  }
}

afterAll(async () => {
  await pool?.end()
  pool = null
})
