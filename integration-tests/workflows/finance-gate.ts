import { approvalSettings, paymentSettings } from "../../src/contracts"
import { readInvoice } from "../../src/invoice-view/read-order-invoices"
import type { InvoiceRow } from "../../src/modules/invoice/rows"
import { readCoreFacts, readProjectRecord } from "../../src/project-page/read-project"
import { invoicesSection } from "../../src/project-page/sections/invoices"
import { releaseForBillingWorkflow, sendInvoiceWorkflow } from "../../src/workflows"
import { createInvoice } from "../../src/workflows/invoice/draft-invoice"
import { reconcileCheckout } from "../../src/workflows/payment/reconcile-checkout"
import { recordPayment } from "../../src/workflows/payment/record-payment"
import { projectPayer } from "../../src/workflows/payment/payer"
import { startCheckout } from "../../src/workflows/payment/start-checkout"
import { editDraftQuantity, readOrder, reservedQuantity } from "../support/orders"
import type { StripeSandbox } from "../support/stripe"
import { actsOf } from "./support/acts"
import { MONA, saying } from "./support/inputs"
import { workJobs } from "./support/work-jobs"
import type { World } from "./support/world"

export const describeFinanceGate = (world: World, sandbox: StripeSandbox): void => {
  const { ask, decide, apply, stages, stock, lineOfTen, count } = actsOf(world)

  describe("behind the finance gate", () => {
    const release = () => releaseForBillingWorkflow(world.container).run({ input: { order_id: world.order.id } })

    beforeEach(() => world.services.settings.save(approvalSettings, { finance_gate: true }))

    it("an approved draft waits for billing, unsold and unreserved, until finance releases it", async () => {
      const { id } = await decide(await ask())
      for (let tries = 0; tries < 2; tries++) await apply(id)
      expect(await readOrder(world.order.id, world.baseUrl)).toMatchObject({ status: "draft" })
      expect(await reservedQuantity(world.order, world.baseUrl)).toBe(0)
      expect((await world.services.projects.getProject(world.project.id)).billing_state).toBe("ready_for_billing")
      expect(await count("portal_delivery_note")).toBe(0)

      // Nor is it released on an approval that a newer question has put aside, or once the draft has changed.
      await editDraftQuantity(world.order, lineOfTen(), 4, world.baseUrl)
      await expect(release()).rejects.toMatchObject(saying("has changed since the client approved it"))
      await editDraftQuantity(world.order, lineOfTen(), 10, world.baseUrl)

      await release()
      expect(await count("portal_delivery_note", { decision_id: id })).toBe(1)
      expect((await stages()).at(-1)).toBe("pstg_artwork")
      const placed = await readOrder(world.order.id, world.baseUrl)
      expect(placed.status).toBe("pending")
      expect(await reservedQuantity(placed, world.baseUrl)).toBe(15)
      expect((await world.services.projects.getProject(world.project.id)).billing_state).toBe("none")
      await expect(release()).rejects.toMatchObject(saying("does not wait for billing"))
    })

    it("an approval that a newer question has put aside releases nothing", async () => {
      const { id } = await decide(await ask())
      await apply(id)
      const again = await ask()
      await expect(release()).rejects.toMatchObject(saying("does not wait for billing"))
      await decide(again, "declined")
      await expect(release()).rejects.toMatchObject(saying("does not wait for billing"))
      expect((await readOrder(world.order.id, world.baseUrl)).status).toBe("draft")
    })

    it("nothing that was not approved can be released", async () => {
      await ask()
      await expect(release()).rejects.toMatchObject(saying("does not wait for billing"))
      expect((await readOrder(world.order.id, world.baseUrl)).status).toBe("draft")
    })

    it("a release without stock leaves the order waiting, to be released again", async () => {
      await apply((await decide(await ask())).id)
      await stock(0)
      await expect(release()).rejects.toMatchObject(saying("Not enough stock"))
      expect((await world.services.projects.getProject(world.project.id)).billing_state).toBe("ready_for_billing")
      await stock(100)
      await release()
      expect((await readOrder(world.order.id, world.baseUrl)).status).toBe("pending")
    })

    describe("once money arrives", () => {
      const billingState = async () => (await world.services.projects.getProject(world.project.id)).billing_state
      const statusOf = async () => (await readOrder(world.order.id, world.baseUrl)).status

      /** The approved order waits, and is billed in full. */
      const billed = async (): Promise<InvoiceRow> => {
        await apply((await decide(await ask())).id)
        const { id, revision } = await createInvoice(world.container, world.project.id, { purpose: "full" }, MONA)
        await sendInvoiceWorkflow(world.container).run({
          input: { invoice_id: id, revision, message: null, actor: MONA },
        })
        return await world.services.invoices.getInvoice(id)
      }

      const record = (invoice: InvoiceRow, amount: string) =>
        recordPayment(world.container, {
          ...{ invoice_id: invoice.id, amount, method: "bank_transfer", received_on: "2026-11-01" },
          ...{ reference: null, note: null, key: `key-${amount}`, actor: MONA },
        })

      const banner = async () => {
        const core = await readCoreFacts(world.container, await readProjectRecord(world.container, world.order.id))
        const subject = { order_id: world.order.id, project_id: world.project.id }
        return invoicesSection.present(await invoicesSection.read(world.container, subject), core).view.banner
      }

      it("a part of it leaves the order waiting, and the rest releases it, once", async () => {
        const invoice = await billed()
        await record(invoice, "6.00")
        await workJobs(world)
        expect([await billingState(), await statusOf()]).toEqual(["ready_for_billing", "draft"])
        const { money } = (await readInvoice(world.container, invoice.id)).invoice
        await record(invoice, money.balance)
        for (let times = 0; times < 2; times++) await workJobs(world)
        expect([await billingState(), await statusOf()]).toEqual(["none", "pending"])
        expect(await count("portal_delivery_note")).toBe(1)
        expect(await banner()).toBe("paid")
      })

      it("the page says in turn: pending, processing, under review, paid", async () => {
        await sandbox.addAccount()
        await world.services.settings.save(paymentSettings, { methods: ["us_bank_account"] })
        expect(await banner()).toBeNull()
        const { id, order_id } = await billed()
        expect(await banner()).toBe("pending")
        const { checkout_id, url } = await startCheckout(
          world.container,
          projectPayer({ link_id: "plink_of_anna", order_id, email: "anna@example.com" }),
          { invoice_ids: [id] },
        )
        await sandbox.pay(url, { method: "us_bank_account" })
        await reconcileCheckout(world.container, checkout_id)
        expect(await banner()).toBe("processing")
        const [intent] = (await sandbox.state()).intents
        await sandbox.call("end_debit", { intent: intent?.id, arrived: true })
        await reconcileCheckout(world.container, checkout_id)
        // The money is there, and the order has not left the gate yet.
        expect([await banner(), await statusOf()]).toEqual(["under_review", "draft"])
        await workJobs(world)
        expect([await banner(), await statusOf()]).toEqual(["paid", "pending"])
        const { id: charge } = await sandbox.lastCharge()
        await sandbox.call("dispute", { charge, reason: "insufficient_funds" })
        await reconcileCheckout(world.container, checkout_id)
        expect(await banner()).toBe("under_review")
      })
    })
  })
}
