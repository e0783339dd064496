import { randomUUID } from "node:crypto"
import { testShop, type TestShop } from "./shop"

export interface LineInput {
  title?: string
  quantity?: number
  unit_price?: number
  /** True (the default) takes one of the test product's variants, so that stock is kept; false makes a free line. */
  stocked?: boolean
  metadata?: Record<string, unknown>
}

export interface OrderInput {
  lines?: LineInput[]
  currency?: string
  /** Another channel than the test shop's own; its stock is not kept there, so that lines must not be stocked. */
  salesChannelId?: string
  /** Null leaves the order without one. */
  email?: string | null
  customerId?: string
  /** Null leaves the order without one. */
  address?: Record<string, string> | null
  withShipping?: boolean
  metadata?: Record<string, unknown>
}

export interface TestOrder {
  id: string
  display_id: number
  email: string | null
  status: string
  version: number
  total: number
  items: { id: string; title: string; quantity: number; unit_price: number; variant_id: string | null }[]
}

export const ADDRESS = {
  first_name: "Anna",
  last_name: "Meyer",
  company: "Harbor Roasters",
  address_1: "12 Pier Street",
  city: "Portland",
  province: "OR",
  postal_code: "97209",
  country_code: "us",
  phone: "+1 503 555 0112",
}

const ORDER_FIELDS = "id,display_id,email,status,version,total,*items"

const itemsOf = (lines: LineInput[], shop: TestShop) =>
  lines.map(({ title, quantity = 10, unit_price = 12.5, stocked = true, metadata }, index) => {
    const variant = stocked ? shop.variants[index % shop.variants.length] : undefined
    return {
      ...(variant ? { variant_id: variant.id } : {}),
      title: title ?? `Heavy tee ${index + 1}`,
      quantity,
      unit_price,
      metadata,
    }
  })

export const uniqueEmail = (name = "client"): string => `${name}-${randomUUID().slice(0, 8)}@example.com`

export const createCustomer = async (
  details: { email?: string; first_name?: string; last_name?: string; company_name?: string } = {},
  baseUrl?: string,
): Promise<{ id: string; email: string }> => {
  const { admin } = await testShop(baseUrl)
  const body = { first_name: "Anna", last_name: "Meyer", email: uniqueEmail(), ...details }
  return (await admin.post<{ customer: { id: string; email: string } }>("/admin/customers", body)).customer
}

/** A quote, as staff make it in the admin. */
export const createDraftOrder = async (input: OrderInput = {}, baseUrl?: string): Promise<TestOrder> => {
  const shop = await testShop(baseUrl)
  const { lines = [{}, { quantity: 5 }], currency = "usd", address = ADDRESS, withShipping = false } = input
  const email = input.email === undefined ? uniqueEmail() : input.email
  const { draft_order } = await shop.admin.post<{ draft_order: { id: string } }>("/admin/draft-orders", {
    region_id: await shop.regionFor(currency),
    sales_channel_id: input.salesChannelId ?? shop.salesChannelId,
    currency_code: currency,
    ...(email ? { email } : {}),
    ...(input.customerId ? { customer_id: input.customerId } : {}),
    ...(address ? { shipping_address: address, billing_address: address } : {}),
    items: itemsOf(lines, shop),
    shipping_methods: withShipping ? [{ name: "Ground", shipping_option_id: shop.shippingOptionId, amount: 18.5 }] : [],
    metadata: input.metadata,
  })
  return readOrder(draft_order.id, baseUrl)
}

/** Medusa gives lines in no order of their own; here they stand as they were asked for: by variant, then by title. */
const inOrder = (order: TestOrder, { variants }: TestShop): TestOrder => {
  const rank = new Map(variants.map(({ id }, index) => [id, index]))
  const rankOf = (item: TestOrder["items"][number]) => rank.get(item.variant_id ?? "") ?? variants.length
  const items = [...order.items].sort(
    (a, b) => rankOf(a) - rankOf(b) || a.title.localeCompare(b.title, "en", { numeric: true }),
  )
  return { ...order, items }
}

/** A draft is read through its own route: the orders' one knows only what was placed. */
export const readOrder = async (id: string, baseUrl?: string): Promise<TestOrder> => {
  const shop = await testShop(baseUrl)
  const query = { fields: ORDER_FIELDS }
  const draft = await shop.admin.call<{ draft_order: TestOrder }>("GET", `/admin/draft-orders/${id}`, { query })
  if (draft.status === 200 && draft.body.draft_order) return inOrder(draft.body.draft_order, shop)
  return inOrder((await shop.admin.get<{ order: TestOrder }>(`/admin/orders/${id}`, query)).order, shop)
}

export const placeDraft = async (id: string, baseUrl?: string): Promise<TestOrder> => {
  const { admin } = await testShop(baseUrl)
  await admin.post(`/admin/draft-orders/${id}/convert-to-order`)
  return readOrder(id, baseUrl)
}

