import { z } from "zod"
import { approvalRequestSchema, approvedDifferenceSchema, decisionStampSchema } from "../approval"
import { idSchema, instantSchema, moneySchema } from "../common"

export const approvalSectionSchema = z.object({
  /** The newest request, whatever its state. Null until staff ask for the first time. */
  request: approvalRequestSchema.nullable(),
  /** Every decision of the project, newest first. */
  decisions: z.array(decisionStampSchema),
  /** Null while the order is what was approved, and while nothing was approved or the client is asked anew. */
  difference: approvedDifferenceSchema.nullable(),
})
export type ApprovalSection = z.infer<typeof approvalSectionSchema>

export const approveOrderItemSchema = z.object({
  kind: z.literal("approve_order"),
  request_id: idSchema,
  version: z.number().int(),
  amount: moneySchema,
  requested_at: instantSchema,
  message: z.string().nullable(),
  change_count: z.number().int(),
})

export const APPROVAL_TIMELINE = ["approval_requested", "approved", "changes_requested", "declined"] as const
