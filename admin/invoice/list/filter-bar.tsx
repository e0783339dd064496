import { Button } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import { invoiceKindSchema, invoiceStateSchema } from "../../../src/contracts"
import { ChoiceFilter } from "../../projects/choice-filter"
import { DaysFilter } from "../../projects/days-filter"
import type { InvoiceListState } from "./use-invoice-list"

export function FilterBar({ state }: { state: InvoiceListState }) {
  const { t } = useTranslation("clientPortal")
  const choice = (name: string) => ({
    chosen: state.chosen(name),
    onChange: (chosen: string[]) => state.setFilters({ [name]: chosen.join() }),
  })
  return (
    <div className="flex flex-wrap items-center gap-2 px-6 py-4">
      <ChoiceFilter
        {...choice("state")}
        label={t("invoiceList.filter.state")}
        options={invoiceStateSchema.options.map((value) => ({ value, label: t(`invoice.state.${value}`) }))}
      />
      <ChoiceFilter
        {...choice("kind")}
        isSingle
        label={t("invoiceList.filter.kind")}
        options={invoiceKindSchema.options.map((value) => ({ value, label: t(`invoice.kind.${value}`) }))}
      />
      <DaysFilter
        label={t("invoiceList.filter.due")}
        from={state.chosen("due_from")[0] ?? ""}
        to={state.chosen("due_to")[0] ?? ""}
        onChange={({ from, to }) => state.setFilters({ due_from: from, due_to: to })}
      />
      {state.isFiltered && (
        <Button size="small" variant="transparent" onClick={state.clearFilters}>
          {t("invoiceList.filter.clear")}
        </Button>
      )}
    </div>
  )
}
