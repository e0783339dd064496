import { APP_SIGNATURE, FROM_LINE, HEADER_LINE, ORIGINAL_MESSAGE, WROTE } from "./quote-marks"

/** Longer mails are read so far. */
const MAX_LENGTH = 200_000
/** Mail programs break what stands above a quote into so many lines at most. */
const MAX_ATTRIBUTION_LINES = 4

const isBlank = (line: string): boolean => line.trim() === ""
const isQuoted = (line: string): boolean => /^\s*>/.test(line)
const unquoted = (line: string): string => line.replace(/^[\s>]+/, "").trim()

/** Index of the first line after which only quotes and blank lines follow; the number of lines when none does. */
const startOfTrailingQuote = (lines: readonly string[]): number => {
  let start = lines.length
  for (let index = lines.length - 1; index >= 0; index -= 1) {
    const line = lines[index] ?? ""
    if (isQuoted(line)) start = index
    else if (!isBlank(line)) break
  }
  return start
}

/** Nothing that mail programs write on one line is longer; what is longer was written by a person. */
const MAX_MARK = 600

const ADDRESS = /<[^>]*>|\S+@\S+/g
const DATE = /\p{N}{1,2}[:.h]\p{N}{2}|\p{N}{4}|\p{N}{1,2}[./-]\p{N}{1,2}/u
const COLON = /[:：]\*?\s*$/

/** "On Friday, 27 November 2026 at 8:00, Anna <anna@example.com> wrote:", which programs break into several lines. */
const isAttribution = (text: string): boolean => COLON.test(text) && DATE.test(text.replace(ADDRESS, ""))

/** "Anna <anna@example.com> wrote:", without a date. */
const isShortAttribution = (text: string): boolean => COLON.test(text) && (text.includes("@") || WROTE.test(text))

/** Index of the first of the lines that stand above a quote and tell of it; `end` when there are none. */
const startOfAttribution = (lines: readonly string[], end: number): number => {
  let last = end
  while (last > 0 && isBlank(lines[last - 1] ?? "")) last -= 1
  let short = end
  for (let start = last - 1; start >= Math.max(0, last - MAX_ATTRIBUTION_LINES); start -= 1) {
    const text = lines.slice(start, last).join(" ")
    if (isBlank(lines[start] ?? "") || text.length > MAX_MARK) break
    if (isAttribution(text)) return start
    if (short === end && isShortAttribution(text)) short = start
  }
  return short
}

/** "From: …" with at least two more lines of a header among the next five. */
const beginsHeader = (lines: readonly string[], index: number): boolean => {
  if (!FROM_LINE.test(lines[index] ?? "")) return false
  const next = lines.slice(index + 1, index + 6)
  return next.filter((line) => line.length <= MAX_MARK && HEADER_LINE.test(line)).length >= 2
}

/** Whether what ends before `end` names an address or a day: without a ">" below, "he wrote:" alone may be anybody's words. */
const tellsWho = (lines: readonly string[], end: number): boolean => {
  const text = lines.slice(startOfAttribution(lines, end), end).join(" ")
  return text.includes("@") || isAttribution(text)
}

/** Index of the last quoted line with words below it: they answer it, so the quote belongs to the answer. -1 for none. */
const lastAnsweredQuote = (lines: readonly string[]): number =>
  lines.slice(0, startOfTrailingQuote(lines)).findLastIndex(isQuoted)

/** Where what was written ends: at the first mark of a quote that no answer follows. */
const endOfWords = (lines: readonly string[], isMarker: (line: string) => boolean): number => {
  const answered = lastAnsweredQuote(lines)
  for (const [index, line] of lines.entries()) {
    if (line.length > MAX_MARK) continue
    if (isMarker(unquoted(line)) || ORIGINAL_MESSAGE.test(line) || beginsHeader(lines, index)) return index
    if (index >= answered && !isQuoted(line) && WROTE.test(line) && tellsWho(lines, index + 1)) return index + 1
  }
  return lines.length
}

const withoutSignature = (lines: readonly string[]): readonly string[] => {
  const delimiter = lines.findIndex((line, index) => index > 0 && /^(?:--|—)\s*$/.test(line))
  const kept = delimiter === -1 ? [...lines] : lines.slice(0, delimiter)
  const dropBlank = () => {
    while (kept.length > 0 && (isBlank(kept.at(-1) ?? "") || /^\s*[-_–—]{3,}\s*$/.test(kept.at(-1) ?? ""))) kept.pop()
  }
  dropBlank()
  while (kept.length > 0 && APP_SIGNATURE.test((kept.at(-1) ?? "").slice(0, MAX_MARK))) {
    kept.pop()
    dropBlank()
  }
  return kept
}

/**
 * What a person wrote in an answer by mail: without the mail that it answers, which programs put below, and without a
 * signature. Quotes with answers between them stay. Takes time in proportion to the text's length.
 * @param text plain text of the mail
 * @param isMarker whether a line is the one above which the recipient of our mails is asked to write
 * @returns an empty text when nothing of it is new
 */
export const foldReply = (text: string, isMarker: (line: string) => boolean): string => {
  const lines = text
    .slice(0, MAX_LENGTH)
    .replace(/\r\n?/g, "\n")
    .replace(/\u00a0/g, " ")
    .split("\n")
    .map((line) => line.trimEnd())
  const end = startOfTrailingQuote(lines.slice(0, endOfWords(lines, isMarker)))
  const words = lines.slice(0, end < lines.length ? startOfAttribution(lines, end) : end)
  return withoutSignature(words)
    .join("\n")
    .replace(/\n{3,}/g, "\n\n")
    .trim()
}
