import { MathBN } from "@medusajs/framework/utils"
import type { Payment } from "../../contracts"
import { Action, Facts, Greeting, Paragraph } from "../../emails/parts"
import type { MailTemplate } from "../../emails/types"
import { type InvoiceProps, invoiceRows } from "../invoice-facts"

export interface PaymentReceiptProps extends InvoiceProps {
  payment: Payment
}

export const paymentReceiptMail: MailTemplate<PaymentReceiptProps> = (props, { shop, i18n }) => {
  const { recipient_name, invoice, payment, url } = props
  const { t } = i18n
  const { number, money } = invoice
  const method = t(`payment.method.${payment.method}`)
  const values = {
    number,
    amount: i18n.money(payment.amount, payment.currency_code),
    balance: i18n.money(money.balance, money.currency_code),
    rest: MathBN.gt(money.balance, 0) ? "some" : "none",
  }
  return {
    subject: t("payment_receipt.subject", values),
    preheader: t("payment_receipt.preheader", values),
    title: t("payment_receipt.title", values),
    reason: t("footer.why", { shop: shop.name }),
    body: (
      <>
        <Greeting i18n={i18n} name={recipient_name} />
        <Paragraph>{t("payment_receipt.intro", values)}</Paragraph>
        <Facts
          items={[
            { label: t("fact.paid"), value: values.amount },
            {
              label: t("fact.method"),
              value: payment.last4 ? t("payment.method.ending", { method, last4: payment.last4 }) : method,
            },
            { label: t("fact.received_at"), value: i18n.date(payment.received_at) },
            ...(payment.reference ? [{ label: t("fact.payment_reference"), value: payment.reference }] : []),
            ...invoiceRows(invoice, i18n),
          ]}
        />
        <Action shop={shop} label={t("payment_receipt.action")} url={url} address_label={t("action.address")} />
      </>
    ),
  }
}
