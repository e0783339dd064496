import { z } from "zod"
import { toMoney } from "../../lib/money"
import { portalServices } from "../../lib/services"
import { defineNotice } from "../define-notice"
import { exampleInvoice } from "../example-facts"
import { type NamedInvoice, orderOfCheckout, readStaffInvoiceNotice } from "../invoice-facts"
import type { FeedTemplate } from "../send-feed-line"

type Failed = { invoice: NamedInvoice; amount: string; currency_code: string }

const failedLine: FeedTemplate<Failed> = ({ invoice, amount, currency_code }, i18n) => ({
  title: i18n.t("debit_failed.title", { amount: i18n.money(amount, currency_code), number: invoice.number }),
  text: i18n.t("debit_failed.text", { project: invoice.project.name, number: invoice.project.number }),
})

/** A line in the rep's bell for a bank debit that failed days after the client began it. */
export const debitFailed = defineNotice({
  name: "debit-failed",
  title: "job.notice.debit_failed",
  audience: "staff",
  channels: { feed: failedLine },
  payload: z.object({ checkout_id: z.string() }),
  about: ({ checkout_id }) => ({ resource_type: "portal_checkout", resource_id: checkout_id, link_id: null }),
  orderOf: orderOfCheckout,
  default: { enabled: true, delay_minutes: 0 },
  example: { invoice: exampleInvoice.invoice, amount: "1140.00", currency_code: "usd" },
  load: async (container, { checkout_id }) => {
    const checkout = await portalServices(container).payments.findCheckout({ id: checkout_id })
    const [first] = checkout?.parts ?? []
    const read = first && (await readStaffInvoiceNotice(container, first.invoice_id))
    if (!checkout || !read) return null
    const { currency_code } = checkout
    const amount = toMoney(checkout.amount, currency_code)
    return { data: { invoice: read.named, amount, currency_code }, feed: { user_id: read.user_id } }
  },
})
