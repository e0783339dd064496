import { IntlMessageFormat } from "intl-messageformat"
import type { Catalogue, MessageKey } from "."

type Elements = ReturnType<IntlMessageFormat["getAst"]>

/** They stand around every message that went through the catalogue. */
export const PSEUDO_OPEN = "⟦"
export const PSEUDO_CLOSE = "⟧"

const LETTERS = "aåcçeéiînñoöuüyýAÅCÇEÉIÎNÑOÖUÜYÝ"

/**
 * The same catalogue in a made-up language: letters carry accents and each message stands in brackets; arguments and
 * plural forms stay. Text on a page outside of brackets did not come from the catalogue.
 */
export const pseudoCatalogue = (catalogue: Catalogue): Catalogue => {
  const translated: Record<MessageKey, string> = { ...catalogue }
  for (const key of keysOf(translated)) translated[key] = pseudoMessage(translated[key])
  return translated
}

/** One ICU message in the made-up language. */
export const pseudoMessage = (message: string): string => {
  const format = new IntlMessageFormat(message, "en", undefined, { ignoreTag: true, captureLocation: true })
  let accented = message
  for (const [start, end] of literalRanges(format.getAst()))
    accented = accented.slice(0, start) + accent(message.slice(start, end)) + accented.slice(end)
  return PSEUDO_OPEN + accented + PSEUDO_CLOSE
}

/** Where text stands that is read as it is, also inside of plural and select forms. */
const literalRanges = (elements: Elements): [start: number, end: number][] =>
  elements.flatMap((element): [number, number][] => {
    if ("options" in element) return Object.values(element.options).flatMap(({ value }) => literalRanges(value))
    if (element.type !== 0 || !element.location) return []
    return [[element.location.start.offset, element.location.end.offset]]
  })

/** Letter by letter, so that every position stays where it is. */
const accent = (text: string): string =>
  text.replace(/[a-z]/gi, (letter) => {
    const at = LETTERS.indexOf(letter)
    return at >= 0 && at % 2 === 0 ? (LETTERS[at + 1] ?? letter) : letter
  })

const keysOf = (catalogue: Record<MessageKey, string>): MessageKey[] =>
  Object.keys(catalogue).filter((key): key is MessageKey => Object.hasOwn(catalogue, key))
