import type { HoldReason } from "../../contracts"
import { headerValues, type ReadMail } from "./read-mail"

/** Who reports that mails were not delivered. */
const MAILER = /^(mailer-daemon|postmaster|mail-daemon|mdaemon)@/i

const isBounce = ({ headers, from, is_report }: ReadMail): boolean =>
  is_report ||
  MAILER.test(from.email) ||
  headerValues(headers, "return-path").some((path) => path === "<>" || path === "") ||
  headerValues(headers, "x-failed-recipients").length > 0

/** Headers by which machines say that they wrote this (RFC 3834, and what came before it). */
const AUTOMATIC: Readonly<Record<string, (value: string) => boolean>> = {
  "auto-submitted": (value) => !/^no\b/i.test(value),
  precedence: (value) => /^(bulk|list|junk|auto_reply)\b/i.test(value),
  "x-autoreply": (value) => !/^no\b/i.test(value),
  "x-autorespond": () => true,
  "x-autoresponder": () => true,
  "x-auto-response": () => true,
  "x-mail-autoreply": () => true,
  "list-id": () => true,
  "list-unsubscribe": () => true,
  "feedback-id": () => true,
}

/** Why a mail was written by a machine; null for one that a person may have written. Pure. */
export const machineReason = (mail: ReadMail): Extract<HoldReason, "bounce" | "automatic"> | null => {
  if (isBounce(mail)) return "bounce"
  const isAutomatic = Object.entries(AUTOMATIC).some(([name, says]) => headerValues(mail.headers, name).some(says))
  return isAutomatic ? "automatic" : null
}
