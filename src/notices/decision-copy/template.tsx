import { Action, Facts, Greeting, Paragraph, Quote, Small } from "../../emails/parts"
import type { MailTemplate } from "../../emails/types"
import { decisionFacts, type DecisionFactsProps, subjectFacts } from "../decision-facts"

export interface DecisionCopyProps extends DecisionFactsProps {
  /** Null greets without a name: the mail goes to an address that the client typed. */
  recipient_name: string | null
  /** The signer's own portal link; null when a decision was recorded for a person without one. */
  url: string | null
}

export const decisionCopyMail: MailTemplate<DecisionCopyProps> = (props, { shop, i18n }) => {
  const { project, decision, recipient_name, url } = props
  const { t } = i18n
  const facts = { ...subjectFacts(props.words, decision, project, i18n), kind: decision.kind }
  const { subject, title, intro } = props.words.decided(facts, i18n)
  return {
    subject,
    preheader: intro,
    title,
    reason: t("footer.why", { shop: shop.name }),
    body: (
      <>
        <Greeting i18n={i18n} name={recipient_name} />
        <Paragraph>{intro}</Paragraph>
        {decision.recorded_by ? (
          <Paragraph>{t("decision.client.recorded", { name: decision.recorded_by.name })}</Paragraph>
        ) : null}
        {decision.message ? (
          <Quote label={t("decision.client.message")} value={decision.message} accent={shop.accent} />
        ) : null}
        <Facts
          items={[
            ...decisionFacts(props, i18n),
            { label: t("fact.sha256"), value: decision.document_sha256, code: true },
          ]}
        />
        {url ? <Action shop={shop} label={t("decision.action")} url={url} address_label={t("action.address")} /> : null}
        <Small>{t("decision.client.sha256")}</Small>
      </>
    ),
  }
}
