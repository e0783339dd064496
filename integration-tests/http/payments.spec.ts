import type { CheckoutStatus, DecisionStamp, InvoicePage, ProjectInvoices, StartedCheckout } from "../../src/contracts"
import { adminApi, type Api, openLink } from "../support/api"
import { invoicesOf, projectIdOf, sentInvoice } from "../support/billing"
import { count, row } from "../support/database"
import { isFullRun, testEnv } from "../support/env"
import { mails } from "../support/mailbox"
import { createPlacedOrder, uniqueEmail } from "../support/orders"
import { askedOrder, decide, effectsOf, outboxDone, share, signature, tokenOf } from "../support/portal"
import { StripeSandbox } from "../support/stripe"
import { waitFor } from "../support/wait"

/** Looks at the return page that nothing was paid for. */
const FORGED = isFullRun ? 1_000 : 50

let admin: Api
let sandbox: StripeSandbox

beforeAll(async () => {
  admin = await adminApi()
  sandbox = new StripeSandbox(testEnv("TEST_STRIPE_KEY"))
})
afterEach(() => sandbox.call("rules", { mode: "send", repeats: 0, delay_ms: 0 }))

/** A sold order with an invoice over all of it (206.00), and the client whom it was sent to. */
const billed = async () => {
  const order = await createPlacedOrder()
  const recipient_email = uniqueEmail("payer")
  const link = await share(admin, order.id, { recipient_email })
  const invoice = await sentInvoice(admin, await projectIdOf(order.id), { purpose: "full" })
  return { order, link, invoice, recipient_email, client: await openLink(link.url) }
}

type Billed = Awaited<ReturnType<typeof billed>>

const start = ({ client, invoice }: Billed) =>
  client.post<StartedCheckout>("/portal/checkouts", { invoice_ids: [invoice.id] })

const invoiceOf = async ({ client, invoice }: Billed) =>
  (await client.get<InvoicePage>(`/portal/invoices/${invoice.id}`)).invoice

const paidBy = (scene: Billed) =>
  waitFor(async () => (await invoiceOf(scene)).state === "paid", {
    what: "the webhook to pay the invoice",
    timeout: 30_000,
  })

const transactionsOf = ({ order }: Billed) =>
  count("SELECT 1 FROM order_transaction WHERE order_id = $1 AND deleted_at IS NULL", [order.id])

