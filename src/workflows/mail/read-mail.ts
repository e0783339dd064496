import { LIMITS } from "../../contracts/common"
import { toPlainText } from "../../emails/react-email"
import { cleanText } from "../../lib/clean-text"
import { type DeliveryReport, type MailPart, readDeliveryReport } from "../../lib/mail/delivery-report"
import { foldReply } from "../../lib/mail/fold-reply"
import { catalogues } from "../../messages"
import { MAX_PARTS, mailFiles, type MailFile } from "./mail-files"

/** postal-mime is an ES module, so it is loaded when the first mail comes. */
const parse = async (content: Buffer) =>
  (await import("postal-mime")).default.parse(content, { maxNestingDepth: 30, maxHeadersSize: 512 * 1024 })

type Email = Awaited<ReturnType<typeof parse>>
type Address = NonNullable<Email["from"]>
type Header = Email["headers"][number]

/** A mail as far as the portal reads it. Texts are free of control characters. */
export type ReadMail = {
  headers: readonly Header[]
  from: { name: string; email: string }
  /** Every address that the mail says it went to, in the order in which they count. */
  recipients: string[]
  subject: string
  /** Message-IDs that it answers, with their angle brackets: `In-Reply-To` first, then `References`, newest first. */
  answers: string[]
  is_report: boolean
  /** What it says of a mail that was not delivered; null for any other mail. */
  report: DeliveryReport | null
  /** What was written, without what it answers. */
  words: string
  /** All of it as plain text, cut at 200,000 characters. */
  whole_text: string
  files: MailFile[]
}

const MAX_TEXT = 200_000
const MAX_HTML = 1_000_000
const MAX_IDS = 50

/** The line above which the recipients of our mails are asked to write, in every language that mails are written in. */
const MARKERS = new Set<string>(Object.values(catalogues).map((words) => words["mail.reply_above"]))
const isMarker = (line: string): boolean => MARKERS.has(line)

const oneLine = (text: string, max: number): string => cleanText(text).replace(/\s+/g, " ").trim().slice(0, max)

const mailboxes = (address: Address): { name: string; email: string }[] =>
  address.group
    ? address.group.flatMap(mailboxes)
    : [{ name: oneLine(address.name, LIMITS.name), email: oneLine(address.address ?? "", LIMITS.email).toLowerCase() }]

export const headerValues = (headers: readonly Header[], name: string): string[] =>
  headers.filter(({ key }) => key === name).map(({ value }) => value.trim())

const idsIn = (text: string): string[] => text.slice(0, 20_000).match(/<[^\s<>]{1,500}>/g) ?? []

const answersOf = ({ inReplyTo = "", references = "" }: Email): string[] =>
  [...new Set([...idsIn(inReplyTo), ...idsIn(references).reverse()])].slice(0, MAX_IDS)

const recipientsOf = (mail: Email): string[] => [
  ...[...(mail.to ?? []), ...(mail.cc ?? [])].flatMap(mailboxes).map(({ email }) => email),
  // Where the mail was delivered, for a reply address that is only in the envelope.
  ...["delivered-to", "x-original-to", "envelope-to"].flatMap((name) => headerValues(mail.headers, name)),
]

/** What mail programs mark as quoted in HTML. */
const QUOTES = ["blockquote", "div.gmail_quote", "div.gmail_quote_container", "div.yahoo_quoted", "div.moz-cite-prefix"]

/** @param pictures `image` writes "[cid:…]" for each */
const textOfHtml = (html: string, leaveOut: readonly string[] = [], pictures: "skip" | "image" = "skip"): string =>
  toPlainText(html.slice(0, MAX_HTML), {
    limits: { maxDepth: 100, maxInputLength: MAX_HTML },
    selectors: [
      { selector: "a", options: { ignoreHref: true } },
      { selector: "img", format: pictures },
      ...leaveOut.map((selector) => ({ selector, format: "skip" })),
    ],
  })

const textsOf = ({ text = "", html = "" }: Email): { words: string; whole_text: string } => {
  const whole = text.trim() === "" ? textOfHtml(html) : text
  const own = text.trim() === "" ? textOfHtml(html, QUOTES) : text
  return {
    words: cleanText(foldReply(own, isMarker)).trim(),
    whole_text: cleanText(whole.replace(/\r\n?/g, "\n")).trim().slice(0, MAX_TEXT),
  }
}

/** What was written in a mail's HTML, with its pictures. */
const wordsWithPictures = ({ html = "" }: Email): string =>
  html.includes("cid:") ? foldReply(textOfHtml(html, QUOTES, "image"), isMarker) : ""

const isReport = ({ headers, attachments }: Email): boolean =>
  headerValues(headers, "content-type").some((type) => /^multipart\/report\b/i.test(type)) ||
  attachments.some(({ mimeType }) =>
    /^message\/(delivery-status|feedback-report|disposition-notification)$/i.test(mimeType),
  )

/** A report has a few lines; what it is about may be long, and its headers stand first. */
const MAX_PART = 50_000

const toPart = ({ mimeType, content }: Email["attachments"][number]): MailPart => ({
  type: mimeType.toLowerCase(),
  text:
    typeof content === "string"
      ? content.slice(0, MAX_PART)
      : Buffer.from(content, 0, Math.min(content.byteLength, MAX_PART)).toString("utf8"),
})

/**
 * Reads a mail from its bytes. What is broken in it is read as far as it can be.
 * @throws Error for a mail nested deeper, or with longer headers, than any mail program writes
 */
export const readMail = async (content: Buffer): Promise<ReadMail> => {
  const mail = await parse(content)
  const [from = { name: "", email: "" }] = mail.from ? mailboxes(mail.from) : []
  return {
    headers: mail.headers,
    from,
    recipients: recipientsOf(mail),
    subject: oneLine(mail.subject ?? "", LIMITS.shortText),
    answers: answersOf(mail),
    is_report: isReport(mail),
    report: readDeliveryReport(mail.attachments.slice(0, MAX_PARTS).map(toPart)),
    ...textsOf(mail),
    files: mailFiles(mail, wordsWithPictures(mail)),
  }
}
