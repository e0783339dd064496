import type { Settings } from "../contracts"
import { sha256Hex } from "../lib/digest"
import { createI18n } from "../messages/i18n"
import type { ConsentWords } from "../workflows/approval/subject"

/** Text and terms, each with its hex SHA-256. */
export type Consent = { text: string; sha256: string; terms: string | null; terms_sha256: string | null }

/** The consent text of one document under the shop's present name, terms and locale. Pure. */
export const consentFor = (
  words: ConsentWords,
  version: number,
  { shop, approval: { terms } }: Pick<Settings, "shop" | "approval">,
): Consent => {
  const i18n = createI18n({ locales: [shop.locale], timeZone: "UTC" })
  const text = words({ version, shop: shop.name, has_terms: Boolean(terms), i18n })
  return { text, sha256: sha256Hex(text), terms, terms_sha256: terms ? sha256Hex(terms) : null }
}
