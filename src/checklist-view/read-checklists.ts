import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { portalError } from "../lib/portal-error"
import { callFunctionsForEach } from "../lib/sql"
import { CHECKLIST_ROWS, type OrderChecklist, toOrderChecklist, trustsCarts } from "./checklist-facts"

/**
 * The checklists of orders, by order, in one statement: for lists and reminders. Orders that are gone are left out.
 * `checklistOf` says what of them is open.
 * @param connection inside a transaction: its own
 */
export const readChecklists = async (
  container: MedusaContainer,
  order_ids: readonly string[],
  connection: Knex = container.resolve(ContainerRegistrationKeys.PG_CONNECTION),
): Promise<ReadonlyMap<string, OrderChecklist>> => {
  if (order_ids.length === 0) return new Map()
  const found = await callFunctionsForEach(connection, CHECKLIST_ROWS, [...order_ids])
  return new Map(
    [...found].flatMap(([order_id, rows]): [string, OrderChecklist][] => {
      const checklist = toOrderChecklist(rows, trustsCarts(container))
      return checklist ? [[order_id, checklist]] : []
    }),
  )
}

/** @throws MedusaError not_found for an order that is gone */
export const readChecklist = async (container: MedusaContainer, order_id: string): Promise<OrderChecklist> => {
  const checklist = (await readChecklists(container, [order_id])).get(order_id)
  if (!checklist) throw portalError("not_found", "This order does not exist.")
  return checklist
}
