import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"

/** A statement, or a part of one, with what its question marks stand for. */
export type Sql = { text: string; bindings: (string | number | boolean | string[] | number[])[] }

export const sql = (text: string, ...bindings: Sql["bindings"]): Sql => ({ text, bindings })

export const join = (parts: Sql[], separator = "\n"): Sql => ({
  text: parts.map(({ text }) => text).join(separator),
  bindings: parts.flatMap(({ bindings }) => bindings),
})

export const where = (conditions: Sql[]): Sql => {
  const { text, bindings } = join(conditions, " AND ")
  return sql(`WHERE ${text}`, ...bindings)
}

/** Text at full precision: a JavaScript Date would cut microseconds, and a row could fall between two pages. */
export const asText = (instant: string): string =>
  `to_char(${instant} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US')`

/** How rows are sorted: the expression, its value as a cursor carries it, and how a cursor's value is compared. */
export type Sort = { key: string; text: string; placeholder: string }

export const instantSort = (key: string): Sort => ({
  key,
  text: asText(key),
  placeholder: "(?::timestamp AT TIME ZONE 'UTC')",
})

export const textSort = (key: string): Sort => ({ key, text: key, placeholder: "?" })

const escaped = (text: string): string => text.replace(/[\\%_]/g, "\\$&")

/** Whether one of the expressions contains a text, whatever its case. */
export const containsText = (expressions: string[], text: string): Sql =>
  sql(
    `(${expressions.map((expression) => `${expression} ILIKE ?`).join(" OR ")})`,
    ...expressions.map(() => `%${escaped(text)}%`),
  )

/** The rows that a statement gives, in their shape as the caller knows it. */
export const runSql = async <T>(container: MedusaContainer, { text, bindings }: Sql): Promise<T[]> => {
  const knex = container.resolve(ContainerRegistrationKeys.PG_CONNECTION)
  return (await knex.raw<{ rows: T[] }>(text, bindings)).rows
}
