import type { OrderDocument, Settings } from "../contracts"
import { sha256Hex } from "../lib/digest"
import { createI18n } from "../messages/i18n"

/** Text and terms, each with its hex SHA-256. */
export type Consent = { text: string; sha256: string; terms: string | null; terms_sha256: string | null }

/** The consent text of one document under the shop's present name, terms and locale. Pure. */
export const consentFor = (
  document: OrderDocument,
  version: number,
  { shop, approval: { terms } }: Pick<Settings, "shop" | "approval">,
): Consent => {
  const { t, money } = createI18n({ locales: [shop.locale], timeZone: "UTC" })
  const text = t(terms ? "consent.with_terms" : "consent.without_terms", {
    shop: shop.name,
    project: document.project_name,
    version: String(version),
    amount: money(document.totals.total, document.currency_code),
  })
  return { text, sha256: sha256Hex(text), terms, terms_sha256: terms ? sha256Hex(terms) : null }
}
