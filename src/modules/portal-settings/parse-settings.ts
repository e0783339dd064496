import { z } from "zod"
import type { SettingsDefinition } from "../../contracts"

const storedValue = z.record(z.string(), z.unknown())

/**
 * What a namespace's stored value means: what is set, over its defaults. A stored field that the schema no longer accepts
 * has its default, so that it cannot take the pages down.
 * @param stored the row's value; undefined or null where nothing is stored
 * @param onRefused told of the fields that were not accepted
 */
export const parseSettings = <T extends object>(
  { schema, defaults }: SettingsDefinition<T>,
  stored: unknown,
  onRefused: (fields: string[]) => void = () => undefined,
): T => {
  const values = storedValue.parse(stored ?? {})
  const result = schema.safeParse({ ...defaults, ...values })
  if (result.success) return result.data
  const refused = new Set(result.error.issues.map(({ path }) => String(path[0])))
  onRefused([...refused])
  return schema.parse({
    ...defaults,
    ...Object.fromEntries(Object.entries(values).filter(([key]) => !refused.has(key))),
  })
}
