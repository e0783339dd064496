import { Action, Facts, Greeting, Paragraph } from "../../emails/parts"
import type { MailTemplate } from "../../emails/types"
import { invoiceRows } from "../invoice-facts"
import type { PaymentRefundedProps } from "../payment-refunded/template"

export const refundReturnedMail: MailTemplate<PaymentRefundedProps> = (props, { shop, i18n }) => {
  const { recipient_name, invoice, url } = props
  const { t } = i18n
  const values = { number: invoice.number, amount: i18n.money(props.amount, invoice.money.currency_code) }
  return {
    subject: t("refund_returned.subject", values),
    preheader: t("refund_returned.preheader"),
    title: t("refund_returned.title", values),
    reason: t("footer.why", { shop: shop.name }),
    body: (
      <>
        <Greeting i18n={i18n} name={recipient_name} />
        <Paragraph>{t("refund_returned.intro", values)}</Paragraph>
        <Facts items={invoiceRows(invoice, i18n).slice(0, 3)} />
        <Action shop={shop} label={t("payment_receipt.action")} url={url} address_label={t("action.address")} />
      </>
    ),
  }
}
