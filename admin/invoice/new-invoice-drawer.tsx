import { Hint, Text, toast } from "@medusajs/ui"
import { useQuery } from "@tanstack/react-query"
import { useTranslation } from "react-i18next"
import { z } from "zod"
import { createInvoiceSchema, invoicePurposeSchema } from "../../src/contracts"
import type { CreateInvoice, InvoicePurpose, ProjectInvoices } from "../../src/contracts"
import { portalApi } from "../lib/client"
import { SelectField, TextField } from "../lib/fields"
import { DrawerForm } from "../lib/form-drawer"
import { useFormat } from "../lib/format"
import { portalKeys } from "../lib/query-keys"
import { usePortalForm } from "../lib/use-portal-form"
import { uuid } from "../lib/uuid"
import type { DrawerProps } from "../project/drawers"
import { useProjectChange } from "../project/use-project-change"
import { typedDecimal, typedNumber } from "./amounts"
import { lineName } from "./counts-panel"
import { InvoicesDrawer } from "./invoice-drawer"
import { useInvoiceUrl } from "./use-invoices"

interface Typed {
  purpose: InvoicePurpose
  lines: "all" | "chosen"
  /** Pieces by line; empty for a line that is not billed. */
  items: { item_id: string; quantity: string }[]
  share: { kind: "percent" | "amount"; percent: string; amount: string }
  /** A charge; taxes and further lines are added to the draft. Named as in the contract, for its errors. */
  content: { lines: [{ title: string; unit_price: string }] }
}

/** The body as it is sent, by purpose. */
const toBody = ({ purpose, lines, items, share, content }: Typed) => {
  if (purpose === "deposit")
    return {
      purpose,
      share:
        share.kind === "percent"
          ? { kind: share.kind, percent: typedDecimal(share.percent) }
          : { kind: share.kind, amount: typedDecimal(share.amount) },
    }
  if (purpose === "balance") return { purpose }
  if (purpose === "charge") return { purpose, content: { lines: content.lines.map(chargeLine) } }
  if (lines === "all") return { purpose }
  const pieces = (quantity: string) => (quantity.trim() === "" ? null : typedNumber(quantity))
  return { purpose, items: items.map(({ item_id, quantity }) => ({ item_id, quantity: pieces(quantity) })) }
}

const chargeLine = ({ title, unit_price }: Typed["content"]["lines"][number]) => ({
  ...{ id: uuid(), kind: "charge", item_ids: [], title, details: null, quantity: "1", unit_code: "C62" },
  ...{ unit_price: typedDecimal(unit_price), discount: "0", is_tax_inclusive: false, taxes: [] },
})

const itemSchema = z.object({ item_id: z.string(), quantity: z.number().positive().nullable() })

/** Judges pieces while they still stand at the row where they were typed; rows left empty are left out after that. */
const schema = z
  .looseObject({ items: z.array(itemSchema).optional() })
  .transform(({ items, ...rest }) =>
    items ? { ...rest, items: items.filter(({ quantity }) => quantity !== null) } : rest,
  )
  .pipe(createInvoiceSchema)

function NewInvoiceForm({ project, data, percent }: Pick<DrawerProps, "project"> & FormData) {
  const { t } = useTranslation("clientPortal")
  const format = useFormat()
  const { show } = useInvoiceUrl()
  const create = useProjectChange(project, (body: CreateInvoice) =>
    portalApi.createInvoice({ params: { id: project.id }, body }),
  )
  const values: Typed = {
    purpose: data.invoices.length === 0 ? "deposit" : "balance",
    lines: "all",
    items: data.lines.map(({ item_id }) => ({ item_id, quantity: "" })),
    share: { kind: "percent", percent: String(percent), amount: "" },
    content: { lines: [{ title: "", unit_price: "" }] },
  }
  const form = usePortalForm({
    values,
    schema,
    toBody,
    submit: async (body) => {
      const { invoice } = await create.mutateAsync(body)
      toast.success(t("invoice.create.done"))
      show(invoice.id)
    },
  })
  const { control, watch } = form
  const purpose = watch("purpose")
  const currency = data.order.currency_code.toUpperCase()
  const { items: itemErrors } = form.formState.errors
  const noItems = itemErrors?.root?.message ?? itemErrors?.message
  return (
    <DrawerForm form={form} submitLabel={t("invoice.create.submit")}>
      <Text size="small" className="text-ui-fg-subtle">
        {t("invoice.create.uninvoiced", {
          amount: format.money(data.order.uninvoiced, data.order.currency_code),
        })}
      </Text>
      <SelectField
        control={control}
        name="purpose"
        label={t("invoice.create.purpose")}
        hint={t(`invoice.create.hint.${purpose}`)}
        options={invoicePurposeSchema.options.map((value) => ({ value, label: t(`invoice.purpose.${value}`) }))}
      />
      {purpose === "full" && (
        <SelectField
          control={control}
          name="lines"
          label={t("invoice.create.lines")}
          options={(["all", "chosen"] as const).map((value) => ({ value, label: t(`invoice.create.${value}Lines`) }))}
        />
      )}
      {purpose === "full" &&
        watch("lines") === "chosen" &&
        data.lines.map((line, index) => (
          <TextField
            key={line.item_id}
            control={control}
            name={`items.${index}.quantity`}
            label={t("invoice.create.pieces", { title: lineName(line) })}
            hint={t("invoice.create.line", { title: lineName(line), count: line.ordered })}
            problem={t("form.rule.decimal")}
            optional
            input={{ inputMode: "decimal" }}
          />
        ))}
      {noItems && (
        <Hint variant="error" role="alert">
          {noItems}
        </Hint>
      )}
      {purpose === "deposit" && (
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
          {watch("share.kind") === "percent" ? (
            <TextField
              control={control}
              name="share.percent"
              label={t("invoice.create.percent")}
              input={{ inputMode: "decimal" }}
            />
          ) : (
            <TextField
              control={control}
              name="share.amount"
              label={t("invoice.create.amount", { currency })}
              input={{ inputMode: "decimal" }}
            />
          )}
        </>
      )}
      {purpose === "charge" && (
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
      )}
    </DrawerForm>
  )
}

interface FormData {
  data: ProjectInvoices
  /** That a deposit begins with, from the settings. */
  percent: number
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
