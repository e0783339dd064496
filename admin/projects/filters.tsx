import { useTranslation } from "react-i18next"
import { projectStatusSchema } from "../../src/contracts"
import { FilterBar, StateChoice, StateDays } from "../lib/list/filter-bar"
import { useOwners } from "../lib/use-owners"
import { useStages } from "../lib/use-stages"
import type { ProjectListState } from "./use-project-list"

/** What the list is narrowed to, with the shop's own stages and people. */
export function ProjectFilters({ state }: { state: ProjectListState }) {
  const { t } = useTranslation("clientPortal")
  const owners = useOwners()
  const stages = useStages()
  return (
    <FilterBar state={state}>
      <StateChoice
        state={state}
        name="status"
        label={t("projects.filter.status")}
        options={projectStatusSchema.options.map((value) => ({ value, label: t(`status.${value}`) }))}
      />
      <StateChoice
        state={state}
        name="stage_id"
        label={t("projects.filter.stage")}
        options={stages.map(({ id, name }) => ({ value: id, label: name }))}
      />
      <StateChoice
        state={state}
        name="owner_id"
        label={t("projects.filter.owner")}
        options={owners.map(({ id, name }) => ({ value: id, label: name }))}
      />
      <StateChoice
        state={state}
        name="needs_new_request"
        isSingle
        label={t("projects.filter.difference")}
        options={[
          { value: "true", label: t("projects.filter.differs") },
          { value: "false", label: t("projects.filter.same") },
        ]}
      />
      <StateDays state={state} name="in_hands" label={t("projects.filter.inHands")} />
    </FilterBar>
  )
}
