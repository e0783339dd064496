import { Action, Facts, Greeting, Paragraph, Quote } from "../../emails/parts"
import type { MailTemplate } from "../../emails/types"
import type { I18n } from "../../messages/i18n"
import { decisionFacts, type DecisionFactsProps, subjectFacts } from "../decision-facts"
import type { FeedTemplate } from "../send-feed-line"

export interface DecisionMadeProps extends DecisionFactsProps {
  /** The rep; null for a line that is for every user. */
  recipient_name: string | null
  /** The project in the admin; null when the plugin is not told where the admin lives. */
  admin_url: string | null
}

const factsOf = ({ project, decision, words }: DecisionMadeProps, i18n: I18n) =>
  subjectFacts(words, decision, project, i18n)

const wordsFor = (props: DecisionMadeProps, i18n: I18n) => {
  const { decision, words } = props
  return words.decidedForStaff({ ...factsOf(props, i18n), kind: decision.kind, who: decision.name }, i18n)
}

export const decisionMadeMail: MailTemplate<DecisionMadeProps> = (props, { shop, i18n }) => {
  const { decision, recipient_name, admin_url } = props
  const { t } = i18n
  const { subject, title, intro } = wordsFor(props, i18n)
  return {
    subject,
    preheader: decision.message ?? intro,
    title,
    reason: t("footer.why_staff", { shop: shop.name }),
    body: (
      <>
        <Greeting i18n={i18n} name={recipient_name} />
        <Paragraph>{intro}</Paragraph>
        {decision.message ? (
          <Quote label={t("quote.from", { name: decision.name })} value={decision.message} accent={shop.accent} />
        ) : null}
        <Facts items={decisionFacts(props, i18n)} />
        {admin_url ? (
          <Action shop={shop} label={t("decision.staff.action")} url={admin_url} address_label={t("action.address")} />
        ) : null}
      </>
    ),
  }
}

/** The bell shows little: a long message is cut. */
const MAX_MESSAGE = 300

export const decisionMadeLine: FeedTemplate<DecisionMadeProps> = (props, i18n) => {
  const { project, decision } = props
  return {
    title: wordsFor(props, i18n).title,
    text: i18n.t("decision.text", {
      number: project.number,
      version: factsOf(props, i18n).version,
      has_message: decision.message ? "yes" : "no",
      message: decision.message?.slice(0, MAX_MESSAGE) ?? "",
    }),
  }
}
