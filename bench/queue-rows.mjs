/** When rows were written that jobs which follow changes have looked at. */
export const A_DAY_AGO = "now() - interval '1 day'"

/** Columns of an order, customer or project that was copied, as if it had been written before those jobs looked last. */
export const LONG_AGO = `'updated_at', ${A_DAY_AGO}`

/** Deletes the notes that triggers left for the jobs that keep the indexes. */
export const FORGOTTEN = ["DELETE FROM portal_account_stale", "DELETE FROM portal_queue_stale"]

/**
 * Orders that were inserted by SQL, as the indexes have them once their jobs have looked at them: else the jobs would do so
 * while other parts are measured.
 */
export const LOOKED_AT = [
  `INSERT INTO portal_queue_project (order_id, project_id, owner_user_id, waiting_since, in_hands_date, is_running, is_open, order_updated_at)
   SELECT o.id, p.id, p.owner_user_id, now(), p.in_hands_date, false, false, o.updated_at
     FROM portal_project p JOIN "order" o ON o.id = p.order_id
   ON CONFLICT (order_id) DO NOTHING`,
  ...FORGOTTEN,
]
