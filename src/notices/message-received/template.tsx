import { Action, Greeting, Paragraph, Small } from "../../emails/parts"
import type { MailProject, MailTemplate } from "../../emails/types"
import { beginningOf, type MailedMessage, MessageQuotes, writersOf } from "../message-quotes"

export interface MessageReceivedProps {
  /** Null greets without a name. */
  recipient_name: string | null
  project: MailProject
  /** Oldest first; at least one. */
  messages: readonly MailedMessage[]
  /** The thread. */
  url: string
}

export const messageReceivedMail: MailTemplate<MessageReceivedProps> = (props, { shop, i18n }) => {
  const { recipient_name, project, messages, url } = props
  const { t } = i18n
  const count = messages.length
  const values = { who: writersOf(messages, i18n), project: project.name, count, n: i18n.number(count) }
  return {
    subject: t("message_received.subject", values),
    preheader: beginningOf(messages, 150),
    title: t("message_received.title", values),
    reason: t("footer.why", { shop: shop.name }),
    body: (
      <>
        <Greeting i18n={i18n} name={recipient_name} />
        <Paragraph>{t("message_received.intro", values)}</Paragraph>
        <MessageQuotes messages={messages} shop={shop} i18n={i18n} />
        <Action shop={shop} label={t("message_received.action")} url={url} address_label={t("action.address")} />
        <Small>{t("personal")}</Small>
      </>
    ),
  }
}
