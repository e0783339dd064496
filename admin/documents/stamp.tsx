import { Text } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import { DOCUMENT_RULE, documentFactsSchema } from "../../src/contracts"
import type { DecisionStamp } from "../../src/contracts"

/** The PDF that was stored when the client was asked. */
export function DocumentStamp({ rules }: Pick<DecisionStamp, "rules">) {
  const { t } = useTranslation("clientPortal")
  const facts = documentFactsSchema.safeParse(rules[DOCUMENT_RULE])
  if (!facts.success) return null
  return (
    <Text size="small" leading="compact" className="text-ui-fg-subtle break-words">
      {t("documents.stamp", { hash: facts.data.pdf_sha256.slice(0, 16) })}
    </Text>
  )
}
