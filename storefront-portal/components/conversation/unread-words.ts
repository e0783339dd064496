import { MAX_UNREAD } from "@contracts/conversation/message"
import type { I18n } from "@messages/i18n"

/** "3 new messages"; "99+ new messages" where counting stopped. */
export function unreadWords(count: number, i18n: I18n): string {
  const n = count < MAX_UNREAD ? i18n.number(count) : `${i18n.number(MAX_UNREAD - 1)}+`
  return i18n.t("conversation.unread", { count, n })
}
