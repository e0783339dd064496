import { Input } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import type { TaxId } from "../../src/contracts"
import { RowList } from "../lib/row-list"

interface TaxIdRowsProps {
  label: string
  value: TaxId[]
  onChange: (ids: TaxId[]) => void
  isInvalid: boolean
}

/** In pixels. */
const SCHEME_WIDTH = 96

/** Rows that were added and left empty are none. */
export const filledTaxIds = (ids: TaxId[]): TaxId[] =>
  ids.filter(({ scheme, value }) => scheme.trim() !== "" || value.trim() !== "")

/** Numbers that authorities gave to a business. */
export function TaxIdRows({ label, value, onChange, isInvalid }: TaxIdRowsProps) {
  const { t } = useTranslation("clientPortal")
  const set = (index: number, change: Partial<TaxId>) =>
    onChange(value.map((id, at) => (at === index ? { ...id, ...change } : id)))
  return (
    <RowList
      label={label}
      optional
      rows={value}
      onChange={onChange}
      blank={() => ({ scheme: "", value: "" })}
      addLabel={t("invoice.taxId.add")}
      removeLabel={(position) => t("invoice.taxId.remove", { position })}
      error={isInvalid ? t("form.empty") : undefined}
    >
      {(index) => (
        <div className="flex gap-x-2">
          <div className="shrink-0" style={{ width: SCHEME_WIDTH }}>
            <Input
              aria-label={t("invoice.taxId.scheme", { position: index + 1 })}
              placeholder={t("invoice.taxId.schemeHint")}
              maxLength={20}
              value={value[index]?.scheme ?? ""}
              onChange={(event) => set(index, { scheme: event.target.value })}
            />
          </div>
          <div className="min-w-0 flex-1">
            <Input
              aria-label={t("invoice.taxId.value", { position: index + 1 })}
              placeholder={t("invoice.taxId.valueHint")}
              maxLength={50}
              value={value[index]?.value ?? ""}
              onChange={(event) => set(index, { value: event.target.value })}
            />
          </div>
        </div>
      )}
    </RowList>
  )
}
