import { randomUUID } from "node:crypto"
import { MathBN, Modules } from "@medusajs/framework/utils"
import { cancelOrderWorkflow, refundPaymentWorkflow } from "@medusajs/medusa/core-flows"
import { paymentSettings } from "../../src/contracts"
import { readOrderInvoices } from "../../src/invoice-view/read-order-invoices"
import { fromMinorUnits } from "../../src/lib/stripe/minor-units"
import type { InvoiceRow } from "../../src/modules/invoice/rows"
import { decisionEffectsJob } from "../../src/workflows/approval/jobs"
import { closeOutdatedCheckouts } from "../../src/workflows/payment/close-outdated"
import { processStripeEvent } from "../../src/workflows/payment/process-event"
import { reconcileCheckout } from "../../src/workflows/payment/reconcile-checkout"
import { reconcileEverything } from "../../src/workflows/payment/reconcile-everything"
import { projectPayer } from "../../src/workflows/payment/payer"
import { recordPayment } from "../../src/workflows/payment/record-payment"
import { startCheckout } from "../../src/workflows/payment/start-checkout"
import { issueInvoiceOf } from "../support/invoices"
import { createDraftOrder } from "../support/orders"
import type { StripeSandbox } from "../support/stripe"
import { sleep } from "../support/wait"
import { ensureProjectWorkflow } from "../../src/workflows"
import { actsOf } from "./support/acts"
import { MONA } from "./support/inputs"
import type { World } from "./support/world"

const isFull = process.env.FULL === "1"
const RACES = isFull ? 100 : 10
const PERMUTATIONS = isFull ? 1_000 : 5

const LINK = "plink_of_anna"
/** Ten seconds for an answer, then the same request once more at once. */
const LONGER_THAN_WE_WAIT_MS = 12_000

/** Repeatable numbers from 0 to 1, so that an order of events that fails can be run again. */
const shuffled = <T>(list: readonly T[], seed: number): T[] =>
  list
    .map((item, index) => ({ item, rank: Math.sin(seed * 7_919 + index * 104_729) }))
    .sort((a, b) => a.rank - b.rank)
    .map(({ item }) => item)

