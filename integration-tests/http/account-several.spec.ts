import { randomUUID } from "node:crypto"
import type {
  AccountEntries,
  AccountInvoices,
  AccountOrders,
  AccountThreads,
  CheckoutStatus,
  StaffInvoice,
  StartedCheckout,
} from "../../src/contracts"
import { openAccount } from "../support/account"
import { adminApi, type Api, openLink, portalApi } from "../support/api"
import { projectIdOf, sentInvoice } from "../support/billing"
import { row, rows } from "../support/database"
import { testEnv } from "../support/env"
import { createCustomer, createDraftOrder, createPlacedOrder, type TestOrder, uniqueEmail } from "../support/orders"
import { revealed, share } from "../support/portal"
import { StripeSandbox } from "../support/stripe"
import { waitFor } from "../support/wait"

const SHOPS = 3
const LINES = { lines: [{ stocked: false }] }

let admin: Api
let sandbox: StripeSandbox

beforeAll(async () => {
  admin = await adminApi()
  sandbox = new StripeSandbox(testEnv("TEST_STRIPE_KEY"))
})

const accountLinkOf = async (customerId: string) => {
  const { panel } = await admin.post<{ panel: { link: { id: string } } }>(
    `/admin/client-portal/customers/${customerId}/link`,
  )
  return { id: panel.link.id, url: (await revealed(admin, panel.link.id)).url }
}

const addContact = async (customerId: string, email: string) =>
  await admin.post<{ link: { id: string }; url: string }>(`/admin/client-portal/customers/${customerId}/contacts`, {
    recipient_name: "Priya Nair",
    recipient_email: email,
    send_email: false,
  })

const enter = async (account: Api, link_id: string, channel: string | null = null): Promise<Api> =>
  portalApi((await account.post<{ session: string }>("/portal/account/enter", { link_id, channel })).session)

const statusOf = async (account: Api, method: string, path: string, body?: object): Promise<number> =>
  (await account.call(method, path, body ? { body } : {})).status

/** An order with an invoice to pay, and a message of the shop's. */
const anOrder = async (customer: { id: string; email: string }, more: object = {}) => {
  const word = `secret-${randomUUID()}`
  const order = await createPlacedOrder({
    customerId: customer.id,
    email: customer.email,
    lines: [{ title: word, stocked: false }],
    ...more,
  })
  await admin.post(`/admin/client-portal/orders/${order.id}/project`, { name: word })
  const project = await projectIdOf(order.id)
  const invoice = await sentInvoice(admin, project, { purpose: "full" })
  await write(order, word)
  return { order, invoice, project, marks: [order.id, word, invoice.id] }
}

const write = async (order: Pick<TestOrder, "id">, body: string): Promise<void> => {
  await admin.post(`/admin/client-portal/projects/${await projectIdOf(order.id)}/messages`, { key: randomUUID(), body })
}

const LISTS = ["orders", "invoices", "threads"] as const

