import { PURCHASE_ORDER_RULE, purchaseOrderInputSchema, purchaseOrderViewSchema } from "@contracts/purchase-order"
import { Field } from "@/components/form/field"
import { ruleFieldName, type SigningField, type SigningFieldProps } from "./signing-field"

/** The client's PO number, prefilled with the one on the document. Not there where the shop does not ask for it. */
export const poField: SigningField = {
  id: PURCHASE_ORDER_RULE,
  render: (props) => <PoNumber {...props} />,
  read: (typed) => {
    if (typed.trim() === "") return { value: undefined }
    const input = purchaseOrderInputSchema.safeParse({ po_number: typed })
    return input.success ? { value: input.data } : { problem: "sign.po.invalid" }
  },
  refusals: { po_required: "sign.po.missing" },
}

function PoNumber({ rendering: { document, rules }, typed, problem, autoFocus, i18n }: SigningFieldProps) {
  const view = purchaseOrderViewSchema.safeParse(rules[PURCHASE_ORDER_RULE])
  if (!view.success) return null
  const isRequired = view.data.requirement === "required"
  return (
    <Field
      id="sign-po"
      name={ruleFieldName(PURCHASE_ORDER_RULE)}
      label={i18n.t(isRequired ? "sign.po" : "sign.po.optional")}
      hint={i18n.t("sign.po.hint")}
      problem={problem}
      autoFocus={autoFocus}
      data-missing={i18n.t("sign.po.missing")}
      defaultValue={typed ?? document.po_number ?? ""}
      autoComplete="off"
      maxLength={100}
      required={isRequired}
      dir="auto"
    />
  )
}
