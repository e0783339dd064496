import { Checkbox, Label } from "@medusajs/ui"
import { useId } from "react"
import { Controller, useFormContext } from "react-hook-form"
import { useTranslation } from "react-i18next"
import { BareField } from "../lib/bare-field"
import { RowList } from "../lib/row-list"
import { blankTax } from "./draft-values"
import type { TypedDraft } from "./draft-values"

/** In pixels. */
const RATE_WIDTH = 96

/** One line of a draft: what it says, how much of it, at which price, and its taxes. */
export function LineFields({ index }: { index: number }) {
  const { t } = useTranslation("clientPortal")
  const { control, watch, setValue } = useFormContext<TypedDraft>()
  const position = index + 1
  return (
    <div className="bg-ui-bg-component shadow-elevation-card-rest flex flex-col gap-y-3 rounded-lg p-3">
      <BareField
        control={control}
        head={t("invoice.edit.heads.title")}
        name={`lines.${index}.title`}
        label={t("invoice.edit.lineTitle", { position })}
      />
      <BareField
        control={control}
        head={t("invoice.edit.heads.details")}
        name={`lines.${index}.details`}
        label={t("invoice.edit.lineDetails", { position })}
      />
      <div className="grid grid-cols-3 gap-2">
        <BareField
          control={control}
          head={t("invoice.edit.heads.quantity")}
          name={`lines.${index}.quantity`}
          label={t("invoice.edit.quantity", { position })}
          input={{ inputMode: "decimal" }}
        />
        <BareField
          control={control}
          head={t("invoice.edit.heads.price")}
          name={`lines.${index}.unit_price`}
          label={t("invoice.edit.price", { position })}
          input={{ inputMode: "decimal" }}
        />
        <BareField
          control={control}
          head={t("invoice.edit.heads.discount")}
          name={`lines.${index}.discount`}
          label={t("invoice.edit.discount", { position })}
          input={{ inputMode: "decimal" }}
        />
      </div>
      <Inclusive index={index} />
      <RowList
        label={t("invoice.edit.taxes")}
        rows={watch(`lines.${index}.taxes`)}
        onChange={(rows) => setValue(`lines.${index}.taxes`, rows, { shouldDirty: true })}
        blank={blankTax}
        addLabel={t("invoice.edit.addTax")}
        removeLabel={(tax) => t("invoice.edit.removeTax", { tax, position })}
      >
        {(tax) => (
          <div className="flex gap-x-2">
            <div className="min-w-0 flex-1">
              <BareField
                control={control}
                name={`lines.${index}.taxes.${tax}.name`}
                label={t("invoice.edit.taxName", { tax: tax + 1, position })}
                input={{ placeholder: t("invoice.edit.taxNameHint") }}
              />
            </div>
            <div className="shrink-0" style={{ width: RATE_WIDTH }}>
              <BareField
                control={control}
                name={`lines.${index}.taxes.${tax}.rate`}
                label={t("invoice.edit.taxRate", { tax: tax + 1, position })}
                input={{ inputMode: "decimal", placeholder: t("invoice.edit.taxRateHint") }}
              />
            </div>
          </div>
        )}
      </RowList>
    </div>
  )
}

function Inclusive({ index }: { index: number }) {
  const { t } = useTranslation("clientPortal")
  const { control } = useFormContext<TypedDraft>()
  const id = useId()
  return (
    <Controller
      control={control}
      name={`lines.${index}.is_tax_inclusive`}
      render={({ field: { value, onChange } }) => (
        <div className="flex items-center gap-x-2">
          <Checkbox
            id={id}
            checked={value}
            aria-label={t("invoice.edit.inclusive", { position: index + 1 })}
            onCheckedChange={(checked) => onChange(checked === true)}
          />
          <Label htmlFor={id} size="small">
            {t("invoice.edit.heads.inclusive")}
          </Label>
        </div>
      )}
    />
  )
}
