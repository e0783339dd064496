import { z } from "zod"
import { instantSchema, jsonSchema } from "./common"
import type { ErrorCode } from "./errors"
import { PROOF_RULE, proofDecisionFactsSchema, proofDecisionInputSchema, proofRequestInputSchema } from "./proof/proof"
import {
  PURCHASE_ORDER_RULE,
  purchaseOrderFactsSchema,
  purchaseOrderInputSchema,
  purchaseOrderViewSchema,
} from "./purchase-order"
import { requestValiditySchema, VALIDITY_RULE, validityFactsSchema, validityViewSchema } from "./quote-validity"

/**
 * Registry of what approval rules add to requests and decisions, for browser and server alike. A rule puts its schema
 * under its id wherever it has something to say; its behavior is registered in src/workflows/approval/rules.ts.
 */
export const approvalRules = {
  /** Input when staff ask. */
  request: { [VALIDITY_RULE]: requestValiditySchema.optional(), [PROOF_RULE]: proofRequestInputSchema.optional() },
  /** Input when a client decides or staff record a decision. */
  decision: {
    [PURCHASE_ORDER_RULE]: purchaseOrderInputSchema.optional(),
    [PROOF_RULE]: proofDecisionInputSchema.optional(),
  },
  /** What client and staff see of an open or closed request. */
  view: { [PURCHASE_ORDER_RULE]: purchaseOrderViewSchema.optional(), [VALIDITY_RULE]: validityViewSchema.optional() },
  /** What a decision shows of it. */
  stamp: {
    [PURCHASE_ORDER_RULE]: purchaseOrderFactsSchema.optional(),
    [VALIDITY_RULE]: validityFactsSchema.optional(),
    [PROOF_RULE]: proofDecisionFactsSchema.optional(),
  },
}

/** Codes that rules refuse a decision with. */
export const approvalRuleRefusals: readonly ErrorCode[] = [
  "po_required",
  "quote_expired",
  "ticks_missing",
  "alternative_required",
]

/** What an open request may wait for at the shop instead of for the client (`Waiting["for"]`). */
export const approvalRuleWaits = ["renewal"] as const

export const ruleWaitingSchema = z.object({ for: z.enum(approvalRuleWaits), since: instantSchema })
export type RuleWaiting = z.infer<typeof ruleWaitingSchema>

/* Input for a rule that is not registered is ignored. */
export const requestRulesSchema = z.object(approvalRules.request).catchall(jsonSchema)
export const decisionRulesSchema = z.object(approvalRules.decision).catchall(jsonSchema)
export const ruleViewsSchema = z.object(approvalRules.view).catchall(jsonSchema)
export const ruleStampsSchema = z.object(approvalRules.stamp).catchall(jsonSchema)
