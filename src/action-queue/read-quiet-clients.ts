import type { MedusaContainer } from "@medusajs/framework/types"
import { MAX_QUIET_CLIENTS, QUIET_CLIENT_DAYS, type QuietClients, type QuietClientsQuery } from "../contracts"
import { join, runSql, type Sql, sql } from "../lib/sql"

type Row = {
  customer_id: string
  name: string
  project_id: string
  project_name: string
  last_contact_at: Date | null
  count: number
}

/** Through links to the client's orders and to their account. Mails that the portal sends by itself are no contact. */
const LAST_CONTACT = `
  SELECT greatest(
    (SELECT max(greatest(l.last_opened_at, l.last_shared_at)) FROM portal_link l
      WHERE l.purpose = 'recipient' AND l.deleted_at IS NULL AND (l.customer_id = c.id OR l.order_id = ANY (page.order_ids))),
    (SELECT max(m.created_at) FROM portal_message m
      WHERE m.order_id = ANY (page.order_ids) AND m.kind = 'message' AND m.deleted_at IS NULL),
    (SELECT max(d.decided_at) FROM portal_decision d WHERE d.order_id = ANY (page.order_ids) AND d.deleted_at IS NULL),
    (SELECT max(y.received_at) FROM portal_payment y WHERE y.order_id = ANY (page.order_ids) AND y.deleted_at IS NULL)) AS at`

/** Clients by the activity on all of their projects and in their account; details are read for those that are shown. */
const clientsQuery = ({ owner_id }: QuietClientsQuery): Sql =>
  join([
    sql(
      `WITH quiet AS (
         SELECT o.customer_id, max(x.last_activity_at) AS last_activity_at, array_agg(x.order_id) AS order_ids,
                (array_agg(p.id ORDER BY p.created_at DESC, p.id))[1] AS project_id
           FROM portal_project_index x JOIN portal_project p ON p.id = x.project_id AND p.deleted_at IS NULL
           JOIN "order" o ON o.id = x.order_id AND o.deleted_at IS NULL
           JOIN customer known ON known.id = o.customer_id AND known.deleted_at IS NULL`,
    ),
    ...(owner_id
      ? [
          sql(
            `WHERE o.customer_id IN (SELECT v.customer_id FROM portal_project w JOIN "order" v ON v.id = w.order_id
                                      WHERE w.owner_user_id = ANY (?) AND w.deleted_at IS NULL)`,
            owner_id,
          ),
        ]
      : []),
    sql(
      `GROUP BY o.customer_id HAVING max(x.last_activity_at) < now() - interval '${QUIET_CLIENT_DAYS} days'),
       found AS (SELECT * FROM quiet q WHERE NOT EXISTS (
         SELECT FROM portal_link l WHERE l.customer_id = q.customer_id AND l.purpose = 'recipient' AND l.deleted_at IS NULL
            AND l.last_opened_at >= now() - interval '${QUIET_CLIENT_DAYS} days')),
       page AS MATERIALIZED (SELECT * FROM found ORDER BY last_activity_at, customer_id LIMIT ?)
       SELECT page.customer_id, page.project_id, p.name AS project_name, contact.at AS last_contact_at,
              coalesce(nullif(btrim(c.company_name), ''), nullif(btrim(concat_ws(' ', c.first_name, c.last_name)), ''), c.email, '') AS name,
              (SELECT count(*)::int FROM found) AS count
         FROM page JOIN customer c ON c.id = page.customer_id
         JOIN portal_project p ON p.id = page.project_id
        CROSS JOIN LATERAL (${LAST_CONTACT}) contact
        ORDER BY page.last_activity_at, page.customer_id`,
      MAX_QUIET_CLIENTS,
    ),
  ])

/** Clients with no recent activity, the quietest first. */
export const readQuietClients = async (container: MedusaContainer, query: QuietClientsQuery): Promise<QuietClients> => {
  const rows = await runSql<Row>(container, clientsQuery(query))
  return {
    clients: rows.map(({ customer_id, name, project_id, project_name, last_contact_at }) => ({
      customer_id,
      name,
      project: { id: project_id, name: project_name },
      last_contact_at: last_contact_at?.toISOString() ?? null,
    })),
    count: rows[0]?.count ?? 0,
  }
}