describe("paying an invoice", () => {
  it("is done by Stripe's webhook alone, with one transaction and one receipt however often it comes", async () => {
    const scene = await billed()
    const { checkout_id, url } = await start(scene)
    await sandbox.call("rules", { mode: "send", repeats: 19 })
    await sandbox.pay(url)
    await Promise.all([
      paidBy(scene),
      ...Array.from({ length: 5 }, () => scene.client.post(`/portal/checkouts/${checkout_id}/refresh`)),
    ])
    const payment = await row<{ id: string }>("SELECT id FROM portal_payment WHERE checkout_id = $1", [checkout_id])
    await outboxDone(payment?.id ?? "")
    expect(await transactionsOf(scene)).toBe(1)
    const receipts = (await mails(scene.recipient_email)).filter(({ template }) => template.includes("receipt"))
    expect(receipts).toHaveLength(1)
  })

  it("is not done by a return from Stripe, however often somebody comes back", async () => {
    const scene = await billed()
    const { checkout_id } = await start(scene)
    const before = await row<{ updated_at: Date }>("SELECT updated_at FROM portal_checkout WHERE id = $1", [
      checkout_id,
    ])
    for (let sent = 0; sent < FORGED; sent += 10) {
      const states = await Promise.all(
        Array.from({ length: 10 }, () => scene.client.get<CheckoutStatus>(`/portal/checkouts/${checkout_id}`)),
      )
      expect(new Set(states.map(({ state }) => state))).toEqual(new Set(["open"]))
    }
    const after = await row<{ updated_at: Date }>("SELECT updated_at FROM portal_checkout WHERE id = $1", [checkout_id])
    expect(after).toEqual(before)
    expect((await invoiceOf(scene)).state).toBe("sent")
    expect(await transactionsOf(scene)).toBe(0)
  })

  it("is known on the way back before any webhook has come, and booked when the page asks for it", async () => {
    const scene = await billed()
    const { checkout_id, url } = await start(scene)
    await sandbox.call("rules", { mode: "hold" })
    await sandbox.pay(url)
    expect(await scene.client.get(`/portal/checkouts/${checkout_id}`)).toMatchObject({
      state: "paid",
      amount: "206.00",
    })
    expect(await transactionsOf(scene)).toBe(0)
    expect(await scene.client.post(`/portal/checkouts/${checkout_id}/refresh`)).toMatchObject({
      state: "paid",
      method: "stripe_card",
      invoices: [{ id: scene.invoice.id, number: scene.invoice.number }],
    })
    expect(await transactionsOf(scene)).toBe(1)
    await sandbox.call("flush")
  })

  it("belongs to the client's own project: others neither start, see nor refresh it", async () => {
    const [scene, other] = [await billed(), await billed()]
    const { checkout_id } = await start(scene)
    const stranger = other.client
    const body = { invoice_ids: [scene.invoice.id] }
    expect((await stranger.call("POST", "/portal/checkouts", { body })).status).toBe(404)
    expect((await stranger.call("GET", `/portal/checkouts/${checkout_id}`)).status).toBe(404)
    expect((await stranger.call("POST", `/portal/checkouts/${checkout_id}/refresh`)).status).toBe(404)
  })

  it("gives Stripe no token of the portal", async () => {
    const scene = await billed()
    const { url, checkout_id } = await start(scene)
    await sandbox.pay(url)
    await paidBy(scene)
    const held = JSON.stringify(await sandbox.state())
    expect(held).toContain(`/p/${scene.link.link.id}/checkouts/${checkout_id}`)
    expect(held).not.toContain(tokenOf(scene.link.url))
    expect(held).not.toMatch(/cp[lps]_[\w-]{20}/)
  })

  it("is refused in words when Stripe is away, and works once it is back", async () => {
    const scene = await billed()
    await sandbox.call("faults", { faults: [{ kind: "down" }] })
    const body = { invoice_ids: [scene.invoice.id] }
    const away = await scene.client.call<{ code: string }>("POST", "/portal/checkouts", { body })
    await sandbox.call("faults", { faults: [] })
    expect([away.status, away.body.code]).toEqual([503, "stripe_unreachable"])
    expect((await start(scene)).url).toContain("/c/pay/")
  })
})

describe("approving with a deposit", () => {
  type Answered = { decision: DecisionStamp; deposit_invoice_id: string | null }

  const wanting = async (deposit_on_approval: boolean, work: () => Promise<void>) => {
    const save = (payment: object) => admin.post("/admin/client-portal/settings", { payment })
    await save({ deposit_on_approval })
    await work().finally(() => save({ deposit_on_approval: false }))
  }
  const depositsOf = async (order_id: string): Promise<ProjectInvoices["invoices"]> =>
    (await invoicesOf(admin, await projectIdOf(order_id))).invoices

  it("names the deposit's invoice, which can be paid at once and is asked for once", async () => {
    await wanting(true, async () => {
      const { order, client, rendering } = await askedOrder({ lines: [{ quantity: 10, stocked: false }] })
      const body = signature(rendering)
      const answers = await Promise.all([1, 2].map(() => decide<Answered>(client, rendering, body)))
      const ids = answers.map(({ body: { deposit_invoice_id } }) => deposit_invoice_id)
      expect(ids).toEqual([expect.any(String), ids[0]])
      expect((await client.get<InvoicePage>(`/portal/invoices/${ids[0]}`)).invoice).toMatchObject({
        ...{ purpose: "deposit", pay_blocked: null },
        totals: { total: "62.50" },
      })
      const { url } = await client.post<StartedCheckout>("/portal/checkouts", { invoice_ids: [ids[0]] })
      expect(url).toContain("/c/pay/")
      await effectsOf(order.id)
      expect((await depositsOf(order.id)).map(({ id, state }) => [id, state])).toEqual([[ids[0], "sent"]])
    })
  })

  it.each([
    ["the client declines", true, (body: object) => ({ ...body, decision: "declined", message: "Too much" })],
    ["the shop does not want that", false, (body: object) => body],
  ])("leads nowhere further where %s", async (_, wants, change) => {
    await wanting(wants, async () => {
      const { order, client, rendering } = await askedOrder({ lines: [{ stocked: false }] })
      const answer = await decide<Answered>(client, rendering, change(signature(rendering)))
      expect([answer.status, answer.body.deposit_invoice_id]).toEqual([200, null])
      await effectsOf(order.id)
      expect(await depositsOf(order.id)).toEqual([])
    })
  })
})
