import type { Pool } from "pg"

/** Ends of the queues of a pool's callers, by name. */
const queues = new WeakMap<Pool, Map<string, Promise<void>>>()

const queuesOf = (pool: Pool): Map<string, Promise<void>> => {
  const known = queues.get(pool) ?? new Map<string, Promise<void>>()
  queues.set(pool, known)
  return known
}

/** Waits for the callers of this pool that came before under the name. @returns lets the next one in */
const waitTurn = async (pool: Pool, name: string): Promise<() => void> => {
  const ends = queuesOf(pool)
  const before = ends.get(name)
  let leave = (): void => undefined
  const mine = new Promise<void>((resolve) => {
    leave = () => {
      if (ends.get(name) === mine) ends.delete(name)
      resolve()
    }
  })
  ends.set(name, mine)
  await before
  return leave
}

/**
 * Runs `work` while no other process or caller runs one under the same name, or one of the same names. The locks are held
 * on one connection of the given pool and end with it, so a crash leaves none behind. Several are taken in one order, so
 * that two callers never wait for each other.
 *
 * Callers of one process wait for each other without a connection: however many want one name, one of them at most holds a
 * connection for it, and work under other names goes on.
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
  const turns: (() => void)[] = []
  for (const one of names) turns.push(await waitTurn(pool, one))
  try {
    return await holdLocks(pool, names, work)
  } finally {
    for (const leave of turns) leave()
  }
}

const holdLocks = async <T>(pool: Pool, names: readonly string[], work: () => Promise<T>): Promise<T> => {
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
