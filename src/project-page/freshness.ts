import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, MedusaError } from "@medusajs/framework/utils"
import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import { sha256Hex } from "../lib/digest"
import { callsOf, functionName } from "../lib/sql"
import type { GivenRows, PagePart } from "./page-part"
import { READ_PROJECT } from "./read-project"
import { CORE_SECTIONS, FEATURE_SECTIONS } from "./sections"

/** Freshness keys by part of the page: "shop", "project" and each section. */
export type FreshnessKeys = ReadonlyMap<string, string>

/** What the SQL functions of changed parts gave in the statement that read the keys, by part. */
export type ChangedRows = ReadonlyMap<string, GivenRows>

type Part = Pick<PagePart<string, unknown>, "id" | "freshness" | "rows">

const PARTS: Part[] = [
  { id: "shop", freshness: ["portal_freshness_shop"], rows: [] },
  { id: "project", freshness: ["portal_freshness_project"], rows: [READ_PROJECT] },
  ...Object.values(CORE_SECTIONS),
  ...FEATURE_SECTIONS,
]

/** Names of all functions that the page's keys are made of. */
export const FRESHNESS_FUNCTIONS: readonly string[] = [...new Set(PARTS.flatMap(({ freshness }) => freshness))]

/**
 * The keys of all parts in one statement, as SQL for an array. Built once from the registry. A function that several parts
 * name is called once (`OFFSET 0`).
 * @throws MedusaError for what is not the plain name of a function
 */
export const keysOf = (parts: Pick<Part, "freshness">[], subject: string): string => {
  const names = [...new Set(parts.flatMap(({ freshness }) => freshness))]
  const calls = names.map((name) => `${functionName(name)}(${subject}) AS ${name}`)
  const keys = parts.map(({ freshness }) => `concat_ws('|', ${freshness.map((name) => `called.${name}`).join(", ")})`)
  return `(SELECT ARRAY[${keys.join(", ")}] FROM (SELECT ${calls.join(", ")} OFFSET 0) called)`
}

/**
 * What the functions of the parts give whose key is another than the held one, as SQL for a JSON array: an array
 * for each of them, and null for all others.
 * @param keys SQL of the current keys, a text[]
 * @param held SQL of the held keys, a jsonb array
 * @throws MedusaError for what is not the plain name of a function
 */
export const changedRowsOf = (parts: Pick<Part, "rows">[], subject: string, keys: string, held: string): string => {
  const rows = parts.map(({ rows: names }, index) =>
    names.length === 0
      ? "NULL::json"
      : `CASE WHEN ${keys}[${index + 1}] IS DISTINCT FROM ${held} ->> ${index} THEN ${callsOf(names, subject)} END`,
  )
  return `json_build_array(${rows.join(", ")})`
}

/** For a statement that knows the order as `subject`. Gives `text[]`, for toFreshnessKeys. */
export const freshnessKeysOf = (subject: string): string => keysOf(PARTS, subject)

/** For a statement that knows the order, its keys and the held keys. Gives JSON, for toChangedRows. */
export const pageRowsOf = (subject: string, keys: string, held: string): string =>
  changedRowsOf(PARTS, subject, keys, held)

/** The keys of an order, as `freshnessKeysOf` gave them. */
export const toFreshnessKeys = (keys: string[]): FreshnessKeys =>
  new Map(PARTS.map(({ id }, index) => [id, keys[index] ?? ""]))

/** All keys as one text: a JSON array in the order of the parts. */
export const jointKey = (keys: FreshnessKeys): string => JSON.stringify([...keys.values()])

/** As `pageRowsOf` gave it: an entry a part. */
export type GivenParts = (unknown[] | null)[]

/** What `pageRowsOf` gave, by part. */
export const toChangedRows = (parts: GivenParts): ChangedRows =>
  new Map(
    PARTS.flatMap(({ id }, index): [string, GivenRows][] => {
      const given = parts[index]
      return given ? [[id, given]] : []
    }),
  )

const KEYS = `SELECT ${freshnessKeysOf("asked.order_id")} AS keys FROM (SELECT ?::text AS order_id) asked`

/** The order's keys of this moment, in one statement. The connection may be inside a transaction. */
export const readFreshnessKeys = async (
  container: MedusaContainer,
  order_id: string,
  connection: Knex = container.resolve(ContainerRegistrationKeys.PG_CONNECTION),
): Promise<FreshnessKeys> => {
  const { rows } = await connection.raw<{ rows: { keys: string[] }[] }>(KEYS, [order_id])
  return toFreshnessKeys(rows[0]?.keys ?? [])
}

/**
 * The ETag over freshness keys and whatever else decides the answer, such as who looks.
 * @param keys whole, or those that the answer depends on
 */
export const etagFor = (keys: Iterable<readonly [string, string]>, overlay = ""): string =>
  `"${sha256Hex(`${JSON.stringify([...keys])}\n${overlay}`).slice(0, 32)}"`

/** The part of an order's keys that says whether what a client approves is still the same. */
export const documentKeyOf = (keys: FreshnessKeys): string => `${keys.get("order")}|${keys.get("project")}`

/**
 * The key of what a client approves: the order and the project's own row, but not its stages or payments of others. A
 * document that was read under a key is the current one as long as the key is the same.
 */
export const readFreshness = async (
  container: MedusaContainer,
  order_id: string,
  connection: Knex = container.resolve(ContainerRegistrationKeys.PG_CONNECTION),
): Promise<string> => {
  const { rows } = await connection.raw<{ rows: { key: string | null }[] }>(
    "SELECT portal_freshness_document(?) AS key",
    [order_id],
  )
  const key = rows[0]?.key
  if (!key) throw new MedusaError(MedusaError.Types.UNEXPECTED_STATE, "The order's freshness could not be read")
  return key
}
