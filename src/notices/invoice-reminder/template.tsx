import { Action, Facts, Greeting, Paragraph, Small } from "../../emails/parts"
import type { MailTemplate } from "../../emails/types"
import { type InvoiceProps, invoiceRows } from "../invoice-facts"

export interface InvoiceReminderProps extends InvoiceProps {
  is_overdue: boolean
}

export const invoiceReminderMail: MailTemplate<InvoiceReminderProps> = (props, { shop, i18n }) => {
  const { recipient_name, invoice, is_overdue, url } = props
  const { t } = i18n
  const { number, money, due_on } = invoice
  const values = {
    number,
    amount: i18n.money(money.balance, money.currency_code),
    due: due_on ? i18n.day(due_on) : "",
    state: is_overdue ? "overdue" : "due",
  }
  return {
    subject: t("invoice_reminder.subject", values),
    preheader: t("invoice_reminder.preheader", values),
    title: t("invoice_reminder.title", values),
    reason: t("footer.why", { shop: shop.name }),
    body: (
      <>
        <Greeting i18n={i18n} name={recipient_name} />
        <Paragraph>{t("invoice_reminder.intro", values)}</Paragraph>
        <Facts items={invoiceRows(invoice, i18n)} />
        <Action shop={shop} label={t("invoice_reminder.action")} url={url} address_label={t("action.address")} />
        <Small>{t("invoice_reminder.paid_already")}</Small>
      </>
    ),
  }
}
