import { toast } from "@medusajs/ui"
import { useState } from "react"
import { useTranslation } from "react-i18next"
import { creditInvoiceSchema } from "../../src/contracts"
import type { CreditInvoice, ProjectInvoices, StaffInvoice } from "../../src/contracts"
import { portalApi } from "../lib/client"
import { NoteField, TextField } from "../lib/fields"
import { DrawerForm } from "../lib/form-drawer"
import { usePortalForm } from "../lib/use-portal-form"
import { uuid } from "../lib/uuid"
import type { DrawerProps } from "../project/drawers"
import { useProjectChange } from "../project/use-project-change"
import { isNegative, isZero, typedDecimal } from "./amounts"
import { InvoiceDrawer } from "./invoice-drawer"

interface Typed {
  amount: string
  reason: string
}

/** The proposed amount: the refunds of this invoice, else the amount by which the invoices exceed the order total. */
const proposedAmount = ({ money }: StaffInvoice, { order: { uninvoiced } }: ProjectInvoices): string => {
  if (!isZero(money.refunded)) return money.refunded
  return isNegative(uninvoiced) ? uninvoiced.slice(1) : ""
}

function CreditForm({
  project,
  invoice,
  data,
  onClose,
}: DrawerProps & { invoice: StaffInvoice; data: ProjectInvoices }) {
  const { t } = useTranslation("clientPortal")
  /** The same for each try: sent twice it is one credit note. */
  const [key] = useState(uuid)
  const credit = useProjectChange(project, (body: CreditInvoice) =>
    portalApi.creditInvoice({ params: { id: invoice.id }, body }),
  )
  const form = usePortalForm({
    values: { amount: proposedAmount(invoice, data), reason: "" },
    schema: creditInvoiceSchema,
    toBody: ({ amount, reason }: Typed) => ({
      ...(amount.trim() === "" ? {} : { amount: typedDecimal(amount) }),
      reason,
      key,
    }),
    submit: async (body) => {
      await credit.mutateAsync(body)
      toast.success(t("invoice.credit.done"))
      onClose()
    },
  })
  return (
    <DrawerForm form={form} submitLabel={t("invoice.credit.submit")}>
      <TextField
        control={form.control}
        name="amount"
        label={t("invoice.credit.amount", { currency: invoice.money.currency_code.toUpperCase() })}
        hint={t("invoice.credit.amountHint")}
        optional
        input={{ inputMode: "decimal" }}
      />
      <NoteField control={form.control} name="reason" label={t("invoice.credit.reason")} rows={3} />
    </DrawerForm>
  )
}

/** Issues a credit note for an invoice, for all of it or an amount. */
export function CreditInvoiceDrawer(props: DrawerProps) {
  const { t } = useTranslation("clientPortal")
  return (
    <InvoiceDrawer
      {...props}
      placeholder={t("invoice.action.credit")}
      title={({ number }) => t("invoice.credit.title", { number: number ?? "" })}
      description={t("invoice.credit.text")}
    >
      {(invoice, data) => <CreditForm {...props} invoice={invoice} data={data} />}
    </InvoiceDrawer>
  )
}
