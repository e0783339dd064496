import { randomUUID } from "node:crypto"
import type {
  EvidenceVerification,
  InvoiceList,
  InvoicePage,
  ProjectInvoices,
  ProjectList,
  StaffInvoice,
} from "../../src/contracts"
import { adminApi, type Api, openLink } from "../support/api"
import { count, row, rows } from "../support/database"
import {
  aPayment,
  draftInvoice,
  invoicesOf,
  payInvoice,
  projectIdOf,
  sendDraft,
  sentInvoice,
  today,
  tryInvoice,
} from "../support/billing"
import { createPlacedOrder, deleteDraft, editQuantity, pay, refund, type TestOrder } from "../support/orders"
import { askedOrder, decide, effectsOf, pageOf, share, sharedOrder } from "../support/portal"

let admin: Api

beforeAll(async () => {
  admin = await adminApi()
})

interface Sold {
  order: TestOrder
  project: string
  client: Api
}

/** A sold order of ten and five pieces at 12.50 with shipping at 18.50: 206.00. */
const sold = async (): Promise<Sold> => {
  const order = await createPlacedOrder()
  const link = await share(admin, order.id)
  return { order, project: await projectIdOf(order.id), client: await openLink(link.url) }
}

const summaryOf = async (orderId: string) =>
  await row<{ paid: string; total: string }>(
    `SELECT totals->>'paid_total' AS paid, totals->>'current_order_total' AS total FROM order_summary
      WHERE order_id = $1 AND deleted_at IS NULL ORDER BY version DESC LIMIT 1`,
    [orderId],
  )

describe("an invoice drafted from an order", () => {
  it("has the order's lines, shipping and total, and is no business of the client's until it is sent", async () => {
    const { order, project, client } = await sold()
    const draft = await draftInvoice(admin, project, { purpose: "full" })
    expect(draft).toMatchObject({ state: "draft", number: null, totals: { total: "206.00" } })
    expect(draft.lines.map(({ kind }) => kind)).toEqual(["goods", "shipping"])
    expect((await pageOf(client)).sections.invoices.invoices).toEqual([])
    expect((await client.call("GET", `/portal/invoices/${draft.id}`)).status).toBe(404)
    expect(await count("SELECT 1 FROM portal_evidence_entry WHERE chain_id = $1", [project])).toBe(0)
    expect(order.total).toBe(206)
  })

  it("bills the chosen lines and pieces alone", async () => {
    const { order, project } = await sold()
    const item_id = order.items[0]?.id
    const draft = await draftInvoice(admin, project, { purpose: "full", items: [{ item_id, quantity: 4 }] })
    expect(draft).toMatchObject({ totals: { total: "50.00" }, lines: [{ quantity: "4", item_ids: [item_id] }] })
  })

  it.each([
    ["a line of another order", { items: [{ item_id: "ordli_other", quantity: 1 }] }, "unknown_line"],
    ["more pieces than there are", { items: [{ item_id: "own", quantity: 11 }] }, "amount_invalid"],
  ])("is refused for %s", async (_, more, code) => {
    const { order, project } = await sold()
    const items = more.items.map((item) => (item.item_id === "own" ? { ...item, item_id: order.items[0]?.id } : item))
    const { status, body } = await admin.call<{ code: string }>(
      "POST",
      `/admin/client-portal/projects/${project}/invoices`,
      { body: { purpose: "full", items } },
    )
    expect([status, body.code]).toEqual([400, code])
  })

  it.each([
    ["nothing", { kind: "amount", amount: "0" }],
    ["less than nothing", { kind: "amount", amount: "-5" }],
    ["more than the order", { kind: "amount", amount: "206.01" }],
    ["half a cent", { kind: "amount", amount: "10.005" }],
    ["more than all of it", { kind: "percent", percent: "101" }],
  ])("asks for no deposit of %s", async (_, given) => {
    const { project } = await sold()
    const { status, body } = await admin.call<{ code: string }>(
      "POST",
      `/admin/client-portal/projects/${project}/invoices`,
      { body: { purpose: "deposit", share: given } },
    )
    expect([status, body.code]).toEqual([400, "amount_invalid"])
  })

  it("is changed by one person at a time", async () => {
    const { project } = await sold()
    const draft = await draftInvoice(admin, project, { purpose: "full" })
    const change = (note: string) => tryInvoice(admin, draft.id, { revision: draft.revision, note })
    const answers = await Promise.all([change("one"), change("two")])
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409])
    expect((await tryInvoice(admin, `${draft.id}/send`, { revision: draft.revision })).body.code).toBe("conflict")
  })

  it("can be deleted, and a sent one cannot", async () => {
    const { project } = await sold()
    const draft = await draftInvoice(admin, project, { purpose: "deposit", share: { kind: "percent", percent: "10" } })
    const sent = await sentInvoice(admin, project, { purpose: "deposit", share: { kind: "percent", percent: "10" } })
    const remove = (id: string) => admin.call<{ code: string }>("DELETE", `/admin/client-portal/invoices/${id}`)
    expect((await remove(draft.id)).status).toBe(204)
    expect((await remove(draft.id)).status).toBe(404)
    expect(await remove(sent.id)).toMatchObject({ status: 409, body: { code: "invoice_issued" } })
    expect((await tryInvoice(admin, sent.id, { revision: 1, note: "x" })).body.code).toBe("invoice_issued")
  })
})

