import type { MedusaContainer } from "@medusajs/framework/types"
import { portalServices } from "../lib/services"
import { catalogues, type Catalogues, isMessageKey } from "../messages"
import { checkText } from "../messages/check-text"
import type { OwnText } from "../modules/automation/texts"

/**
 * The catalogues with a shop's own words in them. Words for a message that is gone, or that has other placeholders since an
 * upgrade, are left out. Pure.
 */
export const withOwnWords = (own: readonly OwnText[], base: Catalogues = catalogues): Catalogues => {
  const merged = { ...base }
  for (const { language, key, text } of own) {
    const words = merged[language]
    if (!words || !isMessageKey(key) || checkText(text, words[key], language) !== null) continue
    merged[language] = { ...words, [key]: text }
  }
  return merged
}

/** The catalogues that notices are written with. */
export const readCatalogues = async (container: MedusaContainer): Promise<Catalogues> =>
  withOwnWords(await portalServices(container).automations.readTexts())
