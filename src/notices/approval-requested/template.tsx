import { firstName } from "../../messages/first-name"
import { Action, Facts, Greeting, Paragraph, Quote, Small } from "../../emails/parts"
import type { MailProject, MailTemplate } from "../../emails/types"
import { subjectFacts, subjectRows } from "../decision-facts"
import type { SubjectWords } from "../subject-notice"

export interface ApprovalRequestedProps {
  /** Null greets without a name. */
  recipient_name: string | null
  requested_by: string | null
  /** The rep's own words. */
  message: string | null
  project: MailProject
  /** Its amount is an exact decimal in major units; null for a subject without one. */
  request: { version: number; amount: string | null; currency_code: string | null }
  words: SubjectWords
  /** Differences from the version asked about before; 0 for the first. */
  change_count: number
  url: string
}

export const approvalRequestedMail: MailTemplate<ApprovalRequestedProps> = (props, { shop, i18n }) => {
  const { recipient_name, requested_by, message, project, change_count, url } = props
  const { t } = i18n
  const facts = subjectFacts(props.words, props.request, project, i18n)
  const by = requested_by === null ? null : firstName(requested_by)
  const { subject, preheader, title, intro, what, action } = props.words.requested({ ...facts, by }, i18n)
  return {
    subject,
    preheader,
    title,
    reason: t("footer.why", { shop: shop.name }),
    body: (
      <>
        <Greeting i18n={i18n} name={recipient_name} />
        <Paragraph>{intro}</Paragraph>
        {message ? (
          <Quote label={t("quote.from", { name: requested_by ?? shop.name })} value={message} accent={shop.accent} />
        ) : null}
        <Facts
          items={[
            { label: t("fact.project"), value: project.name },
            { label: t("fact.number", { kind: project.kind }), value: project.number },
            { label: t("fact.version"), value: facts.version },
            ...subjectRows(props.words, facts, i18n),
          ]}
        />
        {change_count > 0 ? (
          <Paragraph>{t("approval.changes", { count: change_count, n: i18n.number(change_count) })}</Paragraph>
        ) : null}
        <Paragraph>{what}</Paragraph>
        <Action shop={shop} label={action} url={url} address_label={t("action.address")} />
        <Small>{t("personal")}</Small>
      </>
    ),
  }
}