describe("a person who buys for two companies in three shops", () => {
  type Place = Awaited<ReturnType<typeof anOrder>> & { name: string; session: Api; checkout: string }
  const places: Place[] = []

  beforeAll(async () => {
    const channels: string[] = []
    for (let shop = 0; shop < SHOPS; shop++) {
      const { sales_channel } = await admin.post<{ sales_channel: { id: string } }>("/admin/sales-channels", {
        name: `Shop ${shop} ${randomUUID()}`,
      })
      channels.push(sales_channel.id)
    }
    const [harbor, bluebird] = [
      await createCustomer({ company_name: "Harbor Roasters" }),
      await createCustomer({ company_name: "Bluebird" }),
    ]
    const contact = await addContact(bluebird.id, harbor.email)
    const own = await accountLinkOf(harbor.id)
    const owned = []
    for (const customer of [harbor, bluebird])
      for (const channel of channels)
        owned.push({ customer, channel, ...(await anOrder(customer, { salesChannelId: channel })) })
    const account = await openAccount(own.url, harbor.email)
    const { accounts } = await account.get<AccountEntries>("/portal/account/entries")
    expect(accounts.map(({ name, channels: shops }) => [name, shops.length])).toEqual([
      ["Harbor Roasters", SHOPS],
      ["Bluebird", SHOPS],
    ])
    // Each place in a browser of its own, whose code was typed there.
    for (const { customer, channel, ...what } of owned) {
      const confirmed = await confirmedSession(own.id)
      const link_id = customer === harbor ? own.id : contact.link.id
      const session = await enter(confirmed, link_id, channel)
      const { checkout_id } = await session.post<StartedCheckout>("/portal/account/checkouts", {
        invoice_ids: [what.invoice.id],
      })
      places.push({ ...what, name: `${customer.id}/${channel}`, session, checkout: checkout_id })
    }
  })

  /** Without a code for each: that is what other tests are about. */
  const confirmedSession = async (linkId: string): Promise<Api> => {
    const asking = await openLink((await revealed(admin, linkId)).url)
    await rows(
      `UPDATE portal_session SET confirmed_at = now() WHERE id = (SELECT id FROM portal_session
        WHERE link_id = $1 ORDER BY created_at DESC LIMIT 1)`,
      [linkId],
    )
    return asking
  }

  it("sees in each session what is of that company and shop, and nothing of the five others", async () => {
    expect(places).toHaveLength(2 * SHOPS)
    for (const one of places) {
      const lists = await Promise.all(
        [...LISTS, "orders?view=past", "entries"].map((list) => one.session.get<object>(`/portal/account/${list}`)),
      )
      const text = JSON.stringify(lists)
      for (const mark of one.marks) expect(text).toContain(mark)
      const foreign = places.filter((other) => other !== one).flatMap(({ marks }) => marks)
      expect(foreign.filter((mark) => text.includes(mark))).toEqual([])
    }
  })

  it("opens, pays and reads no id of another company or shop, and changes nothing by trying", async () => {
    const routesTo = ({ order, invoice, checkout }: Place): [string, string, object?][] => [
      ["POST", `/portal/account/orders/${order.id}/open`],
      ["GET", `/portal/account/documents/invoice/${invoice.id}`],
      ["POST", "/portal/account/checkouts", { invoice_ids: [invoice.id] }],
      ["GET", `/portal/account/checkouts/${checkout}`],
      ["POST", `/portal/account/checkouts/${checkout}/refresh`],
    ]
    const before = await rows("SELECT id, state, updated_at FROM portal_checkout ORDER BY id")
    for (const one of places)
      for (const other of places.filter((place) => place !== one)) {
        // Two people's links try as often as sixty people's would.
        await rows("DELETE FROM portal_rate_limit")
        for (const [method, path, body] of routesTo(other))
          expect([path, await statusOf(one.session, method, path, body)]).toEqual([path, 404])
        const both = { invoice_ids: [one.invoice.id, other.invoice.id] }
        expect(await statusOf(one.session, "POST", "/portal/account/checkouts", both)).toBe(404)
      }
    expect(await rows("SELECT id, state, updated_at FROM portal_checkout ORDER BY id")).toEqual(before)
    for (const one of places) {
      expect(await statusOf(one.session, "GET", `/portal/account/checkouts/${one.checkout}`)).toBe(200)
      expect(await statusOf(one.session, "GET", `/portal/account/documents/invoice/${one.invoice.id}`)).toBe(200)
    }
  })

  it.each([
    ["missing", ""],
    ["null", "?channel=null&customer_id=null"],
    ["arrays", "?channel[]=a&customer_id[]=b"],
  ])("gets nothing more by %s parameters", async (_, query) => {
    const [one] = places
    if (!one) throw new Error("there are no places")
    for (const list of LISTS) {
      const { status, body } = await one.session.call<object>("GET", `/portal/account/${list}${query}`)
      expect([200, 400]).toContain(status)
      const foreign = places.slice(1).flatMap(({ marks }) => marks)
      expect(foreign.filter((mark) => JSON.stringify(body).includes(mark))).toEqual([])
    }
  })
})

