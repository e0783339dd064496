import { greeting } from "../../emails/names"
import { firstName } from "../../messages/first-name"
import { Action, Facts, Paragraph, Quote, Small } from "../../emails/parts"
import type { MailProject, MailTemplate } from "../../emails/types"

export interface ApprovalRequestedProps {
  /** Null greets without a name. */
  recipient_name: string | null
  requested_by: string | null
  /** The rep's own words. */
  message: string | null
  project: MailProject
  version: number
  /** Exact decimal in major units. */
  amount: string
  currency_code: string
  /** Differences from the version asked about before; 0 for the first. */
  change_count: number
  url: string
}

export const approvalRequestedMail: MailTemplate<ApprovalRequestedProps> = (props, { shop, i18n }) => {
  const { recipient_name, requested_by, message, project, change_count, url } = props
  const { t } = i18n
  // As text: a version is a name, and 1,000 would read as an amount.
  const version = String(props.version)
  const amount = i18n.money(props.amount, props.currency_code)
  const { kind } = project
  return {
    subject: t("approval.subject", { project: project.name, version }),
    preheader: t("approval.preheader", { amount, version }),
    title: t("approval.title", { project: project.name }),
    reason: t("footer.why", { shop: shop.name }),
    body: (
      <>
        <Paragraph>{greeting(i18n, recipient_name)}</Paragraph>
        <Paragraph>
          {requested_by ? t("approval.intro_by", { by: firstName(requested_by), kind }) : t("approval.intro", { kind })}
        </Paragraph>
        {message ? (
          <Quote label={t("quote.from", { name: requested_by ?? shop.name })} value={message} accent={shop.accent} />
        ) : null}
        <Facts
          items={[
            { label: t("fact.project"), value: project.name },
            { label: t("fact.number", { kind }), value: project.number },
            { label: t("fact.version"), value: version },
            { label: t("fact.amount"), value: amount },
          ]}
        />
        {change_count > 0 ? (
          <Paragraph>{t("approval.changes", { count: change_count, n: i18n.number(change_count) })}</Paragraph>
        ) : null}
        <Paragraph>{t("approval.what")}</Paragraph>
        <Action shop={shop} label={t("approval.action")} url={url} address_label={t("action.address")} />
        <Small>{t("personal")}</Small>
      </>
    ),
  }
}
