import type { MedusaContainer } from "@medusajs/framework/types"
import type { PaymentFinding } from "../../contracts"
import { portalError } from "../../lib/portal-error"
import type { QueuedJob } from "../../lib/jobs/queued-job"
import { portalServices } from "../../lib/services"
import type { NewFinding } from "../../modules/payment/findings"
import type { PaymentFindingRow } from "../../modules/payment/rows"
import { paymentFinding } from "../../notices/payment-finding"
import type { Actor } from "../../contracts"

/**
 * Tells staff of a difference, once: in the list of findings and in the bell of the order's rep.
 * @param jobs what else follows, when it is found for the first time
 */
export const reportFinding = async (
  container: MedusaContainer,
  finding: NewFinding,
  jobs: readonly QueuedJob[] = [],
): Promise<void> =>
  await portalServices(container).payments.addFinding(finding, (finding_id) => [
    paymentFinding.job({ finding_id }),
    ...jobs,
  ])

const toFinding = (row: PaymentFindingRow, projects: ReadonlyMap<string, string>): PaymentFinding => ({
  id: row.id,
  code: row.code,
  order_id: row.order_id,
  project_id: (row.order_id && projects.get(row.order_id)) ?? null,
  invoice_id: row.invoice_id,
  stripe_id: row.stripe_id,
  currency_code: row.currency_code,
  booked: row.booked,
  at_stripe: row.at_stripe,
  found_at: row.created_at.toISOString(),
  resolved_at: row.resolved_at?.toISOString() ?? null,
  resolved_by:
    row.resolved_by_type && row.resolved_by_name !== null
      ? { type: row.resolved_by_type, name: row.resolved_by_name }
      : null,
})

/** Open ones first. */
export const readFindings = async (container: MedusaContainer): Promise<{ findings: PaymentFinding[] }> => {
  const { payments, projects } = portalServices(container)
  const rows = await payments.listFindings()
  const known = await projects.idsByOrder(rows.flatMap(({ order_id }) => order_id ?? []))
  return { findings: rows.map((row) => toFinding(row, known)) }
}

/** @throws MedusaError not_found; one that is resolved already stays as it is */
export const resolvePaymentFinding = async (
  container: MedusaContainer,
  id: string,
  actor: Actor,
  note: string | null,
): Promise<void> => {
  const { payments } = portalServices(container)
  if (!(await payments.findFinding(id))) throw portalError("not_found", "This finding does not exist.")
  await payments.resolveFinding({ id }, actor, note)
}
