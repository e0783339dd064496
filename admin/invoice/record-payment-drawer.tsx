import { toast } from "@medusajs/ui"
import { useState } from "react"
import { useTranslation } from "react-i18next"
import { manualMethodSchema, recordPaymentSchema } from "../../src/contracts"
import type { RecordPayment, StaffInvoice } from "../../src/contracts"
import { portalApi } from "../lib/client"
import { DayField, NoteField, SelectField, TextField } from "../lib/fields"
import { DrawerForm } from "../lib/form-drawer"
import { localToday, orNull } from "../lib/format"
import { usePortalForm } from "../lib/use-portal-form"
import { uuid } from "../lib/uuid"
import type { DrawerProps } from "../project/drawers"
import { useProjectChange } from "../project/use-project-change"
import { typedDecimal } from "./amounts"
import { InvoiceDrawer } from "./invoice-drawer"

interface Typed {
  method: RecordPayment["method"]
  amount: string
  received_on: string
  reference: string
  note: string
}

function RecordForm({ project, invoice, onClose }: DrawerProps & { invoice: StaffInvoice }) {
  const { t } = useTranslation("clientPortal")
  /** The same for each try: sent twice it is one payment. */
  const [key] = useState(uuid)
  const record = useProjectChange(project, (body: RecordPayment) =>
    portalApi.recordPayment({ params: { id: invoice.id }, body }),
  )
  const form = usePortalForm<Typed, RecordPayment>({
    values: {
      method: "bank_transfer",
      amount: invoice.money.balance,
      received_on: localToday(),
      reference: "",
      note: "",
    },
    schema: recordPaymentSchema,
    toBody: ({ amount, reference, note, ...rest }) => ({
      ...rest,
      amount: typedDecimal(amount),
      reference: orNull(reference),
      note: orNull(note),
      key,
    }),
    submit: async (body) => {
      await record.mutateAsync(body)
      toast.success(t("invoice.record.done"))
      onClose()
    },
  })
  const { control } = form
  return (
    <DrawerForm form={form} submitLabel={t("invoice.record.submit")}>
      <SelectField
        control={control}
        name="method"
        label={t("invoice.record.method")}
        options={manualMethodSchema.options.map((value) => ({ value, label: t(`invoice.method.${value}`) }))}
      />
      <TextField
        control={control}
        name="amount"
        label={t("invoice.record.amount", { currency: invoice.money.currency_code.toUpperCase() })}
        input={{ inputMode: "decimal" }}
      />
      <DayField control={control} name="received_on" label={t("invoice.record.day")} />
      <TextField
        control={control}
        name="reference"
        label={t("invoice.record.reference")}
        hint={t("invoice.record.referenceHint")}
        optional
      />
      <NoteField control={control} name="note" label={t("invoice.record.note")} rows={2} optional />
    </DrawerForm>
  )
}

/** Records money that came by another way than Stripe. */
export function RecordPaymentDrawer(props: DrawerProps) {
  const { t } = useTranslation("clientPortal")
  return (
    <InvoiceDrawer
      {...props}
      placeholder={t("invoice.action.record")}
      title={({ number }) => t("invoice.record.title", { number: number ?? "" })}
      description={t("invoice.record.text")}
    >
      {(invoice) => <RecordForm {...props} invoice={invoice} />}
    </InvoiceDrawer>
  )
}
