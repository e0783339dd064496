import { generateEntityId } from "@medusajs/framework/utils"
import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import type { Actor, Tolerance } from "../../contracts"
import { actorColumns } from "../../lib/actor-columns"
import type { LineCountRow } from "./rows"

type OfOrder = { project_id: string; order_id: string; actor: Actor }

/** What was agreed and counted of an order's lines. */
export const listLineCounts = async (knex: Knex, order_id: string): Promise<LineCountRow[]> =>
  await knex<LineCountRow>("portal_line_count").where({ order_id }).whereNull("deleted_at").orderBy("item_id")

const upsert = async (
  knex: Knex,
  { actor, ...of }: OfOrder,
  item_id: string,
  columns: Record<string, string | number | null>,
  merged: Record<string, unknown>,
): Promise<void> => {
  await knex("portal_line_count")
    .insert({ id: generateEntityId(undefined, "pcnt"), ...of, item_id, ...columns, ...actorColumns(actor) })
    .onConflict(knex.raw("(item_id) WHERE deleted_at IS NULL"))
    .merge({ ...columns, ...merged, ...actorColumns(actor), updated_at: new Date() })
}

export const saveTolerances = async (
  trx: Knex,
  of: OfOrder,
  lines: readonly { item_id: string; tolerance: Tolerance }[],
): Promise<void> => {
  for (const { item_id, tolerance } of lines)
    await upsert(trx, of, item_id, { tolerance: JSON.stringify(tolerance) }, {})
}

/** @param lines `ordered` is kept from the first count on: a later one compares with the same order */
export const saveFinalCounts = async (
  trx: Knex,
  of: OfOrder,
  lines: readonly { item_id: string; ordered: number; final: number }[],
): Promise<void> => {
  for (const { item_id, ordered, final } of lines)
    await upsert(
      trx,
      of,
      item_id,
      { ordered, final },
      { ordered: trx.raw("coalesce(portal_line_count.ordered, excluded.ordered)") },
    )
}

/** Puts the counts of lines back to what they were, for a count that the order could not follow. */
export const putBackCounts = async (
  trx: Knex,
  item_ids: readonly string[],
  before: readonly LineCountRow[],
): Promise<void> => {
  const known = new Map(before.map((row) => [row.item_id, row]))
  for (const item_id of item_ids) {
    const { ordered = null, final = null } = known.get(item_id) ?? {}
    await trx("portal_line_count").where({ item_id }).update({ ordered, final, updated_at: new Date() })
  }
}
