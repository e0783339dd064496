import type {
  AccountAccess,
  AccountInvoices,
  AccountOrders,
  ClientList,
  CustomerPanel,
  OrderAccount,
  Preview,
} from "../../src/contracts"
import { routes } from "../../src/contracts/routes"
import { accountLinkOf, mailedCode, openAccount } from "../support/account"
import { adminApi, type Api, openLink, portalApi, publicApi } from "../support/api"
import { row, rows } from "../support/database"
import { draftInvoice, payInvoice, projectIdOf, sentInvoice } from "../support/billing"
import { mails } from "../support/mailbox"
import {
  cancelOrder,
  createCustomer,
  createDraftOrder,
  createFulfillment,
  createPlacedOrder,
  deliver,
  type OrderInput,
  ship,
  uniqueEmail,
} from "../support/orders"
import { ask, forwarded, pageOf, renderingOf, decide, share, someAddress } from "../support/portal"
import { waitFor } from "../support/wait"

const LINES = { lines: [{ stocked: false }] }
let admin: Api

beforeAll(async () => {
  admin = await adminApi()
})

/** A customer with an open account. */
const anAccount = async (company = "Harbor Roasters") => {
  const customer = await createCustomer({ company_name: company })
  const link = await accountLinkOf(admin, customer.id)
  return { customer, link, account: await openAccount(link.url, customer.email) }
}
type Account = Awaited<ReturnType<typeof anAccount>>

const ordersOf = async (account: Api, query: Record<string, string> = {}): Promise<AccountOrders> =>
  await account.get<AccountOrders>("/portal/account/orders", query)
const idsOf = async (account: Api, query: Record<string, string> = {}) =>
  (await ordersOf(account, query)).orders.map(({ id }) => id)
/** A session of the account for one of its shops; the one that asked ends. */
const entered = async ({ account, link }: Account, channel: string): Promise<Api> =>
  portalApi((await account.post<{ session: string }>("/portal/account/enter", { link_id: link.id, channel })).session)
const placed = async ({ customer }: Account, more: OrderInput = {}) =>
  await createPlacedOrder({ customerId: customer.id, email: customer.email, ...LINES, ...more })
const named = async (orderId: string, fields: object) =>
  await admin.post(`/admin/client-portal/orders/${orderId}/project`, fields)

