import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import { generateEntityId } from "@medusajs/framework/utils"
import { staffPreferenceSchema, type StaffPreference } from "../../contracts"

const CONFLICT = "(user_id) WHERE deleted_at IS NULL"

/** How a member of staff wants to be told; the defaults where they chose nothing. */
export const readStaffPreference = async (knex: Knex, user_id: string): Promise<StaffPreference> => {
  const row = await knex("portal_staff_preference").where({ user_id }).whereNull("deleted_at").first()
  return staffPreferenceSchema.parse({ time_zone: row?.time_zone ?? null, choices: row?.choices ?? {} })
}

export const saveStaffPreference = async (
  knex: Knex,
  user_id: string,
  { time_zone, choices }: StaffPreference,
): Promise<void> => {
  const chosen = { time_zone, choices: JSON.stringify(choices) }
  await knex("portal_staff_preference")
    .insert({ id: generateEntityId(undefined, "pspr"), user_id, ...chosen })
    .onConflict(knex.raw(CONFLICT))
    .merge({ ...chosen, updated_at: new Date() })
}
