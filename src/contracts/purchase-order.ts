import { z } from "zod"
import { poNumberSchema } from "./common"

/** Whether clients are asked for their PO number when they approve an order. */
export const purchaseOrderModeSchema = z.enum(["off", "optional", "required"])
export type PurchaseOrderMode = z.infer<typeof purchaseOrderModeSchema>

/** Id of the approval rule: the key of its input, view and facts. */
export const PURCHASE_ORDER_RULE = "purchase_order"

const requirementSchema = purchaseOrderModeSchema.exclude(["off"])

/** Input of an approval. Left out: the project's PO number stays. */
export const purchaseOrderInputSchema = z.object({ po_number: poNumberSchema })

/** What an open request shows. There is none while PO numbers are not asked for. */
export const purchaseOrderViewSchema = z.object({ requirement: requirementSchema })
export type PurchaseOrderView = z.infer<typeof purchaseOrderViewSchema>

/** What an approval recorded: what was asked for, and what was entered. There is none of an approval without a number. */
export const purchaseOrderFactsSchema = z.object({ requirement: requirementSchema, po_number: z.string() })
export type PurchaseOrderFacts = z.infer<typeof purchaseOrderFactsSchema>

/** Null leaves the customer to the shop's settings. */
export const updatePurchaseOrderPolicySchema = z.object({ mode: purchaseOrderModeSchema.nullable() }).strict()
export type UpdatePurchaseOrderPolicy = z.infer<typeof updatePurchaseOrderPolicySchema>

export const purchaseOrderPolicySchema = updatePurchaseOrderPolicySchema.extend({
  /** The settings' mode, which counts where the customer has none. */
  shop_mode: purchaseOrderModeSchema,
})
export type PurchaseOrderPolicy = z.infer<typeof purchaseOrderPolicySchema>
