import "server-only"
import type { Shop } from "@contracts/shop"
import type { I18n } from "@messages/i18n"
import { catalogues, type Catalogues } from "@messages/index"
import type { StudioData } from "@/components/proofs/studio/studio-data"

/** Beginnings of the messages that the studio says. */
const USED = [
  "studio.",
  "proof.",
  "sign.",
  "stamp.",
  "page.",
  "review.terms",
  "review.act.jump",
  "review.changes.",
  "diff.",
  "expired.act",
]

/** The words that the studio's script needs, in the reader's language alone. */
export function studioWords(acceptLanguage: string | null, shop: Shop, { language }: I18n): StudioData["words"] {
  const known: Catalogues = catalogues
  const words = Object.entries(known[language] ?? catalogues.en)
  return {
    catalogues: {
      [language]: Object.fromEntries(words.filter(([key]) => USED.some((start) => key.startsWith(start)))),
    },
    locales: [acceptLanguage, shop.locale],
    timeZone: shop.time_zone,
  }
}
