import { Action, Facts, Greeting, Paragraph } from "../../emails/parts"
import type { MailProject, MailTemplate } from "../../emails/types"
import type { FeedTemplate } from "../send-feed-line"

export interface RenewalRequestedProps {
  /** The rep; null for a line that is for every user. */
  recipient_name: string | null
  requested_by: string
  project: MailProject
  version: number
  /** UTC */
  expired_at: string
  /** The quote in the admin; null when the plugin is not told where the admin lives. */
  admin_url: string | null
}

export const renewalRequestedMail: MailTemplate<RenewalRequestedProps> = (props, { shop, i18n }) => {
  const { recipient_name, requested_by, project, version, expired_at, admin_url } = props
  const { t } = i18n
  const names = { who: requested_by, project: project.name }
  return {
    subject: t("renewal.subject", names),
    preheader: t("renewal.intro", names),
    title: t("renewal.title", names),
    reason: t("footer.why_staff", { shop: shop.name }),
    body: (
      <>
        <Greeting i18n={i18n} name={recipient_name} />
        <Paragraph>{t("renewal.intro", names)}</Paragraph>
        <Facts
          items={[
            { label: t("fact.project"), value: project.name },
            { label: t("fact.number", { kind: project.kind }), value: project.number },
            { label: t("fact.version"), value: String(version) },
            { label: t("renewal.fact.expired"), value: i18n.instant(expired_at) },
          ]}
        />
        <Paragraph>{t("renewal.what")}</Paragraph>
        {admin_url ? (
          <Action shop={shop} label={t("renewal.action")} url={admin_url} address_label={t("action.address")} />
        ) : null}
      </>
    ),
  }
}

export const renewalRequestedLine: FeedTemplate<RenewalRequestedProps> = (props, i18n) => ({
  title: i18n.t("renewal.title", { who: props.requested_by, project: props.project.name }),
  text: i18n.t("renewal.text", {
    number: props.project.number,
    version: String(props.version),
    date: i18n.instant(props.expired_at),
  }),
})
