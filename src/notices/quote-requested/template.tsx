import { Action, Facts, Greeting, Paragraph } from "../../emails/parts"
import type { MailProject, MailTemplate } from "../../emails/types"
import { requestedFacts, type RequestedFactsProps, requestedLineText } from "../requested-facts"
import type { FeedTemplate } from "../send-feed-line"

export interface QuoteRequestedProps extends RequestedFactsProps {
  /** The rep; null for a line that is for every user. */
  recipient_name: string | null
  requested_by: string
  project: MailProject
  is_reorder: boolean
  /** The quote in the admin; null when the plugin is not told where the admin lives. */
  admin_url: string | null
}

const values = ({ requested_by, project, is_reorder }: QuoteRequestedProps) => ({
  who: requested_by,
  project: project.name,
  kind: is_reorder ? "reorder" : "quote",
})

export const quoteRequestedMail: MailTemplate<QuoteRequestedProps> = (props, { shop, i18n }) => {
  const { recipient_name, project, admin_url } = props
  const { t } = i18n
  return {
    subject: t("quote_requested.subject", values(props)),
    preheader: t("quote_requested.intro", values(props)),
    title: t("quote_requested.title", values(props)),
    reason: t("footer.why_staff", { shop: shop.name }),
    body: (
      <>
        <Greeting i18n={i18n} name={recipient_name} />
        <Paragraph>{t("quote_requested.intro", values(props))}</Paragraph>
        <Facts
          items={[
            { label: t("fact.project"), value: project.name },
            { label: t("fact.number", { kind: project.kind }), value: project.number },
            ...requestedFacts(props, i18n),
          ]}
        />
        {admin_url ? (
          <Action shop={shop} label={t("quote_requested.action")} url={admin_url} address_label={t("action.address")} />
        ) : null}
      </>
    ),
  }
}

export const quoteRequestedLine: FeedTemplate<QuoteRequestedProps> = (props, i18n) => ({
  title: i18n.t("quote_requested.title", values(props)),
  text: props.lines
    .slice(0, 3)
    .map((line) => requestedLineText(line, i18n))
    .join(" · "),
})
