import type { DecisionStamp } from "../contracts/approval"
import { greeting } from "./greeting"
import { Action, type Fact, Facts, Paragraph, Quote, Small } from "./parts"
import type { MailBase, MailContent, MailProject, MailTemplate } from "./types"
import type { Voice } from "./voice"

export interface DecisionMadeBase extends MailBase {
  project: MailProject
  decision: Pick<
    DecisionStamp,
    | "kind"
    | "version"
    | "name"
    | "at"
    | "message"
    | "amount"
    | "currency_code"
    | "recorded_by"
    | "recorded_channel"
    | "document_sha256"
  >
  /** Of the person who decided; null when staff recorded it without one. */
  decided_by_email: string | null
}

export interface SignerCopyProps extends DecisionMadeBase {
  audience: "signer"
  /** Null greets without a name: the mail goes to an address that the client typed. */
  recipient_name: string | null
  /** The signer's own portal link; null when a decision was recorded for somebody without one. */
  url: string | null
}

export interface StaffCopyProps extends DecisionMadeBase {
  audience: "staff"
  recipient_name: string
  /** The order in the admin; null when the plugin is not told where the admin lives. */
  admin_url: string | null
}

export type DecisionMadeProps = SignerCopyProps | StaffCopyProps

const facts = ({ project, decision, decided_by_email, audience }: DecisionMadeProps, voice: Voice): Fact[] => {
  const { t } = voice
  const { recorded_by, recorded_channel } = decision
  return [
    { label: t("fact.decision"), value: t(`decision.${decision.kind}`) },
    { label: t("fact.project"), value: project.name },
    { label: t("fact.number", { kind: project.kind }), value: project.number },
    { label: t("fact.version"), value: String(decision.version) },
    { label: t("fact.amount"), value: voice.money(decision.amount, decision.currency_code) },
    {
      label: t("fact.by", { kind: recorded_by ? "recorded" : decision.kind }),
      value: [decision.name, ...(decided_by_email ? [decided_by_email] : [])].join("\n"),
    },
    { label: t("fact.at"), value: voice.instant(decision.at) },
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
    ...(audience === "signer" ? [{ label: t("fact.sha256"), value: decision.document_sha256, code: true }] : []),
  ]
}

const signerCopy = (props: SignerCopyProps, voice: Voice): MailContent => {
  const { shop, project, decision, recipient_name, url } = props
  const { t } = voice
  const intro = t(`decision.${decision.kind}.client.intro`)
  return {
    subject: t(`decision.${decision.kind}.client.subject`, {
      project: project.name,
      version: String(decision.version),
    }),
    preheader: intro,
    title: t(`decision.${decision.kind}.client.title`, { project: project.name }),
    reason: t("footer.why", { shop: shop.name }),
    body: (
      <>
        <Paragraph>{greeting(voice, recipient_name)}</Paragraph>
        <Paragraph>{intro}</Paragraph>
        {decision.recorded_by ? (
          <Paragraph>{t("decision.client.recorded", { name: decision.recorded_by.name })}</Paragraph>
        ) : null}
        {decision.message ? (
          <Quote label={t("decision.client.message")} value={decision.message} accent={shop.accent} />
        ) : null}
        <Facts items={facts(props, voice)} />
        {url ? <Action shop={shop} label={t("decision.action")} url={url} address_label={t("action.address")} /> : null}
        <Small>{t("decision.client.sha256")}</Small>
      </>
    ),
  }
}

const staffCopy = (props: StaffCopyProps, voice: Voice): MailContent => {
  const { shop, project, decision, recipient_name, admin_url } = props
  const { t } = voice
  const names = {
    who: decision.name,
    project: project.name,
    amount: voice.money(decision.amount, decision.currency_code),
  }
  const intro = t("decision.staff.intro", { version: String(decision.version) })
  return {
    subject: t(`decision.${decision.kind}.staff.subject`, names),
    preheader: decision.message ?? intro,
    title: t(`decision.${decision.kind}.staff.title`, names),
    reason: t("footer.why_staff", { shop: shop.name }),
    body: (
      <>
        <Paragraph>{greeting(voice, recipient_name)}</Paragraph>
        <Paragraph>{intro}</Paragraph>
        {decision.message ? (
          <Quote label={t("quote.from", { name: decision.name })} value={decision.message} accent={shop.accent} />
        ) : null}
        <Facts items={facts(props, voice)} />
        {admin_url ? (
          <Action shop={shop} label={t("decision.staff.action")} url={admin_url} address_label={t("action.address")} />
        ) : null}
      </>
    ),
  }
}

/** Two mails for one decision: the signer's copy to keep, and the news for the rep. */
export const decisionMadeMail: MailTemplate<DecisionMadeProps> = (props, voice) =>
  props.audience === "signer" ? signerCopy(props, voice) : staffCopy(props, voice)
