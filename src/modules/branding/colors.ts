import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import { generateEntityId } from "@medusajs/framework/utils"
import { type Actor, type AddBrandColor, type BrandColor, MAX_BRAND_COLORS, type SaveBrandColor } from "../../contracts"
import { actorColumns } from "../../lib/actor-columns"
import { portalError } from "../../lib/portal-error"

const TABLE = "portal_brand_color"
const SHOWN = ["id", "name", "hex", "pms", "version"] as const

/** Whose brand, and who changes it. */
export type BrandScope = { customer_id: string; actor: Actor }

/** Holds a brand until the transaction ends. */
export const lockBrand = async (trx: Knex, customer_id: string): Promise<void> => {
  await trx.raw("SELECT pg_advisory_xact_lock(hashtextextended('portal_branding:' || ?, 0))", [customer_id])
}

/** In the order in which they were added. */
export const listColors = async (knex: Knex, customer_id: string): Promise<BrandColor[]> =>
  await knex(TABLE)
    .where({ customer_id })
    .whereNull("deleted_at")
    .orderBy([{ column: "created_at" }, { column: "id" }])
    .select<BrandColor[]>(...SHOWN)

/** Colors of one customer are added one after the other, so that none comes twice and their limit holds. */
export const insertColor = async (
  trx: Knex,
  { customer_id, actor }: BrandScope,
  color: AddBrandColor,
): Promise<void> => {
  await lockBrand(trx, customer_id)
  const colors = await listColors(trx, customer_id)
  if (colors.some(({ name, hex, pms }) => name === color.name && hex === color.hex && pms === color.pms)) return
  if (colors.length >= MAX_BRAND_COLORS) throw portalError("not_allowed", "A brand has 50 colors at most.")
  await trx(TABLE).insert({
    id: generateEntityId(undefined, "pbrc"),
    customer_id,
    ...color,
    version: 1,
    created_at: trx.raw("clock_timestamp()"),
    ...actorColumns(actor),
  })
}

/**
 * Compares the version and writes, in one statement.
 * @throws MedusaError not_found for a color of another customer; conflict for one that was changed meanwhile
 */
const write = async (
  knex: Knex,
  { customer_id, actor }: BrandScope,
  { id, version }: { id: string; version: number },
  changes: object,
): Promise<void> => {
  const written = await knex(TABLE)
    .where({ id, customer_id, version })
    .whereNull("deleted_at")
    .update({ ...changes, version: version + 1, updated_at: knex.raw("clock_timestamp()"), ...actorColumns(actor) })
  if (written) return
  const known = (await listColors(knex, customer_id)).some((color) => color.id === id)
  if (known) throw portalError("conflict", "This color was changed meanwhile.")
  throw portalError("not_found", "This color does not exist.")
}

export const updateColor = async (
  knex: Knex,
  scope: BrandScope,
  { id, version, ...color }: SaveBrandColor & { id: string },
): Promise<void> => await write(knex, scope, { id, version }, color)

export const deleteColor = async (
  knex: Knex,
  scope: BrandScope,
  color: { id: string; version: number },
): Promise<void> => await write(knex, scope, color, { deleted_at: knex.raw("clock_timestamp()") })
