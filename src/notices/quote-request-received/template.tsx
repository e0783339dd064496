import { Action, Facts, Greeting, Paragraph } from "../../emails/parts"
import type { MailProject, MailTemplate } from "../../emails/types"
import { requestedFacts, type RequestedFactsProps } from "../requested-facts"

export interface QuoteRequestReceivedProps extends RequestedFactsProps {
  recipient_name: string | null
  project: MailProject
  /** The recipient's own link to the quote. */
  url: string
}

export const quoteRequestReceivedMail: MailTemplate<QuoteRequestReceivedProps> = (props, { shop, i18n }) => {
  const { recipient_name, project, url } = props
  const { t } = i18n
  return {
    subject: t("quote_request_received.subject", { project: project.name }),
    preheader: t("quote_request_received.intro"),
    title: t("quote_request_received.title"),
    reason: t("footer.why", { shop: shop.name }),
    body: (
      <>
        <Greeting i18n={i18n} name={recipient_name} />
        <Paragraph>{t("quote_request_received.intro")}</Paragraph>
        <Facts
          items={[
            { label: t("fact.project"), value: project.name },
            { label: t("fact.number", { kind: project.kind }), value: project.number },
            ...requestedFacts(props, i18n),
          ]}
        />
        <Action shop={shop} label={t("quote_request_received.action")} url={url} address_label={t("action.address")} />
      </>
    ),
  }
}
