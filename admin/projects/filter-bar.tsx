import { Button } from "@medusajs/ui"
import { useQuery } from "@tanstack/react-query"
import { useTranslation } from "react-i18next"
import { projectStatusSchema } from "../../src/contracts"
import { portalApi } from "../lib/client"
import { portalKeys } from "../lib/query-keys"
import { useOwners } from "../lib/use-owners"
import { ChoiceFilter } from "./choice-filter"
import { DaysFilter } from "./days-filter"
import type { FilterName, ListState } from "./use-list-state"

/** What the list is narrowed to, with the shop's own stages and people. */
export function FilterBar({ state }: { state: ListState }) {
  const { t } = useTranslation("clientPortal")
  const owners = useOwners()
  const { data: stages } = useQuery({
    queryKey: portalKeys.stages,
    queryFn: async () => (await portalApi.getStages()).stages,
  })
  const choice = (name: FilterName) => ({
    chosen: state.chosen(name),
    onChange: (chosen: string[]) => state.setFilters({ [name]: chosen.join() }),
  })
  return (
    <div className="flex flex-wrap items-center gap-2 px-6 py-4">
      <ChoiceFilter
        {...choice("status")}
        label={t("projects.filter.status")}
        options={projectStatusSchema.options.map((value) => ({ value, label: t(`status.${value}`) }))}
      />
      <ChoiceFilter
        {...choice("stage_id")}
        label={t("projects.filter.stage")}
        options={(stages ?? []).map(({ id, name }) => ({ value: id, label: name }))}
      />
      <ChoiceFilter
        {...choice("owner_id")}
        label={t("projects.filter.owner")}
        options={owners.map(({ id, name }) => ({ value: id, label: name }))}
      />
      <ChoiceFilter
        {...choice("needs_new_request")}
        isSingle
        label={t("projects.filter.difference")}
        options={[
          { value: "true", label: t("projects.filter.differs") },
          { value: "false", label: t("projects.filter.same") },
        ]}
      />
      <DaysFilter
        label={t("projects.filter.inHands")}
        from={state.chosen("in_hands_from")[0] ?? ""}
        to={state.chosen("in_hands_to")[0] ?? ""}
        onChange={({ from, to }) => state.setFilters({ in_hands_from: from, in_hands_to: to })}
      />
      {state.isFiltered && (
        <Button size="small" variant="transparent" onClick={state.clearFilters}>
          {t("projects.filter.clear")}
        </Button>
      )}
    </div>
  )
}
