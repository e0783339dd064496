import { decisionFacts, type DecisionFactsProps } from "../../emails/decision-facts"
import { greeting } from "../../emails/names"
import { Action, Facts, Paragraph, Quote } from "../../emails/parts"
import type { MailTemplate } from "../../emails/types"
import type { FeedTemplate } from "../send-feed-line"

export interface DecisionMadeProps extends DecisionFactsProps {
  /** The rep; null for a line that is for every user. */
  recipient_name: string | null
  /** The order in the admin; null when the plugin is not told where the admin lives. */
  admin_url: string | null
}

export const decisionMadeMail: MailTemplate<DecisionMadeProps> = (props, { shop, i18n }) => {
  const { project, decision, recipient_name, admin_url } = props
  const { t } = i18n
  const names = {
    who: decision.name,
    project: project.name,
    amount: i18n.money(decision.amount, decision.currency_code),
  }
  const intro = t("decision.staff.intro", { version: String(decision.version) })
  return {
    subject: t(`decision.${decision.kind}.staff.subject`, names),
    preheader: decision.message ?? intro,
    title: t(`decision.${decision.kind}.staff.title`, names),
    reason: t("footer.why_staff", { shop: shop.name }),
    body: (
      <>
        <Paragraph>{greeting(i18n, recipient_name)}</Paragraph>
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

export const decisionMadeLine: FeedTemplate<DecisionMadeProps> = ({ project, decision }, { t }) => ({
  title: t("decision.title", { kind: decision.kind, name: decision.name, project: project.name }),
  text: t("decision.text", {
    number: project.number,
    version: String(decision.version),
    has_message: decision.message ? "yes" : "no",
    message: decision.message?.slice(0, MAX_MESSAGE) ?? "",
  }),
})
