import { Hint, Text, toast } from "@medusajs/ui"
import { useQuery } from "@tanstack/react-query"
import { useFormContext, FormProvider } from "react-hook-form"
import { useTranslation } from "react-i18next"
import { invoicePurposeSchema } from "../../src/contracts"
import type { CountedLine, CreateInvoice, ProjectInvoices } from "../../src/contracts"
import { portalApi } from "../lib/client"
import { SelectField, TextField } from "../lib/fields"
import { DrawerForm } from "../lib/form-drawer"
import { useFormat } from "../lib/format"
import { portalKeys } from "../lib/query-keys"
import { usePortalForm } from "../lib/use-portal-form"
import type { DrawerProps } from "../project/drawers"
import { useProjectChange } from "../project/use-project-change"
import { lineName } from "./counts-panel"
import { InvoicesDrawer } from "./invoice-drawer"
import { newInvoiceSchema, newInvoiceValues, toNewInvoice } from "./new-invoice-values"
import type { NewInvoiceValues } from "./new-invoice-values"
import { useInvoiceUrl } from "./use-invoices"

/** All lines, or pieces of some. */
function LinesFields({ lines }: { lines: CountedLine[] }) {
  const { t } = useTranslation("clientPortal")
  const { control, watch, formState } = useFormContext<NewInvoiceValues>()
  const { items: errors } = formState.errors
  const noneTyped = errors?.root?.message ?? errors?.message
  return (
    <>
      <SelectField
        control={control}
        name="lines"
        label={t("invoice.create.lines")}
        options={(["all", "chosen"] as const).map((value) => ({ value, label: t(`invoice.create.${value}Lines`) }))}
      />
      {watch("lines") === "chosen" &&
        lines.map((line, index) => (
          <TextField
            key={line.item_id}
            control={control}
            name={`items.${index}.quantity`}
            label={t("invoice.create.pieces", { title: lineName(line) })}
            hint={t("invoice.create.ordered", { count: line.ordered })}
            problem={t("form.rule.decimal")}
            optional
            input={{ inputMode: "decimal" }}
          />
        ))}
      {noneTyped && (
        <Hint variant="error" role="alert">
          {noneTyped}
        </Hint>
      )}
    </>
  )
}

function DepositFields({ currency }: { currency: string }) {
  const { t } = useTranslation("clientPortal")
  const { control, watch } = useFormContext<NewInvoiceValues>()
  const kind = watch("share.kind")
  return (
    <>
      <SelectField
        control={control}
        name="share.kind"
        label={t("invoice.create.share")}
        options={(["percent", "amount"] as const).map((value) => ({
          value,
          label: t(`invoice.create.${value}`, { currency }),
        }))}
      />
      <TextField
        key={kind}
        control={control}
        name={`share.${kind}`}
        label={t(`invoice.create.${kind}`, { currency })}
        input={{ inputMode: "decimal" }}
      />
    </>
  )
}

function ChargeFields({ currency }: { currency: string }) {
  const { t } = useTranslation("clientPortal")
  const { control } = useFormContext<NewInvoiceValues>()
  return (
    <>
      <TextField
        control={control}
        name="content.lines.0.title"
        label={t("invoice.create.charge")}
        input={{ autoComplete: "off" }}
      />
      <TextField
        control={control}
        name="content.lines.0.unit_price"
        label={t("invoice.create.chargePrice", { currency })}
        input={{ inputMode: "decimal" }}
      />
    </>
  )
}

interface NewInvoiceFormProps extends Pick<DrawerProps, "project"> {
  data: ProjectInvoices
  /** That a deposit begins with, from the settings. */
  percent: number
}

function NewInvoiceForm({ project, data, percent }: NewInvoiceFormProps) {
  const { t } = useTranslation("clientPortal")
  const format = useFormat()
  const { show } = useInvoiceUrl()
  const create = useProjectChange(project, (body: CreateInvoice) =>
    portalApi.createInvoice({ params: { id: project.id }, body }),
  )
  const form = usePortalForm<NewInvoiceValues, CreateInvoice>({
    values: newInvoiceValues(data, percent),
    schema: newInvoiceSchema,
    toBody: toNewInvoice,
    submit: async (body) => {
      const { invoice } = await create.mutateAsync(body)
      toast.success(t("invoice.create.done"))
      show(invoice.id)
    },
  })
  const purpose = form.watch("purpose")
  const currency = data.order.currency_code.toUpperCase()
  return (
    <FormProvider {...form}>
      <DrawerForm form={form} submitLabel={t("invoice.create.submit")}>
        <Text size="small" className="text-ui-fg-subtle">
          {t("invoice.create.uninvoiced", {
            amount: format.money(data.order.uninvoiced, data.order.currency_code),
          })}
        </Text>
        <SelectField
          control={form.control}
          name="purpose"
          label={t("invoice.create.purpose")}
          hint={t(`invoice.create.hint.${purpose}`)}
          options={invoicePurposeSchema.options.map((value) => ({ value, label: t(`invoice.purpose.${value}`) }))}
        />
        {purpose === "full" && <LinesFields lines={data.lines} />}
        {purpose === "deposit" && <DepositFields currency={currency} />}
        {purpose === "charge" && <ChargeFields currency={currency} />}
      </DrawerForm>
    </FormProvider>
  )
}

/** A new draft from the order, which is open afterwards. */
export function NewInvoiceDrawer(props: DrawerProps) {
  const { t } = useTranslation("clientPortal")
  const { data: settings, isFetched } = useQuery({
    queryKey: portalKeys.settings,
    queryFn: ({ signal }) => portalApi.getSettings({ signal }),
  })
  return (
    <InvoicesDrawer {...props} title={t("invoice.new")}>
      {(data) =>
        isFetched && (
          <NewInvoiceForm
            project={props.project}
            data={data}
            percent={settings?.settings.invoice.deposit_percent ?? 50}
          />
        )
      }
    </InvoicesDrawer>
  )
}
