import { Action, Facts, Greeting, Paragraph, Quote, Small } from "../../emails/parts"
import type { MailTemplate } from "../../emails/types"
import { type InvoiceProps, invoiceRows } from "../invoice-facts"

export interface InvoiceSentProps extends InvoiceProps {
  /** The rep's own words. */
  message: string | null
  sent_by: string | null
}

export const invoiceSentMail: MailTemplate<InvoiceSentProps> = (props, { shop, i18n }) => {
  const { recipient_name, invoice, message, sent_by, url } = props
  const { t } = i18n
  const { kind, number, money, project } = invoice
  const amount = i18n.money(kind === "invoice" ? money.balance : money.total, money.currency_code)
  const values = { kind, number, amount, project: project.name }
  const rows = invoiceRows(invoice, i18n)
  return {
    subject: t("invoice_sent.subject", values),
    preheader: t("invoice_sent.preheader", values),
    title: t("invoice_sent.title", values),
    reason: t("footer.why", { shop: shop.name }),
    body: (
      <>
        <Greeting i18n={i18n} name={recipient_name} />
        <Paragraph>{t("invoice_sent.intro", values)}</Paragraph>
        {message ? (
          <Quote label={t("quote.from", { name: sent_by ?? shop.name })} value={message} accent={shop.accent} />
        ) : null}
        <Facts items={kind === "invoice" ? rows : rows.slice(0, 3)} />
        <Action shop={shop} label={t("invoice_sent.action", values)} url={url} address_label={t("action.address")} />
        <Small>{t("personal")}</Small>
      </>
    ),
  }
}
