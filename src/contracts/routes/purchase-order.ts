import { purchaseOrderPolicySchema, updatePurchaseOrderPolicySchema } from "../purchase-order"
import { defineRoute, idParams } from "./define-route"

const path = "/admin/client-portal/customers/:id/purchase-order"

export const getPurchaseOrderPolicy = defineRoute({
  id: "getPurchaseOrderPolicy",
  method: "get",
  path,
  access: "staff",
  summary: "Whether a customer is asked for a PO number when they approve",
  params: idParams,
  response: purchaseOrderPolicySchema,
  errors: [],
})

export const updatePurchaseOrderPolicy = defineRoute({
  id: "updatePurchaseOrderPolicy",
  method: "post",
  path,
  access: "staff",
  summary: "Ask a customer for a PO number, or leave it to the settings. Counts for open requests as well",
  params: idParams,
  body: updatePurchaseOrderPolicySchema,
  response: purchaseOrderPolicySchema,
  errors: [],
})

export const purchaseOrderRoutes = [getPurchaseOrderPolicy, updatePurchaseOrderPolicy] as const