describe("a sent invoice", () => {
  it("has a number, stands on the page with its action, and never changes when the customer does", async () => {
    const { order, project, client } = await sold()
    const sent = await sentInvoice(admin, project, { purpose: "full" })
    expect(sent.number).toMatch(/^INV-\d{4,}$/)
    const page = await pageOf(client)
    expect(page.sections.invoices.invoices).toMatchObject([{ id: sent.id, number: sent.number, state: "sent" }])
    expect(page.action_items).toContainEqual(
      expect.objectContaining({ kind: "pay_invoice", id: sent.id, balance: "206.00" }),
    )
    expect(page.timeline).toContainEqual(expect.objectContaining({ kind: "invoice_sent", what: sent.number }))
    const before = await client.get<InvoicePage>(`/portal/invoices/${sent.id}`)
    expect(before.invoice).toMatchObject({ buyer: { name: "Harbor Roasters" }, totals: { total: "206.00" } })
    await admin.post(`/admin/orders/${order.id}`, { billing_address: { company: "Renamed Ltd" } })
    expect((await client.get<InvoicePage>(`/portal/invoices/${sent.id}`)).invoice.buyer).toEqual(before.invoice.buyer)
    const verification = await admin.get<EvidenceVerification>(
      `/admin/client-portal/projects/${project}/evidence/verification`,
    )
    expect(verification).toMatchObject({ is_intact: true, findings: [] })
  })

  it("is answered 304 until money moves", async () => {
    const { project, client } = await sold()
    const { id } = await sentInvoice(admin, project, { purpose: "full" })
    const path = `/portal/invoices/${id}`
    const etag = (await client.call("GET", path)).headers.get("etag") ?? ""
    const again = () => client.call<InvoicePage>("GET", path, { headers: { "if-none-match": etag } })
    expect((await again()).status).toBe(304)
    await payInvoice(admin, id, "6")
    expect((await again()).body.invoice.state).toBe("partly_paid")
  })

  it("is unknown to another client, as one that does not exist", async () => {
    const { project } = await sold()
    const { id } = await sentInvoice(admin, project, { purpose: "full" })
    const { client: other } = await sharedOrder({ lines: [{ stocked: false }] })
    const answers = await Promise.all([id, "pinv_none"].map((one) => other.call("GET", `/portal/invoices/${one}`)))
    expect(answers.map(({ status }) => status)).toEqual([404, 404])
    expect(answers[0]?.body).toEqual(answers[1]?.body)
  })

  it("asks for no more than the order, together with the others, also when both are sent at once", async () => {
    const { project } = await sold()
    const drafts = await Promise.all([1, 2, 3].map(() => draftInvoice(admin, project, { purpose: "full" })))
    const answers = await Promise.all(drafts.map(({ id, revision }) => tryInvoice(admin, `${id}/send`, { revision })))
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 400, 400])
    expect((await invoicesOf(admin, project)).order).toMatchObject({ invoiced: "206.00", uninvoiced: "0.00" })
  })

  it("of a draft is refused when the order has become cheaper meanwhile", async () => {
    const { order, project } = await sold()
    const draft = await draftInvoice(admin, project, { purpose: "full" })
    await editQuantity(order, order.items[0]?.id ?? "", 8)
    expect((await tryInvoice(admin, `${draft.id}/send`, { revision: draft.revision })).body.code).toBe("amount_invalid")
    const balance = await sentInvoice(admin, project, { purpose: "balance" })
    expect(balance.totals.total).toBe("181.00")
  })

  it("of a quote is a deposit and nothing else", async () => {
    const { order } = await sharedOrder({ lines: [{ stocked: false, quantity: 10, unit_price: 10 }] })
    const project = await projectIdOf(order.id)
    const full = await draftInvoice(admin, project, { purpose: "full" })
    expect((await tryInvoice(admin, `${full.id}/send`, { revision: 1 })).body.code).toBe("order_not_sold")
    const deposit = await sentInvoice(admin, project, { purpose: "deposit", share: { kind: "percent", percent: "50" } })
    expect(await payInvoice(admin, deposit.id, "50")).toMatchObject({ state: "paid" })
  })

  it("can be voided while nothing was paid, and its number stays taken", async () => {
    const { project, client } = await sold()
    const sent = await sentInvoice(admin, project, { purpose: "full" })
    const voided = (await tryInvoice(admin, `${sent.id}/void`, { reason: "Wrong address" })).body.invoice
    expect(voided).toMatchObject({ state: "void", voided: { reason: "Wrong address" } })
    expect((await pageOf(client)).action_items.some(({ kind }) => kind === "pay_invoice")).toBe(false)
    const again = await sentInvoice(admin, project, { purpose: "full" })
    expect(again.number).not.toBe(sent.number)
    await payInvoice(admin, again.id, "1")
    expect((await tryInvoice(admin, `${again.id}/void`, { reason: "x" })).body.code).toBe("invoice_paid")
    expect((await tryInvoice(admin, `${sent.id}/void`, { reason: "x" })).body.code).toBe("not_allowed")
  })

  it("is credited in parts by notes of their own numbers, one for each key", async () => {
    const { project, client } = await sold()
    const { id } = await sentInvoice(admin, project, { purpose: "full" })
    const credit = (amount: string | undefined, key: string) =>
      tryInvoice(admin, `${id}/credit`, { ...(amount ? { amount } : {}), reason: "Two shirts misprinted", key })
    const key = randomUUID()
    const [one, same] = await Promise.all([credit("25", key), credit("25", key)])
    expect(one.body.invoice.number).toMatch(/^CN-\d{4,}$/)
    expect(same.body.invoice.id).toBe(one.body.invoice.id)
    expect((await credit("181.01", randomUUID())).body.code).toBe("amount_invalid")
    expect((await invoicesOf(admin, project)).order).toMatchObject({ invoiced: "181.00", uninvoiced: "25.00" })
    await credit(undefined, randomUUID())
    const after = await invoicesOf(admin, project)
    expect(after.invoices.find((invoice) => invoice.id === id)).toMatchObject({
      state: "credited",
      money: { balance: "0.00" },
    })
    expect((await credit("1", randomUUID())).body.code).toBe("amount_invalid")
    const other = await sentInvoice(admin, project, { purpose: "deposit", share: { kind: "amount", amount: "9" } })
    const notes = async (of: string) => (await client.get<InvoicePage>(`/portal/invoices/${of}`)).credit_notes
    expect((await notes(id)).map(({ total }) => total).sort()).toEqual(["181.00", "25.00"])
    expect(await notes(other.id)).toEqual([])
  })
})

