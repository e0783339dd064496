/** Line counts of the orders that are read; the bars under load are about the first. */
export const SIZES = [10, 100, 300, 1_000]

/** Clients who read at once, each an order of their own: as many as there are connections. */
const CROWD = 16

/**
 * Every fifth line is a free one (a setup charge, say), the rest are variants with stock. Prices differ so that the page
 * cannot fold the lines into a few. Short titles: 1,000 lines must fit into the 100 kB that Medusa takes as a body.
 */
const linesOf = (count) =>
  Array.from({ length: count }, (_, index) => ({
    title: `Tee ${index + 1}`,
    quantity: 2,
    unit_price: 5 + Math.floor(index / 4) / 4,
    stocked: index % 5 !== 4,
  }))

/** A customer with an account, and what their storefront sends with each request to the core. */
const registerCustomer = async ({ publicApi, storeApi, adminApi, uniqueEmail }) => {
  const login = { email: uniqueEmail("bench"), password: "bench-customer-0123456789" }
  const { token: registration } = await publicApi().post("/auth/customer/emailpass/register", login)
  const store = (await storeApi()).with({ authorization: `Bearer ${registration}` })
  const person = { email: login.email, first_name: "Anna", last_name: "Meyer" }
  const { customer } = await store.post("/store/customers", person)
  const { token } = await publicApi().post("/auth/customer/emailpass", login)
  const { api_keys } = await (await adminApi()).get("/admin/api-keys", { type: "publishable" })
  return {
    id: customer.id,
    email: login.email,
    headers: { authorization: `Bearer ${token}`, "x-publishable-api-key": api_keys[0].token },
  }
}

/** A link of one recipient. @returns its address and id, its token, and the headers of a session that it opened */
export const share = async (support, orderId, email) => {
  const admin = await support.adminApi()
  const recipient = { recipient_name: "Anna Meyer", recipient_email: email, send_email: false }
  const { url, link } = await admin.post(`/admin/client-portal/orders/${orderId}/links`, recipient)
  const token = new URL(url).pathname.split("/").pop()
  const { session } = await support.publicApi().post("/portal/session", { token })
  return { url, link_id: link.id, token, headers: { authorization: `Bearer ${session}` } }
}

/** A placed order of so many lines, partly paid, packed and on its way, with a link and a session of its client. */
export const createReadOrder = async (support, customer, lines) => {
  const order = await support.createPlacedOrder({
    lines: linesOf(lines),
    customerId: customer.id,
    email: customer.email,
  })
  const goods = { ...order, items: order.items.filter((item) => item.variant_id) }
  await support.pay(order, Math.floor(order.total / 2))
  await support.ship(goods, await support.createFulfillment(goods))
  return { lines, id: order.id, itemId: order.items[0].id, ...(await share(support, order.id, customer.email)) }
}

/** A placed order of two lines of goods, of which nothing is packed. */
export const createOpenOrder = async (support, customer) =>
  await support.createPlacedOrder({
    lines: linesOf(2),
    customerId: customer.id,
    email: customer.email,
  })

/** A draft that waits for its client's decision, and everything the decision has to name. */
export const prepareDecision = async (support) => {
  const order = await support.createDraftOrder()
  const client = await share(support, order.id, order.email)
  const admin = await support.adminApi()
  await admin.post(`/admin/client-portal/orders/${order.id}/approval-requests`, { notify: false })
  const session = support.publicApi().with(client.headers)
  const { sections } = await session.get("/portal/project")
  const { nonce } = await session.get(`/portal/approvals/${sections.approval.request.id}`)
  return {
    path: `/portal/approvals/${sections.approval.request.id}/decision`,
    headers: client.headers,
    body: { decision: "approved", nonce, name: "Anna Meyer", email: "anna@example.com", consent: true },
  }
}

/** What the admin sends with each request: the cookie of its session, as Medusa's dashboard does unless it is told else. */
const staffHeaders = async ({ adminApi }) => {
  const opened = await (await adminApi()).call("POST", "/auth/session")
  const cookies = opened.headers.getSetCookie().map((cookie) => cookie.split(";")[0])
  return { cookie: cookies.join("; ") }
}

/**
 * Fills the shop through the admin's HTTP API.
 * @returns the registered customer, one order of each size, smallest first, and a crowd's orders of the smallest size
 */
export const seed = async (support, sizes, note) => {
  const customer = await registerCustomer(support)
  const orders = []
  for (const lines of sizes) {
    orders.push(await createReadOrder(support, customer, lines))
    note(`order of ${lines} lines`)
  }
  const crowd = []
  while (crowd.length < CROWD) crowd.push(await createReadOrder(support, customer, sizes[0]))
  note(`${CROWD} more orders of ${sizes[0]} lines`)
  // Something to ask about: what is beside the order changes in turns with the stage.
  const admin = await support.adminApi()
  for (const { id } of [orders[0], ...crowd])
    await admin.post(`/admin/client-portal/orders/${id}/approval-requests`, { notify: false })
  // A link of its own: a link keeps its newest sessions alone, and the reads go on with theirs.
  const opened = await share(support, orders[0].id, support.uniqueEmail("opened"))
  return { customer, orders, crowd, opened, staff: await staffHeaders(support) }
}
