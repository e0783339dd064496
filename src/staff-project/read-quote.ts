import type { MedusaContainer } from "@medusajs/framework/types"
import type { ProjectQuote } from "../contracts"
import { portalServices } from "../lib/services"
import { isPiece } from "../order-view/pieces"
import { toPageContent } from "../project-page/page-content"
import { CORE_SECTIONS } from "../project-page/sections"
import { readCoreFacts, readProjectRecord } from "../project-page/read-project"
import { toApprovalRequest } from "../project-page/stamps"

/**
 * The order as it is now, which of its lines are fees, and everything that was asked and decided about it. Until a draft
 * is asked about again, clients read the version that was sent.
 * @throws not_found
 */
export const readQuote = async (container: MedusaContainer, order_id: string): Promise<ProjectQuote> => {
  const facts = await readCoreFacts(container, await readProjectRecord(container, order_id))
  const { approval } = toPageContent(facts).sections
  const order = CORE_SECTIONS.order.present(facts.order, {
    ...facts,
    approval: { ...facts.approval, asked: null },
  }).view
  const fees = new Set(facts.order.items.filter((item) => !isPiece(item)).map(({ id }) => id))
  const older = facts.approval.requests
    .slice(0, -1)
    .map((row) => toApprovalRequest(row, { is_current: false, rules: facts.approval.rules.get(row.id) }))
  return {
    currency_code: order.currency_code,
    line_groups: order.line_groups.map(({ title, lines }) => ({
      title,
      lines: lines.map((line) => ({ ...line, is_fee: line.item_ids.some((id) => fees.has(id)) })),
    })),
    totals: order.totals,
    versions: [...(approval.request ? [approval.request] : []), ...older.reverse()],
    decisions: approval.decisions,
    delivery_note: await portalServices(container).projects.newestDeliveryNote(facts.project.project.id),
  }
}
