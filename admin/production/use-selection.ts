import { useMemo, useState } from "react"
import type { ProductionRow } from "../../src/contracts"

/** The rows of the page that are selected. Those that leave the page are no longer selected. */
export function useSelection(rows: ProductionRow[]) {
  const [ids, setIds] = useState<ReadonlySet<string>>(new Set())
  return useMemo(() => {
    const selected = rows.filter(({ id }) => ids.has(id))
    const pageState: boolean | "indeterminate" =
      selected.length === 0 ? false : selected.length === rows.length ? true : "indeterminate"
    return {
      rows: selected,
      has: (id: string) => ids.has(id),
      set: (id: string, isOn: boolean) =>
        setIds((now) => new Set(isOn ? [...now, id] : [...now].filter((one) => one !== id))),
      pageState,
      setPage: (isOn: boolean) => setIds(new Set(isOn ? rows.map(({ id }) => id) : [])),
      clear: () => setIds(new Set()),
    }
  }, [rows, ids])
}

export type Selection = ReturnType<typeof useSelection>
