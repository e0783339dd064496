import type { EvidenceCheck } from "../../lib/evidence/verify-project"
import type { DecisionRow, RequestRow } from "./rows"
import { verifyDecisions } from "./verify-decisions"
import { verifyRequests } from "./verify-requests"

/** Compares a project's requests and decisions with the entries about them. Rows marked as deleted count as missing. */
export const approvalEvidenceCheck: EvidenceCheck = async (knex, project_id, entries) => {
  const requests = await knex<RequestRow>("portal_approval_request").where({ project_id }).whereNull("deleted_at")
  const decisions = await knex<DecisionRow>("portal_decision").where({ project_id }).whereNull("deleted_at")
  return [...verifyRequests(entries, requests), ...verifyDecisions(entries, decisions)]
}
