import { ruleFreshness, ruleRows, waitingOnStaff } from "../../workflows/approval/run-rules"
import { LINE_COUNTS_FRESHNESS, READ_LINE_COUNTS } from "../../order-view/final-count"
import { READ_ORDER_APPROVALS } from "../../modules/approval/stored-approvals"
import type { ApprovalFacts } from "../approval-facts"
import { toApprovalFacts } from "../approval-facts"
import { toApprovalView } from "../approval-view"
import type { CoreFacts } from "../core-facts"
import { currentDocument } from "../current-document"
import { defineSection, type ViewOf } from "../define-section"

const viewOf = (facts: ApprovalFacts, { order, project }: CoreFacts): ViewOf<"approval"> =>
  toApprovalView(facts, currentDocument(order, facts.counts, project.project))

export const approvalSection = defineSection({
  id: "approval",
  freshness: ["portal_freshness_approval", LINE_COUNTS_FRESHNESS, ...ruleFreshness],
  rows: [READ_ORDER_APPROVALS, READ_LINE_COUNTS, ...ruleRows],
  facts: toApprovalFacts,
  view: viewOf,
  actionItems: (facts, core) => {
    const { request } = viewOf(facts, core)
    if (request?.state !== "open" || !request.is_current || request.amount === null) return []
    if (core.order.status === "canceled" || waitingOnStaff(request.rules)) return []
    return [
      {
        kind: "approve_order",
        request_id: request.id,
        version: request.version,
        amount: request.amount,
        requested_at: request.requested_at,
        message: request.message,
        change_count: request.changes.length,
      },
    ]
  },
  timeline: ({ requests, decisions }) => [
    ...requests.map((row) => ({
      at: row.created_at.toISOString(),
      kind: "approval_requested" as const,
      who: row.requested_by_type === "system" ? null : row.requested_by_name,
      what: String(row.version),
    })),
    ...decisions.map((row) => ({
      at: row.decided_at.toISOString(),
      kind: row.kind,
      who: row.name,
      what: String(row.version),
    })),
  ],
})