export const createPlacedOrder = async (input: OrderInput = {}, baseUrl?: string): Promise<TestOrder> =>
  placeDraft((await createDraftOrder({ withShipping: true, ...input }, baseUrl)).id, baseUrl)

const itemsToSend = (order: TestOrder) => order.items.map(({ id, quantity }) => ({ id, quantity }))

/** Packs every line of the order into one package. */
export const createFulfillment = async (order: TestOrder, baseUrl?: string): Promise<string> => {
  const { admin, stockLocationId } = await testShop(baseUrl)
  const { order: after } = await admin.post<{ order: { fulfillments: { id: string; canceled_at: string | null }[] } }>(
    `/admin/orders/${order.id}/fulfillments?fields=*fulfillments`,
    { items: itemsToSend(order), location_id: stockLocationId },
  )
  const fulfillment = after.fulfillments.filter((one) => !one.canceled_at).at(-1)
  if (!fulfillment) throw new Error(`Order ${order.id} has no fulfilment after one was created`)
  return fulfillment.id
}

export const ship = async (
  order: TestOrder,
  fulfillmentId: string,
  number = "1Z999AA10123456784",
  baseUrl?: string,
): Promise<void> => {
  const { admin } = await testShop(baseUrl)
  const url = `https://www.ups.com/track?tracknum=${number}`
  await admin.post(`/admin/orders/${order.id}/fulfillments/${fulfillmentId}/shipments`, {
    items: itemsToSend(order),
    labels: [{ tracking_number: number, tracking_url: url, label_url: url }],
  })
}

export const deliver = async (order: TestOrder, fulfillmentId: string, baseUrl?: string): Promise<void> => {
  const { admin } = await testShop(baseUrl)
  await admin.post(`/admin/orders/${order.id}/fulfillments/${fulfillmentId}/mark-as-delivered`)
}

/** One collection for `amount`, marked as paid: adds an order transaction, as a capture does. */
export const pay = async (order: TestOrder, amount: number, baseUrl?: string): Promise<string> => {
  const { admin } = await testShop(baseUrl)
  const { payment_collection } = await admin.post<{ payment_collection: { id: string } }>(
    "/admin/payment-collections",
    {
      order_id: order.id,
      amount,
    },
  )
  const { payment_collection: paid } = await admin.post<{ payment_collection: { payments: { id: string }[] } }>(
    `/admin/payment-collections/${payment_collection.id}/mark-as-paid?fields=*payments`,
    { order_id: order.id },
  )
  return paid.payments[0]?.id ?? ""
}

export const refund = async (paymentId: string, amount: number, baseUrl?: string): Promise<void> => {
  const { admin } = await testShop(baseUrl)
  await admin.post(`/admin/payments/${paymentId}/refund`, { amount })
}

/** A confirmed order edit that sets one line's quantity. */
export const editQuantity = async (
  order: TestOrder,
  itemId: string,
  quantity: number,
  baseUrl?: string,
): Promise<void> => {
  const { admin } = await testShop(baseUrl)
  await admin.post("/admin/order-edits", { order_id: order.id })
  await admin.post(`/admin/order-edits/${order.id}/items/item/${itemId}`, { quantity })
  await admin.post(`/admin/order-edits/${order.id}/request`)
  await admin.post(`/admin/order-edits/${order.id}/confirm`)
}

/** The same on a draft order, which has an edit of its own kind. */
export const editDraftQuantity = async (
  order: TestOrder,
  itemId: string,
  quantity: number,
  baseUrl?: string,
): Promise<void> => {
  const { admin } = await testShop(baseUrl)
  await admin.post(`/admin/draft-orders/${order.id}/edit`)
  await admin.post(`/admin/draft-orders/${order.id}/edit/items/item/${itemId}`, { quantity })
  await admin.post(`/admin/draft-orders/${order.id}/edit/request`)
  await admin.post(`/admin/draft-orders/${order.id}/edit/confirm`)
}

export const cancelOrder = async (id: string, baseUrl?: string): Promise<void> => {
  const { admin } = await testShop(baseUrl)
  await admin.post(`/admin/orders/${id}/cancel`)
}

/** Reserved pieces over all lines of an order. */
export const deleteDraft = async (id: string, baseUrl?: string): Promise<void> => {
  const { admin } = await testShop(baseUrl)
  await admin.delete(`/admin/draft-orders/${id}`)
}

export const reservedQuantity = async (order: TestOrder, baseUrl?: string): Promise<number> => {
  const { admin } = await testShop(baseUrl)
  const { reservations } = await admin.get<{ reservations: { quantity: number }[] }>("/admin/reservations", {
    line_item_id: order.items.map(({ id }) => id),
    limit: 1000,
  })
  return reservations.reduce((sum, { quantity }) => sum + quantity, 0)
}
