import { portalServices } from "../../lib/services"
import type { ApprovalFacts, CoreFacts } from "../core-facts"
import { currentDocument } from "../current-document"
import { defineSection, type ViewOf } from "../define-section"
import { toApprovalRequest, toStamp } from "../stamps"

const viewOf = ({ requests, decisions }: ApprovalFacts, { order, project }: CoreFacts): ViewOf<"approval"> => {
  const newest = requests.at(-1)
  const { sha256 } = currentDocument(order, project.project)
  return { request: newest ? toApprovalRequest(newest, sha256) : null, decisions: decisions.map(toStamp) }
}

export const approvalSection = defineSection({
  id: "approval",
  freshness: ["portal_freshness_approval"],
  read: async (container, { project_id }): Promise<ApprovalFacts> => {
    const { approvals } = portalServices(container)
    const [requests, decisions] = await Promise.all([
      approvals.listRequests(project_id),
      approvals.listProjectDecisions(project_id),
    ])
    return { requests, decisions }
  },
  view: viewOf,
  actionItems: (facts, core) => {
    const { request } = viewOf(facts, core)
    if (request?.state !== "open" || !request.is_current || core.order.status === "canceled") return []
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
