import { refundPaymentWorkflow } from "@medusajs/medusa/core-flows"
import { invoiceSettings, paymentSettings, SYSTEM_ACTOR } from "../../src/contracts"
import { addDays } from "../../src/contracts/end-of-day"
import { readOrderInvoices } from "../../src/invoice-view/read-order-invoices"
import type { InvoiceRow } from "../../src/modules/invoice/rows"
import { sendInvoiceWorkflow } from "../../src/workflows"
import { createInvoice } from "../../src/workflows/invoice/draft-invoice"
import { invoiceReminders } from "../../src/workflows/invoice/reminder"
import { runReminder } from "../../src/workflows/reminder/run-reminder"
import { stripeEventJob } from "../../src/workflows/payment/jobs"
import { reconcileCheckout } from "../../src/workflows/payment/reconcile-checkout"
import { recordPayment } from "../../src/workflows/payment/record-payment"
import { projectPayer } from "../../src/workflows/payment/payer"
import { startCheckout } from "../../src/workflows/payment/start-checkout"
import { tellRefunds } from "../../src/workflows/payment/tell-refunds"
import { issueInvoiceOf } from "../support/invoices"
import { mails } from "../support/mailbox"
import { uniqueEmail } from "../support/orders"
import type { StripeSandbox } from "../support/stripe"
import { MONA } from "./support/inputs"
import { workJobs } from "./support/work-jobs"
import type { World } from "./support/world"

