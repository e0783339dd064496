import { Text } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import { PURCHASE_ORDER_RULE, purchaseOrderFactsSchema } from "../../src/contracts"
import type { DecisionStamp } from "../../src/contracts"

/** The PO number that came with an approval. */
export function PoStamp({ rules }: Pick<DecisionStamp, "rules">) {
  const { t } = useTranslation("clientPortal")
  const facts = purchaseOrderFactsSchema.safeParse(rules[PURCHASE_ORDER_RULE])
  if (!facts.success) return null
  return (
    <Text size="small" leading="compact" className="break-words">
      {t("purchaseOrder.stamp", { number: facts.data.po_number })}
    </Text>
  )
}
