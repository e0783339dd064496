import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, MedusaError } from "@medusajs/framework/utils"
import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import { sha256Hex } from "../lib/digest"
import { CORE_SECTIONS, FEATURE_SECTIONS } from "./sections"

/** Freshness keys by part of the page: "shop", "project" and each section. */
export type FreshnessKeys = ReadonlyMap<string, string>

const PARTS: { id: string; freshness: readonly string[] }[] = [
  { id: "shop", freshness: ["portal_freshness_shop"] },
  { id: "project", freshness: ["portal_freshness_project"] },
  ...Object.values(CORE_SECTIONS),
  ...FEATURE_SECTIONS,
]

/** Names of all functions that the page's keys are made of. */
export const FRESHNESS_FUNCTIONS: readonly string[] = PARTS.flatMap(({ freshness }) => freshness)

const IDENTIFIER = /^[a-z_][a-z0-9_]*$/

/**
 * The keys of all parts in one statement, as SQL for an array. Built once from the registry.
 * @throws MedusaError for what is not the plain name of a function: it becomes part of a statement
 */
export const keysOf = (parts: { id: string; freshness: readonly string[] }[], subject: string): string => {
  for (const name of parts.flatMap(({ freshness }) => freshness))
    if (!IDENTIFIER.test(name))
      throw new MedusaError(MedusaError.Types.UNEXPECTED_STATE, `${name} is no name of a freshness function`)
  const keys = parts.map(
    ({ freshness }) => `concat_ws('|', ${freshness.map((name) => `${name}(${subject})`).join(", ")})`,
  )
  return `ARRAY[${keys.join(", ")}]`
}

/** For a statement that knows the order as `subject`. Gives `text[]`, for toFreshnessKeys. */
export const freshnessKeysOf = (subject: string): string => keysOf(PARTS, subject)

/** The keys of an order, as `freshnessKeysOf` gave them. */
export const toFreshnessKeys = (keys: string[]): FreshnessKeys =>
  new Map(PARTS.map(({ id }, index) => [id, keys[index] ?? ""]))

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
