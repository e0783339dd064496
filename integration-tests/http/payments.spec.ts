import type { CheckoutStatus, InvoicePage, StartedCheckout } from "../../src/contracts"
import { adminApi, type Api, openLink } from "../support/api"
import { projectIdOf, sentInvoice } from "../support/billing"
import { count, row } from "../support/database"
import { isFullRun, testEnv } from "../support/env"
import { mails } from "../support/mailbox"
import { createPlacedOrder, uniqueEmail } from "../support/orders"
import { outboxDone, share, tokenOf } from "../support/portal"
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