describe("entering another account of one's own", () => {
  it("takes no second code for the same address; the log says how, and the session that asked stays", async () => {
    const [harbor, bluebird] = [await createCustomer(), await createCustomer({ company_name: "Bluebird" })]
    const contact = await addContact(bluebird.id, harbor.email)
    const account = await openAccount((await accountLinkOf(harbor.id)).url, harbor.email)
    const other = await enter(account, contact.link.id)
    expect(await other.get<AccountOrders>("/portal/account/orders")).toMatchObject({
      account_name: "Bluebird",
      has_other_accounts: true,
      viewer: { link_id: contact.link.id },
    })
    expect(await statusOf(account, "GET", "/portal/account/orders")).toBe(200)
    const logged = await rows("SELECT kind FROM portal_link_event WHERE link_id = $1", [contact.link.id])
    expect(logged).toContainEqual({ kind: "switched" })
    // Staff ask for codes again: a code that was typed before does not count there any more.
    await admin.post(`/admin/client-portal/links/${contact.link.id}/devices/end`)
    expect(await statusOf(account, "POST", "/portal/account/enter", { link_id: contact.link.id, channel: null })).toBe(
      404,
    )
  })

  it("is for accounts of the same address alone, and not before the code was typed", async () => {
    const [harbor, stranger] = [await createCustomer(), await createCustomer()]
    const own = await accountLinkOf(harbor.id)
    const account = await openAccount(own.url, harbor.email)
    const foreign = await accountLinkOf(stranger.id)
    const order = await createDraftOrder({ ...LINES, email: harbor.email })
    const project = await share(admin, order.id, { recipient_email: harbor.email })
    for (const link_id of [foreign.id, project.link.id, "plink_unknown"])
      expect(await statusOf(account, "POST", "/portal/account/enter", { link_id, channel: null })).toBe(404)
    expect(
      await statusOf(account, "POST", "/portal/account/enter", { link_id: own.id, channel: "sc_of_no_order" }),
    ).toBe(404)
    const asking = await openLink(foreign.url)
    const early = await asking.call<{ code: string }>("POST", "/portal/account/enter", {
      body: { link_id: foreign.id, channel: null },
    })
    expect(early).toMatchObject({ status: 403, body: { code: "code_required" } })
  })

  it("never offers what a guest ordered under the same address", async () => {
    const harbor = await createCustomer()
    const account = await openAccount((await accountLinkOf(harbor.id)).url, harbor.email)
    // As Medusa writes a guest: no account, and no member of staff who made it.
    const guest = await createCustomer()
    const { id } = await accountLinkOf(guest.id)
    await rows("UPDATE customer SET created_by = NULL WHERE id = $1", [guest.id])
    await rows("UPDATE portal_link SET recipient_email = $1 WHERE id = $2", [harbor.email, id])
    const order = await createPlacedOrder({ customerId: guest.id, email: harbor.email, ...LINES })
    await rows(`UPDATE "order" SET customer_id = $1 WHERE id = $2`, [guest.id, order.id])
    const { accounts } = await account.get<AccountEntries>("/portal/account/entries")
    expect(accounts).toHaveLength(1)
    expect(await statusOf(account, "POST", "/portal/account/enter", { link_id: id, channel: null })).toBe(404)
    expect(await statusOf(account, "POST", `/portal/account/orders/${order.id}/open`)).toBe(404)
  })

  it("ends with the customer: an account that was deleted opens no more", async () => {
    const harbor = await createCustomer()
    const own = await accountLinkOf(harbor.id)
    const account = await openAccount(own.url, harbor.email)
    await admin.call("DELETE", `/admin/customers/${harbor.id}`)
    expect(await statusOf(account, "GET", "/portal/account/orders")).toBe(401)
    await waitFor(async () => (await row<{ revoked_at: Date | null }>(REVOKED, [own.id]))?.revoked_at)
  })

  it("leads on to the customer that another was merged into: all orders there, and no way into the old account", async () => {
    const [old, kept] = [
      await createCustomer({ company_name: "Harbor" }),
      await createCustomer({ company_name: "Harbor Inc." }),
    ]
    const [first, second] = [await anOrder(old), await anOrder(kept)]
    const gone = await accountLinkOf(old.id)
    const before = await openAccount(gone.url, old.email)
    const account = await openAccount((await accountLinkOf(kept.id)).url, kept.email)
    // What staff do: the orders become the other customer's, its people get links there, and the double is deleted.
    await rows(`UPDATE "order" SET customer_id = $1 WHERE id = $2`, [kept.id, first.order.id])
    await addContact(kept.id, old.email)
    expect((await before.get<AccountOrders>("/portal/account/orders")).orders).toEqual([])
    await admin.call("DELETE", `/admin/customers/${old.id}`)
    expect(await statusOf(before, "GET", "/portal/account/orders")).toBe(401)
    await waitFor(async () => (await row<{ revoked_at: Date | null }>(REVOKED, [gone.id]))?.revoked_at)
    // As the job that looks for what Medusa changed.
    await rows("INSERT INTO portal_account_stale (order_id) VALUES ($1)", [first.order.id])
    const { orders } = await account.get<AccountOrders>("/portal/account/orders")
    expect(orders.map(({ id }) => id).toSorted()).toEqual([first.order.id, second.order.id].toSorted())
    const { invoices } = await account.get<AccountInvoices>("/portal/account/invoices")
    expect(invoices.map(({ id }) => id)).toEqual(expect.arrayContaining([first.invoice.id, second.invoice.id]))
    const { accounts } = await account.get<AccountEntries>("/portal/account/entries")
    expect(accounts).toHaveLength(1)
  })
})

