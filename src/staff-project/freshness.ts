import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import { z } from "zod"
import { portalError } from "../lib/portal-error"
import { LINE_COUNTS_FRESHNESS } from "../order-view/final-count"
import { RequestBatcher } from "../project-page/request-batcher"
import { ruleFreshness } from "../workflows/approval/run-rules"

/** The project's order, and what has to change for a section of its staff page to be read again. */
export type ProjectKeys = {
  id: string
  order_id: string
  /** Order, final counts, project, requests, decisions, what approval rules show of them, stages, settings, customer and owner. */
  order: string
  /** Proofs with all that belongs to them, what staff let pass, and the rules of both. */
  proofs: string
  /** Invoices with money that moved, what was counted, settings, and how the customer is billed. */
  invoices: string
  /** Links, their log, what became of their mails, and mails to their recipients that came back. */
  people: string
  /** Messages and notes, and up to where clients need no reply. */
  thread: string
  /** Clients' messages that the member of staff has not seen and no colleague has answered. 0 without one. */
  unread: number
  /** What the client still has to give, and what they gave. */
  checklist: string
  /** Packages with what is known of them, what clients were told, and to whom that can be told. */
  shipping: string
  /** Whether follow-up work of a decision is late, which time alone changes. */
  late: string
}

/** Work of a decision that has not been done within this time is shown as pending, even without an error. */
export const PATIENCE_SECONDS = 60

const ORDER_KEYS = ["portal_order_freshness", LINE_COUNTS_FRESHNESS, ...ruleFreshness]
  .map((name) => `${name}(p.order_id)`)
  .join(", ")

type Column = "id" | "order_id"

/** The functions keep their plans, so that a poll costs little more than its index lookups. */
const keysBy = (column: Column) => `
  SELECT asked.value, asked.staff_id, p.id, p.order_id, concat_ws('|', ${ORDER_KEYS}) AS "order",
         portal_freshness_proofs(p.order_id) || '|' || (SELECT count(*) FROM portal_gate_override g
           WHERE g.order_id = p.order_id AND g.deleted_at IS NULL) || '|' || coalesce((SELECT s.xmin::text FROM portal_setting s
           WHERE s.namespace = 'proof'), '') AS proofs,
         portal_freshness_invoices(p.order_id) || '|' || coalesce((SELECT b.xmin::text FROM portal_billing_profile b
           WHERE b.customer_id = o.customer_id AND b.deleted_at IS NULL), '') || '|' || coalesce((SELECT sum(s.xmin::text::bigint)::text
           FROM portal_setting s WHERE s.namespace IN ('invoice', 'shop')), '') AS invoices,
         concat_ws('|', portal_freshness_people(p.order_id), portal_freshness_returned(p.order_id)) AS people,
         portal_freshness_late(p.order_id, ${PATIENCE_SECONDS}) AS late,
         portal_freshness_thread(p.order_id) AS thread,
         portal_freshness_checklist(p.order_id) AS checklist,
         concat_ws('|', portal_freshness_delivery(p.order_id), portal_freshness_shipping(p.order_id),
           portal_freshness_told(p.order_id)) AS shipping,
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
