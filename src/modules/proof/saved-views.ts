import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import { generateEntityId } from "@medusajs/framework/utils"
import type { Actor, SavedView, SaveView } from "../../contracts"
import { portalError } from "../../lib/portal-error"

type ViewRow = Pick<SavedView, "id" | "name" | "query" | "columns" | "is_shared" | "owner_name"> & { owner_id: string }

/** The views that one member of staff sees: their own by name, then those that others share. */
export const readViews = async (knex: Knex, owner_id: string): Promise<SavedView[]> => {
  const rows = await knex<ViewRow>("portal_production_view")
    .where({ owner_id })
    .orWhere({ is_shared: true })
    .orderByRaw("owner_id = ? DESC, lower(name), id", [owner_id])
  return rows.map(({ id, name, query, columns, is_shared, owner_name, owner_id: of }) => ({
    id,
    name,
    query,
    columns,
    is_shared,
    owner_name,
    is_own: of === owner_id,
  }))
}

/** Saves a view in place of the owner's own one of that name. */
export const saveView = async (
  knex: Knex,
  { name, query, columns, is_shared }: SaveView,
  { id: owner_id, name: owner_name }: Actor,
): Promise<void> => {
  const values = { query: JSON.stringify(query), columns: columns && JSON.stringify(columns), is_shared, owner_name }
  await knex("portal_production_view")
    .insert({ id: generateEntityId(undefined, "pview"), owner_id, name, ...values })
    .onConflict(["owner_id", "name"])
    .merge({ ...values, updated_at: new Date() })
}

/** @throws MedusaError not_found for a view of someone else's as well */
export const deleteView = async (knex: Knex, id: string, owner_id: string): Promise<void> => {
  const deleted = await knex("portal_production_view").where({ id, owner_id }).delete()
  if (!deleted) throw portalError("not_found", "This view does not exist, or is not your own.")
}
