import {
  ORDER_SUBJECT,
  PURCHASE_ORDER_RULE,
  purchaseOrderFactsSchema,
  purchaseOrderInputSchema,
  type PurchaseOrderFacts,
  type PurchaseOrderView,
} from "../../contracts"
import { portalServices } from "../../lib/services"
import { DecisionRefused } from "../../modules/approval/errors"
import { defineApprovalRule } from "../approval/rule"
import { readOrderModes } from "./policy"

const REQUIRED = {
  code: "po_required",
  message: "This customer's approvals need a PO number.",
} as const

/** The client's PO number: asked for when an order is approved, and written to its project in the same transaction. */
export const purchaseOrderRule = defineApprovalRule({
  id: PURCHASE_ORDER_RULE,
  subjects: [ORDER_SUBJECT],
  decisionInput: purchaseOrderInputSchema,
  onDecision: ({ container, request, kind }, input) => {
    const { projects } = portalServices(container)
    return Promise.resolve(async (trx) => {
      if (kind !== "approved") return null
      const requirement = (await readOrderModes(container, [request.order_id], trx)).get(request.order_id) ?? "off"
      if (requirement === "off") return null
      if (requirement === "required" && !input) throw new DecisionRefused(REQUIRED, request.id)
      if (!input) return null
      await projects.saveFields(request.project_id, input, trx)
      return { requirement, ...input } satisfies PurchaseOrderFacts
    })
  },
  views: async (container, requests) => {
    const open = requests.filter(({ state }) => state === "open")
    const modes = await readOrderModes(
      container,
      open.map(({ order_id }) => order_id),
    )
    return new Map(
      open.flatMap(({ id, order_id }): [string, PurchaseOrderView][] => {
        const requirement = modes.get(order_id) ?? "off"
        return requirement === "off" ? [] : [[id, { requirement }]]
      }),
    )
  },
  amend: (document, facts) => ({ ...document, po_number: purchaseOrderFactsSchema.parse(facts).po_number }),
  repeats: (input, facts) => purchaseOrderFactsSchema.optional().parse(facts)?.po_number === input?.po_number,
})
