import { PURCHASE_ORDER_RULE, purchaseOrderFactsSchema } from "@contracts/purchase-order"
import type { StampFactReader } from "./stamp-fact"

/** The PO number that the client entered while approving. */
export const poStamp: StampFactReader = ({ rules }, i18n) => {
  const facts = purchaseOrderFactsSchema.safeParse(rules[PURCHASE_ORDER_RULE])
  return facts.success ? { name: i18n.t("stamp.po"), value: facts.data.po_number } : null
}
