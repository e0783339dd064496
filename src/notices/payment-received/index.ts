import { z } from "zod"
import { toMoney } from "../../lib/money"
import { portalServices } from "../../lib/services"
import { defineNotice } from "../define-notice"
import { exampleInvoice } from "../example-facts"
import { LATEST } from "../latest"
import { type NamedInvoice, orderOfPayment, readStaffInvoiceNotice } from "../invoice-facts"
import type { FeedTemplate } from "../send-feed-line"

type Received = { invoice: NamedInvoice; amount: string; currency_code: string }

const receivedLine: FeedTemplate<Received> = ({ invoice, amount, currency_code }, i18n) => ({
  title: i18n.t("payment_received.title", { amount: i18n.money(amount, currency_code), number: invoice.number }),
  text: i18n.t("payment_received.text", {
    project: invoice.project.name,
    number: invoice.project.number,
    balance: i18n.money(invoice.money.balance, invoice.money.currency_code),
  }),
})

/** A line in the rep's bell for money that came in through the portal. What staff recorded themselves brings none. */
export const paymentReceived = defineNotice({
  name: "payment-received",
  title: "job.notice.payment_received",
  audience: "staff",
  channels: { feed: receivedLine },
  payload: z.object({ payment_id: z.string() }),
  about: ({ payment_id }) => ({ resource_type: "portal_payment", resource_id: payment_id, link_id: null }),
  orderOf: orderOfPayment,
  default: { enabled: true, delay_minutes: 0 },
  latest: LATEST.payment,
  example: { invoice: exampleInvoice.invoice, amount: "1140.00", currency_code: "usd" },
  load: async (container, { payment_id }) => {
    const payment = await portalServices(container).payments.getPayment(payment_id)
    const { invoice_id, actor_type, currency_code } = payment
    if (!invoice_id || actor_type === "staff") return null
    const read = await readStaffInvoiceNotice(container, invoice_id)
    if (!read) return null
    const amount = toMoney(payment.amount, currency_code)
    return { data: { invoice: read.named, amount, currency_code }, feed: { user_id: read.user_id } }
  },
})
