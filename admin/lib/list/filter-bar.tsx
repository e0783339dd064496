import { Button } from "@medusajs/ui"
import type { ReactNode } from "react"
import { useTranslation } from "react-i18next"
import { ChoiceFilter } from "./choice-filter"
import { DaysFilter } from "./days-filter"
import type { ListState } from "./use-list-state"

type FilterState = Pick<ListState, "chosen" | "setFilters" | "isFiltered" | "clearFilters">

/** What a list is narrowed to, with a button that turns all filters off while one is on. */
export function FilterBar({ state, children }: { state: FilterState; children: ReactNode }) {
  const { t } = useTranslation("clientPortal")
  return (
    <div className="flex flex-wrap items-center gap-2 px-6 py-4">
      {children}
      {state.isFiltered && (
        <Button size="small" variant="transparent" onClick={state.clearFilters}>
          {t("list.clearFilters")}
        </Button>
      )}
    </div>
  )
}

interface FilterProps {
  state: FilterState
  label: string
}

interface ChoiceOfStateProps extends FilterProps {
  /** Parameter of the URL, whose values stand with commas between them. */
  name: string
  options: { value: string; label: string }[]
  isSingle?: boolean
}

/** A filter whose choices are kept in one parameter of the URL. */
export function StateChoice({ state, name, ...rest }: ChoiceOfStateProps) {
  return (
    <ChoiceFilter
      {...rest}
      chosen={state.chosen(name)}
      onChange={(chosen) => state.setFilters({ [name]: chosen.join() })}
    />
  )
}

/** A filter by days that is kept in two parameters of the URL, `<name>_from` and `<name>_to`. */
export function StateDays({ state, name, label }: FilterProps & { name: string }) {
  const [first, last] = [`${name}_from`, `${name}_to`]
  return (
    <DaysFilter
      label={label}
      from={state.chosen(first)[0] ?? ""}
      to={state.chosen(last)[0] ?? ""}
      onChange={({ from, to }) => state.setFilters({ [first]: from, [last]: to })}
    />
  )
}