const REVOKED = "SELECT revoked_at FROM portal_link WHERE id = $1"

describe("the messages of an account", () => {
  it("are all its conversations, unread ones first, and are read where they are opened", async () => {
    const customer = await createCustomer()
    const orders = []
    for (let n = 0; n < 3; n++)
      orders.push(await createPlacedOrder({ customerId: customer.id, email: customer.email, ...LINES }))
    const [first, second, third] = orders as [TestOrder, TestOrder, TestOrder]
    const account = await openAccount((await accountLinkOf(customer.id)).url, customer.email)
    const threads = async (query: Record<string, string> = {}) =>
      await account.get<AccountThreads>("/portal/account/threads", query)
    expect(await threads()).toMatchObject({ threads: [], count: 0, counts: { unread: 0 } })
    await write(first, "Your shirts are printed.")
    await write(second, "Which blue?")
    await write(second, "Navy or royal?")
    await write(third, "All packed.")
    const { session } = await account.post<{ session: string }>(`/portal/account/orders/${third.id}/open`)
    const client = portalApi(session)
    await client.post("/portal/messages", { key: randomUUID(), body: "Lovely" })
    const list = await threads()
    expect(list.threads.map(({ order, unread, last }) => [order.id, unread, last.body, last.is_own])).toEqual([
      [second.id, 2, "Navy or royal?", false],
      [first.id, 1, "Your shirts are printed.", false],
      [third.id, 0, "Lovely", true],
    ])
    expect([list.count, list.counts.unread]).toEqual([3, 2])
    const page = await threads({ limit: "2" })
    expect((await threads({ limit: "2", after: page.next ?? "" })).threads.map(({ order }) => order.id)).toEqual([
      third.id,
    ])
    const opened = await account.post<{ session: string }>(`/portal/account/orders/${second.id}/open`)
    const reader = portalApi(opened.session)
    const { entries } = await reader.get<{ entries: { id: string; kind: string }[] }>("/portal/conversation")
    await reader.post("/portal/conversation/read", { until: entries.find(({ kind }) => kind === "message")?.id })
    expect((await threads()).counts.unread).toBe(1)
  })
})

