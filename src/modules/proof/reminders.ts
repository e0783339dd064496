import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import type { Actor } from "../../contracts"
import { actorColumns } from "../../lib/actor-columns"

/**
 * Notes that the recipients of an open request are reminded now, in the transaction that queues their mail. Of several
 * callers at once one succeeds.
 * @returns false if they were asked or reminded within so many hours
 */
export const noteReminder = async (
  trx: Knex,
  request: { id: string; created_at: Date },
  actor: Actor,
  intervalHours: number,
): Promise<boolean> => {
  const { actor_type, actor_id, actor_name } = actorColumns(actor)
  const { rows } = await trx.raw<{ rows: unknown[] }>(
    `INSERT INTO portal_proof_reminder AS noted (request_id, reminded_at, actor_type, actor_id, actor_name)
     SELECT ?, clock_timestamp(), ?, ?, ?
      WHERE ?::timestamptz < clock_timestamp() - ? * interval '1 hour'
     ON CONFLICT (request_id) DO UPDATE
        SET (reminded_at, actor_type, actor_id, actor_name) =
            (excluded.reminded_at, excluded.actor_type, excluded.actor_id, excluded.actor_name)
      WHERE noted.reminded_at < clock_timestamp() - ? * interval '1 hour'
     RETURNING 1`,
    [request.id, actor_type, actor_id, actor_name, request.created_at, intervalHours, intervalHours],
  )
  return rows.length > 0
}
