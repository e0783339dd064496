import type { MedusaContainer } from "@medusajs/framework/types"
import type { OrderDocument } from "../contracts"
import type { DecisionRow, RequestRow, RuleFacts } from "../modules/approval/rows"
import { type FinalCounts, finalCountsSchema } from "../order-view/final-count"
import { storedApprovals } from "../modules/approval/stored-approvals"
import { toRuleViews } from "../workflows/approval/run-rules"
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
  /** Lines of which other pieces were made than ordered. */
  counts: FinalCounts
}

/** @param rows what READ_ORDER_APPROVALS, READ_LINE_COUNTS and the functions of `ruleRows` gave @throws ZodError naming the column, when the tables are not as expected */
export const toApprovalFacts = async (
  [approvals, counts, ...rules]: readonly unknown[],
  container: MedusaContainer,
): Promise<ApprovalFacts> => {
  const { requests, decisions } = storedApprovals.parse(approvals)
  const newest = requests.at(-1)
  const approval = decisions.find(({ kind }) => kind === "approved")
  const [asked, approved] = await Promise.all([
    newest ? readPinnedDocument(container, newest.document_sha256) : null,
    approval ? readApprovedDocument(container, approval) : null,
  ])
  return {
    requests,
    decisions,
    asked,
    approved: approval && approved ? { decision: approval, document: approved } : null,
    rules: toRuleViews(rules, requests),
    counts: finalCountsSchema.parse(counts),
  }
}
