import { cleanText } from "../../lib/clean-text"
import { keptFileName } from "../../lib/artwork/file-name"

/** A file that came with a mail. */
export type MailFile = {
  /** As `keptFileName` gave it. */
  name: string
  content: Uint8Array
}

/** A part of a mail as the parser gives it. */
type Attachment = {
  filename: string | null
  mimeType: string
  disposition: "attachment" | "inline" | null
  related?: boolean
  /** With its angle brackets. */
  contentId?: string
  content: ArrayBuffer | string
}

/** A picture within the text of a mail is a file from this size on; smaller ones are logos and icons of signatures. */
const PASTED_BYTES = 50 * 1024

/** Proves who wrote the mail (S/MIME, PGP), and is nothing that anybody sent. */
const PROOFS_OF_ORIGIN = /^application\/(?:pgp-signature|(?:x-)?pkcs7-signature)$/i

const ENDINGS: Readonly<Record<string, string>> = {
  "application/pdf": ".pdf",
  "image/gif": ".gif",
  "image/heic": ".heic",
  "image/jpeg": ".jpg",
  "image/png": ".png",
  "image/svg+xml": ".svg",
  "image/tiff": ".tif",
  "image/webp": ".webp",
  "message/rfc822": ".eml",
  "text/calendar": ".ics",
  "text/plain": ".txt",
}

const bytesOf = ({ content }: Attachment): Uint8Array =>
  typeof content === "string" ? Buffer.from(content, "utf8") : new Uint8Array(content)

const contentIdOf = ({ contentId = "" }: Attachment): string => contentId.replace(/^<|>$/g, "")

/** More parts are the work of no mail program; what is behind them is not looked at. */
export const MAX_PARTS = 200
const MAX_HTML = 1_000_000

/** Ids of what a mail's HTML shows. Read once: a mail may have any number of parts. */
const shownIn = (html: string): ReadonlySet<string> =>
  new Set([...html.slice(0, MAX_HTML).matchAll(/cid:([^"'\s)>\]]{1,500})/gi)].flatMap(([, id]) => id ?? []))

/** Ids of the pictures in a text that was made of HTML, which names them "[cid:…]". */
const picturesIn = (text: string): ReadonlySet<string> =>
  new Set([...text.matchAll(/\[cid:([^\]\s]{1,500})\]/gi)].flatMap(([, id]) => id ?? []))

/**
 * The files that a mail's sender attached, in their order. Pictures of signatures and of quoted mails are none, nor is what
 * signs the mail; a larger picture within the sender's own words is one: artwork is often pasted.
 * @param own_words what was written, with "[cid:…]" for each picture
 */
export const mailFiles = (
  { attachments, html = "" }: { attachments: readonly Attachment[]; html?: string | undefined },
  own_words: string,
): MailFile[] => {
  const [pasted, shown] = [picturesIn(own_words), shownIn(html)]
  const isFile = (attachment: Attachment): boolean => {
    const { mimeType, related, disposition } = attachment
    if (PROOFS_OF_ORIGIN.test(mimeType)) return false
    const id = contentIdOf(attachment)
    if (!shown.has(id)) return !related || disposition === "attachment"
    return pasted.has(id) && bytesOf(attachment).byteLength >= PASTED_BYTES
  }
  return attachments
    .slice(0, MAX_PARTS)
    .filter(isFile)
    .map((attachment, index) => ({
      name: keptFileName(
        cleanText(attachment.filename ?? ""),
        `file-${index + 1}${ENDINGS[attachment.mimeType.toLowerCase()] ?? ""}`,
      ),
      content: bytesOf(attachment),
    }))
}
