import type { MedusaContainer } from "@medusajs/framework/types"
import { MedusaError } from "@medusajs/framework/utils"
import { invoiceSettings, paymentSettings, SYSTEM_ACTOR } from "../../contracts"
import { readOrderInvoices } from "../../invoice-view/read-order-invoices"
import { portalServices } from "../../lib/services"
import type { InvoiceRow } from "../../modules/invoice/rows"
import { createInvoice } from "../invoice/draft-invoice"
import { sendInvoiceWorkflow } from "../invoice/send-invoice"

/** There is nothing to ask for: the order is free, or invoiced already. */
const NOTHING_TO_ASK: ReadonlySet<string | undefined> = new Set(["nothing_to_invoice", "amount_invalid"])

/** Null where the deposit was asked for already, or staff are about to. */
const draftDeposit = async (
  container: MedusaContainer,
  { project_id, order_id }: { project_id: string; order_id: string },
): Promise<InvoiceRow | null> => {
  const { settings } = portalServices(container)
  const { invoices } = await readOrderInvoices(container, order_id)
  const [known] = invoices.filter(({ kind, state }) => kind === "invoice" && state !== "void")
  // A draft of ours was left by a crash before it was sent.
  if (known) return known.state === "draft" && known.actor_type === "system" ? known : null
  const { deposit_percent } = await settings.get(invoiceSettings)
  const share = { kind: "percent" as const, percent: String(deposit_percent) }
  return await createInvoice(container, project_id, { purpose: "deposit", share }, SYSTEM_ACTOR)
}

/**
 * Asks for the deposit once a client has approved, where the shop wants that (Approve and pay): the invoice is issued and
 * mailed, and stands on the page that the client is on. Does nothing when there is an invoice already, so it may be repeated.
 */
export const requestDeposit = async (container: MedusaContainer, decision_id: string): Promise<void> => {
  const { approvals, outbox, settings } = portalServices(container)
  const decision = await approvals.getDecision(decision_id)
  const { deposit_on_approval } = await settings.get(paymentSettings)
  if (decision.kind !== "approved" || !deposit_on_approval) return
  await outbox.withAdvisoryLock(`portal:deposit:${decision.order_id}`, async () => {
    try {
      const draft = await draftDeposit(container, decision)
      if (!draft) return
      const { id: invoice_id, revision } = draft
      await sendInvoiceWorkflow(container).run({
        input: { invoice_id, revision, message: null, actor: SYSTEM_ACTOR },
      })
    } catch (error) {
      if (!(error instanceof MedusaError) || !NOTHING_TO_ASK.has(error.code)) throw error
    }
  })
}
