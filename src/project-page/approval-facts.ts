import type { MedusaContainer } from "@medusajs/framework/types"
import { ORDER_SUBJECT, type OrderDocument } from "../contracts"
import { portalServices } from "../lib/services"
import type { DecisionRow, RequestRow, RuleFacts } from "../modules/approval/rows"
import { readRuleViews } from "../workflows/approval/run-rules"
import { readApprovedDocument } from "./order-documents"
import { readPinnedDocument } from "./pinned-documents"

/** What is known of approvals of an order, beside the order itself. */
export type ApprovalFacts = {
  /** About the order, oldest first. */
  requests: RequestRow[]
  /** About the order, newest first. */
  decisions: DecisionRow[]
  /** What the newest request pinned; null before the first. */
  asked: OrderDocument | null
  /** The newest approval, with what the client filled in; null for none. */
  approved: { decision: DecisionRow; document: OrderDocument } | null
  /** What the approval rules show of each request. */
  rules: ReadonlyMap<string, RuleFacts>
}

const isAboutOrder = ({ subject_type }: { subject_type: string }): boolean => subject_type === ORDER_SUBJECT

export const readApprovalFacts = async (container: MedusaContainer, project_id: string): Promise<ApprovalFacts> => {
  const { approvals } = portalServices(container)
  const [allRequests, allDecisions] = await Promise.all([
    approvals.listRequests(project_id),
    approvals.listProjectDecisions(project_id),
  ])
  const [requests, decisions] = [allRequests.filter(isAboutOrder), allDecisions.filter(isAboutOrder)]
  const newest = requests.at(-1)
  const approval = decisions.find(({ kind }) => kind === "approved")
  const [asked, approved, rules] = await Promise.all([
    newest ? readPinnedDocument(container, newest.document_sha256) : null,
    approval ? readApprovedDocument(container, approval) : null,
    readRuleViews(container, requests),
  ])
  return {
    requests,
    decisions,
    asked,
    approved: approval && approved ? { decision: approval, document: approved } : null,
    rules,
  }
}
