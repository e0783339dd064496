import type { DecisionStamp } from "../contracts/approval"
import type { I18n } from "../messages/i18n"
import type { Fact } from "./parts"
import type { MailProject } from "./types"

export interface DecisionFactsProps {
  project: MailProject
  decision: Pick<
    DecisionStamp,
    "kind" | "version" | "at" | "message" | "recorded_by" | "recorded_channel" | "document_sha256"
  > & { name: string; amount: string; currency_code: string }
  /** Of the person who decided; null when staff recorded it without one. */
  decided_by_email: string | null
}

/** A decision as both sides read it. */
export const decisionFacts = ({ project, decision, decided_by_email }: DecisionFactsProps, i18n: I18n): Fact[] => {
  const { t } = i18n
  const { recorded_by, recorded_channel } = decision
  return [
    { label: t("fact.decision"), value: t(`decision.${decision.kind}`) },
    { label: t("fact.project"), value: project.name },
    { label: t("fact.number", { kind: project.kind }), value: project.number },
    { label: t("fact.version"), value: String(decision.version) },
    { label: t("fact.amount"), value: i18n.money(decision.amount, decision.currency_code) },
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