describe("paying several invoices from an account", () => {
  const scene = async (more: object = {}) => {
    const customer = await createCustomer()
    const bills = [await anOrder(customer), await anOrder(customer, more)]
    const account = await openAccount((await accountLinkOf(customer.id)).url, customer.email)
    const ids = bills.map(({ invoice }) => invoice.id)
    const start = async (invoice_ids = ids) =>
      await account.call<StartedCheckout & { code: string }>("POST", "/portal/account/checkouts", {
        body: { invoice_ids },
      })
    return { customer, bills, account, ids, start }
  }
  const stateOf = async ({ id }: StaffInvoice, account: Api) =>
    (await account.get<AccountInvoices>("/portal/account/invoices")).invoices.find((one) => one.id === id)?.state

  it("is one payment that is booked to each order, once Stripe says so", async () => {
    const { bills, account, start } = await scene()
    const { body } = await start()
    expect((await start()).body.checkout_id).toBe(body.checkout_id)
    const status = async () => await account.get<CheckoutStatus>(`/portal/account/checkouts/${body.checkout_id}`)
    expect(await status()).toMatchObject({ state: "open", invoices: bills.map(({ invoice }) => ({ id: invoice.id })) })
    await sandbox.pay(body.url)
    await Promise.all(
      Array.from({ length: 4 }, () => account.post(`/portal/account/checkouts/${body.checkout_id}/refresh`)),
    )
    expect((await status()).state).toBe("paid")
    for (const { invoice } of bills) expect(await stateOf(invoice, account)).toBe("paid")
    const booked = await rows<{ order_id: string; project_id: string }>(
      "SELECT order_id, project_id FROM portal_payment WHERE checkout_id = $1",
      [body.checkout_id],
    )
    const expected = bills.map(({ order, project }) => ({ order_id: order.id, project_id: project }))
    expect(booked).toHaveLength(2)
    expect(booked).toEqual(expect.arrayContaining(expected))
    expect((await start()).body.code).toBe("nothing_owed")
  })

  it("leaves one page open for each invoice, however it races with paying one of them on its order's page", async () => {
    const { bills, account, ids, start } = await scene()
    const [{ order, invoice }] = bills as [(typeof bills)[number]]
    const { session } = await account.post<{ session: string }>(`/portal/account/orders/${order.id}/open`)
    const project = portalApi(session)
    const alone = () => project.call("POST", "/portal/checkouts", { body: { invoice_ids: [invoice.id] } })
    const answers = await Promise.all([start(), alone(), start(), alone(), start(), alone()])
    for (const { status } of answers) expect(status).toBe(200)
    const open = await rows<{ invoice_id: string; open: number }>(
      `SELECT invoice_id, count(*)::int AS open FROM portal_checkout_part WHERE invoice_id = ANY ($1) AND is_open
        GROUP BY invoice_id`,
      [ids],
    )
    for (const part of open) expect(part.open).toBe(1)
    const last = await start()
    await sandbox.pay(last.body.url)
    await account.post(`/portal/account/checkouts/${last.body.checkout_id}/refresh`)
    const paid = await row<{ payments: number }>(
      "SELECT count(*)::int AS payments FROM portal_payment WHERE invoice_id = ANY ($1)",
      [ids],
    )
    expect(paid?.payments).toBe(2)
  })

  it("is refused for several currencies, and for a single invoice that is another's", async () => {
    const { start, ids } = await scene({ currency: "eur" })
    expect(await start()).toMatchObject({ status: 400, body: { code: "currency_mixed" } })
    const stranger = await anOrder(await createCustomer())
    expect((await start([ids[0] ?? "", stranger.invoice.id])).status).toBe(404)
    expect((await start(["pinv_unknown"])).status).toBe(404)
    expect((await start([])).status).toBe(400)
  })

  it("is not offered for an order that was moved to another customer, at once", async () => {
    const { bills, account, start } = await scene()
    const { body } = await start()
    const other = await createCustomer({ email: uniqueEmail("new") })
    await rows(`UPDATE "order" SET customer_id = $1 WHERE id = $2`, [other.id, bills[0]?.order.id])
    expect((await start()).status).toBe(404)
    expect(await statusOf(account, "GET", `/portal/account/checkouts/${body.checkout_id}`)).toBe(404)
  })
})
