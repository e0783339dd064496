import type { ReactNode } from "react"
import type { ApproveBy } from "../../contracts"
import { Action, Greeting, LinkedItem, Paragraph, Small } from "../../emails/parts"
import type { MailContext, MailProject } from "../../emails/types"
import type { I18n } from "../../messages/i18n"
import { Missing, type MissingItem } from "../missing-items"

export interface AskedProofProps {
  title: string
  version_number: number
  is_waiver: boolean
  approve_by: ApproveBy | null
  /** An instant, as the next one. */
  asked_at: string
  /** The rep's own words. */
  message: string | null
  url: string
}

export interface AskedProofsProps {
  /** Null greets without a name. */
  recipient_name: string | null
  project: MailProject
  /** At least one, oldest first. */
  proofs: AskedProofProps[]
  /** What the shop still needs from the client, in a reminder. */
  missing: readonly MissingItem[]
  /** Where all of them stand. */
  url: string
}

/** What the words of these mails may name. */
export const askedFacts = ({ proofs, project }: AskedProofsProps, { number }: I18n) => ({
  count: proofs.length,
  n: number(proofs.length),
  title: proofs[0]?.title ?? "",
  project: project.name,
})

const noteOf = (
  { version_number, is_waiver, asked_at, approve_by }: AskedProofProps,
  { t, instant, day, deadline }: I18n,
): string[] => [
  t("proofs.mail.note", {
    kind: is_waiver ? "waiver" : "proof",
    version: String(version_number),
    at: instant(asked_at),
  }),
  ...(approve_by && !approve_by.has_passed
    ? [t("proofs.mail.by", { at: deadline(approve_by.at), date: day(approve_by.in_hands_date) })]
    : []),
]

/** The body: what there is to say, each proof with its own page, and one button. */
export const AskedProofs = ({
  intro,
  props,
  context,
}: {
  intro: ReactNode
  props: AskedProofsProps
  context: MailContext
}) => {
  const { shop, i18n } = context
  const { t } = i18n
  const { recipient_name, proofs, missing, url } = props
  return (
    <>
      <Greeting i18n={i18n} name={recipient_name} />
      <Paragraph>{intro}</Paragraph>
      {proofs.map((proof) => (
        <LinkedItem
          key={proof.url}
          label={proof.title}
          url={proof.url}
          notes={noteOf(proof, i18n)}
          quote={proof.message}
          accent={shop.accent}
        />
      ))}
      <Paragraph>{t("proofs.mail.what", { count: proofs.length })}</Paragraph>
      <Missing items={missing} i18n={i18n} />
      <Action
        shop={shop}
        label={t("proofs.mail.action", { count: proofs.length })}
        url={url}
        address_label={t("action.address")}
      />
      <Small>{t("personal")}</Small>
    </>
  )
}
