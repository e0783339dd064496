import type { DecisionStamp } from "../contracts"
import type { Fact } from "../emails/parts"
import type { MailProject } from "../emails/types"
import type { I18n } from "../messages/i18n"
import type { SubjectFacts, SubjectWords } from "./subject-notice"

export interface DecisionFactsProps {
  project: MailProject
  decision: Pick<
    DecisionStamp,
    | "kind"
    | "version"
    | "at"
    | "message"
    | "amount"
    | "currency_code"
    | "recorded_by"
    | "recorded_channel"
    | "document_sha256"
  > & { name: string }
  /** Of the person who decided; null when staff recorded it without one. */
  decided_by_email: string | null
  words: SubjectWords
}

/** What the words of a subject may name, of a request or a decision. */
export const subjectFacts = (
  words: SubjectWords,
  { version, amount, currency_code }: { version: number; amount: string | null; currency_code: string | null },
  project: MailProject,
  i18n: I18n,
): SubjectFacts => ({
  project,
  version: words.version ?? String(version),
  amount: amount === null || currency_code === null ? null : i18n.money(amount, currency_code),
})

/** The table's rows for a subject's own facts and its amount, where it has one. */
export const subjectRows = (words: SubjectWords, { amount }: SubjectFacts, i18n: I18n): Fact[] => [
  ...words.facts(i18n),
  ...(amount === null ? [] : [{ label: i18n.t("fact.amount"), value: amount }]),
]

/** A decision as both sides read it. */
export const decisionFacts = (
  { project, decision, decided_by_email, words }: DecisionFactsProps,
  i18n: I18n,
): Fact[] => {
  const { t } = i18n
  const { recorded_by, recorded_channel } = decision
  const facts = subjectFacts(words, decision, project, i18n)
  return [
    { label: t("fact.decision"), value: t(`decision.${decision.kind}`) },
    { label: t("fact.project"), value: project.name },
    // An approval turns the quote into an order, perhaps before this mail is read.
    { label: t("fact.reference"), value: project.number },
    { label: t("fact.version"), value: facts.version },
    ...subjectRows(words, facts, i18n),
    {
      label: t("fact.by", { kind: recorded_by ? "recorded" : decision.kind }),
      value: [decision.name, ...(decided_by_email ? [decided_by_email] : [])].join("\n"),
    },
    { label: t("fact.at"), value: i18n.instant(decision.at) },
    ...(recorded_by
      ? [
          {
            label: t("fact.recorded"),
            value: recorded_channel
              ? t(`decision.channel.${recorded_channel}`, { name: recorded_by.name })
              : recorded_by.name,
          },
        ]
      : []),
  ]
}