export const describeBillingMails = (world: World, sandbox: StripeSandbox): void => {
  describe("mails about money", () => {
    let email = ""
    let link_id = ""

    beforeAll(() => sandbox.addAccount())
    beforeEach(async () => {
      email = uniqueEmail("payer")
      const { link } = await world.services.tokens.ensureLink(
        { order_id: world.order.id },
        { name: "Anna", email },
        { actor: MONA },
      )
      link_id = link.id
    })

    const work = () => workJobs(world)
    const issue = (total: string, days: { issued_on?: string; due_on?: string } = {}) =>
      issueInvoiceOf(world.container, { project_id: world.project.id, order_id: world.order.id, total, ...days })

    /** Subjects of the client's mails by one template. */
    const subjects = async (template: string): Promise<string[]> =>
      (await mails(email)).filter((mail) => mail.template === `client-portal-${template}`).map(({ subject }) => subject)

    const bellLines = async (resource_id: string): Promise<string[]> =>
      (await world.knex("notification").where({ channel: "feed", resource_id }).select("data")).map(
        ({ data }: { data: { title: string } }) => data.title,
      )

    const start = async ({ id, order_id }: InvoiceRow) =>
      await startCheckout(world.container, projectPayer({ link_id, order_id, email }), { invoice_ids: [id] })

    const payBy = async (invoice: InvoiceRow, method: string) => {
      const { checkout_id, url } = await start(invoice)
      await sandbox.pay(url, { method })
      await reconcileCheckout(world.container, checkout_id)
      return checkout_id
    }

    const paymentOf = async ({ id }: InvoiceRow): Promise<string> => {
      const { payments } = await readOrderInvoices(world.container, world.order.id)
      return payments.find(({ invoice_id }) => invoice_id === id)?.medusa_payment_id ?? ""
    }

    const record = (invoice: InvoiceRow, amount: string) =>
      recordPayment(world.container, {
        ...{ invoice_id: invoice.id, amount, method: "bank_transfer", received_on: "2026-11-01" },
        ...{ reference: null, note: null, key: `key-${invoice.id}-${amount}`, actor: MONA },
      })

    describe("about a bank debit", () => {
      beforeEach(() => world.services.settings.save(paymentSettings, { methods: ["us_bank_account"] }))

      const lastIntent = async () => (await sandbox.state()).intents[0]?.id
      const endDebit = async (arrived: boolean) => sandbox.call("end_debit", { intent: await lastIntent(), arrived })

      /** Every event that the sandbox has of the newest payment reaches the webhook's job, some of them twice. */
      const deliverAll = async () => {
        const intent = await lastIntent()
        const events = (await sandbox.state()).events.filter((event) => JSON.stringify(event).includes(String(intent)))
        for (const { id, type, data } of [...events, ...events.slice(0, 2)])
          await world.services.payments.storeEvent(
            { id, type, is_live: false, object_id: data.object.id, payload: { id, data } },
            stripeEventJob.with({ event_id: id }),
          )
        await work()
      }

      it("that fails days later reach client and rep, once for each attempt however often it is looked at", async () => {
        const invoice = await issue("640.00")
        const first = await payBy(invoice, "us_bank_account")
        await work()
        expect(await subjects("payment-failed")).toEqual([])
        await endDebit(false)
        await deliverAll()
        for (let looks = 0; looks < 3; looks++) await reconcileCheckout(world.container, first)
        await work()
        expect(await subjects("payment-failed")).toEqual(["Your payment of $640.00 didn’t go through"])
        expect(await bellLines(first)).toEqual([`Bank payment of $640.00 for ${invoice.number} failed`])
        const [mail] = await mails(email)
        expect(mail?.text).toContain("There is not enough money on the card or account. Nothing was charged.")

        const second = await payBy(invoice, "us_bank_account")
        expect(second).not.toBe(first)
        await endDebit(false)
        await deliverAll()
        expect(await subjects("payment-failed")).toHaveLength(2)
        expect(await bellLines(second)).toHaveLength(1)
      })

      it("that the bank returned after it had arrived reaches the client once", async () => {
        const invoice = await issue("640.00")
        const checkout_id = await payBy(invoice, "us_bank_account")
        await endDebit(true)
        await deliverAll()
        await sandbox.call("dispute", { charge: (await sandbox.lastCharge()).id, reason: "insufficient_funds" })
        await deliverAll()
        await reconcileCheckout(world.container, checkout_id)
        await work()
        expect(await subjects("payment-failed")).toEqual(["Your bank returned your payment of $640.00"])
      })

      it("are not sent any more once the invoice was paid in another way", async () => {
        const invoice = await issue("640.00")
        const checkout_id = await payBy(invoice, "us_bank_account")
        await endDebit(false)
        await reconcileCheckout(world.container, checkout_id)
        await record(invoice, "640.00")
        await work()
        expect(await subjects("payment-failed")).toEqual([])
      })
    })

    describe("that remind of an invoice", () => {
      const DAYS = { remind_before_days: [3], remind_after_days: [3] }
      let today = ""

      beforeEach(async () => {
        await world.services.settings.save(invoiceSettings, DAYS)
        today = (await readOrderInvoices(world.container, world.order.id)).today
      })

      /** Runs the job on several days' worth of starts, as a cluster does after an outage. */
      const remind = async (): Promise<number> => {
        let reminded = 0
        for (let runs = 0; runs < 3; runs++) reminded += await runReminder(world.container, invoiceReminders)
        await work()
        return reminded
      }
      const dueIn = (days: number) => issue("80.00", { issued_on: addDays(today, -20), due_on: addDays(today, days) })

      it("go out before it is due and again after it was due, each once", async () => {
        const [soon, late] = [await dueIn(3), await dueIn(-3)]
        await dueIn(10)
        expect(await remind()).toBe(2)
        expect((await subjects("invoice-reminder")).sort()).toEqual([
          expect.stringMatching(`^Invoice ${soon.number} is due .*: \\$80.00$`),
          `Invoice ${late.number} is overdue: $80.00`,
        ])
        expect(await remind()).toBe(0)
        expect(await subjects("invoice-reminder")).toHaveLength(2)
      })

      it("do not go out for what is paid, on its way or voided", async () => {
        await world.services.settings.save(paymentSettings, { methods: ["us_bank_account"] })
        await record(await dueIn(3), "80.00")
        await payBy(await dueIn(-3), "us_bank_account")
        const { id, project_id } = await dueIn(3)
        await world.services.invoices.void({ id, project_id, reason: "Twice", actor: MONA })
        expect(await remind()).toBe(0)
        expect(await subjects("invoice-reminder")).toEqual([])
      })

      it("stop when it is paid between the job and its mail", async () => {
        const invoice = await dueIn(-3)
        expect(await runReminder(world.container, invoiceReminders)).toBe(1)
        await record(invoice, "80.00")
        await work()
        expect(await subjects("invoice-reminder")).toEqual([])
      })

      it("do not go out where the shop wants none", async () => {
        await world.services.settings.save(invoiceSettings, { remind_before_days: [], remind_after_days: [] })
        await dueIn(3)
        expect(await remind()).toBe(0)
      })
    })

    describe("about a refund", () => {
      const refund = async (payment_id: string, amount: number) =>
        await refundPaymentWorkflow(world.container).run({ input: { payment_id, amount } })

      it("go out once for each refund, whoever tells of it", async () => {
        const invoice = await issue("640.00")
        await payBy(invoice, "card")
        const payment = await paymentOf(invoice)
        for (const amount of [100, 40]) {
          await refund(payment, amount)
          for (let tells = 0; tells < 3; tells++) {
            await tellRefunds(world.container, payment)
            await work()
          }
        }
        expect(await subjects("payment-refunded")).toEqual([
          `Refund of $100.00 for invoice ${invoice.number}`,
          `Refund of $40.00 for invoice ${invoice.number}`,
        ])
      })

      it("that failed after it was booked goes out once", async () => {
        await world.services.settings.save(paymentSettings, { methods: ["us_bank_account"] })
        const invoice = await issue("640.00")
        const checkout_id = await payBy(invoice, "us_bank_account")
        const [intent] = (await sandbox.state()).intents
        await sandbox.call("end_debit", { intent: intent?.id, arrived: true })
        await reconcileCheckout(world.container, checkout_id)
        await refund(await paymentOf(invoice), 100)
        await sandbox.call("end_refund", { refund: (await sandbox.state()).refunds[0]?.id, arrived: false })
        for (let looks = 0; looks < 2; looks++) {
          await reconcileCheckout(world.container, checkout_id)
          await work()
        }
        expect(await subjects("refund-returned")).toEqual([
          `Your refund of $100.00 for invoice ${invoice.number} didn’t arrive`,
        ])
        // The money has not arrived a second time.
        expect(await subjects("payment-receipt")).toHaveLength(1)
      })

      it("are not sent for money that belongs to no invoice", async () => {
        const invoice = await issue("640.00")
        await payBy(invoice, "card")
        await tellRefunds(world.container, "pay_of_another_shop")
        await work()
        expect(await subjects("payment-refunded")).toEqual([])
      })
    })

    describe("with documents", () => {
      /** Attachments by template, after a deposit was billed and paid by transfer. */
      const attached = async (attach_pdf: boolean) => {
        await world.services.settings.save(invoiceSettings, { attach_pdf })
        const share = { kind: "percent" as const, percent: "50" }
        const { id, revision } = await createInvoice(
          world.container,
          world.project.id,
          { purpose: "deposit", share },
          SYSTEM_ACTOR,
        )
        await sendInvoiceWorkflow(world.container).run({
          input: { invoice_id: id, revision, message: null, actor: MONA },
        })
        const invoice = await world.services.invoices.getInvoice(id)
        await record(invoice, invoice.total)
        await work()
        const sent = (await mails(email)).map(({ template, attachments }) => [template, attachments] as const)
        return { invoice, attachments: Object.fromEntries(sent) }
      }
      const aPdf = (name: unknown) => ({
        filename: name,
        content_type: "application/pdf",
        size: expect.any(Number),
      })

      it("carry invoice and receipt as PDF where the shop wants that", async () => {
        const { invoice, attachments } = await attached(true)
        expect(attachments).toEqual({
          "client-portal-invoice-sent": [aPdf(`Invoice ${invoice.number}.pdf`)],
          "client-portal-payment-receipt": [
            aPdf(expect.stringMatching(`^Payment receipt ${invoice.number}-.*\\.pdf$`)),
          ],
        })
      })

      it("carry none elsewhere", async () => {
        expect((await attached(false)).attachments).toEqual({
          "client-portal-invoice-sent": [],
          "client-portal-payment-receipt": [],
        })
      })
    })
  })
}