describe("a payment that staff record", () => {
  it("is booked in Medusa once for each key, whichever tab sends it", async () => {
    const { order, project } = await sold()
    const { id } = await sentInvoice(admin, project, { purpose: "full" })
    const body = aPayment("100.5", { method: "cheque", reference: "No. 1042" })
    const answers = await Promise.all([1, 2, 3].map(() => tryInvoice(admin, `${id}/payments`, body)))
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200])
    const { invoices, order: sums } = await invoicesOf(admin, project)
    expect(invoices[0]).toMatchObject({ state: "partly_paid", money: { paid: "100.50", balance: "105.50" } })
    expect(invoices[0]?.payments).toMatchObject([{ method: "cheque", reference: "No. 1042", amount: "100.50" }])
    expect(sums.paid).toBe("100.50")
    expect(await summaryOf(order.id)).toMatchObject({ paid: "100.5" })
    expect(await count("SELECT 1 FROM order_transaction WHERE order_id = $1", [order.id])).toBe(1)
  })

  it("never exceeds what is owed, however many are recorded at once", async () => {
    const { order, project } = await sold()
    const { id } = await sentInvoice(admin, project, { purpose: "full" })
    const answers = await Promise.all([1, 2, 3, 4].map(() => tryInvoice(admin, `${id}/payments`, aPayment("80"))))
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 200, 400, 400])
    expect(await summaryOf(order.id)).toMatchObject({ paid: "160" })
    expect((await invoicesOf(admin, project)).invoices[0]?.money.balance).toBe("46.00")
  })

  it.each([
    ["nothing", { amount: "0" }, "amount_invalid"],
    ["less than nothing", { amount: "-1" }, "amount_invalid"],
    ["more than is owed", { amount: "206.01" }, "amount_invalid"],
    ["half a cent", { amount: "1.005" }, "amount_invalid"],
    ["a day to come", { received_on: "2999-01-01" }, "not_allowed"],
    ["no amount at all", { amount: "1e3" }, "invalid_request"],
  ])("is refused for %s", async (_, more, code) => {
    const { project } = await sold()
    const { id } = await sentInvoice(admin, project, { purpose: "full" })
    expect((await tryInvoice(admin, `${id}/payments`, aPayment("1", more))).body.code).toBe(code)
  })

  it("is no more once Medusa refunded it, on the invoice as in the summary", async () => {
    const { order, project, client } = await sold()
    const { id } = await sentInvoice(admin, project, { purpose: "full" })
    const paid = await payInvoice(admin, id, "206")
    expect(paid.state).toBe("paid")
    await refund(paid.payments[0]?.medusa_payment_id ?? "", 6)
    const [invoice] = (await pageOf(client)).sections.invoices.invoices
    expect(invoice).toMatchObject({ state: "paid", money: { refunded: "6.00", paid: "200.00", balance: "0.00" } })
    expect((await pageOf(client)).sections.invoices.payments).toMatchObject([{ amount: "206.00", refunded: "6.00" }])
    const transactions = await rows<{ amount: string }>("SELECT amount FROM order_transaction WHERE order_id = $1", [
      order.id,
    ])
    expect(transactions.reduce((sum, { amount }) => sum + Number(amount), 0)).toBe(200)
    // Medusa has lowered the order by as much: nothing is left to invoice, and nothing has to be approved anew.
    const staff = await invoicesOf(admin, project)
    expect(staff.order).toMatchObject({ total: "200.00", invoiced: "200.00", uninvoiced: "0.00", paid: "200.00" })
  })

  it("stands beside money that Medusa took without an invoice", async () => {
    const { order, project } = await sold()
    await pay(order, 50)
    const { id } = await sentInvoice(admin, project, { purpose: "full" })
    expect((await invoicesOf(admin, project)).invoices.find((one) => one.id === id)?.money.paid).toBe("0.00")
  })
})

