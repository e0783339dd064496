import { toast } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import { voidInvoiceSchema } from "../../src/contracts"
import type { StaffInvoice } from "../../src/contracts"
import { portalApi } from "../lib/client"
import { NoteField } from "../lib/fields"
import { DrawerForm } from "../lib/form-drawer"
import { usePortalForm } from "../lib/use-portal-form"
import type { DrawerProps } from "../project/drawers"
import { useProjectChange } from "../project/use-project-change"
import { InvoiceDrawer } from "./invoice-drawer"

function VoidForm({ project, invoice, onClose }: DrawerProps & { invoice: StaffInvoice }) {
  const { t } = useTranslation("clientPortal")
  const change = useProjectChange(project, (body: { reason: string }) =>
    portalApi.voidInvoice({ params: { id: invoice.id }, body }),
  )
  const form = usePortalForm({
    values: { reason: "" },
    schema: voidInvoiceSchema,
    toBody: (typed: { reason: string }) => typed,
    submit: async (body) => {
      await change.mutateAsync(body)
      toast.success(t("invoice.void.done"))
      onClose()
    },
  })
  return (
    <DrawerForm form={form} submitLabel={t("invoice.void.submit")}>
      <NoteField control={form.control} name="reason" label={t("invoice.void.reason")} rows={3} />
    </DrawerForm>
  )
}

/** Voids an issued invoice that nothing was paid of. */
export function VoidInvoiceDrawer(props: DrawerProps) {
  const { t } = useTranslation("clientPortal")
  return (
    <InvoiceDrawer
      {...props}
      placeholder={t("invoice.action.void")}
      title={({ number }) => t("invoice.void.title", { number: number ?? "" })}
      description={t("invoice.void.text")}
    >
      {(invoice) => <VoidForm {...props} invoice={invoice} />}
    </InvoiceDrawer>
  )
}
