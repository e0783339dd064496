import { DOCUMENT_RULE, documentFactsSchema } from "@contracts/document-rule"
import type { StampFactReader } from "@/components/order/stamp-fact"

/** The PDF that was stored when the client was asked, by the beginning of its hash. */
export const pdfStamp: StampFactReader = ({ rules }, i18n) => {
  const facts = documentFactsSchema.safeParse(rules[DOCUMENT_RULE])
  return facts.success ? { name: i18n.t("stamp.pdf"), value: facts.data.pdf_sha256.slice(0, 16) } : null
}
