import { Action, Facts, Greeting, Paragraph, Small } from "../../emails/parts"
import type { MailTemplate } from "../../emails/types"
import type { ApprovalRequestedProps } from "../approval-requested/template"
import { subjectFacts, subjectRows } from "../decision-facts"
import { Missing, type MissingItem } from "../missing-items"

export type ApprovalReminderProps = Pick<
  ApprovalRequestedProps,
  "recipient_name" | "project" | "request" | "words" | "url"
> & {
  /** Instants. */
  asked_at: string
  /** Null for a quote that stays valid. */
  valid_until: string | null
  missing: readonly MissingItem[]
}

export const approvalReminderMail: MailTemplate<ApprovalReminderProps> = (props, { shop, i18n }) => {
  const { recipient_name, project, request, words, asked_at, valid_until, missing, url } = props
  const { t } = i18n
  const facts = subjectFacts(words, request, project, i18n)
  const values = { project: project.name, kind: project.kind, version: facts.version, asked: i18n.date(asked_at) }
  return {
    subject: t("approval_reminder.subject", values),
    preheader: t("approval_reminder.preheader", values),
    title: t("approval_reminder.title", values),
    reason: t("footer.why", { shop: shop.name }),
    body: (
      <>
        <Greeting i18n={i18n} name={recipient_name} />
        <Paragraph>{t("approval_reminder.intro", values)}</Paragraph>
        <Facts
          items={[
            { label: t("fact.project"), value: project.name },
            { label: t("fact.number", { kind: project.kind }), value: project.number },
            { label: t("fact.version"), value: facts.version },
            ...subjectRows(words, facts, i18n),
            ...(valid_until === null
              ? []
              : [{ label: t("approval_reminder.valid_until"), value: i18n.deadline(valid_until) }]),
          ]}
        />
        <Missing items={missing} i18n={i18n} />
        <Paragraph>{t("approval_reminder.what", values)}</Paragraph>
        <Action shop={shop} label={t("approval_reminder.action")} url={url} address_label={t("action.address")} />
        <Small>{t("personal")}</Small>
      </>
    ),
  }
}
