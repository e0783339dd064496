import { sha256Hex } from "../digest"

const MAX_HEADER = 512 * 1024
const MAX_ID = 500

/**
 * The Message-ID of a mail, with its angle brackets. One without a usable one gets one that is made of its bytes, so that
 * it is known again as well.
 */
export const messageIdOf = (content: Buffer): string => {
  const head = content.subarray(0, MAX_HEADER).toString("latin1")
  const [header = ""] = head.split(/\r?\n\r?\n/, 1)
  const unfolded = header.replace(/\r?\n[ \t]+/g, " ")
  const [, value = ""] = /^message-id:[ \t]*(\S[^\r\n]*)$/im.exec(unfolded) ?? []
  const [id] = /<[^\s<>]+>/.exec(value) ?? []
  return id !== undefined && id.length <= MAX_ID && /^[\x21-\x7e]+$/.test(id)
    ? id
    : `<${sha256Hex(content)}@no-message-id>`
}

/**
 * The Message-ID of a notice's mail, the same for each attempt. Of mails in a thread, the thread's own takes its place.
 * @param uid of the notice's job: 122 random bits, so that others cannot name a mail that they have not seen
 */
export const noticeMessageId = (uid: string, portal_url: string): string =>
  `<${uid.replaceAll("@", ".")}@${new URL(portal_url).hostname}>`

/** The `uid` in a Message-ID that `noticeMessageId` may have made; null for another one. */
export const uidOfMessageId = (message_id: string): string | null =>
  /^<([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}(?:\.\w+)*)@/.exec(message_id)?.[1] ?? null
