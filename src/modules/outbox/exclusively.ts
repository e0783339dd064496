import type { Pool } from "pg"

/**
 * Runs `work` while nobody else, in this process or another, runs one under the same name. The lock is held on a connection
 * of the given pool and ends with it, so a crash leaves none behind.
 *
 * Not on one of Medusa's own connections: `work` needs those, and as many callers as Medusa has connections would each
 * hold one and wait for another for ever. A transaction's lock and not a session's, since poolers keep only the former.
 */
export const exclusively = async <T>(pool: Pool, name: string, work: () => Promise<T>): Promise<T> => {
  const client = await pool.connect()
  let failure: Error | undefined
  try {
    await client.query("BEGIN")
    await client.query("SELECT pg_advisory_xact_lock(hashtextextended($1, 0))", [name])
    const result = await work()
    await client.query("COMMIT")
    return result
  } catch (error) {
    // The connection goes with the lock: what state it is in is not worth asking.
    failure = error instanceof Error ? error : new Error(String(error))
    throw error
  } finally {
    client.release(failure)
  }
}
