import { paymentFailureReason } from "../../contracts/payment/failure"
import { Action, Facts, Greeting, Paragraph } from "../../emails/parts"
import type { MailTemplate } from "../../emails/types"
import { type InvoiceProps, invoiceRows } from "../invoice-facts"

export interface PaymentFailedProps extends InvoiceProps {
  /** Numbers of all invoices that the payment was for. */
  numbers: string[]
  amount: string
  /** Stripe's code; null where the bank took the money back after it had arrived. */
  failure: string | null
  /** The money had arrived, and the bank took it back. */
  is_returned: boolean
}

export const paymentFailedMail: MailTemplate<PaymentFailedProps> = (props, { shop, i18n }) => {
  const { recipient_name, invoice, numbers, failure, is_returned, url } = props
  const { t } = i18n
  const values = {
    count: numbers.length,
    numbers: i18n.list(numbers),
    amount: i18n.money(props.amount, invoice.money.currency_code),
    how: is_returned ? "returned" : "failed",
  }
  return {
    subject: t("payment_failed.subject", values),
    preheader: t("payment_failed.preheader", values),
    title: t("payment_failed.title"),
    reason: t("footer.why", { shop: shop.name }),
    body: (
      <>
        <Greeting i18n={i18n} name={recipient_name} />
        <Paragraph>{t("payment_failed.intro", values)}</Paragraph>
        {is_returned ? null : <Paragraph>{t(`checkout.failure.${paymentFailureReason(failure)}`)}</Paragraph>}
        <Facts items={invoiceRows(invoice, i18n)} />
        <Action shop={shop} label={t("payment_failed.action")} url={url} address_label={t("action.address")} />
      </>
    ),
  }
}
