import type { MedusaContainer } from "@medusajs/framework/types"
import { type ListedProject, proofSettings } from "../contracts"
import { isPayable } from "../invoice-view/invoice-tile"
import { readOrderInvoices } from "../invoice-view/read-order-invoices"
import { portalServices } from "../lib/services"
import { join, runSql, sql } from "../lib/sql"
import type { QueueEntry } from "../modules/action-queue/service"
import { hasLinesWithoutProof } from "../production-report/report-query"
import { readOrderProjects } from "../project-list/read-project-list"

/** The earliest due date of an order's invoices on which money is asked for, by order. */
const readDueDates = async (
  container: MedusaContainer,
  order_ids: readonly string[],
): Promise<ReadonlyMap<string, string>> => {
  const { invoices } = await readOrderInvoices(container, order_ids)
  const due = new Map<string, string>()
  for (const { order_id, due_on, ...invoice } of invoices) {
    const known = due.get(order_id)
    if (due_on !== null && isPayable(invoice) && (known === undefined || due_on < known)) due.set(order_id, due_on)
  }
  return due
}

/** Methods of an order's proofs that are not decided, and of lines that have none, as the production report sees them. */
const readUndecided = async (
  container: MedusaContainer,
  order_ids: readonly string[],
): Promise<ReadonlyMap<string, string[]>> => {
  const { settings } = portalServices(container)
  const { gate_exempt_types } = await settings.get(proofSettings)
  const rows = await runSql<{ order_id: string; methods: string[] }>(
    container,
    join([
      sql(
        `SELECT r.order_id, array_agg(DISTINCT coalesce(r.method, '')) AS methods
           FROM portal_production_index r CROSS JOIN LATERAL (
             SELECT v.id, v.version, v.is_draft_order, r.proof_id FROM "order" v WHERE v.id = r.order_id) o
          WHERE r.order_id = ANY (?::text[]) AND r.waiting_on IS NOT NULL AND`,
        [...order_ids],
      ),
      hasLinesWithoutProof({
        trust_cart_metadata: settings.options.orders.trust_cart_metadata,
        exempt_types: gate_exempt_types.map((type) => type.toLowerCase()),
      }),
      sql("GROUP BY r.order_id"),
    ]),
  )
  return new Map(rows.map(({ order_id, methods }) => [order_id, methods]))
}

const ENDED: readonly ListedProject["status"][] = ["delivered", "canceled"]

/** What is known of orders beside their projects, by order. */
type OrderFacts = {
  due: ReadonlyMap<string, string>
  undecided: ReadonlyMap<string, string[]>
  untold: ReadonlyMap<string, Date>
}

const toEntry = (project: ListedProject, { due, undecided, untold }: OrderFacts): QueueEntry => {
  const { order_id, waiting, status, last_activity_at, signals } = project
  const is_running = !ENDED.includes(status)
  const due_on = due.get(order_id) ?? null
  const untold_since = untold.get(order_id) ?? null
  return {
    order_id,
    project_id: project.id,
    owner_user_id: project.owner?.id ?? null,
    waiting_on: waiting.on,
    waiting_for: waiting.for,
    // What has no moment of its own waits since the last thing that happened.
    waiting_since: waiting.since ?? last_activity_at,
    in_hands_date: project.in_hands_date,
    due_on,
    last_activity_at,
    undecided_methods: undecided.get(order_id) ?? [],
    hot_at: signals.some(({ signal }) => signal === "hot") ? (project.last_opened_at ?? last_activity_at) : null,
    untold_since,
    is_running,
    is_open: is_running || waiting.on !== null || due_on !== null || untold_since !== null,
  }
}

/**
 * Brings the action queue up to what was noted as changed.
 * @param batches of orders at most; without it all of them
 */
export const refreshQueue = async (container: MedusaContainer, batches?: number): Promise<void> => {
  const { actionQueue, shipping } = portalServices(container)
  await actionQueue.refresh(async (order_ids) => {
    const [projects, due, undecided, untold] = await Promise.all([
      readOrderProjects(container, order_ids),
      readDueDates(container, order_ids),
      readUndecided(container, order_ids),
      shipping.readUntold(order_ids),
    ])
    return projects.map((project) => toEntry(project, { due, undecided, untold }))
  }, batches)
}
