import type { SpecRow } from "../spec/use-spec-rows"

export interface SpecDifference {
  key: string
  label: string
  /** Null: the version says nothing about it. */
  before: string | null
  after: string | null
}

/** What two spec cards say differently, in the order of the newer one, then what only the older one says. Pure. */
export const specDifferences = (before: SpecRow[], after: SpecRow[]): SpecDifference[] => {
  const earlier = new Map(before.map((row) => [row.key, row]))
  const keys = new Set(after.map(({ key }) => key))
  const changed = after.flatMap(({ key, label, text }): SpecDifference[] => {
    const known = earlier.get(key)
    return known?.text === text ? [] : [{ key, label, before: known?.text ?? null, after: text }]
  })
  const gone = before
    .filter(({ key }) => !keys.has(key))
    .map(({ key, label, text }) => ({ key, label, before: text, after: null }))
  return [...changed, ...gone]
}
