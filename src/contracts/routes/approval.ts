import { z } from "zod"
import {
  decideSchema,
  decisionAnswerSchema,
  decisionConflictSchema,
  recordDecisionSchema,
  renderingSchema,
  requestApprovalSchema,
} from "../approval"
import { approvalRuleRefusals } from "../approval-rules"
import { orderPanelSchema } from "../order-panel"
import { defineRoute, idParams } from "./define-route"

const panel = z.object({ panel: orderPanelSchema })

export const getRendering = defineRoute({
  id: "getRendering",
  method: "get",
  path: "/portal/approvals/:id",
  access: "session",
  scope: "project",
  summary: "One rendering of what is asked, with its nonce",
  params: idParams,
  response: renderingSchema,
  errors: [],
})

export const decideApproval = defineRoute({
  id: "decideApproval",
  method: "post",
  path: "/portal/approvals/:id/decision",
  access: "session",
  scope: "project",
  summary: "Approve and sign, ask for changes, or decline",
  params: idParams,
  body: decideSchema,
  response: decisionAnswerSchema,
  errors: ["decided", "changed", "closed", "refused_by_shop", ...approvalRuleRefusals],
  conflict: decisionConflictSchema,
})

export const requestApproval = defineRoute({
  id: "requestApproval",
  method: "post",
  path: "/admin/client-portal/orders/:id/approval-requests",
  access: "staff",
  summary: "Ask the client to decide on the order as it reads now",
  params: idParams,
  body: requestApprovalSchema,
  response: panel,
  errors: ["not_allowed"],
})

export const withdrawApproval = defineRoute({
  id: "withdrawApproval",
  method: "post",
  path: "/admin/client-portal/approval-requests/:id/withdraw",
  access: "staff",
  summary: "Withdraw an open request",
  params: idParams,
  response: panel,
  errors: ["decided", "changed", "closed"],
  conflict: decisionConflictSchema,
})

export const recordDecision = defineRoute({
  id: "recordDecision",
  method: "post",
  path: "/admin/client-portal/approval-requests/:id/record",
  access: "staff",
  summary: "Record a decision that the client gave by phone, by email or in person",
  params: idParams,
  body: recordDecisionSchema,
  response: panel,
  errors: ["decided", "changed", "closed", "refused_by_shop", ...approvalRuleRefusals],
  conflict: decisionConflictSchema,
})

export const releaseForBilling = defineRoute({
  id: "releaseForBilling",
  method: "post",
  path: "/admin/client-portal/orders/:id/bill",
  access: "staff",
  summary: "Release an approved order that waits for finance",
  params: idParams,
  response: panel,
  errors: ["not_allowed"],
})

export const approvalRoutes = [
  getRendering,
  decideApproval,
  requestApproval,
  withdrawApproval,
  recordDecision,
  releaseForBilling,
] as const