export const describePayments = (world: World, sandbox: StripeSandbox): void => {
  describe("paying through Stripe", () => {
    let invoice: InvoiceRow

    beforeAll(() => sandbox.addAccount())
    beforeEach(async () => {
      await sandbox.call("faults", { faults: [] })
      invoice = await issue("640.00")
    })

    const issue = (total: string, of: { project_id: string; order_id: string; currency_code?: string } | null = null) =>
      issueInvoiceOf(world.container, { ...(of ?? { project_id: world.project.id, order_id: world.order.id }), total })

    const start = (invoice_ids = [invoice.id], amount?: string, order_id = invoice.order_id) =>
      startCheckout(world.container, projectPayer({ link_id: LINK, order_id, email: "anna@example.com" }), {
        invoice_ids,
        ...(amount === undefined ? {} : { amount }),
      })

    const reconcile = (id: string) => reconcileCheckout(world.container, id)

    const read = async (id = invoice.id) => {
      const { invoices, payments } = await readOrderInvoices(world.container, invoice.order_id)
      const found = invoices.find((one) => one.id === id)
      if (!found) throw new Error("There is no such invoice")
      return { state: found.state, money: found.money, payments }
    }

    /** What Medusa has of the order: the sum of its transactions. */
    const ledger = async (): Promise<string> => {
      const rows = await world.knex("order_transaction").where({ order_id: invoice.order_id }).whereNull("deleted_at")
      return MathBN.sum(0, ...rows.map(({ amount }: { amount: string }) => amount)).toFixed(2)
    }

    const findings = async () => (await world.services.payments.listFindings()).map(({ code }) => code)

    const pay = async (method = "card") => {
      const started = await start()
      await sandbox.pay(started.url, { method })
      await reconcile(started.checkout_id)
      return started
    }

    const codeOf = (work: Promise<unknown>): Promise<unknown> =>
      work.then(
        () => null,
        (error: { code?: string }) => error.code,
      )

    it("a card pays an invoice once, however often and by whom it is looked at", async () => {
      const { checkout_id, url } = await start()
      expect(url).toContain("/c/pay/cs_test_")
      expect(await reconcile(checkout_id)).toBe("open")
      expect((await read()).state).toBe("sent")
      await sandbox.pay(url)
      await Promise.all(Array.from({ length: 20 }, () => reconcile(checkout_id)))

      const { state, money, payments } = await read()
      expect({ state, balance: money.balance, paid: money.paid }).toEqual({
        state: "paid",
        balance: "0.00",
        paid: "640.00",
      })
      expect(payments).toEqual([expect.objectContaining({ method: "stripe_card", last4: "4242", captured: "640.00" })])
      expect(await ledger()).toBe("640.00")
      const entries = await world.knex("portal_evidence_entry").where({ chain_id: world.project.id })
      expect(entries.filter(({ payload }: { payload: Buffer }) => payload.includes("payment.recorded"))).toHaveLength(1)
      expect(await codeOf(start())).toBe("nothing_owed")
    })

    it("the same invoice and amount give the page that is open; another amount closes it first", async () => {
      await world.services.settings.save(paymentSettings, { allow_part: true })
      const first = await start()
      expect(await start()).toEqual(first)
      const part = await start([invoice.id], "100.00")
      expect(part.checkout_id).not.toBe(first.checkout_id)
      await expect(sandbox.pay(first.url)).rejects.toThrow("expired")
      await sandbox.pay(part.url)
      await reconcile(part.checkout_id)
      expect(await read()).toMatchObject({ state: "partly_paid", money: { balance: "540.00" } })
    })

    it.each(["0", "-5.00", "640.01", "12.345"])("an amount of %s is refused", async (amount) => {
      await world.services.settings.save(paymentSettings, { allow_part: true })
      expect(await codeOf(start([invoice.id], amount))).toBe("amount_invalid")
    })

    it("a part is refused where the shop does not allow it, and an invoice of another order is not found", async () => {
      expect(await codeOf(start([invoice.id], "100.00"))).toBe("amount_invalid")
      expect(await codeOf(start([invoice.id], undefined, "order_other"))).toBe("not_found")
    })

    it("two tabs that race charge once", async () => {
      for (let race = 0; race < RACES; race++) {
        const raced = await issue("50.00")
        const tabs = await Promise.all([start([raced.id]), start([raced.id])])
        expect(tabs[0]).toEqual(tabs[1])
        const paid = await Promise.allSettled(tabs.map(({ url }) => sandbox.pay(url)))
        expect(paid.filter(({ status }) => status === "fulfilled")).toHaveLength(1)
        await Promise.all(tabs.map(({ checkout_id }) => reconcile(checkout_id)))
        expect((await read(raced.id)).money).toMatchObject({ paid: "50.00", balance: "0.00" })
      }
    })

    it("several invoices are paid at once, each with its own payment", async () => {
      const other = await issue("60.00")
      const { checkout_id, url } = await start([invoice.id, other.id])
      await sandbox.pay(url)
      await reconcile(checkout_id)
      expect((await read()).state).toBe("paid")
      expect((await read(other.id)).state).toBe("paid")
      expect(await ledger()).toBe("700.00")
    })

    describe("by bank debit", () => {
      beforeEach(() =>
        world.services.settings.save(paymentSettings, { methods: ["card", "us_bank_account"], bank_debit_from: "500" }),
      )

      const begin = async () => {
        const started = await pay("us_bank_account")
        const [intent] = (await sandbox.state()).intents
        return { ...started, intent: intent?.id }
      }

      it("money on its way is not paid and cannot be paid again; it counts once it has arrived", async () => {
        const { checkout_id, intent } = await begin()
        expect(await read()).toMatchObject({ state: "sent", money: { processing: "640.00", paid: "0.00" } })
        expect(await codeOf(start())).toBe("payment_processing")
        await sandbox.call("end_debit", { intent, arrived: true })
        await reconcile(checkout_id)
        expect(await read()).toMatchObject({ state: "paid", money: { processing: "0.00", paid: "640.00" } })
      })

      it("a debit that fails leaves the invoice to be paid", async () => {
        const { checkout_id, intent } = await begin()
        await sandbox.call("end_debit", { intent, arrived: false })
        expect(await reconcile(checkout_id)).toBe("failed")
        expect(await read()).toMatchObject({ state: "sent", money: { processing: "0.00", balance: "640.00" } })
        expect((await start()).checkout_id).not.toBe(checkout_id)
      })

      it("a debit that the bank returns after it had arrived opens the invoice again, and staff are told", async () => {
        const { checkout_id, intent } = await begin()
        await sandbox.call("end_debit", { intent, arrived: true })
        await reconcile(checkout_id)
        await sandbox.call("dispute", { charge: (await sandbox.lastCharge()).id, reason: "insufficient_funds" })
        await reconcile(checkout_id)
        expect(await read()).toMatchObject({ state: "sent", money: { paid: "0.00", balance: "640.00" } })
        expect(await findings()).toEqual(["failed_after_paid"])
      })
    })

    describe("money that goes back", () => {
      const refundInMedusa = async (amount: number) => {
        const [payment] = (await read()).payments
        if (!payment?.medusa_payment_id) throw new Error("Nothing was booked")
        await refundPaymentWorkflow(world.container).run({ input: { payment_id: payment.medusa_payment_id, amount } })
      }

      it("a refund in Medusa is made at Stripe, one in Stripe's dashboard is booked in Medusa, each once", async () => {
        const { checkout_id } = await pay()
        await refundInMedusa(100)
        const { id: charge } = await sandbox.lastCharge()
        await sandbox.call("refund", { charge, amount: 4_000 })
        for (let tries = 0; tries < 3; tries++) await reconcile(checkout_id)

        expect(await sandbox.lastCharge()).toMatchObject({ amount_refunded: 14_000 })
        expect((await sandbox.state()).refunds.filter((refund) => refund.charge === charge)).toHaveLength(2)
        expect(await read()).toMatchObject({ money: { refunded: "140.00", paid: "500.00", balance: "0.00" } })
        expect(await ledger()).toBe("500.00")
        expect(await findings()).toEqual([])
      })

      it("a refund of several invoices at once is taken off the last one first", async () => {
        const other = await issue("60.00")
        const { checkout_id, url } = await start([invoice.id, other.id])
        await sandbox.pay(url)
        await reconcile(checkout_id)
        await sandbox.call("refund", { charge: (await sandbox.lastCharge()).id, amount: 10_000 })
        for (let tries = 0; tries < 2; tries++) await reconcile(checkout_id)
        expect((await read(other.id)).money.paid).toBe("0.00")
        expect((await read()).money.paid).toBe("600.00")
        expect(await ledger()).toBe("600.00")
      })

      it("disputed money is not paid until the shop wins", async () => {
        const { checkout_id } = await pay()
        const { id: dispute } = await sandbox.call<{ id: string }>("dispute", {
          charge: (await sandbox.lastCharge()).id,
        })
        await reconcile(checkout_id)
        expect((await read()).money).toMatchObject({ paid: "0.00", balance: "640.00" })
        await sandbox.call("close_dispute", { dispute, won: true })
        await reconcile(checkout_id)
        expect((await read()).money).toMatchObject({ paid: "640.00", balance: "0.00" })
      })

      it("a refund that fails after it was booked counts as paid again, once, and both sides are told", async () => {
        await world.services.settings.save(paymentSettings, { methods: ["us_bank_account"] })
        const { checkout_id } = await pay("us_bank_account")
        const [intent] = (await sandbox.state()).intents
        await sandbox.call("end_debit", { intent: intent?.id, arrived: true })
        await reconcile(checkout_id)
        await refundInMedusa(100)
        const [refund] = (await sandbox.state()).refunds
        await sandbox.call("end_refund", { refund: refund?.id, arrived: false })
        await Promise.all([1, 2, 3].map(() => reconcile(checkout_id)))

        const { state, money, payments } = await read()
        expect({ state, paid: money.paid }).toEqual({ state: "paid", paid: "640.00" })
        expect(
          payments.map(({ captured, refunded, returned_refund_id }) => [captured, refunded, returned_refund_id]),
        ).toEqual([
          ["100.00", "0.00", expect.any(String)],
          ["640.00", "100.00", null],
        ])
        expect(await ledger()).toBe("640.00")
        expect(await findings()).toEqual(["refund_failed"])

        // Staff try it again, from the money that came back.
        const again = payments[0]?.medusa_payment_id ?? ""
        await refundPaymentWorkflow(world.container).run({ input: { payment_id: again, amount: 100 } })
        await reconcile(checkout_id)
        expect((await read()).money).toMatchObject({ refunded: "100.00", paid: "540.00", balance: "0.00" })
        expect(await findings()).toEqual(["refund_failed"])
      })
    })

    it("an expired page that is paid all the same becomes credit, and staff are told", async () => {
      const old = await start()
      await sandbox.call("expire", { session: old.url.split("/").at(-1) })
      await reconcile(old.checkout_id)
      await pay()
      await sandbox.call("pay_late", { session: old.url.split("/").at(-1) })
      await reconcile(old.checkout_id)
      const { state, money, payments } = await read()
      expect({ state, balance: money.balance }).toEqual({ state: "paid", balance: "0.00" })
      expect(payments.filter(({ invoice_id }) => invoice_id === null)).toEqual([
        expect.objectContaining({ captured: "640.00" }),
      ])
      expect(await ledger()).toBe("1280.00")
      expect(await findings()).toEqual(["late_payment"])
    })

    it("a page that was paid before a word of it came is booked by the next try, and no other is opened", async () => {
      const { checkout_id, url } = await start()
      await sandbox.pay(url)
      const before = (await sandbox.state()).sessions.length
      expect(await Promise.all([1, 2].map(() => codeOf(start())))).toEqual(["nothing_owed", "nothing_owed"])
      expect((await sandbox.state()).sessions).toHaveLength(before)
      expect(await read()).toMatchObject({ state: "paid", money: { paid: "640.00", balance: "0.00" } })
      expect((await world.services.payments.findCheckout({ id: checkout_id }))?.state).toBe("paid")
      expect(await ledger()).toBe("640.00")
    })

    it("money that staff record closes a page that asks for more than is left", async () => {
      const { url } = await start()
      await recordPayment(world.container, {
        ...{ invoice_id: invoice.id, key: randomUUID(), method: "bank_transfer", amount: "600.00" },
        ...{ received_on: "2026-11-20", reference: "TRX 7", note: null, actor: MONA },
      })
      await closeOutdatedCheckouts(world.container, invoice.order_id)
      await expect(sandbox.pay(url)).rejects.toThrow("expired")
      await pay()
      expect(await read()).toMatchObject({ state: "paid", money: { paid: "640.00", balance: "0.00" } })
      expect((await sandbox.lastCharge()).amount).toBe(4_000)
    })

    it("a canceled order closes its page", async () => {
      const { url } = await start()
      await cancelOrderWorkflow(world.container).run({ input: { order_id: world.order.id } })
      await closeOutdatedCheckouts(world.container, world.order.id)
      await expect(sandbox.pay(url)).rejects.toThrow("expired")
    })

    it("a voided invoice closes its page, so that it cannot be paid any more", async () => {
      const { url } = await start()
      await world.services.invoices.void({
        id: invoice.id,
        project_id: invoice.project_id,
        reason: "Twice",
        actor: MONA,
      })
      await closeOutdatedCheckouts(world.container, invoice.order_id)
      await expect(sandbox.pay(url)).rejects.toThrow("expired")
      expect(await codeOf(start())).toBe("nothing_owed")
    })

    it.each(["down", "nonsense", "error", "limit"])("nothing is lost while Stripe answers: %s", async (kind) => {
      await sandbox.call("faults", { faults: [{ kind }] })
      expect(await codeOf(start())).toBe("stripe_unreachable")
      await sandbox.call("faults", { faults: [] })
      const { checkout_id, url } = await start()
      await sandbox.pay(url)
      await sandbox.call("faults", { faults: [{ kind }] })
      expect(await codeOf(reconcile(checkout_id))).toBe("stripe_unreachable")
      expect((await read()).money.paid).toBe("0.00")
      await sandbox.call("faults", { faults: [] })
      await reconcile(checkout_id)
      expect((await read()).state).toBe("paid")
    })

    it("a page that Stripe opens after we stopped waiting is the one that the next try gives", async () => {
      const before = (await sandbox.state()).sessions.length
      await sandbox.call("faults", {
        faults: [{ kind: "slow", path: "/v1/checkout/sessions", delay_ms: LONGER_THAN_WE_WAIT_MS, count: 1 }],
      })
      expect(await codeOf(start())).toBe("stripe_unreachable")
      await sleep(2_500)
      const { url } = await start()
      await sandbox.pay(url)
      expect((await sandbox.state()).sessions).toHaveLength(before + 1)
    })

    it("a page whose answer was lost on the way is the one that the next try gives", async () => {
      await sandbox.call("faults", { faults: [{ kind: "lost", path: "/v1/checkout/sessions" }] })
      expect(await codeOf(start())).toBe("stripe_unreachable")
      await sandbox.call("faults", { faults: [] })
      const before = (await sandbox.state()).sessions.length
      const { url } = await start()
      expect((await sandbox.state()).sessions).toHaveLength(before)
      await sandbox.pay(url)
    })

    it("events in any order and number leave the ledger as Stripe is", async () => {
      const { payments } = world.services
      for (let seed = 1; seed <= PERMUTATIONS; seed++) {
        invoice = await issue("80.00")
        const before = new Set((await sandbox.state()).events.map(({ id }) => id))
        const { checkout_id, url } = await start()
        await sandbox.pay(url, { outcome: "decline" })
        await sandbox.pay(url)
        const { id: charge } = await sandbox.lastCharge()
        await sandbox.call("refund", { charge, amount: 1_500 })
        const { id: dispute } = await sandbox.call<{ id: string }>("dispute", { charge, amount: 2_000 })
        await sandbox.call("close_dispute", { dispute, won: seed % 2 === 0 })

        const events = (await sandbox.state()).events.filter(({ id }) => !before.has(id))
        for (const event of shuffled([...events, ...events], seed)) {
          const { id, type, data } = event
          const job = { id: "stripe-event", payload: { event_id: id }, queue: "effects" as const }
          await payments.storeEvent({ id, type, is_live: false, object_id: data.object.id, payload: { id, data } }, job)
          await processStripeEvent(world.container, id)
        }
        const paid = seed % 2 === 0 ? "65.00" : "45.00"
        expect([seed, (await read()).money.paid]).toEqual([seed, paid])
        expect((await payments.findCheckout({ id: checkout_id }))?.state).toBe("paid")
      }
      expect(await ledger()).toBe((65 * PERMUTATIONS).toFixed(2))
    })

    it("the nightly job books what no webhook brought", async () => {
      const { url } = await start()
      await sandbox.pay(url)
      await reconcileEverything(world.container)
      expect((await read()).state).toBe("paid")
    })

    it.each([
      ["usd", "100.00", "300.00", { refund: 2_505, dispute: 10_001 }],
      ["jpy", "1000", "3000", { refund: 251, dispute: 1_001 }],
      ["kwd", "10.000", "30.000", { refund: 2_510, dispute: 10_010 }],
    ])("deposit, balance, refund and dispute leave what Stripe holds, in %s", async (currency, first, second, back) => {
      const order = await createDraftOrder({ currency, lines: [{ stocked: false }] }, world.baseUrl)
      const { result: project } = await ensureProjectWorkflow(world.container).run({
        input: { order_id: order.id, actor: MONA },
      })
      const of = { project_id: project.id, order_id: order.id, currency_code: currency }
      const deposit = await issue(first, of)
      const balance = await issue(second, of)
      invoice = deposit
      const one = await pay()
      const depositCharge = await sandbox.lastCharge()
      invoice = balance
      const other = await pay()
      const balanceCharge = await sandbox.lastCharge()
      await sandbox.call("refund", { charge: depositCharge.id, amount: back.refund })
      const { id: dispute } = await sandbox.call<{ id: string }>("dispute", {
        charge: balanceCharge.id,
        amount: back.dispute,
      })
      await sandbox.call("close_dispute", { dispute, won: false })
      for (const { checkout_id } of [one, other, one]) await reconcile(checkout_id)

      const held = (amount: number) => fromMinorUnits(amount, currency)
      expect((await read(deposit.id)).money.paid).toBe(held(depositCharge.amount - back.refund))
      expect((await read(balance.id)).money.paid).toBe(held(balanceCharge.amount - back.dispute))
      expect(await findings()).toEqual([])
    })

    it("Medusa cannot begin or cancel anything at Stripe by itself", async () => {
      const medusa = world.container.resolve(Modules.PAYMENT)
      const collection = await medusa.createPaymentCollections({ currency_code: "usd", amount: 10 })
      const session = medusa.createPaymentSession(collection.id, {
        provider_id: "pp_stripe-checkout_stripe",
        currency_code: "usd",
        amount: 10,
        data: {},
      })
      await expect(session).rejects.toThrow("client portal")
      await pay()
      const [payment] = (await read()).payments
      await medusa.cancelPayment(payment?.medusa_payment_id ?? "")
      expect((await sandbox.state()).intents[0]).toMatchObject({ status: "succeeded" })
    })
  })

  describe("approving with a deposit", () => {
    const { ask, decide } = actsOf(world)
    const depositsOf = async () => (await readOrderInvoices(world.container, world.order.id)).invoices
    const run = { uid: "deposit-test", attempt: 1, isLast: false }

    it("asks for the deposit once, however often the decision's effects run", async () => {
      await world.services.settings.save(paymentSettings, { deposit_on_approval: true })
      const { id: decision_id } = await decide(await ask())
      for (let tries = 0; tries < 2; tries++) await decisionEffectsJob.perform(world.container, { decision_id }, run)
      const half = (world.order.total / 2).toFixed(2)
      expect(await depositsOf()).toEqual([
        expect.objectContaining({ purpose: "deposit", state: "sent", money: expect.objectContaining({ total: half }) }),
      ])
    })

    it.each([
      ["the shop does not want that", {}, "approved" as const],
      ["the client declines", { deposit_on_approval: true }, "declined" as const],
    ])("asks for nothing when %s", async (_, settings, kind) => {
      await world.services.settings.save(paymentSettings, settings)
      const { id: decision_id } = await decide(await ask(), kind)
      await decisionEffectsJob.perform(world.container, { decision_id }, run)
      expect(await depositsOf()).toEqual([])
    })
  })
}
