import type { Pool, PoolClient } from "pg"

/**
 * Tells dead workers from live ones. Each process holds a session-level advisory lock under its pool's id; Postgres drops the lock
 * with the connection, so whoever can take it knows that the worker is gone, and frees its jobs at once. Without this a
 * job whose process was killed waits four hours (graphile-worker's own time-out).
 */
export class Liveness {
  private client: Promise<PoolClient> | null = null
  private claimed: string | null = null
  private isReleased = false

  constructor(private readonly pool: Pool) {}

  async claim(poolId: string): Promise<void> {
    this.claimed = poolId
    await this.lock(await this.connection())
  }

  /** @returns the ids whose jobs were freed */
  async freeDead(): Promise<string[]> {
    const client = await this.connection()
    const { rows } = await client.query<{ id: string }>(
      "SELECT DISTINCT locked_by AS id FROM graphile_worker._private_jobs WHERE locked_by IS NOT NULL",
    )
    const dead: string[] = []
    for (const { id } of rows) {
      const taken = await client.query<{ free: boolean }>(
        `SELECT NOT EXISTS (
           SELECT 1 FROM pg_locks
           WHERE locktype = 'advisory' AND granted AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
             AND ((classid::bigint << 32) | objid::bigint) = hashtextextended($1, 0)
         ) AS free`,
        [id],
      )
      if (taken.rows[0]?.free) dead.push(id)
    }
    if (dead.length) await client.query("SELECT graphile_worker.force_unlock_workers($1::text[])", [dead])
    return dead
  }

  async release(): Promise<void> {
    this.isReleased = true
    const client = await this.client?.catch(() => null)
    client?.release(true)
    this.client = null
  }

  /** One connection however many ask at once: a second one would be held by nobody and keep the pool from ending. */
  private async connection(): Promise<PoolClient> {
    this.client ??= this.connect().catch((error: unknown) => {
      this.client = null
      throw error
    })
    return await this.client
  }

  private async connect(): Promise<PoolClient> {
    const client = await this.pool.connect()
    // A lost connection has lost its lock; the next call takes a new connection and the lock again. Its place in the
    // pool is given back here, since nobody else will.
    client.once("error", (error) => {
      if (this.isReleased) return
      this.client = null
      client.release(error)
      this.connection().catch(() => {
        // The database is away; the next sweep connects again.
      })
    })
    await this.lock(client)
    return client
  }

  private async lock(client: PoolClient): Promise<void> {
    if (!this.claimed) return
    await client.query("SELECT pg_try_advisory_lock(hashtextextended($1, 0))", [this.claimed])
  }
}