describe("the way into an account", () => {
  it("asks for a code that is mailed to the link's own address, and opens with it", async () => {
    const customer = await createCustomer({ first_name: "Priya", last_name: "Nair" })
    const { url } = await accountLinkOf(admin, customer.id)
    const asking = await openLink(url)
    const before = await asking.get<AccountAccess>("/portal/account/access")
    expect(before).toMatchObject({ state: "ask", sent_at: null, remember_days: 30 })
    expect(JSON.stringify(before)).not.toContain(customer.email)
    expect(await asking.post<AccountAccess>("/portal/account/code")).toMatchObject({ state: "sent" })
    const code = await mailedCode(customer.email)
    const wrong = code === "000000" ? "000001" : "000000"
    expect(await asking.call("POST", "/portal/account/confirm", { body: { code: wrong } })).toMatchObject({
      status: 400,
      body: { code: "code_wrong" },
    })
    const spaced = `${code.slice(0, 3)} ${code.slice(3)}`
    const opened = await asking.post<{ session: string; link: { name: string }; device: unknown }>(
      "/portal/account/confirm",
      { code: spaced },
    )
    expect(opened).toMatchObject({ link: { name: "Priya Nair", email: customer.email }, device: null })
    expect((await portalApi(opened.session).call("GET", "/portal/account/orders")).status).toBe(200)
    expect((await asking.call("GET", "/portal/account/orders")).status).toBe(401)
  })

  it("tells nobody whose account it is before the code was typed", async () => {
    const customer = await createCustomer({ first_name: "Zaphiro", company_name: "Quillon Ltd" })
    const { url } = await accountLinkOf(admin, customer.id)
    const answer = await publicApi().post("/portal/session", { token: new URL(url).pathname.split("/").pop() })
    for (const word of ["Zaphiro", "Quillon", customer.email]) expect(JSON.stringify(answer)).not.toContain(word)
  })

  it("opens nothing else before: every route of clients refuses the session, but those on the way in", async () => {
    const { url } = await accountLinkOf(admin, (await createCustomer()).id)
    const asking = await openLink(url)
    const refused = routes.filter(
      (route) => route.access === "session" && !("allowsUnconfirmed" in route && route.allowsUnconfirmed),
    )
    expect(refused.length).toBeGreaterThan(15)
    for (const route of refused) {
      const path = route.path.replace(/:\w+/g, "x")
      const answer = await asking
        .with(forwarded(someAddress()))
        .call(route.method.toUpperCase(), path, route.method === "get" ? {} : { body: {} })
      const expected = "scope" in route && route.scope === "project" ? "wrong_scope" : "code_required"
      expect([route.id, answer.status, (answer.body as { code?: string }).code]).toEqual([route.id, 403, expected])
    }
  })

  it("remembers a device, which opens the account without a code until staff end it", async () => {
    const customer = await createCustomer()
    const { id, url } = await accountLinkOf(admin, customer.id)
    const asking = await openLink(url)
    await asking.post("/portal/account/code")
    const { device } = await asking.post<{ device: { token: string } }>("/portal/account/confirm", {
      code: await mailedCode(customer.email),
      remember: true,
    })
    const resume = () =>
      publicApi()
        .with(forwarded(someAddress()))
        .call<{ session: string }>("POST", "/portal/account/resume", { body: { link_id: id, device: device.token } })
    const resumed = await resume()
    expect(resumed.status).toBe(200)
    expect((await portalApi(resumed.body.session).call("GET", "/portal/account/orders")).status).toBe(200)
    await admin.post(`/admin/client-portal/links/${id}/devices/end`)
    expect((await resume()).status).toBe(401)
    expect((await portalApi(resumed.body.session).call("GET", "/portal/account/orders")).status).toBe(401)
  })

  it("is locked after too many wrong codes, wherever they come from; order links still open", async () => {
    const customer = await createCustomer()
    const order = await createDraftOrder({ customerId: customer.id, email: customer.email, ...LINES })
    const orderLink = await share(admin, order.id, { recipient_email: customer.email })
    const { id, url } = await accountLinkOf(admin, customer.id)
    const asking = await openLink(url)
    let evaluated = 0
    for (let round = 0; round < 6; round++) {
      await rows("UPDATE portal_account_code SET created_at = created_at - interval '1 hour' WHERE link_id = $1", [id])
      await rows("DELETE FROM portal_rate_limit")
      const sent = await asking.post<AccountAccess>("/portal/account/code")
      if (sent.state === "locked") break
      const code = await mailedCode(customer.email)
      const guesses = Array.from({ length: 12 }, (_, n) => String((Number(code) + 1 + n) % 1_000_000).padStart(6, "0"))
      const answers = await Promise.all(
        guesses.map((guess) =>
          asking
            .with({ "x-forwarded-for": someAddress(), ...forwarded(someAddress()) })
            .call<{ code: string }>("POST", "/portal/account/confirm", { body: { code: guess } }),
        ),
      )
      evaluated += answers.filter(({ body }) => body.code === "code_wrong").length
    }
    const { count } = (await row<{ count: number }>(
      "SELECT count(*)::int AS count FROM portal_link_event WHERE link_id = $1 AND kind = 'code_failed'",
      [id],
    )) ?? { count: 0 }
    expect(count).toBe(20)
    expect(evaluated).toBe(19)
    await rows("DELETE FROM portal_rate_limit")
    const locked = await asking.call("POST", "/portal/account/confirm", { body: { code: "123456" } })
    expect(locked).toMatchObject({ status: 429, body: { code: "account_locked" } })
    expect((await (await openLink(orderLink.url)).call("GET", "/portal/project")).status).toBe(200)
    await admin.post(`/admin/client-portal/links/${id}/unlock`)
    expect((await asking.get<AccountAccess>("/portal/account/access")).state).not.toBe("locked")
  })
})

