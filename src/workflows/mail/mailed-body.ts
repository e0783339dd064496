import { LIMITS } from "../../contracts/common"
import type { I18n } from "../../messages/i18n"
import type { LeftOutFile } from "../file/given-files"

/** The beginning of a text, never with half of a character at its end. */
const begin = (text: string, max: number): string => text.slice(0, max).replace(/[\ud800-\udbff]$/, "")

type Parts = {
  words: string
  /** How many files come with the message. */
  file_count: number
  left_out: readonly LeftOutFile[]
}

/** Files that the message leaves out, each with the reason. */
const leftOutNote = (left_out: readonly LeftOutFile[], { t, list }: I18n): string =>
  t("mail.left_out", { files: list(left_out.map((file) => t("mail.left_out.file", file))) })

/**
 * The words of a mail as a message: at most as long as a message may be, and followed by what the message leaves out. It
 * says so in the shop's language, so that nothing is lost silently; staff open the whole mail. Pure.
 */
export const mailedBody = (
  { words, file_count, left_out }: Parts,
  { i18n, shop }: { i18n: I18n; shop: string },
): string => {
  const notes = left_out.length > 0 ? [leftOutNote(left_out, i18n)] : []
  const own = words || (file_count > 0 ? i18n.t("mail.only_files", { count: file_count }) : "")
  const whole = [own, ...notes].filter(Boolean).join("\n\n")
  if (whole.length <= LIMITS.note) return whole
  const end = begin(`\n\n${[i18n.t("mail.shortened", { shop }), ...notes].join("\n")}`, LIMITS.shortText * 4)
  return begin(own, LIMITS.note - end.length) + end
}
