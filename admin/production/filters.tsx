import { useQuery } from "@tanstack/react-query"
import { useTranslation } from "react-i18next"
import { productionStateSchema } from "../../src/contracts"
import { portalApi } from "../lib/client"
import { ChoiceFilter } from "../lib/list/choice-filter"
import { FilterBar, StateChoice, StateDays } from "../lib/list/filter-bar"
import { portalKeys } from "../lib/query-keys"
import { useIsWide } from "../lib/use-is-wide"
import { useOwners } from "../lib/use-owners"
import { useStages } from "../lib/use-stages"
import { defaultColumns, OPTIONAL_COLUMNS } from "./columns"
import type { ReportState } from "./use-report-state"

/** What staff sort a list by whose columns have no heads to press. */
const PHONE_ORDERS = ["in_hands_date", "since", "-updated_at"] as const

/** Filters of the report, with the shop's stages, methods and owners as choices, and the menu of columns. */
export function ReportFilters({ state }: { state: ReportState }) {
  const { t } = useTranslation("clientPortal")
  const owners = useOwners()
  const stages = useStages()
  const isWide = useIsWide()
  const defaults = defaultColumns(isWide)
  const isDefault = (shown: readonly string[]): boolean =>
    shown.length === defaults.length && shown.every((name) => defaults.includes(name))
  const { data: settings } = useQuery({
    queryKey: portalKeys.settings,
    queryFn: () => portalApi.getSettings(),
  })
  return (
    <FilterBar state={state}>
      <StateChoice
        state={state}
        name="state"
        label={t("production.filter.state")}
        options={productionStateSchema.options.map((value) => ({ value, label: t(`production.state.${value}`) }))}
      />
      <StateChoice
        state={state}
        name="waiting_on"
        isSingle
        label={t("production.filter.waiting")}
        options={(["client", "staff"] as const).map((value) => ({ value, label: t(`production.waiting.${value}`) }))}
      />
      <StateChoice
        state={state}
        name="risk"
        label={t("production.filter.risk")}
        options={(["passed", "near"] as const).map((value) => ({ value, label: t(`production.filter.${value}`) }))}
      />
      <StateChoice
        state={state}
        name="stage_id"
        label={t("production.filter.stage")}
        options={stages.map(({ id, name }) => ({ value: id, label: name }))}
      />
      <ChoiceFilter
        label={t("production.filter.method")}
        isSingle
        chosen={state.method ? [state.method] : []}
        onChange={([method = ""]) => state.setFilters({ method })}
        options={(settings?.settings.proof.methods ?? []).map(({ name }) => ({ value: name, label: name }))}
      />
      <StateChoice
        state={state}
        name="owner_id"
        label={t("production.filter.owner")}
        options={owners.map(({ id, name }) => ({ value: id, label: name }))}
      />
      <StateDays state={state} name="in_hands" label={t("production.filter.inHands")} />
      <ChoiceFilter
        label={t("production.filter.columns")}
        chosen={state.columns ?? [...defaults]}
        onChange={(shown) => state.setColumns(isDefault(shown) ? null : shown)}
        text={t("production.filter.columns")}
        options={OPTIONAL_COLUMNS.map((value) => ({ value, label: t(`production.column.${value}`) }))}
      />
      {!isWide && (
        <ChoiceFilter
          label={t("production.sort.label")}
          isSingle
          chosen={[state.query.order]}
          onChange={([order = PHONE_ORDERS[0]]) => state.setOrder(order)}
          options={PHONE_ORDERS.map((value) => ({ value, label: t(`production.sort.${value}`) }))}
        />
      )}
    </FilterBar>
  )
}
