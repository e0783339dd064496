import type { MedusaContainer } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"
import { toLinkEvents, toPortalLinks } from "../../../staff-project/portal-link"
import type { OrderPanel } from "../../../contracts"
import { portalServices } from "../../../lib/services"
import type { DecisionRow } from "../../../modules/approval/rows"
import { joinName, toAddress } from "../../../order-view/address"
import type { Order, OrderFulfillment } from "../../../order-view/order-shape"
import { toPackages } from "../../../order-view/packages"
import { fulfillmentProgress } from "../../../order-view/pieces"
import { toPageContent } from "../../../project-page/page-content"
import { findProjectRecord } from "../../../project-page/read-project"
import { readFulfillments, readOrder } from "../../../order-view/read-order"
import { CORE_SECTIONS } from "../../../project-page/sections"
import { projectStatusOf, shippingOf } from "../../../project-page/status"

/** Work of the newest decision that has not been done within this time is shown as pending even without an error. */
const PATIENCE_MS = 60_000

const pendingEffect = (decision: DecisionRow | undefined, now: Date): OrderPanel["pending_effect"] => {
  if (!decision || decision.effects_done_at) return null
  const isLate = now.getTime() - decision.decided_at.getTime() > PATIENCE_MS
  if (!decision.effects_error && !isLate) return null
  return { since: decision.decided_at.toISOString(), message: decision.effects_error }
}

const suggestedRecipient = (order: Order): OrderPanel["suggested_recipient"] => ({
  name:
    joinName(order.customer?.first_name, order.customer?.last_name) ??
    toAddress(order.shipping_address)?.name ??
    order.customer?.company_name ??
    "",
  email: order.email ?? order.customer?.email ?? null,
})

const readOwners = async (container: MedusaContainer): Promise<OrderPanel["owners"]> => {
  const users = await container.resolve(Modules.USER).listUsers(
    {},
    {
      select: ["id", "email", "first_name", "last_name"],
      take: 200,
      order: { email: "ASC" },
    },
  )
  return users.map(({ id, email, first_name, last_name }) => ({
    id,
    email,
    name: joinName(first_name, last_name) ?? email,
  }))
}

/** Where an order stands that nobody has opened or shared yet: by its own state and by what its packages prove. */
const statusWithoutProject = (order: Order, fulfillments: OrderFulfillment[]): OrderPanel["status"] =>
  projectStatusOf({
    is_canceled: order.status === "canceled",
    is_draft: order.is_draft_order,
    request_state: null,
    is_changed_since_approval: false,
    billing_state: "none",
    shipping: shippingOf(toPackages(order, fulfillments), fulfillmentProgress(order.items).pending),
  })

/**
 * All that the staff's panel on an order shows; reading it makes nothing.
 * @throws MedusaError not_found for an order that does not exist
 */
export const readOrderPanel = async (container: MedusaContainer, order_id: string): Promise<OrderPanel> => {
  const { projects, settings, tokens } = portalServices(container)
  const now = new Date()
  const [order, fulfillments, record, links, stages, owners] = await Promise.all([
    readOrder(container, order_id),
    readFulfillments(container, order_id),
    findProjectRecord(container, order_id),
    tokens.listLinks({ order_id }),
    settings.getStages(),
    readOwners(container),
  ])
  const events = toLinkEvents(await tokens.listEvents(links.map(({ id }) => id)), links)
  const base = {
    stages,
    owners,
    events,
    links: await toPortalLinks(container, links),
    suggested_recipient: suggestedRecipient(order),
  }
  if (!record) {
    return {
      ...base,
      project: null,
      status: statusWithoutProject(order, fulfillments),
      moves: [],
      request: null,
      decisions: [],
      delivery_note: null,
      pending_effect: null,
    }
  }
  const { project, moves } = record
  const approval = await CORE_SECTIONS.approval.read(container, { order_id, project_id: project.id })
  const { project: head, sections } = toPageContent({ order, delivery: fulfillments, project: record, approval })
  return {
    ...base,
    project,
    status: head.status,
    moves,
    request: sections.approval.request,
    decisions: sections.approval.decisions,
    delivery_note: await projects.newestDeliveryNote(project.id),
    pending_effect: pendingEffect(approval.decisions[0], now),
  }
}
