import type { ReactNode } from "react"
import type { CheckoutStatus } from "@contracts/payment/payment"
import type { I18n } from "@messages/i18n"
import { CheckoutPage } from "@/components/invoices/checkout-page"
import { InvoicePage } from "@/components/invoices/invoice-page"
import { LeavingPage } from "@/components/invoices/leaving-page"
import type { PayState } from "@/components/invoices/pay-card"
import type { PayProblem } from "@/lib/errors/pay-problem"
import {
  aCheckout,
  aPageToPay,
  anInvoicePage,
  pageWithInvoices,
  somePayments,
  tilesOfAllStates,
  viewOf,
} from "./invoices"
import { aShop } from "./fixtures"

type Render = (i18n: I18n) => ReactNode

export const invoice =
  (
    page: Parameters<typeof viewOf>[0],
    state: PayState | null = null,
    project = aPageToPay,
    isApproved = false,
  ): Render =>
  (i18n) => (
    <InvoicePage view={viewOf(page, project)} formToken="token" state={state} isApproved={isApproved} i18n={i18n} />
  )

export const checkout =
  (changes: Partial<CheckoutStatus>): Render =>
  (i18n) => (
    <CheckoutPage view={{ page: aPageToPay, checkout: { ...aCheckout, ...changes } }} formToken="token" i18n={i18n} />
  )

export const payFailure = (problem: PayProblem, typed: Partial<PayState["typed"]> = {}): PayState => ({
  problem,
  status: 400,
  typed: { kind: "all", amount: "", with: [], ...typed },
})

/** An invoice that can be paid in every way there is. */
export const payable = anInvoicePage(
  { smallest_part: "50.00" },
  {
    payable_with: [
      { id: "pinv_2", number: "0113", balance: "640.5", currency_code: "usd", due_on: "2026-11-01" },
      { id: "pinv_3", number: "0114", balance: "500", currency_code: "usd", due_on: null },
    ],
  },
)

const PROBLEMS = [
  ...(["amount", "nothing_owed", "processing", "unavailable", "unreachable"] as const),
  ...(["busy", "preview", "gone", "trouble"] as const),
] as const
const preview = { ...aPageToPay, viewer: { ...aPageToPay.viewer, preview: true } }

export const INVOICE_PAGES: ReadonlyArray<readonly [name: string, render: Render]> = [
  ["an invoice to pay", invoice(payable)],
  ["the deposit after approving", invoice(payable, null, aPageToPay, true)],
  ["an invoice in a preview", invoice(payable, null, preview)],
  ...tilesOfAllStates.map(
    (tile) => [`an invoice like ${tile.number} (${tile.state})`, invoice(anInvoicePage(tile))] as const,
  ),
  [
    "an invoice with payments, credit notes and final counts",
    invoice(
      anInvoicePage(
        { ...tilesOfAllStates[6], terms: { kind: "before_production" } },
        {
          payments: somePayments,
          credit_notes: [{ id: "pinv_8", number: "0008", issued_at: "2026-11-20T09:00:00.000Z", total: "640.00" }],
          count_differences: [
            { title: "Тяжёлая футболка", size: "М", ordered: 100, final: 103, unit_price: "4.125" },
            { title: "Кепка", size: null, ordered: 100, final: 99, unit_price: "4" },
          ],
        },
      ),
      null,
      pageWithInvoices({ invoices: tilesOfAllStates }),
    ),
  ],
  [
    "a credit note for an invoice",
    invoice(anInvoicePage({ ...tilesOfAllStates[7], corrects: { id: "pinv_7", number: "0118" } })),
  ],
  [
    "an invoice of which too much was paid",
    invoice(
      anInvoicePage({
        ...{ terms: { kind: "on_receipt" }, pay_blocked: "nothing_owed" },
        money: { ...payable.invoice.money, paid: "700", balance: "-60" },
      }),
    ),
  ],
  ...PROBLEMS.map((problem) => [`an invoice after "${problem}"`, invoice(payable, payFailure(problem))] as const),
  [
    "an invoice with a part that is no amount",
    invoice(payable, payFailure("amount", { kind: "part", amount: "много" })),
  ],
  [
    "the way to the payment page",
    (i18n) => <LeavingPage url="https://checkout.stripe.com/c/1" shop={aShop} i18n={i18n} />,
  ],
  ...(["opening", "open", "processing", "paid", "expired"] as const).map(
    (state) => [`a payment that is ${state}`, checkout({ state })] as const,
  ),
  ...(
    [
      ...["card_declined", "insufficient_funds", "expired_card", "incorrect_cvc", "authentication_required"],
      ...["account_closed", "debit_not_authorized", "something_new", null],
    ] as const
  ).map((failure) => [`a payment that failed: ${failure}`, checkout({ state: "failed", failure })] as const),
  ["a payment of which Stripe says nothing", checkout({ is_current: false })],
  [
    "a payment of several invoices",
    checkout({ state: "paid", invoices: [...aCheckout.invoices, { id: "pinv_2", number: "0113" }] }),
  ],
]