describe("a balance", () => {
  it("asks for what is left after a deposit, an edit and another edit", async () => {
    const { order, project } = await sold()
    const deposit = await sentInvoice(admin, project, { purpose: "deposit", share: { kind: "percent", percent: "50" } })
    expect(deposit).toMatchObject({ totals: { total: "103.00" }, content: { terms: { kind: "before_production" } } })
    expect(deposit.due_on).toBe(today())
    await payInvoice(admin, deposit.id, "103")
    await editQuantity(order, order.items[0]?.id ?? "", 12)
    const draft: StaffInvoice = await draftInvoice(admin, project, { purpose: "balance" })
    expect(draft.totals.total).toBe("128.00")
    expect(draft.lines.at(-1)).toMatchObject({ kind: "deposit", total: "-103.00" })
    const balance = await sendDraft(admin, draft)
    const paid = await payInvoice(admin, balance.id, "128")
    expect(paid.state).toBe("paid")
    expect(await summaryOf(order.id)).toMatchObject({ paid: "231" })
    expect((await invoicesOf(admin, project)).order).toMatchObject({
      total: "231.00",
      uninvoiced: "0.00",
      paid: "231.00",
    })
  })
})

describe("a final count", () => {
  const enter = (project: string, item_id: string | undefined, final: number) =>
    admin.call<ProjectInvoices & { code: string }>("POST", `/admin/client-portal/projects/${project}/final-counts`, {
      body: { lines: [{ item_id, final }] },
    })

  it("edits Medusa's order, so that the balance follows the pieces and both sides see the difference", async () => {
    const { order, project, client } = await sold()
    const item_id = order.items[0]?.id
    const tolerance = { kind: "percent", over: 10, under: 10 }
    await admin.post(`/admin/client-portal/projects/${project}/tolerances`, { lines: [{ item_id, tolerance }] })
    const { status, body } = await enter(project, item_id, 11)
    expect([status, body.order.total, body.order.uninvoiced]).toEqual([200, "218.50", "218.50"])
    expect(body.lines).toContainEqual(
      expect.objectContaining({ item_id, ordered: 10, final: 11, allowed: { from: 9, to: 11 } }),
    )
    const balance = await sentInvoice(admin, project, { purpose: "balance" })
    expect(balance.totals.total).toBe("218.50")
    expect((await client.get<InvoicePage>(`/portal/invoices/${balance.id}`)).count_differences).toMatchObject([
      { ordered: 10, final: 11 },
    ])
  })

  it("is refused outside of what was agreed, and for lines that are not the order's", async () => {
    const { order, project } = await sold()
    expect((await enter(project, order.items[0]?.id, 12)).body.code).toBe("count_outside_tolerance")
    expect((await enter(project, "ordli_other", 10)).body.code).toBe("unknown_line")
    expect((await invoicesOf(admin, project)).order.total).toBe("206.00")
  })
})

