import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import { z } from "zod"
import { portalError } from "../lib/portal-error"
import { functionName } from "../lib/sql"
import { LINE_COUNTS_FRESHNESS } from "../order-view/final-count"
import { RequestBatcher } from "../project-page/request-batcher"
import { ruleFreshness } from "../workflows/approval/run-rules"

/** Work of a decision that has not been done within this time is shown as pending, even without an error. */
export const PATIENCE_SECONDS = 60

/** SQL of a function of the project's order, several with a bar between them. */
const functions = (...names: string[]): string =>
  `concat_ws('|', ${names.map((name) => `${functionName(name)}(p.order_id)`).join(", ")})`

/**
 * Registry: what has to change for a part of the project's staff page to be read again, as SQL for a text over the project
 * `p` and its order `o`. A part that follows from no key of another adds a line.
 */
const PART_KEYS = {
  /** Order, final counts, project, requests, decisions, what approval rules show of them, stages, settings, customer and owner. */
  order: functions("portal_order_freshness", LINE_COUNTS_FRESHNESS, ...ruleFreshness),
  /** Proofs with all that belongs to them, what staff let pass, and the rules of both. */
  proofs: `portal_freshness_proofs(p.order_id) || '|' || (SELECT count(*) FROM portal_gate_override g
     WHERE g.order_id = p.order_id AND g.deleted_at IS NULL) || '|' || coalesce((SELECT s.xmin::text FROM portal_setting s
     WHERE s.namespace = 'proof'), '')`,
  /** Invoices with money that moved, what was counted, settings, and how the customer is billed. */
  invoices: `portal_freshness_invoices(p.order_id) || '|' || coalesce((SELECT b.xmin::text FROM portal_billing_profile b
     WHERE b.customer_id = o.customer_id AND b.deleted_at IS NULL), '') || '|' || coalesce((SELECT sum(s.xmin::text::bigint)::text
     FROM portal_setting s WHERE s.namespace IN ('invoice', 'shop')), '')`,
  /** Links, their log, what became of their mails, and mails to their recipients that came back. */
  people: functions("portal_freshness_people", "portal_freshness_returned"),
  /** Messages and notes, and up to where clients need no reply. */
  thread: functions("portal_freshness_thread"),
  /** What the client still has to give, and what they gave. */
  checklist: functions("portal_freshness_checklist"),
  /** Packages with what is known of them, what clients were told, and to whom that can be told. */
  shipping: functions("portal_freshness_delivery", "portal_freshness_shipping", "portal_freshness_told"),
  /** Whether follow-up work of a decision is late, which time alone changes. */
  late: `portal_freshness_late(p.order_id, ${PATIENCE_SECONDS})`,
} as const satisfies Record<string, string>

/** The project's order, and the keys of the parts of its staff page. */
export type ProjectKeys = Record<keyof typeof PART_KEYS, string> & {
  id: string
  order_id: string
  /** Clients' messages that the member of staff has not seen and no colleague has answered. 0 without one. */
  unread: number
}

const KEYS = Object.entries(PART_KEYS)
  .map(([name, key]) => `${key} AS "${name}"`)
  .join(", ")

type Column = "id" | "order_id"

/** The functions keep their plans, so that a poll costs little more than its index lookups. */
const keysBy = (column: Column) => `
  SELECT asked.value, asked.staff_id, p.id, p.order_id, ${KEYS},
         CASE WHEN asked.staff_id = '' THEN 0 ELSE portal_unread_of_staff(p.order_id, asked.staff_id) END AS unread
    FROM unnest(?::text[], ?::text[]) AS asked(value, staff_id)
    JOIN portal_project p ON p.${column} = asked.value AND p.deleted_at IS NULL
    JOIN "order" o ON o.id = p.order_id AND o.deleted_at IS NULL`

/** What is asked for: a project's or order's id, and who asks. */
const keyOf = (value: string, staff_id: string): string => JSON.stringify([value, staff_id])
const askedSchema = z.tuple([z.string(), z.string()])

const batchers = new WeakMap<Knex, Record<Column, RequestBatcher<ProjectKeys>>>()

/** Tabs poll all the time: those that ask at once share a statement. */
const batcherOf = (knex: Knex, column: Column): RequestBatcher<ProjectKeys> => {
  const known = batchers.get(knex)
  if (known) return known[column]
  const by = (key: Column) => {
    const statement = keysBy(key)
    return new RequestBatcher<ProjectKeys>(async (keys) => {
      const asked = keys.map((one) => askedSchema.parse(JSON.parse(one)))
      const { rows } = await knex.raw<{ rows: (ProjectKeys & { value: string; staff_id: string })[] }>(statement, [
        asked.map(([value]) => value),
        asked.map(([, staff_id]) => staff_id),
      ])
      return new Map(rows.map(({ value, staff_id, ...row }) => [keyOf(value, staff_id), row]))
    })
  }
  const made = { id: by("id"), order_id: by("order_id") }
  batchers.set(knex, made)
  return made[column]
}

const read = async (
  container: MedusaContainer,
  column: Column,
  value: string,
  staff_id: string,
): Promise<ProjectKeys | null> =>
  await batcherOf(container.resolve(ContainerRegistrationKeys.PG_CONNECTION), column).request(keyOf(value, staff_id))

/**
 * All that an unchanged section costs.
 * @param staff_id who asks, for sections that show what they have not read
 * @throws not_found for an unknown project, or one whose order was deleted
 */
export const readProjectKeys = async (container: MedusaContainer, id: string, staff_id = ""): Promise<ProjectKeys> => {
  const keys = await read(container, "id", id, staff_id)
  if (!keys) throw portalError("not_found", "This project does not exist")
  return keys
}

/** The same by order; null for an order without a project. @throws not_found for an unknown or deleted order */
export const findProjectKeys = async (
  container: MedusaContainer,
  order_id: string,
  staff_id = "",
): Promise<ProjectKeys | null> => {
  const keys = await read(container, "order_id", order_id, staff_id)
  if (keys) return keys
  const order = await container
    .resolve(ContainerRegistrationKeys.PG_CONNECTION)("order")
    .where({ id: order_id })
    .whereNull("deleted_at")
    .first<{ id: string } | undefined>("id")
  if (!order) throw portalError("not_found", "This order does not exist")
  return null
}
