import {
  beginOrderEditOrderWorkflow,
  cancelBeginOrderEditWorkflow,
  confirmOrderEditRequestWorkflow,
  orderEditUpdateItemQuantityWorkflow,
  requestOrderEditRequestWorkflow,
} from "@medusajs/medusa/core-flows"
import type { MedusaContainer } from "@medusajs/framework/types"
import { MedusaError } from "@medusajs/framework/utils"
import { type Actor, type CountedLine, invoiceSettings, type SetFinalCounts, type SetTolerances } from "../../contracts"
import { countedLines } from "../../invoice-view/counted-lines"
import { reasonOf } from "../../lib/jobs/define-job"
import { portalError } from "../../lib/portal-error"
import { portalServices } from "../../lib/services"
import type { LineCountRow } from "../../modules/invoice/rows"
import type { Order } from "../../order-view/order-shape"
import { readOrder } from "../../order-view/read-order"
import { discardEmptyOrderChanges } from "../approval/discard-empty-order-changes"
import { withOrderMoneyLock } from "../payment/with-order-money-lock"

type Counting = { order: Order; counts: LineCountRow[]; lines: ReadonlyMap<string, CountedLine> }

const readCounting = async (container: MedusaContainer, order_id: string): Promise<Counting> => {
  const { invoices, settings } = portalServices(container)
  const [order, counts, { tolerance }] = await Promise.all([
    readOrder(container, order_id),
    invoices.lineCountsOf(order_id),
    settings.get(invoiceSettings),
  ])
  return { order, counts, lines: new Map(countedLines(order, counts, tolerance).map((line) => [line.item_id, line])) }
}

const lineOf = ({ lines }: Counting, item_id: string): CountedLine => {
  const line = lines.get(item_id)
  if (!line) throw portalError("unknown_line", `The order has no goods under "${item_id}".`)
  return line
}

/** Agrees how far the pieces made may differ. @throws MedusaError not_found, unknown_line */
export const setTolerances = async (
  container: MedusaContainer,
  project_id: string,
  { lines }: SetTolerances,
  actor: Actor,
): Promise<void> => {
  const { invoices, projects } = portalServices(container)
  const { order_id } = await projects.getProject(project_id)
  const counting = await readCounting(container, order_id)
  for (const { item_id } of lines) lineOf(counting, item_id)
  await invoices.saveTolerances({ project_id, order_id, actor }, lines)
}

/** @throws MedusaError unknown_line, count_outside_tolerance, not_allowed */
const assertCount = (counting: Counting, { item_id, final }: SetFinalCounts["lines"][number]): CountedLine => {
  const line = lineOf(counting, item_id)
  const { from, to } = line.allowed
  if (final < from || final > to)
    throw portalError("count_outside_tolerance", `${line.title}: from ${from} to ${to} pieces were agreed.`)
  if (final < line.shipped) throw portalError("not_allowed", `${line.title}: ${line.shipped} pieces have shipped.`)
  return line
}

/** A confirmed edit of the order. What fails in between leaves no open edit behind. */
const editQuantities = async (
  container: MedusaContainer,
  order_id: string,
  items: { id: string; quantity: number }[],
  actor: Actor,
): Promise<void> => {
  await discardEmptyOrderChanges(container, order_id)
  await beginOrderEditOrderWorkflow(container).run({
    input: { order_id, created_by: actor.id, description: "Final count" },
  })
  try {
    await orderEditUpdateItemQuantityWorkflow(container).run({ input: { order_id, items } })
    await requestOrderEditRequestWorkflow(container).run({ input: { order_id, requested_by: actor.id } })
    await confirmOrderEditRequestWorkflow(container).run({ input: { order_id, confirmed_by: actor.id } })
  } catch (error) {
    await cancelBeginOrderEditWorkflow(container).run({ input: { order_id } })
    throw error
  }
}

const REFUSALS: ReadonlySet<unknown> = new Set([MedusaError.Types.INVALID_DATA, MedusaError.Types.NOT_ALLOWED])

/** What Medusa refused of an edit, as opposed to what broke. A workflow throws a copy, which is known by its shape. */
const isRefusal = (error: unknown): boolean =>
  typeof error === "object" && error !== null && "type" in error && REFUSALS.has(error.type)

/**
 * Enters the pieces that were made, within what was agreed, and edits Medusa's order to them (docs/adr/0031): its total, its
 * summary and the balance that is left to invoice follow. What was ordered is kept beside the count. May be repeated.
 * @throws MedusaError not_found, unknown_line, count_outside_tolerance; not_allowed for a quote or a canceled order, for
 *   fewer pieces than have shipped, and where Medusa refuses the edit (such as one that is open already)
 */
export const setFinalCounts = async (
  container: MedusaContainer,
  project_id: string,
  { lines }: SetFinalCounts,
  actor: Actor,
): Promise<void> => {
  const { invoices, projects } = portalServices(container)
  const { order_id } = await projects.getProject(project_id)
  await withOrderMoneyLock(container, order_id, async () => {
    const counting = await readCounting(container, order_id)
    const { order, counts } = counting
    if (order.is_draft_order || order.status === "canceled")
      throw portalError("not_allowed", "Pieces are counted once the order is sold.")
    const counted = lines.map((line) => ({ ...line, ordered: assertCount(counting, line).ordered }))
    // Before the edit, because afterwards what was ordered is lost.
    await invoices.saveFinalCounts({ project_id, order_id, actor }, counted)
    const quantities = new Map(order.items.map(({ id, quantity }) => [id, quantity]))
    const items = counted
      .filter(({ item_id, final }) => quantities.get(item_id) !== final)
      .map(({ item_id, final }) => ({ id: item_id, quantity: final }))
    if (items.length === 0) return
    try {
      await editQuantities(container, order_id, items, actor)
    } catch (error) {
      await invoices.putBackCounts(
        items.map(({ id }) => id),
        counts,
      )
      if (isRefusal(error)) throw portalError("not_allowed", reasonOf(error))
      throw error
    }
  })
}
