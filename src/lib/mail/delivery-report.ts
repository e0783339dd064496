/** What a mail server says of a mail that it could not deliver (RFC 3464). */
export type DeliveryReport = {
  /** Message-ID of the mail, with its angle brackets. */
  message_id: string
  /** In lower case. */
  email: string
  /** False: the server goes on trying, or may take a later mail. */
  is_permanent: boolean
  /** In the words of the server that refused it. */
  reason: string
}

/** A part of a mail as text. */
export type MailPart = { type: string; text: string }

const MAX_REASON = 300

/** Lines that begin with white space go on from the line before. */
const unfold = (text: string): string => text.replace(/\r?\n[ \t]+/g, " ")

const field = (text: string, name: string): string | null =>
  new RegExp(`^${name}:[ \\t]*(.+)$`, "im").exec(text)?.[1]?.trim() ?? null

/** "rfc822; anna@example.com" and "smtp; 550 5.1.1 No such user", without what stands before the semicolon. */
const valueOf = (text: string): string => text.replace(/^[\w-]+;\s*/, "")

/**
 * What a delivery report says, from its parts; null for a mail that is none, for one that reports a success or a delay, and
 * for one that does not say which mail it is about. Pure.
 */
export const readDeliveryReport = (parts: readonly MailPart[]): DeliveryReport | null => {
  const status = parts.find(({ type }) => type === "message/delivery-status")
  const original = parts.find(({ type }) => type === "message/rfc822" || type === "text/rfc822-headers")
  if (!status || !original) return null
  const facts = unfold(status.text)
  const message_id = /<[^<>\s]+@[^<>\s]+>/.exec(field(unfold(original.text), "message-id") ?? "")?.[0]
  const recipient = field(facts, "original-recipient") ?? field(facts, "final-recipient")
  if (field(facts, "action")?.toLowerCase() !== "failed" || !message_id || !recipient) return null
  const code = field(facts, "status") ?? ""
  const reason = valueOf(field(facts, "diagnostic-code") ?? code)
  return {
    message_id,
    email: valueOf(recipient).replace(/^<|>$/g, "").toLowerCase(),
    is_permanent: !code.startsWith("4"),
    reason: reason.replace(/\s+/g, " ").slice(0, MAX_REASON) || "not delivered",
  }
}
