import { useTranslation } from "react-i18next"
import { invoiceKindSchema, invoiceStateSchema } from "../../../src/contracts"
import { FilterBar, StateChoice, StateDays } from "../../lib/list/filter-bar"
import type { InvoiceListState } from "./use-invoice-list"

export function InvoiceFilters({ state }: { state: InvoiceListState }) {
  const { t } = useTranslation("clientPortal")
  return (
    <FilterBar state={state}>
      <StateChoice
        state={state}
        name="state"
        label={t("invoiceList.filter.state")}
        options={invoiceStateSchema.options.map((value) => ({ value, label: t(`invoice.state.${value}`) }))}
      />
      <StateChoice
        state={state}
        name="kind"
        isSingle
        label={t("invoiceList.filter.kind")}
        options={invoiceKindSchema.options.map((value) => ({ value, label: t(`invoice.kind.${value}`) }))}
      />
      <StateDays state={state} name="due" label={t("invoiceList.filter.due")} />
    </FilterBar>
  )
}