describe("the orders of an account", () => {
  it("are those that were placed and quotes that were shared, and no other customer's", async () => {
    const one = await anAccount()
    const other = await anAccount("Bluebird")
    const order = await placed(one)
    const hidden = await createDraftOrder({ customerId: one.customer.id, email: one.customer.email, ...LINES })
    const shared = await createDraftOrder({ customerId: one.customer.id, email: one.customer.email, ...LINES })
    const link = await share(admin, shared.id, { recipient_email: one.customer.email })
    const guest = await createPlacedOrder({ email: one.customer.email, ...LINES })
    await rows(`UPDATE "order" SET customer_id = NULL WHERE id = $1`, [guest.id])
    await placed(other)
    await waitFor(async () => (await idsOf(one.account)).includes(order.id))
    expect((await idsOf(one.account)).sort()).toEqual([order.id, shared.id].sort())
    for (const id of [hidden.id, guest.id])
      expect((await one.account.call("POST", `/portal/account/orders/${id}/open`)).status).toBe(404)
    await admin.post(`/admin/client-portal/links/${link.link.id}/revoke`)
    expect(await idsOf(one.account)).toEqual([order.id])
  })

  it("say what their pages say, and what waits for the client", async () => {
    const one = await anAccount()
    const quote = await createDraftOrder({ customerId: one.customer.id, email: one.customer.email, ...LINES })
    const link = await share(admin, quote.id, { recipient_email: one.customer.email })
    await named(quote.id, { name: "Spring League", po_number: "SL-2211", in_hands_date: "2027-04-12" })
    await ask(admin, quote.id)
    const client = await openLink(link.url)
    const page = await pageOf(client)
    const { orders, counts } = await ordersOf(one.account)
    expect(orders).toMatchObject([
      {
        id: quote.id,
        kind: "quote",
        number: page.project.number,
        name: "Spring League",
        po_number: "SL-2211",
        in_hands_date: "2027-04-12",
        status: page.project.status,
        pieces: page.sections.order.pieces,
        needs: ["approve_order"],
      },
    ])
    expect(counts).toEqual({ active: 1, past: 0, waiting: 1, unread: 0 })
    expect(orders[0]?.stage?.id).toBe(page.project.stages.find(({ state }) => state !== "done")?.id)
    await decide(client, await renderingOf(client))
    expect((await ordersOf(one.account)).counts.waiting).toBe(0)
  })

  it("become past ones when they were delivered or canceled", async () => {
    const one = await anAccount()
    const [delivered, canceled, open] = [await placed(one), await placed(one), await placed(one)]
    const fulfillment = await createFulfillment(delivered)
    await ship(delivered, fulfillment)
    await deliver(delivered, fulfillment)
    await cancelOrder(canceled.id)
    await waitFor(async () => (await idsOf(one.account, { view: "past" })).length === 2)
    expect((await idsOf(one.account, { view: "past" })).sort()).toEqual([delivered.id, canceled.id].sort())
    expect(await idsOf(one.account)).toEqual([open.id])
    expect((await ordersOf(one.account)).counts).toEqual({ active: 1, past: 2, waiting: 0, unread: 0 })
  })

  it("are found by number, name, PO number and line, filtered, sorted and paged without gaps", async () => {
    const one = await anAccount()
    const made = []
    for (let n = 0; n < 5; n++) {
      const order = await placed(one, { lines: [{ title: n === 2 ? "Trucker 100% cap" : "Shirt", stocked: false }] })
      await named(order.id, { name: `Team ${"EDCBA"[n]}`, po_number: `PO_${n}` })
      made.push(order)
    }
    await waitFor(async () => (await ordersOf(one.account)).count === 5)
    const [first, , third] = made
    expect(await idsOf(one.account, { q: "team e" })).toEqual([first?.id])
    expect(await idsOf(one.account, { q: "po_2" })).toEqual([third?.id])
    expect(await idsOf(one.account, { q: "100% CAP" })).toEqual([third?.id])
    expect(await idsOf(one.account, { q: `#${third?.display_id}` })).toContain(third?.id)
    expect(await idsOf(one.account, { q: "%" })).toEqual([third?.id])
    expect(await idsOf(one.account, { q: "nothing like it" })).toEqual([])
    expect(await idsOf(one.account, { from: "2099-01-01" })).toEqual([])
    expect(await idsOf(one.account, { to: "2020-12-31" })).toEqual([])
    expect(await idsOf(one.account, { waiting: "true" })).toEqual([])
    const { contacts, orders } = await ordersOf(one.account)
    const stage = orders[0]?.stage?.id ?? ""
    expect((await ordersOf(one.account, { stage_id: stage })).count).toBe(5)
    expect(await idsOf(one.account, { stage_id: "pstage_none" })).toEqual([])
    await share(admin, first?.id ?? "", { recipient_email: one.customer.email })
    expect(contacts).toMatchObject([{ id: one.link.id }])
    expect(await idsOf(one.account, { contact: one.link.id })).toEqual([first?.id])
    const sorted = (await ordersOf(one.account, { order: "name" })).orders.map(({ name }) => name)
    expect(sorted).toEqual(["Team A", "Team B", "Team C", "Team D", "Team E"])
    const seen: string[] = []
    for (let after: string | null = "", turn = 0; after !== null && turn < 5; turn++) {
      const page: AccountOrders = await ordersOf(one.account, {
        order: "name",
        limit: "2",
        ...(after ? { after } : {}),
      })
      seen.push(...page.orders.map(({ name }) => name ?? ""))
      after = page.next
    }
    expect(seen).toEqual(sorted)
  })

  it("leave the account at once when an order is moved to another customer", async () => {
    const [one, other] = [await anAccount(), await anAccount("Bluebird")]
    const order = await placed(one)
    await waitFor(async () => (await idsOf(one.account)).includes(order.id))
    await rows(`UPDATE "order" SET customer_id = $1 WHERE id = $2`, [other.customer.id, order.id])
    expect(await idsOf(one.account)).toEqual([])
    expect((await one.account.call("POST", `/portal/account/orders/${order.id}/open`)).status).toBe(404)
  })

  it("lead to the person's own account: nobody else's, not a preview's, and none once the order was moved", async () => {
    const [one, other] = [await anAccount(), await anAccount("Bluebird")]
    const order = await placed(one)
    await waitFor(async () => (await idsOf(one.account)).includes(order.id))
    const clientOf = async (email: string) =>
      await openLink((await share(admin, order.id, { recipient_email: email })).url)
    const own = await clientOf(one.customer.email)
    const accountOf = async (client: Api) =>
      (await client.get<{ account: OrderAccount | null }>("/portal/order-account")).account
    expect(await accountOf(own)).toMatchObject({ link_id: one.link.id, order: { id: order.id, is_past: false } })
    const { url } = await admin.post<Preview>(`/admin/client-portal/orders/${order.id}/preview`)
    for (const client of [
      await clientOf(uniqueEmail("tom")),
      await clientOf(other.customer.email),
      await openLink(url),
    ])
      expect(await accountOf(client)).toBeNull()
    await rows(`UPDATE "order" SET customer_id = $1 WHERE id = $2`, [other.customer.id, order.id])
    expect(await accountOf(own)).toBeNull()
  })

  it("of several shops are shown shop by shop, and none before one is chosen", async () => {
    const one = await anAccount()
    const channels = []
    for (const name of ["Alpha", "Beta"]) {
      const { sales_channel } = await admin.post<{ sales_channel: { id: string } }>("/admin/sales-channels", {
        name: `${name} ${crypto.randomUUID()}`,
      })
      const draft = await createDraftOrder({
        customerId: one.customer.id,
        email: one.customer.email,
        salesChannelId: sales_channel.id,
        ...LINES,
      })
      await share(admin, draft.id, { recipient_email: one.customer.email })
      channels.push({ id: sales_channel.id, order: draft.id })
    }
    const [alpha, beta] = channels
    const none = await ordersOf(one.account)
    expect(none).toMatchObject({ channel: null, orders: [], counts: { active: 0, past: 0, waiting: 0 } })
    expect(none.channels.map(({ id }) => id).sort()).toEqual([alpha?.id, beta?.id].sort())
    const inAlpha = await entered(one, alpha?.id ?? "")
    expect(await idsOf(inAlpha)).toEqual([alpha?.order])
    expect(await idsOf(await entered({ ...one, account: inAlpha }, beta?.id ?? ""))).toEqual([beta?.order])
  })

  it("open without another code and without a mail, as the person's own link", async () => {
    const one = await anAccount()
    const order = await placed(one)
    await waitFor(async () => (await idsOf(one.account)).includes(order.id))
    const before = (await mails(one.customer.email)).length
    const open = async () =>
      await one.account.post<{ session: string; link: { link_id: string } }>(`/portal/account/orders/${order.id}/open`)
    const opened = await Promise.all([open(), open(), open()])
    expect(new Set(opened.map(({ link }) => link.link_id)).size).toBe(1)
    const page = await pageOf(portalApi(opened[0]?.session ?? ""))
    expect(page).toMatchObject({ project: { order_id: order.id }, viewer: { email: one.customer.email } })
    expect(await mails(one.customer.email)).toHaveLength(before)
    await rows("UPDATE portal_link SET expires_at = now() - interval '1 minute' WHERE id = $1", [
      opened[0]?.link.link_id,
    ])
    expect((await portalApi((await open()).session).call("GET", "/portal/project")).status).toBe(200)
  })

  it("are shown to each person of the account, who opens them under their own name", async () => {
    const one = await anAccount()
    const order = await placed(one)
    const email = `tom-${crypto.randomUUID().slice(0, 8)}@example.com`
    const contact = await admin.post<{ link: { id: string }; url: string }>(
      `/admin/client-portal/customers/${one.customer.id}/contacts`,
      { recipient_name: "Tom Reed", recipient_email: email, send_email: false },
    )
    const tom = await openAccount(contact.url, email)
    await waitFor(async () => (await idsOf(tom)).includes(order.id))
    const { session } = await tom.post<{ session: string }>(`/portal/account/orders/${order.id}/open`)
    expect((await pageOf(portalApi(session))).viewer).toMatchObject({ name: "Tom Reed", email })
    await admin.post(`/admin/client-portal/links/${contact.link.id}/revoke`)
    expect((await tom.call("GET", "/portal/account/orders")).status).toBe(401)
    expect((await one.account.call("GET", "/portal/account/orders")).status).toBe(200)
  })
})

