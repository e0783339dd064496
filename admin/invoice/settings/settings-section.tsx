import type { ReactNode } from "react"
import { Controller, FormProvider, useFormContext } from "react-hook-form"
import { useTranslation } from "react-i18next"
import { NoteField, SwitchField, TextField } from "../../lib/fields"
import type { SettingsFormProps } from "../../settings/forms"
import { SettingsForm, useSettingsForm } from "../../settings/settings-form"
import { TaxIdRows } from "../tax-id-rows"
import { TermsField } from "../terms-field"
import { toInvoiceBody, toInvoiceValues } from "./invoice-values"
import type { InvoiceSettingsValues } from "./invoice-values"

function SellerFields() {
  const { t } = useTranslation("clientPortal")
  const { control } = useFormContext<InvoiceSettingsValues>()
  return (
    <>
      <TextField
        control={control}
        name="invoice.seller_name"
        label={t("invoiceSettings.sellerName")}
        hint={t("invoiceSettings.sellerNameHint")}
        optional
      />
      <NoteField
        control={control}
        name="invoice.seller_address.lines"
        label={t("invoiceSettings.address.lines")}
        rows={2}
        optional
      />
      <div className="grid grid-cols-1 gap-6 md:grid-cols-2">
        {(["postal_code", "city", "province", "country_code"] as const).map((part) => (
          <TextField
            key={part}
            control={control}
            name={`invoice.seller_address.${part}`}
            label={t(`invoiceSettings.address.${part}`)}
            hint={part === "country_code" ? t("invoiceSettings.address.countryHint") : undefined}
            optional
          />
        ))}
      </div>
      <Controller
        control={control}
        name="invoice.seller_tax_ids"
        render={({ field: { value, onChange }, fieldState }) => (
          <TaxIdRows
            label={t("invoiceSettings.taxIds")}
            value={value}
            onChange={onChange}
            isInvalid={fieldState.invalid}
          />
        )}
      />
    </>
  )
}

function NumberFields() {
  const { t } = useTranslation("clientPortal")
  const { control } = useFormContext<InvoiceSettingsValues>()
  return (
    <div className="grid grid-cols-1 gap-6 md:grid-cols-2">
      {(["number_pattern", "credit_note_pattern"] as const).map((name) => (
        <TextField
          key={name}
          control={control}
          name={`invoice.${name}`}
          label={t(name === "number_pattern" ? "invoiceSettings.numberPattern" : "invoiceSettings.creditPattern")}
          hint={t("invoiceSettings.patternHint", { number: "{n:4}", year: "{year}" })}
          problem={t("invoiceSettings.patternProblem", { number: "{n:4}" })}
        />
      ))}
    </div>
  )
}

function TermsFields() {
  const { t } = useTranslation("clientPortal")
  const { control } = useFormContext<InvoiceSettingsValues>()
  return (
    <>
      <Controller
        control={control}
        name="invoice.terms"
        render={({ field: { value, onChange }, fieldState }) => (
          <TermsField value={value} onChange={onChange} isInvalid={fieldState.invalid} />
        )}
      />
      <TextField
        control={control}
        name="invoice.deposit_percent"
        label={t("invoiceSettings.deposit")}
        problem={t("invoiceSettings.depositProblem")}
        input={{ inputMode: "decimal" }}
      />
      <div className="grid grid-cols-1 gap-6 md:grid-cols-2">
        <TextField
          control={control}
          name="invoice.remind_before_days"
          label={t("invoiceSettings.before")}
          hint={t("invoiceSettings.daysHint")}
          problem={t("invoiceSettings.daysProblem")}
        />
        <TextField
          control={control}
          name="invoice.remind_after_days"
          label={t("invoiceSettings.after")}
          hint={t("invoiceSettings.daysHint")}
          problem={t("invoiceSettings.daysProblem")}
        />
      </div>
    </>
  )
}

function ToleranceFields() {
  const { t } = useTranslation("clientPortal")
  const { control, watch } = useFormContext<InvoiceSettingsValues>()
  return (
    <>
      <SwitchField
        control={control}
        name="invoice.tolerance.is_exact"
        label={t("invoiceSettings.exact")}
        hint={t("invoiceSettings.exactHint")}
      />
      {!watch("invoice.tolerance.is_exact") && (
        <div className="grid grid-cols-1 gap-6 md:grid-cols-2">
          {(["over", "under"] as const).map((side) => (
            <TextField
              key={side}
              control={control}
              name={`invoice.tolerance.${side}`}
              label={t(`invoiceSettings.${side}`)}
              problem={t("invoiceSettings.toleranceProblem")}
              input={{ inputMode: "decimal" }}
            />
          ))}
        </div>
      )}
    </>
  )
}

function PrintFields() {
  const { t } = useTranslation("clientPortal")
  const { control } = useFormContext<InvoiceSettingsValues>()
  return (
    <>
      <NoteField
        control={control}
        name="invoice.payment_instructions"
        label={t("invoiceSettings.instructions")}
        hint={t("invoiceSettings.instructionsHint")}
        rows={3}
        optional
      />
      <TextField control={control} name="invoice.footer" label={t("invoiceSettings.footer")} optional />
      <SwitchField
        control={control}
        name="invoice.attach_pdf"
        label={t("invoiceSettings.attach")}
        hint={t("invoiceSettings.attachHint")}
      />
    </>
  )
}

function Part({ children }: { children: ReactNode }) {
  return <div className="flex flex-col gap-y-6 px-6 py-4">{children}</div>
}

/** The form of invoice settings: seller, numbers, terms, tolerances, and what is printed. */
export function InvoiceSettingsForm(props: SettingsFormProps) {
  const { t } = useTranslation("clientPortal")
  const form = useSettingsForm({ ...props, toValues: toInvoiceValues, toBody: toInvoiceBody })
  return (
    <FormProvider {...form}>
      <SettingsForm
        form={form}
        id="invoices"
        title={t("invoiceSettings.title")}
        subtitle={t("invoiceSettings.subtitle")}
      >
        <Part>
          <SellerFields />
        </Part>
        <Part>
          <NumberFields />
          <TermsFields />
        </Part>
        <Part>
          <ToleranceFields />
        </Part>
        <Part>
          <PrintFields />
        </Part>
      </SettingsForm>
    </FormProvider>
  )
}
