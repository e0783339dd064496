import type { Pool } from "pg"

/**
 * Runs `work` while no other process or caller runs one under the same name, or one of the same names. The locks are held
 * on one connection of the given pool and end with it, so a crash leaves none behind. Several are taken in one order, so
 * that two callers never wait for each other.
 *
 * Not on one of Medusa's own connections: `work` needs those, and with as many callers as Medusa has connections each
 * would hold one and wait forever for another.
 */
export const withAdvisoryLock = async <T>(
  pool: Pool,
  name: string | readonly string[],
  work: () => Promise<T>,
): Promise<T> => {
  const names = typeof name === "string" ? [name] : [...new Set(name)].sort()
  const client = await pool.connect()
  let failure: Error | undefined
  try {
    await client.query("BEGIN")
    for (const one of names) await client.query("SELECT pg_advisory_xact_lock(hashtextextended($1, 0))", [one])
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
