import type { ProjectHead } from "../contracts"
import { joinName } from "../order-view/address"
import { orderNumber } from "../order-view/order-document"
import { standingRequest, toApprovalView } from "./approval-view"
import type { CoreFacts } from "./core-facts"
import { currentDocument } from "./current-document"
import { deliveryOf } from "./sections/delivery"
import {
  currentStageIndex,
  pageStages,
  projectStatusOf,
  type ShippingDates,
  shippingDatesOf,
  shippingOf,
} from "./status"

export const shippingFacts = ({ order, delivery }: CoreFacts) => {
  const { packages, progress } = deliveryOf(delivery, order)
  const shipping = shippingOf(packages, progress.pending)
  const dates: ShippingDates = shippingDatesOf(packages, shipping)
  return { shipping, dates }
}

/** Where the project stands, and whose it is. Pure. */
export const toHead = (core: CoreFacts): ProjectHead => {
  const { order } = core
  const { project, rep, stages, moves } = core.project
  const { shipping, dates } = shippingFacts(core)
  const { difference } = toApprovalView(core.approval, currentDocument(order, core.approval.counts, project))
  return {
    id: project.id,
    order_id: order.id,
    kind: order.is_draft_order ? "quote" : "order",
    number: orderNumber(order),
    name: project.name,
    po_number: project.po_number,
    in_hands_date: project.in_hands_date,
    ship_date: project.ship_date,
    status: projectStatusOf({
      is_canceled: order.status === "canceled",
      is_draft: order.is_draft_order,
      request_state: standingRequest(core.approval.requests)?.state ?? null,
      is_changed_since_approval: difference !== null,
      billing_state: project.billing_state,
      shipping,
    }),
    created_at: order.created_at,
    customer: {
      name: joinName(order.customer?.first_name, order.customer?.last_name),
      company: order.customer?.company_name ?? null,
    },
    rep,
    stages: pageStages(stages, currentStageIndex(stages, project.stage_id, shipping), moves, dates),
  }
}
