import type { MedusaContainer } from "@medusajs/framework/types"
import { openItems } from "../checklist-view/checklist-facts"
import { readChecklists } from "../checklist-view/read-checklists"
import type { AccountChecklist } from "../contracts"
import { runSql, sql } from "../lib/sql"
import { refreshAccount } from "./index-orders"
import type { AccountReader } from "./orders-query"
import { readFrame } from "./read-frame"

/** Of an account with more active orders, the newest ones are looked at. */
const MOST = 100

const ACTIVE = `
  SELECT o.id, o.display_id, o.custom_display_id, o.is_draft_order, p.name
    FROM portal_account_order a
    JOIN "order" o ON o.id = a.order_id AND o.customer_id = a.customer_id AND o.deleted_at IS NULL
    LEFT JOIN portal_project p ON p.order_id = o.id AND p.deleted_at IS NULL
   WHERE a.customer_id = ? AND a.sales_channel_id = ? AND NOT a.is_past
   ORDER BY a.created_at DESC, a.order_id DESC LIMIT ?`

type Row = {
  id: string
  display_id: number | null
  custom_display_id: string | null
  is_draft_order: boolean
  name: string | null
}

/**
 * What the shop still needs for the account's active orders, newest order first; orders that lack nothing are left out.
 */
export const readAccountChecklist = async (
  container: MedusaContainer,
  reader: AccountReader,
): Promise<AccountChecklist> => {
  await refreshAccount(container, reader.customer_id)
  const { scope } = await readFrame(container, reader)
  if (scope === null) return { orders: [] }
  const rows = await runSql<Row>(container, sql(ACTIVE, scope.customer_id, scope.channel, MOST))
  const checklists = await readChecklists(
    container,
    rows.map(({ id }) => id),
  )
  return {
    orders: rows.flatMap((row) => {
      const checklist = checklists.get(row.id)
      const items = checklist ? openItems(checklist) : []
      if (items.length === 0) return []
      return [
        {
          id: row.id,
          kind: row.is_draft_order ? ("quote" as const) : ("order" as const),
          number: row.custom_display_id ?? (row.display_id === null ? row.id : String(row.display_id)),
          name: row.name,
          items,
        },
      ]
    }),
  }
}
