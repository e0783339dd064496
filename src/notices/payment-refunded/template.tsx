import { Action, Facts, Greeting, Paragraph } from "../../emails/parts"
import type { MailTemplate } from "../../emails/types"
import { type InvoiceProps, invoiceRows } from "../invoice-facts"

export interface PaymentRefundedProps extends InvoiceProps {
  amount: string
}

export const paymentRefundedMail: MailTemplate<PaymentRefundedProps> = (props, { shop, i18n }) => {
  const { recipient_name, invoice, url } = props
  const { t } = i18n
  const values = { number: invoice.number, amount: i18n.money(props.amount, invoice.money.currency_code) }
  return {
    subject: t("payment_refunded.subject", values),
    preheader: t("payment_refunded.preheader", values),
    title: t("payment_refunded.title", values),
    reason: t("footer.why", { shop: shop.name }),
    body: (
      <>
        <Greeting i18n={i18n} name={recipient_name} />
        <Paragraph>{t("payment_refunded.intro", values)}</Paragraph>
        <Facts items={invoiceRows(invoice, i18n).slice(0, 3)} />
        <Action shop={shop} label={t("payment_receipt.action")} url={url} address_label={t("action.address")} />
      </>
    ),
  }
}
