import type { ActionItem, ApprovalRequest, Project, ProjectHead, ProjectPage, Stage } from "../contracts"
import { canonicalBytes } from "../lib/canonical-json"
import { sha256Hex } from "../lib/digest"
import type { DecisionRow, RequestRow } from "../modules/approval/service"
import type { StageMoveRow } from "../modules/project/service"
import { joinName, toAddress } from "../order-view/address"
import { toLineGroups } from "../order-view/lines"
import { addMoney, subtractMoney, toMoney } from "../order-view/money"
import { orderNotes, orderNumber, toOrderDocument } from "../order-view/order-document"
import type { Order, OrderFulfillment } from "../order-view/order-shape"
import { toPackages } from "../order-view/packages"
import { countPieces, fulfillmentProgress, unpackedOf } from "../order-view/pieces"
import { toApprovalRequest, toMove, toStamp } from "./stamps"
import { currentStageIndex, pageStages, projectStatusOf, shippingDatesOf, shippingOf } from "./status"
import { toTimeline } from "./timeline"

export type ProjectFacts = {
  order: Order
  /** Oldest first. */
  fulfillments: OrderFulfillment[]
  project: Pick<Project, "id" | "name" | "po_number" | "in_hands_date" | "ship_date" | "stage_id" | "billing_state">
  rep: ProjectHead["rep"]
  stages: Stage[]
  moves: StageMoveRow[]
  /** Oldest first. */
  requests: RequestRow[]
  /** Newest first. */
  decisions: DecisionRow[]
}

export type PageContent = Omit<ProjectPage, "viewer" | "shop" | "versions">

const approvalItems = (request: ApprovalRequest | null, isCanceled: boolean): ActionItem[] =>
  request?.state === "open" && request.is_current && !isCanceled
    ? [
        {
          kind: "approve_order",
          request_id: request.id,
          version: request.version,
          amount: request.amount,
          requested_at: request.requested_at,
          message: request.message,
          change_count: request.changes.length,
        },
      ]
    : []

/** Everything the page shows of a project. Pure. */
export const toPageContent = ({
  order,
  fulfillments,
  project,
  rep,
  stages,
  moves,
  requests,
  decisions,
}: ProjectFacts): PageContent => {
  const currency = order.currency_code
  const document = toOrderDocument(order, project)
  const currentSha256 = sha256Hex(canonicalBytes(document))
  const packages = toPackages(order, fulfillments)
  const progress = fulfillmentProgress(order.items)
  const shipping = shippingOf(packages, progress.pending)
  const dates = shippingDatesOf(packages, shipping)
  const newest = requests.at(-1)
  const request = newest ? toApprovalRequest(newest, currentSha256) : null
  const stamps = decisions.map(toStamp)
  const stageMoves = moves.map(toMove)
  const paid = addMoney(order.transactions.map(({ amount }) => amount))
  const is_canceled = order.status === "canceled"
  return {
    project: {
      id: project.id,
      order_id: order.id,
      kind: order.is_draft_order ? "quote" : "order",
      number: orderNumber(order),
      name: project.name,
      po_number: project.po_number,
      in_hands_date: project.in_hands_date,
      ship_date: project.ship_date,
      status: projectStatusOf({
        is_canceled,
        is_draft: order.is_draft_order,
        request_state: request?.state ?? null,
        billing_state: project.billing_state,
        shipping,
      }),
      created_at: order.created_at,
      customer: {
        name: joinName(order.customer?.first_name, order.customer?.last_name),
        company: order.customer?.company_name ?? null,
      },
      rep,
      stages: pageStages(stages, currentStageIndex(stages, project.stage_id, shipping), stageMoves, dates),
    },
    action_items: approvalItems(request, is_canceled),
    timeline: toTimeline({
      created_at: order.created_at,
      canceled_at: is_canceled ? (order.canceled_at ?? null) : null,
      began_as_quote: order.is_draft_order || requests.length > 0,
      requests: requests.map((row) => toApprovalRequest(row, currentSha256)),
      decisions: stamps,
      stages,
      moves: stageMoves,
      packages,
      dates,
    }),
    sections: {
      order: {
        currency_code: currency,
        pieces: countPieces(order.items),
        line_groups: toLineGroups(order.items, currency),
        totals: {
          ...document.totals,
          paid: toMoney(paid, currency),
          owed: toMoney(subtractMoney(document.totals.total, paid), currency),
        },
        notes: orderNotes(order),
        shipping_address: toAddress(order.shipping_address),
        billing_address: toAddress(order.billing_address),
        shipping_methods: document.shipping_methods,
      },
      approval: { request, decisions: stamps },
      delivery: { packages, unpacked: unpackedOf(order, packages), progress },
    },
  }
}
