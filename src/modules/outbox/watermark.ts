import type { Knex } from "@medusajs/framework/mikro-orm/knex"

/** @returns up to which moment the job has looked, null before its first run; and the database's clock */
export const readWatermark = async (knex: Knex, name: string): Promise<{ reached_at: Date | null; now: Date }> => {
  const { rows } = await knex.raw<{ rows: { reached_at: Date | null; now: Date }[] }>(
    "SELECT (SELECT reached_at FROM portal_watermark WHERE name = ?) AS reached_at, now() AS now",
    [name],
  )
  return rows[0] ?? { reached_at: null, now: new Date() }
}

/** Moves the watermark forward; of two runs at once the later moment stays. */
export const advanceWatermark = async (knex: Knex, name: string, to: Date): Promise<void> => {
  await knex.raw(
    `INSERT INTO portal_watermark (name, reached_at) VALUES (?, ?)
     ON CONFLICT (name) DO UPDATE SET reached_at = greatest(portal_watermark.reached_at, excluded.reached_at)`,
    [name, to],
  )
}
