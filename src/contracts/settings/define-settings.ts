import { z } from "zod"

/** What the settings service needs of a definition. */
export type SettingsDefinition<T extends object = object> = {
  /** Key of the row in `portal_setting`. */
  namespace: string
  schema: z.ZodType<T>
  /** What a form may send: any of the fields. */
  changes: z.ZodType<Partial<T>>
  defaults: T
}

/**
 * Defines the settings of one feature. A field is written here and in its form: it is stored as JSON, checked when it is
 * read, and has its default as long as nothing else is stored.
 */
export const defineSettings = <const Namespace extends string, Fields extends z.ZodRawShape>({
  namespace,
  fields,
  defaults,
}: {
  namespace: Namespace
  fields: Fields
  defaults: z.output<z.ZodObject<Fields>>
}) => {
  const schema = z.object(fields)
  return { namespace, schema, changes: schema.partial().strict(), defaults }
}
