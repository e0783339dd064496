import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import { generateEntityId } from "@medusajs/framework/utils"
import type { Actor, BookAddress, ContactChangeKind, ContactDetails } from "../../contracts"
import { type ActorColumns, actorColumns } from "../../lib/actor-columns"
import { portalError } from "../../lib/portal-error"

type Value = BookAddress | ContactDetails | null

export type NewContactChange = {
  customer_id: string
  kind: ContactChangeKind
  /** Null for details, and for an address that Medusa has yet to make. */
  address_id: string | null
  before: Value
  after: Value
  /** The address that was the default one before this became it. */
  replaced_default_id: string | null
  actor: Actor
}

export type ContactChangeRow = Omit<NewContactChange, "actor"> &
  ActorColumns & {
    id: string
    undone_at: Date | null
    undone_by_id: string | null
    undone_by_name: string | null
    created_at: Date
  }

const TABLE = "portal_contact_change"
/** Newest changes of a customer that staff see. */
const MOST = 50

const json = (value: Value): string | null => (value === null ? null : JSON.stringify(value))

export const insertChange = async (
  knex: Knex,
  { actor, before, after, ...change }: NewContactChange,
): Promise<string> => {
  const id = generateEntityId(undefined, "pcch")
  await knex(TABLE).insert({ id, ...change, before: json(before), after: json(after), ...actorColumns(actor) })
  return id
}

export const deleteChange = async (knex: Knex, id: string): Promise<void> => {
  await knex(TABLE).where({ id }).delete()
}

/** Notes which address an addition, or its undone removal, became in Medusa. */
export const setAddressId = async (knex: Knex, id: string, address_id: string): Promise<void> => {
  await knex(TABLE).where({ id }).update({ address_id })
}

/** Newest first. */
export const listChanges = async (knex: Knex, customer_id: string): Promise<ContactChangeRow[]> =>
  await knex<ContactChangeRow>(TABLE)
    .where({ customer_id })
    .orderBy([
      { column: "created_at", order: "desc" },
      { column: "id", order: "desc" },
    ])
    .limit(MOST)

/** @throws MedusaError not_found */
export const readChange = async (knex: Knex, id: string): Promise<ContactChangeRow> => {
  const change = await knex<ContactChangeRow>(TABLE).where({ id }).first()
  if (!change) throw portalError("not_found", "This change does not exist.")
  return change
}

/** @throws MedusaError conflict for one that was undone before */
export const markUndone = async (knex: Knex, id: string, { id: by, name }: Actor): Promise<void> => {
  const undone = await knex<ContactChangeRow>(TABLE)
    .where({ id })
    .whereNull("undone_at")
    .update({ undone_at: new Date(), undone_by_id: by, undone_by_name: name })
  if (!undone) throw portalError("conflict", "This change has been undone already.")
}

/** Takes a mark back whose undoing failed. */
export const unmarkUndone = async (knex: Knex, id: string): Promise<void> => {
  await knex(TABLE).where({ id }).update({ undone_at: null, undone_by_id: null, undone_by_name: null })
}
