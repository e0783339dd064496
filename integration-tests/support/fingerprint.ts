import { row, rows } from "./database"
import { waitFor } from "./wait"

/** Counters of attempts, progress of jobs, read models (docs/adr/0022, 0032, 0035) and views are not business state. */
const IGNORED = [
  "portal_rate_limit",
  "portal_watermark",
  "portal_project_index",
  "portal_production_index",
  "portal_account_order",
  "portal_account_stale",
  "portal_queue_project",
  "portal_queue_stale",
  "portal_label_number",
]

const tableNames = async (): Promise<string[]> =>
  (
    await rows<{ name: string }>(
      `SELECT format('%I', tablename) AS name FROM pg_tables WHERE schemaname = 'public'
        AND (tablename LIKE 'portal\\_%' OR tablename LIKE 'order%') AND tablename <> ALL ($1)
        AND tablename NOT LIKE 'portal\\_engagement\\_%' ORDER BY 1`,
      [IGNORED],
    )
  ).map(({ name }) => name)

/** Jobs `j` of notices that would go out while a comparison runs: with others of their group, or after their delay. */
const SOON = `j.run_at > now() AND j.run_at < now() + interval '15 minutes' AND j.attempts = 0 AND EXISTS (
  SELECT 1 FROM portal_notice n WHERE n.id = j.payload ->> 'uid' AND n.state = 'queued')`

/** They go out at once. Their delay counts from when they were asked for. A job that ends may add more. */
const sendSoon = async (): Promise<void> => {
  await rows(
    `WITH soon AS (UPDATE client_portal_jobs._private_jobs j SET run_at = now() WHERE ${SOON} RETURNING j.payload ->> 'uid' AS id)
     UPDATE portal_notice n SET created_at = n.created_at - interval '1 hour' FROM soon WHERE n.id = soon.id`,
  )
}

/**
 * Nothing is about to happen by itself: the outbox is empty, and no customer waits for their account link (the minute's
 * round would make it in the middle of a comparison).
 */
export const atRest = async (): Promise<void> => {
  await waitFor(
    async () => {
      await sendSoon()
      const waiting = await row<{ jobs: boolean; customers: boolean }>(
        `SELECT EXISTS (SELECT 1 FROM client_portal_jobs._private_jobs j WHERE j.attempts < j.max_attempts
                          AND (j.locked_at IS NOT NULL OR j.run_at <= now() OR ${SOON})) AS jobs,
                EXISTS (SELECT 1 FROM customer c WHERE c.deleted_at IS NULL AND coalesce(c.email, '') <> ''
                  AND NOT EXISTS (SELECT 1 FROM portal_link l WHERE l.customer_id = c.id AND l.purpose = 'recipient')) AS customers`,
      )
      return waiting && !waiting.jobs && !waiting.customers
    },
    { what: "the shop to come to rest", timeout: 90_000 },
  )
}

/** Number and inserting transactions of the rows of every table: any insert, update or delete changes it. */
export const fingerprint = async (): Promise<Record<string, string>> => {
  const names = await tableNames()
  const parts = names.map(
    (name) => `SELECT '${name}' AS name, count(*) || '/' || coalesce(sum(xmin::text::bigint), 0) AS print FROM ${name}`,
  )
  const prints = await rows<{ name: string; print: string }>(parts.join(" UNION ALL "))
  return Object.fromEntries(prints.map(({ name, print }) => [name, print]))
}
