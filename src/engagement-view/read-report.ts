import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import type { EngagementGroup, EngagementQuery, EngagementReport } from "../contracts"
import type { CsvColumns } from "../lib/csv"
import { portalServices } from "../lib/services"
import type { ReportGroup, ReportOrder } from "../modules/engagement/read-report"

const REPS = `SELECT u.id, coalesce(nullif(btrim(concat_ws(' ', u.first_name, u.last_name)), ''), u.email) AS name
                FROM "user" u WHERE u.id = ANY(?)`
const CLIENTS = `SELECT c.id, coalesce(nullif(btrim(c.company_name), ''), nullif(btrim(concat_ws(' ', c.first_name, c.last_name)), ''), c.email) AS name
                   FROM customer c WHERE c.id = ANY(?)`

const withNames = async (
  container: MedusaContainer,
  statement: string,
  groups: ReportGroup[],
): Promise<EngagementGroup[]> => {
  const ids = groups.flatMap(({ id }) => id ?? [])
  const { rows } = await container
    .resolve(ContainerRegistrationKeys.PG_CONNECTION)
    .raw<{ rows: { id: string; name: string | null }[] }>(statement, [ids])
  const names = new Map(rows.map(({ id, name }) => [id, name ?? ""]))
  return groups.map((group) => ({ ...group, name: names.get(group.id ?? "") ?? "" }))
}

/** The company-wide report, with the names of reps and clients. */
export const readEngagementReport = async (
  container: MedusaContainer,
  query: EngagementQuery,
): Promise<EngagementReport> => {
  const report = await portalServices(container).engagement.readReport(query)
  const [reps, clients] = await Promise.all([
    withNames(container, REPS, report.reps),
    withNames(container, CLIENTS, report.clients),
  ])
  return { ...report, reps, clients }
}

type Named = { order_id: string; number: string; project: string; client: string | null; rep: string | null }
type ExportedRow = ReportOrder & Omit<Named, "order_id">

const NAMED = `
  SELECT p.order_id, coalesce(o.custom_display_id, o.display_id::text, o.id) AS number, p.name AS project,
         coalesce(nullif(btrim(c.company_name), ''), nullif(btrim(concat_ws(' ', c.first_name, c.last_name)), ''), o.email) AS client,
         coalesce(nullif(btrim(concat_ws(' ', u.first_name, u.last_name)), ''), u.email) AS rep
    FROM portal_project p JOIN "order" o ON o.id = p.order_id
    LEFT JOIN customer c ON c.id = o.customer_id
    LEFT JOIN "user" u ON u.id = p.owner_user_id
   WHERE p.order_id = ANY(?) AND p.deleted_at IS NULL AND o.deleted_at IS NULL`

/** The projects of a report in pages, with their names; those that are gone are left out. */
export async function* readEngagementRows(
  container: MedusaContainer,
  query: EngagementQuery,
): AsyncGenerator<ExportedRow[]> {
  const knex = container.resolve(ContainerRegistrationKeys.PG_CONNECTION)
  for await (const page of portalServices(container).engagement.readReportOrders(query)) {
    const { rows } = await knex.raw<{ rows: Named[] }>(NAMED, [page.map(({ order_id }) => order_id)])
    const named = new Map(rows.map(({ order_id, ...names }) => [order_id, names]))
    yield page.flatMap((order) => {
      const names = named.get(order.order_id)
      return names ? [{ ...order, ...names }] : []
    })
  }
}

const iso = (moment: Date | null): string | null => moment?.toISOString() ?? null

/** Views and downloads are those of persons. */
export const ENGAGEMENT_COLUMNS: CsvColumns<ExportedRow> = [
  ["order", ({ number }) => number],
  ["project", ({ project }) => project],
  ["client", ({ client }) => client],
  ["rep", ({ rep }) => rep],
  ["sent_at", ({ sent_at }) => iso(sent_at)],
  ["first_view_at", ({ first_view_at }) => iso(first_view_at)],
  ["last_view_at", ({ last_view_at }) => iso(last_view_at)],
  ["views", ({ views }) => views],
  ["downloads", ({ downloads }) => downloads],
  ["decided_at", ({ decided_at }) => iso(decided_at)],
  ["decision", ({ decision }) => decision],
  ["paid_at", ({ paid_at }) => iso(paid_at)],
]
