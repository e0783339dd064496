import { updateOrderTaxLinesWorkflow } from "@medusajs/medusa/core-flows"
import { MedusaError } from "@medusajs/framework/utils"
import { ORDER_SUBJECT, type OrderDocument, orderDocumentSchema } from "../../contracts"
import { portalServices } from "../../lib/services"
import { approvalRequested } from "../../notices/approval-requested"
import { diffDocuments } from "../../order-view/document-diff"
import { orderContent, toOrderDocument } from "../../order-view/order-document"
import { readOrder } from "../../order-view/read-order"
import { readFreshness } from "../../project-page/freshness"
import { discardEmptyOrderChanges } from "./discard-empty-order-changes"
import { followUps } from "./effects-job"
import { decisionEffectsJob } from "./jobs"
import { type ConsentWords, defineApprovalSubject } from "./subject"

const refusalOf = ({ status, items }: { status: string; items: unknown[] }): string | null => {
  if (status === "canceled") return "This order is canceled; there is nothing to approve."
  return items.length === 0 ? "This order has no lines yet. Add what the client should approve first." : null
}

/** Names project, version and amount. */
export const orderConsent =
  (document: OrderDocument): ConsentWords =>
  ({ version, shop, has_terms, i18n }) =>
    i18n.t(has_terms ? "consent.with_terms" : "consent.without_terms", {
      shop,
      project: document.project_name,
      version: String(version),
      amount: i18n.money(document.totals.total, document.currency_code),
    })

/** The current version of an order or draft order. Its id is the order's. */
export const orderSubject = defineApprovalSubject({
  type: ORDER_SUBJECT,
  document: orderDocumentSchema,
  freshness: async (container, { order_id }, connection) => await readFreshness(container, order_id, connection),
  read: async (container, { order_id }) => {
    const [order, project] = await Promise.all([
      readOrder(container, order_id),
      portalServices(container).projects.findByOrder(order_id),
    ])
    if (!project) throw new MedusaError(MedusaError.Types.NOT_FOUND, "This order has no project yet")
    return { document: toOrderDocument(order, project), refusal: refusalOf(order) }
  },
  /** A draft's taxes are worked out again when it becomes a sale; what the client is asked about has them already. */
  prepare: async (container, { order_id }) => {
    await discardEmptyOrderChanges(container, order_id)
    const order = await readOrder(container, order_id)
    if (order.is_draft_order && order.status === "draft")
      await updateOrderTaxLinesWorkflow(container).run({ input: { order_id } })
  },
  amount: ({ totals, currency_code }) => ({ amount: totals.total, currency_code }),
  content: orderContent,
  consent: orderConsent,
  diff: diffDocuments,
  requestJobs: ({ id: request_id }, link_ids) =>
    link_ids.map((link_id) => approvalRequested.job({ request_id, link_id })),
  decisionJobs: followUps(decisionEffectsJob),
})
