import { Action, Facts, Greeting, Paragraph } from "../../emails/parts"
import type { MailProject, MailTemplate } from "../../emails/types"
import { beginningOf, type MailedMessage, MessageQuotes, writersOf } from "../message-quotes"
import type { FeedTemplate } from "../send-feed-line"

export interface ClientMessageProps {
  /** The rep; null for a line that is for every user. */
  recipient_name: string | null
  project: MailProject
  /** Oldest first; at least one. */
  messages: readonly MailedMessage[]
  /** The thread in the admin; null when the plugin is not told where the admin lives. */
  admin_url: string | null
}

export const clientMessageMail: MailTemplate<ClientMessageProps> = (props, { shop, i18n }) => {
  const { recipient_name, project, messages, admin_url } = props
  const { t } = i18n
  const values = { who: writersOf(messages, i18n), project: project.name }
  return {
    subject: t("client_message.subject", values),
    preheader: beginningOf(messages, 150),
    title: t("client_message.title", values),
    reason: t("footer.why_staff", { shop: shop.name }),
    body: (
      <>
        <Greeting i18n={i18n} name={recipient_name} />
        <Paragraph>{t("client_message.intro", values)}</Paragraph>
        <MessageQuotes messages={messages} shop={shop} i18n={i18n} />
        <Facts
          items={[
            { label: t("fact.project"), value: project.name },
            { label: t("fact.number", { kind: project.kind }), value: project.number },
          ]}
        />
        {admin_url ? (
          <Action shop={shop} label={t("client_message.action")} url={admin_url} address_label={t("action.address")} />
        ) : null}
      </>
    ),
  }
}

export const clientMessageLine: FeedTemplate<ClientMessageProps> = ({ messages, project }, i18n) => ({
  title: i18n.t("client_message.title", { who: writersOf(messages, i18n), project: project.name }),
  text: beginningOf(messages, 200),
})
