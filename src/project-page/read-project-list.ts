import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { z } from "zod"
import type { ListedProject, Project, ProjectList, ProjectListQuery, RequestState, Stage } from "../contracts"
import { portalServices } from "../lib/services"
import { joinName } from "../order-view/address"
import { orderNumber } from "../order-view/order-document"
import { ORDER_GLANCE_FIELDS, type OrderGlance, orderGlanceShape } from "../order-view/order-shape"
import { toPackages } from "../order-view/packages"
import { stripUntrustedMetadata, ordersFromCarts } from "../order-view/untrusted-metadata"
import { fulfillmentProgress } from "../order-view/pieces"
import { readCurrentSha256 } from "./rendering"
import { currentStageIndex, projectStatusOf, shippingOf } from "./status"

type Row = Pick<Project, "id" | "order_id" | "name" | "stage_id" | "billing_state" | "in_hands_date"> & {
  request_state: RequestState | null
  /** What an open request shows, and the order's freshness key of this moment; null without one. */
  asked_sha256: string | null
  freshness: string | null
  last_opened_at: Date | null
}

/** Projects of orders that still exist, with their newest request. */
const LISTED = `
  SELECT p.id, p.order_id, p.name, p.stage_id, p.billing_state, p.in_hands_date, newest.state AS request_state,
         CASE WHEN newest.state = 'open' THEN newest.document_sha256 END AS asked_sha256,
         CASE WHEN newest.state = 'open' THEN portal_order_freshness(p.order_id) END AS freshness,
         (SELECT max(l.last_opened_at) FROM portal_link l
           WHERE l.order_id = p.order_id AND l.purpose = 'recipient' AND l.deleted_at IS NULL) AS last_opened_at
    FROM portal_project p
    JOIN "order" o ON o.id = p.order_id AND o.deleted_at IS NULL
    LEFT JOIN LATERAL (SELECT r.state, r.document_sha256, r.updated_at FROM portal_approval_request r
                        WHERE r.project_id = p.id AND r.deleted_at IS NULL ORDER BY r.version DESC LIMIT 1) newest ON true
   WHERE p.deleted_at IS NULL`
/** What was asked, decided or moved last comes first. */
const PAGE = `${LISTED}
   ORDER BY greatest(p.updated_at, newest.updated_at) DESC, p.id
   LIMIT ? OFFSET ?`
const OF_CUSTOMER = `${LISTED} AND o.customer_id = ?
   ORDER BY o.created_at DESC, p.id
   LIMIT ?`
const COUNT = `SELECT count(*)::int AS count FROM portal_project p
    JOIN "order" o ON o.id = p.order_id AND o.deleted_at IS NULL WHERE p.deleted_at IS NULL`

/** Whether an open request shows another document than its order would give now; read once for each state of the order. */
const needsNewRequest = async (container: MedusaContainer, row: Row, order: OrderGlance): Promise<boolean> => {
  const { order_id, asked_sha256, freshness } = row
  if (freshness === null || order.status === "canceled") return false
  return (await readCurrentSha256(container, order_id, freshness)) !== asked_sha256
}

const toListed = (row: Row, order: OrderGlance, needs_new_request: boolean, stages: Stage[]): ListedProject[] => {
  const shipping = shippingOf(toPackages(order), fulfillmentProgress(order.items).pending)
  const stage = stages[currentStageIndex(stages, row.stage_id, shipping)]
  if (!stage) return []
  const { customer } = order
  return [
    {
      id: row.id,
      order_id: row.order_id,
      is_draft: order.is_draft_order,
      number: orderNumber(order),
      name: row.name,
      client: customer?.company_name ?? joinName(customer?.first_name, customer?.last_name) ?? customer?.email ?? null,
      status: projectStatusOf({
        is_canceled: order.status === "canceled",
        is_draft: order.is_draft_order,
        request_state: row.request_state,
        billing_state: row.billing_state,
        shipping,
      }),
      needs_new_request,
      stage: { name: stage.name, color: stage.color },
      in_hands_date: row.in_hands_date,
      last_opened_at: row.last_opened_at?.toISOString() ?? null,
    },
  ]
}

/** The rows as they are listed: one light read of all their orders, and of those that wait for a client what they come to. */
const readListed = async (container: MedusaContainer, rows: Row[]): Promise<ListedProject[]> => {
  const ids = rows.map(({ order_id }) => order_id)
  const [stages, { data }, fromCarts] = await Promise.all([
    portalServices(container).settings.getStages(),
    container.resolve(ContainerRegistrationKeys.QUERY).graph({
      entity: "order",
      fields: ORDER_GLANCE_FIELDS,
      // By name even when there are none: an undefined filter would match every order.
      filters: { id: ids },
    }),
    ordersFromCarts(container, ids),
  ])
  const orders = new Map(
    z
      .array(orderGlanceShape)
      .parse(data)
      .map((order) => [order.id, stripUntrustedMetadata(order, fromCarts)]),
  )
  const listed = await Promise.all(
    rows.map(async (row) => {
      const order = orders.get(row.order_id)
      return order ? toListed(row, order, await needsNewRequest(container, row, order), stages) : []
    }),
  )
  return listed.flat()
}

/** Where each project stands, a page of them. */
export const readProjectList = async (
  container: MedusaContainer,
  { limit, offset }: ProjectListQuery,
): Promise<ProjectList> => {
  const knex = container.resolve(ContainerRegistrationKeys.PG_CONNECTION)
  const [page, total] = await Promise.all([
    knex.raw<{ rows: Row[] }>(PAGE, [limit, offset]),
    knex.raw<{ rows: { count: number }[] }>(COUNT),
  ])
  return { projects: await readListed(container, page.rows), count: total.rows[0]?.count ?? 0 }
}

/** Where a customer's projects stand, those of the newest orders first; at most `limit` of them. */
export const readCustomerProjects = async (
  container: MedusaContainer,
  customer_id: string,
  limit: number,
): Promise<ListedProject[]> => {
  const knex = container.resolve(ContainerRegistrationKeys.PG_CONNECTION)
  const { rows } = await knex.raw<{ rows: Row[] }>(OF_CUSTOMER, [customer_id, limit])
  return await readListed(container, rows)
}
