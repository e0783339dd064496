import type { Pool } from "pg"

/**
 * Runs `work` while no other process or caller runs one under the same name. The lock is held on a connection of the given
 * pool and ends with it, so a crash leaves none behind.
 *
 * Not on one of Medusa's own connections: `work` needs those, and with as many callers as Medusa has connections each
 * would hold one and wait forever for another.
 */
export const withAdvisoryLock = async <T>(pool: Pool, name: string, work: () => Promise<T>): Promise<T> => {
  const client = await pool.connect()
  let failure: Error | undefined
  try {
    await client.query("BEGIN")
    await client.query("SELECT pg_advisory_xact_lock(hashtextextended($1, 0))", [name])
    const result = await work()
    await client.query("COMMIT")
    return result
  } catch (error) {
    // Closes the connection, and with it the lock, whatever state the transaction is in.
    failure = error instanceof Error ? error : new Error(String(error))
    throw error
  } finally {
    client.release(failure)
  }
}
