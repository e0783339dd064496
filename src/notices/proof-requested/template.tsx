import type { MailTemplate } from "../../emails/types"
import { approvalRequestedMail, type ApprovalRequestedProps } from "../approval-requested/template"
import { AskedProofs, askedFacts, type AskedProofsProps } from "../asked-proofs/mail"

/** `only` is the request where there is a single one: it says more than a list of one. */
export type ProofRequestedProps = AskedProofsProps & { only: ApprovalRequestedProps | null }

export const proofRequestedMail: MailTemplate<ProofRequestedProps> = ({ only, ...props }, context) => {
  if (only) return approvalRequestedMail(only, context)
  const { t } = context.i18n
  const facts = askedFacts(props, context.i18n)
  return {
    subject: t("proofs.mail.subject", facts),
    preheader: props.proofs.map(({ title }) => title).join(", "),
    title: t("proofs.mail.title", facts),
    reason: t("footer.why", { shop: context.shop.name }),
    body: <AskedProofs intro={t("proofs.mail.intro", facts)} props={props} context={context} />,
  }
}
