import { generateEntityId } from "@medusajs/framework/utils"
import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import type { Actor, LinkEventKind } from "../../contracts"
import { actorColumns } from "../../lib/actor-columns"

type Entry = { link_id: string; kind: LinkEventKind; actor: Actor; message?: string | null }

/** Writes one line to a link's log. @returns its id */
export const logLink = async (knex: Knex, { link_id, kind, actor, message = null }: Entry): Promise<string> => {
  const id = generateEntityId(undefined, "plevt")
  await knex("portal_link_event").insert({ id, link_id, kind, ...actorColumns(actor), message })
  return id
}

/** The same line for many links. */
export const logLinks = async (knex: Knex, link_ids: string[], kind: LinkEventKind, actor: Actor): Promise<void> => {
  if (link_ids.length === 0) return
  await knex("portal_link_event").insert(
    link_ids.map((link_id) => ({ id: generateEntityId(undefined, "plevt"), link_id, kind, ...actorColumns(actor) })),
  )
}
