import type { Pool, PoolClient } from "pg"
import { JOBS_SCHEMA } from "../../lib/jobs/queued-job"

/**
 * Tells dead workers from live ones. Each process holds a session-level advisory lock for each of its worker pools, under
 * the pool's id; Postgres drops the locks with the connection. An id without a lock belongs to a worker that is gone, and
 * its jobs are released at once. Without this, a job whose process was killed waits four hours (graphile-worker's own
 * time-out). See docs/adr/0004.
 */
export class Liveness {
  private client: Promise<PoolClient> | null = null
  private readonly claimed = new Set<string>()
  private isReleased = false
  private last: Promise<unknown> = Promise.resolve()

  constructor(private readonly pool: Pool) {}

  async claim(poolId: string): Promise<void> {
    this.claimed.add(poolId)
    await this.inTurn(async (client) => await lock(client, [poolId]))
  }

  /** @returns the ids of the worker pools whose jobs were released */
  async releaseDeadWorkers(): Promise<string[]> {
    return await this.inTurn(releaseDeadWorkers)
  }

  async release(): Promise<void> {
    this.isReleased = true
    const client = await this.client?.catch(() => null)
    client?.release(true)
    this.client = null
  }

  /** One query at a time: a connection runs no two at once. */
  private async inTurn<T>(work: (client: PoolClient) => Promise<T>): Promise<T> {
    const turn = this.last.then(async () => await work(await this.connection()))
    this.last = turn.catch(() => undefined)
    return await turn
  }

  /** One connection however many callers ask at once: a second one would never be returned to the pool. */
  private async connection(): Promise<PoolClient> {
    this.client ??= this.connect().catch((error: unknown) => {
      this.client = null
      throw error
    })
    return await this.client
  }

  private async connect(): Promise<PoolClient> {
    const client = await this.pool.connect()
    // A lost connection has lost its locks. It is returned to the pool here, and the next call connects and locks again.
    client.once("error", (error) => {
      if (this.isReleased) return
      this.client = null
      client.release(error)
      this.connection().catch(() => {
        // The database is unreachable; the next sweep connects again.
      })
    })
    await lock(client, [...this.claimed])
    return client
  }
}

const lock = async (client: PoolClient, ids: string[]): Promise<void> => {
  if (ids.length === 0) return
  await client.query("SELECT pg_try_advisory_lock(hashtextextended(id, 0)) FROM unnest($1::text[]) AS id", [ids])
}

const releaseDeadWorkers = async (client: PoolClient): Promise<string[]> => {
  const { rows } = await client.query<{ id: string }>(
    `SELECT worker.id FROM (
       SELECT DISTINCT locked_by AS id FROM ${JOBS_SCHEMA}._private_jobs WHERE locked_by IS NOT NULL
     ) worker
     WHERE NOT EXISTS (
       SELECT FROM pg_locks
       WHERE locktype = 'advisory' AND granted AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
         AND ((classid::bigint << 32) | objid::bigint) = hashtextextended(worker.id, 0)
     )`,
  )
  const dead = rows.map(({ id }) => id)
  if (dead.length) await client.query(`SELECT ${JOBS_SCHEMA}.force_unlock_workers($1::text[])`, [dead])
  return dead
}
