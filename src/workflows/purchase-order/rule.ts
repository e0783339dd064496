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
import { READ_PURCHASE_ORDER_POLICY, readOrderMode, toOrderMode } from "./policy"

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
      const requirement = await readOrderMode(request.order_id, trx)
      if (requirement === "off") return null
      if (requirement === "required" && !input) throw new DecisionRefused(REQUIRED, request.id)
      if (!input) return null
      await projects.saveFields(request.project_id, input, trx)
      return { requirement, ...input } satisfies PurchaseOrderFacts
    })
  },
  views: {
    rows: READ_PURCHASE_ORDER_POLICY,
    of: (stored, requests) => {
      const requirement = toOrderMode(stored)
      if (requirement === "off") return new Map<string, PurchaseOrderView>()
      const open = requests.filter(({ state }) => state === "open")
      return new Map(open.map(({ id }): [string, PurchaseOrderView] => [id, { requirement }]))
    },
  },
  amend: (document, facts) => ({ ...document, po_number: purchaseOrderFactsSchema.parse(facts).po_number }),
  repeats: (input, facts) => purchaseOrderFactsSchema.optional().parse(facts)?.po_number === input?.po_number,
})
