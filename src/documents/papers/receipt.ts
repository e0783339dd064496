import type { Money, Party, PaymentMethod } from "../../contracts"
import { dayIn } from "../../contracts/end-of-day"
import type { Paper } from "../paper"
import { addressOf, cell, factsOf, paperOf, type PaperContext, partiesOf, strongCell } from "./frame"

export type ReceiptData = {
  number: string
  method: PaymentMethod
  last4: string | null
  reference: string | null
  received_at: string
  currency_code: string
  amount: Money
  /** Null for money that no invoice asked for. */
  invoice_number: string | null
  order_number: string
  project_name: string
  payer: Pick<Party, "name" | "address">
}

/** That a payment arrived. It holds nothing that changes later: no balance, and no refund. */
export const receiptPaper = (data: ReceiptData, context: PaperContext): Paper => {
  const { i18n, shop } = context
  const amount = i18n.money(data.amount, data.currency_code)
  const method = i18n.t(`document.method.${data.method}`)
  const payer = addressOf(i18n, data.payer.address)
  return paperOf(context, {
    kind: "document.kind.receipt",
    number: data.number,
    day: dayIn(shop.time_zone, new Date(data.received_at)),
    facts: factsOf(i18n, [
      ["document.date", i18n.date(data.received_at)],
      ["document.method", data.last4 ? i18n.t("document.method.with_digits", { method, digits: data.last4 }) : method],
      ["document.reference", data.reference],
      ["document.order", i18n.t("document.number", { number: data.order_number })],
      ["document.project", data.project_name],
    ]),
    parties: partiesOf(i18n, [
      { key: "document.received_from", lines: payer.includes(data.payer.name) ? payer : [data.payer.name, ...payer] },
    ]),
    tables: [
      {
        title: null,
        columns: [
          { label: i18n.t("document.item"), is_number: false },
          { label: i18n.t("document.amount"), is_number: true },
        ],
        groups: [
          {
            title: null,
            rows: [
              [
                strongCell(
                  data.invoice_number
                    ? i18n.t("document.payment_for", { number: data.invoice_number })
                    : i18n.t("document.payment_on_account"),
                ),
                cell(amount),
              ],
            ],
          },
        ],
      },
    ],
    sums: [{ label: i18n.t("document.amount_received"), value: amount, is_strong: true }],
  })
}