describe("the invoices of an account", () => {
  const invoicesOf = async (account: Api, query: Record<string, string> = {}): Promise<AccountInvoices> =>
    await account.get<AccountInvoices>("/portal/account/invoices", query)
  const pdf = async (account: Api, kind: string, id: string) =>
    (await account.call("GET", `/portal/account/documents/${kind}/${id}`)).status

  it("are the issued ones of all its orders with what is owed, and are there as PDF; no other customer's", async () => {
    const [one, other] = [await anAccount(), await anAccount("Bluebird")]
    const [order, theirs] = [await placed(one), await placed(other)]
    const projectId = await projectIdOf(order.id)
    const deposit = await sentInvoice(admin, projectId, {
      purpose: "deposit",
      share: { kind: "percent", percent: "50" },
    })
    await draftInvoice(admin, projectId, { purpose: "balance" })
    const foreign = await sentInvoice(admin, await projectIdOf(theirs.id), { purpose: "full" })
    const list = await invoicesOf(one.account)
    expect(list.invoices).toMatchObject([{ id: deposit.id, state: "sent", order: { id: order.id } }])
    expect(list.owed).toMatchObject([{ total: deposit.money.balance }])
    expect((await ordersOf(one.account)).orders[0]?.needs).toContain("pay_invoice")
    expect(await idsOf(one.account, { q: deposit.number ?? "" })).toEqual([order.id])
    expect(await idsOf(one.account, { q: foreign.number ?? "" })).toEqual([])
    expect(await invoicesOf(one.account, { q: foreign.number ?? "" })).toMatchObject({ invoices: [], count: 0 })
    expect(await pdf(one.account, "invoice", deposit.id)).toBe(200)
    expect((await one.account.fetch("GET", "/portal/account/statement")).status).toBe(200)
    expect(await pdf(one.account, "invoice", foreign.id)).toBe(404)
    for (const id of [one.customer.id, other.customer.id]) expect(await pdf(one.account, "statement", id)).toBe(404)

    await payInvoice(admin, deposit.id, deposit.money.balance)
    expect(await invoicesOf(one.account, { show: "open" })).toMatchObject({ invoices: [], owed: [] })
    expect((await ordersOf(one.account)).orders[0]?.needs).toEqual([])

    await rows(`UPDATE "order" SET customer_id = $1 WHERE id = $2`, [other.customer.id, order.id])
    expect(await invoicesOf(one.account)).toMatchObject({ invoices: [], count: 0, owed: [] })
    expect(await pdf(one.account, "invoice", deposit.id)).toBe(404)
  })
})