describe("a final count of an approved order", () => {
  const approved = async () => {
    const { order, client, rendering } = await askedOrder({
      lines: [{ quantity: 100, unit_price: 4, stocked: false, metadata: { fee: false } }],
    })
    await decide(client, rendering)
    await effectsOf(order.id)
    const project = await projectIdOf(order.id)
    const enter = (final: number) =>
      admin.call<{ code: string }>("POST", `/admin/client-portal/projects/${project}/final-counts`, {
        body: { lines: [{ item_id: order.items[0]?.id, final }] },
      })
    const staffSee = async () => {
      const { projects } = await admin.get<ProjectList>("/admin/client-portal/projects", { q: `#${order.display_id}` })
      return projects.find(({ id }) => id === project)?.status
    }
    return { order, client, project, enter, staffSee }
  }

  it("within its tolerance is no change after approval, for the client as for staff", async () => {
    const { order, client, enter, staffSee } = await approved()
    expect((await enter(103)).status).toBe(200)
    const page = await pageOf(client)
    expect(page.project.status).toBe("approved")
    expect(page.sections.approval.difference).toBeNull()
    expect(page.sections.order).toMatchObject({ pieces: 103, totals: { total: "412.00" } })
    expect(await staffSee()).toBe("approved")

    await editQuantity(order, order.items[0]?.id ?? "", 110)
    expect((await pageOf(client)).project.status).toBe("changed_after_approval")
    expect(await staffSee()).toBe("changed_after_approval")
  })

  it("that Medusa refuses is put back, and staff are told why", async () => {
    const { order, project, enter } = await approved()
    await admin.post("/admin/order-edits", { order_id: order.id })
    await admin.post(`/admin/order-edits/${order.id}/items/item/${order.items[0]?.id}`, { quantity: 90 })
    const { status, body } = await enter(103)
    expect([status, body.code]).toEqual([400, "not_allowed"])
    const { lines, order: sums } = await invoicesOf(admin, project)
    expect(lines).toEqual([expect.objectContaining({ ordered: 100, final: null })])
    expect(sums.total).toBe("400.00")
    await admin.call("DELETE", `/admin/order-edits/${order.id}`)
    expect((await enter(103)).status).toBe(200)
  })
})

