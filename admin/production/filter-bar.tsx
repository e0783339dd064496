import { Button } from "@medusajs/ui"
import { useQuery } from "@tanstack/react-query"
import { useTranslation } from "react-i18next"
import { productionStateSchema } from "../../src/contracts"
import { portalApi } from "../lib/client"
import { portalKeys } from "../lib/query-keys"
import { useOwners } from "../lib/use-owners"
import { ChoiceFilter } from "../projects/choice-filter"
import { DaysFilter } from "../projects/days-filter"
import { DEFAULT_COLUMNS, OPTIONAL_COLUMNS } from "./columns"
import type { ReportState } from "./use-report-state"

const isDefault = (shown: readonly string[]): boolean =>
  shown.length === DEFAULT_COLUMNS.length && shown.every((name) => DEFAULT_COLUMNS.includes(name))

/** Filters of the report, with the shop's stages, methods and owners as choices, and the menu of columns. */
export function FilterBar({ state }: { state: ReportState }) {
  const { t } = useTranslation("clientPortal")
  const owners = useOwners()
  const { data: stages = [] } = useQuery({
    queryKey: portalKeys.stages,
    queryFn: async () => (await portalApi.getStages()).stages,
  })
  const { data: settings } = useQuery({
    queryKey: portalKeys.settings,
    queryFn: () => portalApi.getSettings(),
  })
  const choice = (name: string) => ({
    chosen: state.chosen(name),
    onChange: (chosen: string[]) => state.setFilters({ [name]: chosen.join() }),
  })
  return (
    <div className="flex flex-wrap items-center gap-2 px-6 py-4">
      <ChoiceFilter
        {...choice("state")}
        label={t("production.filter.state")}
        options={productionStateSchema.options.map((value) => ({ value, label: t(`production.state.${value}`) }))}
      />
      <ChoiceFilter
        {...choice("waiting_on")}
        isSingle
        label={t("production.filter.waiting")}
        options={(["client", "staff"] as const).map((value) => ({ value, label: t(`production.waiting.${value}`) }))}
      />
      <ChoiceFilter
        {...choice("risk")}
        label={t("production.filter.risk")}
        options={(["passed", "near"] as const).map((value) => ({ value, label: t(`production.filter.${value}`) }))}
      />
      <ChoiceFilter
        {...choice("stage_id")}
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
      <ChoiceFilter
        {...choice("owner_id")}
        label={t("production.filter.owner")}
        options={owners.map(({ id, name }) => ({ value: id, label: name }))}
      />
      <DaysFilter
        label={t("production.filter.inHands")}
        from={state.chosen("in_hands_from")[0] ?? ""}
        to={state.chosen("in_hands_to")[0] ?? ""}
        onChange={({ from, to }) => state.setFilters({ in_hands_from: from, in_hands_to: to })}
      />
      <ChoiceFilter
        label={t("production.filter.columns")}
        chosen={state.columns ?? [...DEFAULT_COLUMNS]}
        onChange={(shown) => state.setColumns(isDefault(shown) ? null : shown)}
        text={t("production.filter.columns")}
        options={OPTIONAL_COLUMNS.map((value) => ({ value, label: t(`production.column.${value}`) }))}
      />
      {state.isFiltered && (
        <Button size="small" variant="transparent" onClick={state.clearFilters}>
          {t("production.filter.clear")}
        </Button>
      )}
    </div>
  )
}
