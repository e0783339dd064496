import { toast } from "@medusajs/ui"
import { useQueryClient } from "@tanstack/react-query"
import { useRef } from "react"
import { Controller, FormProvider } from "react-hook-form"
import { useTranslation } from "react-i18next"
import { updateInvoiceSchema } from "../../src/contracts"
import type { StaffInvoice, UpdateInvoice } from "../../src/contracts"
import { PortalApiError } from "../../src/client/error"
import { portalApi } from "../lib/client"
import { NoteField, TextField } from "../lib/fields"
import { DrawerForm } from "../lib/form-drawer"
import { portalKeys } from "../lib/query-keys"
import { RowList } from "../lib/row-list"
import { usePortalForm } from "../lib/use-portal-form"
import type { DrawerProps } from "../project/drawers"
import { useProjectChange } from "../project/use-project-change"
import { blankLine, toDraftContent, toTypedDraft } from "./draft-values"
import type { TypedDraft } from "./draft-values"
import { InvoiceDrawer } from "./invoice-drawer"
import { LineFields } from "./line-fields"
import { TermsField } from "./terms-field"

/** Someone else saved the draft first. */
class OverwriteWarning extends Error {
  override name = "OverwriteWarning"
}

function EditForm({ project, invoice, onClose }: DrawerProps & { invoice: StaffInvoice }) {
  const { t } = useTranslation("clientPortal")
  const client = useQueryClient()
  /** The revision that what is typed replaces; after a conflict the one that was in the way. */
  const revision = useRef(invoice.revision)
  const save = useProjectChange(project, (body: UpdateInvoice) =>
    portalApi.updateInvoice({ params: { id: invoice.id }, body }),
  )
  const learnNewest = async () => {
    const { data } = (await portalApi.getProjectInvoices({ params: { id: project.id } })) ?? ({ data: null } as const)
    revision.current = data?.invoices.find(({ id }) => id === invoice.id)?.revision ?? revision.current
    await client.invalidateQueries({ queryKey: portalKeys.section(project.id, "invoices") })
  }
  const form = usePortalForm<TypedDraft, UpdateInvoice>({
    values: toTypedDraft(invoice.content),
    schema: updateInvoiceSchema,
    toBody: (typed) => ({ ...toDraftContent(typed), revision: revision.current }),
    submit: async (body) => {
      try {
        await save.mutateAsync(body)
      } catch (error) {
        if (!(error instanceof PortalApiError) || error.code !== "conflict") throw error
        await learnNewest()
        throw new OverwriteWarning(t("invoice.edit.conflict"))
      }
      toast.success(t("invoice.edit.saved"))
      onClose()
    },
  })
  const { control, watch, setValue, formState } = form
  return (
    <FormProvider {...form}>
      <DrawerForm form={form} submitLabel={t("form.save")}>
        <RowList
          label={t("invoice.edit.lines")}
          rows={watch("lines")}
          onChange={(rows) => setValue("lines", rows, { shouldDirty: true })}
          blank={blankLine}
          addLabel={t("invoice.edit.addLine")}
          removeLabel={(position) => t("invoice.edit.removeLine", { position })}
          error={formState.errors.lines?.message ?? formState.errors.lines?.root?.message}
        >
          {(index) => <LineFields index={index} />}
        </RowList>
        <Controller
          control={control}
          name="terms"
          render={({ field: { value, onChange }, fieldState }) => (
            <TermsField value={value} onChange={onChange} isInvalid={fieldState.invalid} />
          )}
        />
        <TextField control={control} name="po_number" label={t("invoice.poNumber")} optional />
        <NoteField control={control} name="note" label={t("invoice.note")} optional />
      </DrawerForm>
    </FormProvider>
  )
}

/** Changes a draft. Two people who edit it at once do not overwrite each other unawares. */
export function EditInvoiceDrawer(props: DrawerProps) {
  const { t } = useTranslation("clientPortal")
  return (
    <InvoiceDrawer
      {...props}
      placeholder={t("invoice.edit.title")}
      title={() => t("invoice.edit.title")}
      description={t("invoice.edit.text")}
    >
      {(invoice) => <EditForm {...props} invoice={invoice} />}
    </InvoiceDrawer>
  )
}
