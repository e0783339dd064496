import { measureFilters } from "./pages.mjs"
import { createOpenOrder } from "./seed.mjs"

/** Open projects, all of the account that the part before has filled. */
const OWNERS = ["user_bench_1", "user_bench_2", "user_bench_3", "user_bench_4"]

/**
 * Who has to act is written as the index has it: four projects in ten wait for the shop, three for the client; one in ten
 * owes money that was due, one in twenty is hot, one in thirty has a package that no one was told of. Each has proofs that
 * are not decided, and a date around the one that can still be kept.
 */
const FILL = `
  INSERT INTO portal_queue_project (order_id, project_id, owner_user_id, waiting_on, waiting_for, waiting_since, in_hands_date,
                                    due_on, last_activity_at, undecided_methods, hot_at, untold_since, is_running, is_open, order_updated_at)
  SELECT o.id, p.id, (ARRAY['${OWNERS.join("', '")}'])[1 + n % 4],
         CASE WHEN n % 10 < 7 THEN CASE WHEN n % 10 < 4 THEN 'staff' ELSE 'client' END END,
         CASE WHEN n % 10 < 7 THEN CASE WHEN n % 10 < 4 THEN 'reply' ELSE 'approval' END END,
         now() - n * interval '1 minute', to_char(now() + n % 40 * interval '1 day', 'YYYY-MM-DD'),
         CASE WHEN n % 10 = 0 THEN to_char(now() - n % 90 * interval '1 day', 'YYYY-MM-DD') END,
         now() - n % 14 * interval '1 day', ARRAY[''], CASE WHEN n % 20 = 5 THEN now() - n * interval '1 minute' END,
         CASE WHEN n % 30 = 7 THEN now() - n % 25 * interval '1 day' END, true, true, o.updated_at
    FROM (SELECT project_id, order_id, row_number() OVER (ORDER BY order_id) AS n FROM portal_project_index
           WHERE project_id LIKE 'pproj_account_%') made
    JOIN portal_project p ON p.id = made.project_id JOIN "order" o ON o.id = made.order_id
  ON CONFLICT (order_id) DO UPDATE SET (owner_user_id, waiting_on, waiting_for, waiting_since, in_hands_date, due_on, last_activity_at,
    undecided_methods, hot_at, untold_since, is_running, is_open) =
    (excluded.owner_user_id, excluded.waiting_on, excluded.waiting_for, excluded.waiting_since, excluded.in_hands_date, excluded.due_on,
     excluded.last_activity_at, excluded.undecided_methods, excluded.hot_at, excluded.untold_since, true, true)`

const QUERIES = [
  ["our move", () => ({})],
  ["client's move", () => ({ group: "client" })],
  ["hot", () => ({ group: "hot" })],
  ["overdue", () => ({ group: "overdue" })],
  ["at risk", () => ({ group: "risk" })],
  ["not told", () => ({ group: "untold" })],
  ["quiet", () => ({ group: "quiet" })],
  ["owner", (turn) => ({ owner_id: OWNERS[turn % OWNERS.length] })],
]

/** Key `action-queue`: pages of the action queue over 20,000 open projects, one request at a time; each counts all groups. */
export const measureQueue = async (world, { samples }, note) => {
  const { support, database, customer } = world
  // Its change is taken in by the first read, so that what a note costs is part of what is measured.
  await createOpenOrder(support, customer)
  await database.query(FILL)
  await database.query("VACUUM ANALYZE")
  const { rows } = await database.query("SELECT count(*)::int AS count FROM portal_queue_project WHERE is_open")
  const list = { path: "/admin/client-portal/queue", queries: QUERIES, samples }
  return { projects: rows[0].count, filters: await measureFilters(world, list, note) }
}