describe("the list of all projects", () => {
  const list = (query: Record<string, string>) => admin.get<InvoiceList>("/admin/client-portal/invoices", query)

  it("shows each invoice in the state and with the money that its project shows", async () => {
    const { project, order } = await sold()
    const deposit = (amount: string) => ({ purpose: "deposit", share: { kind: "amount", amount } })
    const [one, two, three, four] = [
      await sentInvoice(admin, project, deposit("50")),
      await sentInvoice(admin, project, deposit("40")),
      await sentInvoice(admin, project, deposit("30")),
      await sentInvoice(admin, project, deposit("20")),
    ]
    await payInvoice(admin, one.id, "15")
    const { payments } = await payInvoice(admin, two.id, "40")
    await admin.post(`/admin/payments/${payments[0]?.medusa_payment_id}/refund`, { amount: 10 })
    await tryInvoice(admin, `${three.id}/credit`, { reason: "Wrong size", key: randomUUID() })
    await tryInvoice(admin, `${four.id}/void`, { reason: "Sent twice" })
    await sentInvoice(admin, project, deposit("10"))
    await draftInvoice(admin, project, { purpose: "balance" })
    const { invoices } = await invoicesOf(admin, project)
    const states = ["credited", "draft", "overdue", "paid", "partly_paid", "sent", "void"] as const
    const found = await list({ q: `#${order.display_id}`, limit: "100" })
    for (const { id, state, money } of invoices)
      expect(found.rows).toContainEqual(expect.objectContaining({ id, state, money }))
    for (const state of states) {
      const { rows: shown } = await list({ state, q: String(order.display_id), limit: "100" })
      const ids = shown.filter((row) => row.project.id === project).map(({ id }) => id)
      expect(ids.sort()).toEqual(
        invoices
          .filter((row) => row.state === state)
          .map(({ id }) => id)
          .sort(),
      )
    }
    expect(new Set(invoices.map(({ state }) => state))).toEqual(
      new Set(["credited", "draft", "paid", "partly_paid", "sent", "void"]),
    )
  })

  it("keeps what was issued when its quote is deleted, and drops its drafts", async () => {
    const { order } = await sharedOrder({ lines: [{ stocked: false, quantity: 10, unit_price: 10 }] })
    const project = await projectIdOf(order.id)
    const deposit = (percent: string) => ({ purpose: "deposit", share: { kind: "percent", percent } })
    const sent = await sentInvoice(admin, project, deposit("20"))
    const draft = await draftInvoice(admin, project, deposit("30"))
    const listed = async (query: Record<string, string>) => {
      const { rows: shown } = await list({ limit: "100", ...query })
      return shown.flatMap(({ id }) => (id === sent.id || id === draft.id ? [id] : [])).sort()
    }
    expect(await listed({})).toEqual([sent.id, draft.id].sort())
    await deleteDraft(order.id)
    expect(await listed({})).toEqual([sent.id])
    expect(await listed({ q: sent.number ?? "" })).toEqual([sent.id])
  })

  it("is empty where nothing matches", async () => {
    expect(await list({ q: randomUUID() })).toEqual({
      ...{ rows: [], count: 0, has_more: false, next: null, previous: null, ageing: [] },
    })
  })

  it("adds up what is owed by age, over all pages, and pages without gaps", async () => {
    const { project } = await sold()
    const sent = await sentInvoice(admin, project, { purpose: "full" })
    const first = await list({ q: sent.number ?? "", limit: "1" })
    expect(first).toMatchObject({ count: 1, ageing: [{ currency_code: "usd", not_due: "206.00", total: "206.00" }] })
    const one = await list({ limit: "2", order: "number" })
    const two = await list({ limit: "2", order: "number", after: one.next ?? "" })
    expect(two.rows.some(({ id }) => one.rows.some((row) => row.id === id))).toBe(false)
    expect((await list({ limit: "2", order: "number", before: two.previous ?? "" })).rows).toEqual(one.rows)
  })

  it("is answered 304 until one of its rows changes", async () => {
    const { project } = await sold()
    const { id, number } = await sentInvoice(admin, project, { purpose: "full" })
    const ask = (headers: Record<string, string> = {}) =>
      admin.call("GET", "/admin/client-portal/invoices", { query: { q: number ?? "" }, headers })
    const etag = (await ask()).headers.get("etag") ?? ""
    expect((await ask({ "if-none-match": etag })).status).toBe(304)
    await tryInvoice(admin, `${id}/void`, { reason: "Sent twice" })
    expect((await ask({ "if-none-match": etag })).status).toBe(200)
  })

  it("is exported as CSV", async () => {
    const { project } = await sold()
    const { number } = await sentInvoice(admin, project, { purpose: "full" })
    const answer = await admin.call("GET", "/admin/client-portal/invoices/export", { query: { q: number ?? "" } })
    expect(answer.headers.get("content-type")).toContain("text/csv")
  })
})

