import type { MedusaContainer } from "@medusajs/framework/types"
import type { NoticePreview, PreviewNotice } from "../contracts"
import { portalServices } from "../lib/services"
import { catalogues } from "../messages"
import { createI18n } from "../messages/i18n"
import { readShop } from "../notices/context"
import { findNotice } from "../notices/find-notice"
import { withOwnWords } from "../notices/own-words"
import { requireTexts } from "./notice-texts"

/**
 * What a notice would say now, of the latest thing in the shop that it could be about, in the shop's words and those that
 * are being typed. Sends nothing and changes nothing; no address in it opens anything.
 * @throws MedusaError not_found for a notice, a text or a language that does not exist; text_invalid, which says where
 */
export const readPreview = async (
  container: MedusaContainer,
  name: string,
  { language: chosen, texts }: PreviewNotice,
): Promise<NoticePreview> => {
  const notice = findNotice(name)
  const { shop, i18n: shops, logo_url } = await readShop(container)
  const language = chosen ?? shops.language
  requireTexts(name, language, texts)
  const saved = await portalServices(container).automations.readTexts()
  const own = [
    ...saved.filter((text) => text.language !== language || texts[text.key] === undefined),
    ...Object.entries(texts).flatMap(([key, text]) => (text === null ? [] : [{ language, key, text }])),
  ]
  // The shop's locale says how it writes dates and amounts in its own language.
  const locales = [language === shops.language ? shop.locale : language]
  const i18n = createI18n({ locales, timeZone: shop.time_zone, catalogues: withOwnWords(own) })
  const { occurred_at, ...drafted } = await notice.preview(container, { shop, i18n, logo_url })
  return { language, languages: Object.keys(catalogues), occurred_at: occurred_at?.toISOString() ?? null, ...drafted }
}
