import { Code, Greeting, Paragraph, Small } from "../../emails/parts"
import type { MailTemplate } from "../../emails/types"

export interface AccountCodeProps {
  /** Null greets without a name. */
  recipient_name: string | null
  /** Six digits. */
  code: string
  expires_at: string
}

/** Without a link: the code belongs into the page that asked for it. */
export const accountCodeMail: MailTemplate<AccountCodeProps> = (
  { recipient_name, code, expires_at },
  { shop, i18n },
) => {
  const { t } = i18n
  return {
    subject: t("account_code.subject", { code, shop: shop.name }),
    preheader: t("account_code.preheader"),
    title: t("account_code.title"),
    reason: t("footer.why", { shop: shop.name }),
    body: (
      <>
        <Greeting i18n={i18n} name={recipient_name} />
        <Paragraph>{t("account_code.intro", { shop: shop.name })}</Paragraph>
        <Code value={code} />
        <Paragraph>{t("account_code.until", { at: i18n.instant(expires_at) })}</Paragraph>
        <Small>{t("account_code.not_you")}</Small>
      </>
    ),
  }
}
