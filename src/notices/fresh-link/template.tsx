import { Action, Greeting, Paragraph, Small } from "../../emails/parts"
import type { MailTemplate } from "../../emails/types"

export interface FreshLinkProps {
  /** Null greets without a name. */
  recipient_name: string | null
  /** The project the link leads to; null for an account page. */
  project_name: string | null
  url: string
  expires_at: string | null
}

export const freshLinkMail: MailTemplate<FreshLinkProps> = (
  { recipient_name, project_name, url, expires_at },
  { shop, i18n },
) => {
  const { t } = i18n
  const which = { page: project_name === null ? "account" : "project", project: project_name ?? "", shop: shop.name }
  return {
    subject: t("fresh.subject", which),
    preheader: t("fresh.preheader"),
    title: t("fresh.title"),
    reason: t("footer.why", { shop: shop.name }),
    body: (
      <>
        <Greeting i18n={i18n} name={recipient_name} />
        <Paragraph>{t("fresh.intro", which)}</Paragraph>
        <Action shop={shop} label={t("fresh.action")} url={url} address_label={t("action.address")} />
        <Small>
          {t("personal")}
          {expires_at ? ` ${t("expires", { date: i18n.instant(expires_at) })}` : null}
        </Small>
        <Small>{t("fresh.not_you")}</Small>
      </>
    ),
  }
}
