import type { MedusaContainer } from "@medusajs/framework/types"
import type { NoticeTexts } from "../contracts"
import { portalError } from "../lib/portal-error"
import { portalServices } from "../lib/services"
import { catalogues, type Catalogue, type Catalogues, isMessageKey, type MessageKey } from "../messages"
import { checkText, placeholderNames, type TextProblem } from "../messages/check-text"
import { findNotice } from "../notices/find-notice"

const languages: Catalogues = catalogues

/** @throws MedusaError not_found for a language that mails are not written in */
const requireCatalogue = (language: string): Catalogue => {
  const catalogue = languages[language]
  if (!catalogue) throw portalError("not_found", "There are no emails in this language.")
  return catalogue
}

const keysOf = (name: string, catalogue: Catalogue): MessageKey[] => {
  const { words } = findNotice(name)
  return Object.keys(catalogue)
    .filter(isMessageKey)
    .filter((key) => words.some((beginning) => key.startsWith(beginning)))
}

/**
 * The words of a notice in one language, as the catalogue and the shop have them.
 * @throws MedusaError not_found for a notice or a language that does not exist
 */
export const readNoticeTexts = async (
  container: MedusaContainer,
  name: string,
  language = Object.keys(languages)[0] ?? "en",
): Promise<NoticeTexts> => {
  const catalogue = requireCatalogue(language)
  const own = await portalServices(container).automations.readTexts()
  const texts = new Map(own.filter((text) => text.language === language).map(({ key, text }) => [key, text]))
  return {
    language,
    languages: Object.keys(languages),
    texts: keysOf(name, catalogue).map((key) => ({
      key,
      original: catalogue[key],
      placeholders: placeholderNames(catalogue[key], language),
      text: texts.get(key) ?? null,
    })),
  }
}

const REASONS: Record<TextProblem["code"], string> = {
  syntax: "the braces or forms are not complete",
  unknown: "there is no such placeholder",
  use: "the placeholder is used in another way than in the portal's own text",
}

/**
 * Checks the shop's own words for messages of a notice; null for the catalogue's.
 * @throws MedusaError not_found for a message that is none of the notice's; text_invalid, which says where
 */
export const requireTexts = (name: string, language: string, texts: Readonly<Record<string, string | null>>): void => {
  const catalogue = requireCatalogue(language)
  const known = keysOf(name, catalogue)
  for (const [given, text] of Object.entries(texts)) {
    const key = known.find((one) => one === given)
    if (!key) throw portalError("not_found", "The notice has no such text.")
    const problem = text === null ? null : checkText(text, catalogue[key], language)
    if (!problem) continue
    const place = `Line ${problem.line}, column ${problem.column}`
    throw portalError("text_invalid", `${place}: ${problem.name && `{${problem.name}}: `}${REASONS[problem.code]}.`)
  }
}