describe("the list of clients", () => {
  const clients = async (query: Record<string, string> = {}) =>
    await admin.get<ClientList>("/admin/client-portal/clients", query)

  it("counts what each account has and owes, and says when it was last seen and whether it is locked", async () => {
    const name = `Clients ${crypto.randomUUID()}`
    const one = await anAccount(name)
    const order = await placed(one)
    await sentInvoice(admin, await projectIdOf(order.id), { purpose: "full" })
    await one.account.post("/portal/opened", { visible_ms: 3_000, gesture: "touch" })
    const [row] = (await clients({ q: name })).clients
    expect(row).toMatchObject({
      ...{ customer_id: one.customer.id, name, active_orders: 1, total_orders: 1, waiting_orders: 1, open_invoices: 1 },
      ...{ people: 1, is_locked: false, last_seen_at: expect.any(String) },
    })
    expect(row?.owed).toHaveLength(1)
    expect((await clients({ q: name, quiet_days: "7" })).clients).toEqual([])
    await rows("UPDATE portal_link SET last_opened_at = now() - interval '8 days' WHERE customer_id = $1", [
      one.customer.id,
    ])
    expect((await clients({ q: name, quiet_days: "7" })).count).toBe(1)
    const { panel } = await admin.get<{ panel: CustomerPanel }>(`/admin/client-portal/customers/${one.customer.id}`)
    expect(panel.counts).toMatchObject({ active_orders: 1, open_invoices: 1 })
    expect(panel.events.map(({ kind }) => kind)).toEqual(
      expect.arrayContaining(["code_sent", "code_confirmed", "opened"]),
    )
  })
})