describe("mailing an invoice again", () => {
  it("is refused for a draft, and writes a job for each recipient of a sent one", async () => {
    const { project } = await sold()
    const draft = await draftInvoice(admin, project, { purpose: "full" })
    expect((await tryInvoice(admin, `${draft.id}/resend`, { message: null })).body.code).toBe("not_allowed")
    await sendDraft(admin, draft)
    expect((await tryInvoice(admin, `${draft.id}/resend`, { message: "Once more" })).status).toBe(200)
    expect(await count("SELECT 1 FROM portal_invoice_mail WHERE invoice_id = $1", [draft.id])).toBe(2)
  })
})

describe("how a customer is billed", () => {
  it("is theirs, and is refused for nobody", async () => {
    const { order } = await sold()
    const customer = (await row<{ customer_id: string }>(`SELECT customer_id FROM "order" WHERE id = $1`, [order.id]))
      ?.customer_id
    const path = `/admin/client-portal/customers/${customer}/billing`
    expect(await admin.get(path)).toEqual({ terms: null, tax_ids: [], legal_name: null })
    await admin.post(path, { terms: { kind: "net", days: 45 } })
    await admin.post(path, { legal_name: "Harbor Roasters LLC" })
    expect(await admin.get(path)).toEqual({
      terms: { kind: "net", days: 45 },
      tax_ids: [],
      legal_name: "Harbor Roasters LLC",
    })
    expect((await admin.call("GET", "/admin/client-portal/customers/cus_none/billing")).status).toBe(404)
  })
})
