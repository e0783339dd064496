import type { Payment } from "@contracts/payment/payment"
import type { I18n } from "@messages/i18n"
import { isZero } from "@/lib/format/amount"
import { documentPath } from "./invoice-path"

interface Props {
  payments: readonly Payment[]
  /** Numbers of invoices by their id, where a payment should say what it was for. */
  numbers?: ReadonlyMap<string, string>
  linkId: string
  i18n: I18n
}

/** Money that arrived, each with its receipt, and what of it went back. */
export function PaymentList({ payments, numbers, linkId, i18n }: Props) {
  return (
    <ul>
      {payments.map((payment) => {
        const number = payment.invoice_id && numbers?.get(payment.invoice_id)
        return (
          <li key={payment.id} className="row num flex flex-wrap items-start justify-between gap-x-4">
            <div className="min-w-0 flex-1 basis-40">
              <p className="font-semibold">
                {payment.is_returned_refund ? i18n.t("payment.returned_refund") : methodOf(payment, i18n)}
              </p>
              <p className="text-sm text-ink-2">
                {[i18n.date(payment.received_at), ...(number ? [i18n.t("payment.for", { number })] : [])].join(" · ")}
              </p>
              {payment.reference && (
                <p className="text-sm text-ink-2">{i18n.t("payment.reference", { reference: payment.reference })}</p>
              )}
              <WentBack payment={payment} i18n={i18n} />
            </div>
            <div className="text-end">
              <p className="font-semibold whitespace-nowrap">{i18n.money(payment.amount, payment.currency_code)}</p>
              {!payment.is_returned_refund && (
                <a
                  className="link tap text-sm"
                  href={documentPath(linkId, "receipt", payment.id)}
                  aria-label={i18n.t("payment.receipt.name", {
                    amount: i18n.money(payment.amount, payment.currency_code),
                    date: i18n.date(payment.received_at),
                  })}
                >
                  {i18n.t("payment.receipt")}
                </a>
              )}
            </div>
          </li>
        )
      })}
    </ul>
  )
}

function WentBack({ payment: { refunded, disputed, currency_code }, i18n }: { payment: Payment; i18n: I18n }) {
  return (
    <>
      {!isZero(refunded) && (
        <p className="text-sm text-wait">
          {i18n.t("payment.refunded", { amount: i18n.money(refunded, currency_code) })}
        </p>
      )}
      {!isZero(disputed) && (
        <p className="text-sm text-bad">
          {i18n.t("payment.disputed", { amount: i18n.money(disputed, currency_code) })}
        </p>
      )}
    </>
  )
}

/** "Card ending in 4242" */
export function methodOf({ method, last4 }: Pick<Payment, "method" | "last4">, i18n: I18n): string {
  const name = i18n.t(`payment.method.${method}`)
  return last4 ? i18n.t("payment.method.ending", { method: name, last4 }) : name
}
