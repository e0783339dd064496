import type { Shop } from "../contracts/shop"
import { Quote } from "../emails/parts"
import { firstName } from "../messages/first-name"
import type { I18n } from "../messages/i18n"

/** One message as a mail shows it. */
export type MailedMessage = {
  name: string
  body: string
  at: string
  /** Names of its files. */
  files: readonly string[]
}

/** "Dana", or "Dana and Theo". */
export const writersOf = (messages: readonly MailedMessage[], i18n: I18n): string =>
  i18n.list([...new Set(messages.map(({ name }) => firstName(name)))])

/** The beginning of what was written, at most so many characters. */
export const beginningOf = (messages: readonly MailedMessage[], max: number): string => {
  const text = messages.map(({ body }) => body).join(" ")
  return text.length > max ? `${[...text.slice(0, max)].slice(0, -1).join("")}…` : text
}

const filesNote = (files: readonly string[], { t }: I18n): string | null =>
  files.length > 0 ? t("message.files", { count: files.length, names: files.join(", ") }) : null

/** What was written, oldest first, each under its author and time, with the names of its files. */
export const MessageQuotes = ({
  messages,
  shop,
  i18n,
}: {
  messages: readonly MailedMessage[]
  shop: Shop
  i18n: I18n
}) => (
  <>
    {messages.map(({ name, body, at, files }, index) => (
      <Quote
        key={index}
        label={i18n.t("message.by", { name, at: i18n.deadline(at) })}
        value={body}
        note={filesNote(files, i18n)}
        accent={shop.accent}
      />
    ))}
  </>
)
