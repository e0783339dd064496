import type { MailTemplate } from "../../emails/types"
import { AskedProofs, askedFacts, type AskedProofsProps } from "../asked-proofs/mail"

export const proofReminderMail: MailTemplate<AskedProofsProps> = (props, context) => {
  const { t } = context.i18n
  const facts = askedFacts(props, context.i18n)
  return {
    subject: t("proofs.reminder.subject", facts),
    preheader: t("proofs.reminder.preheader", facts),
    title: t("proofs.reminder.title", facts),
    reason: t("footer.why", { shop: context.shop.name }),
    body: <AskedProofs intro={t("proofs.reminder.intro", facts)} props={props} context={context} />,
  }
}
