import { useFormContext, useWatch } from "react-hook-form"
import { useTranslation } from "react-i18next"
import { PURCHASE_ORDER_RULE, purchaseOrderViewSchema } from "../../src/contracts"
import type { ProjectHeader } from "../../src/contracts"
import type { RuledValues, RuleFields } from "../approval/rule-field"
import { TextField } from "../lib/fields"

const viewOf = ({ request }: ProjectHeader) =>
  purchaseOrderViewSchema.safeParse(request?.rules[PURCHASE_ORDER_RULE]).data ?? null

/** The client's PO number when staff record an approval. Not there where the customer is not asked for one. */
function PoNumber({ project }: { project: ProjectHeader }) {
  const { t } = useTranslation("clientPortal")
  const { control } = useFormContext<RuledValues & { decision: string }>()
  const decision = useWatch({ control, name: "decision" })
  const view = viewOf(project)
  if (!view || decision !== "approved") return null
  return (
    <TextField
      control={control}
      name={`rules.${PURCHASE_ORDER_RULE}.po_number`}
      label={t("purchaseOrder.field")}
      hint={t("purchaseOrder.fieldHint")}
      optional={view.requirement === "optional"}
      input={{ autoComplete: "off" }}
    />
  )
}

export const recordPoNumber: RuleFields = {
  id: PURCHASE_ORDER_RULE,
  initial: (project) => ({ po_number: (viewOf(project) && project.po_number) ?? "" }),
  toInput: ({ po_number = "" }) => (po_number.trim() === "" ? undefined : { po_number }),
  refusals: { po_required: { field: "po_number", words: "purchaseOrder.fieldMissing" } },
  Fields: PoNumber,
}
