import type { MedusaContainer } from "@medusajs/framework/types"
import type { AccountCounts } from "../contracts"
import { toMoney } from "../lib/money"
import { runSql, sql } from "../lib/sql"
import { ACCOUNT_COUNTS } from "./counts-sql"

export type CountsRow = {
  active: number
  total: number
  waiting: number
  invoices: number
  owed: { currency_code: string; amount: string }[]
}

export const COUNT_COLUMNS = "orders.active, orders.total, orders.waiting, bills.invoices, bills.owed"

/** Sums as the database writes them, in the currency's minor unit. */
export const toCounts = ({ active, total, waiting, invoices, owed }: CountsRow): AccountCounts => ({
  active_orders: active,
  total_orders: total,
  waiting_orders: waiting,
  open_invoices: invoices,
  owed: owed.map(({ currency_code, amount }) => ({ currency_code, amount: toMoney(amount, currency_code) })),
})

/** What one customer's account comes to. */
export const readAccountCounts = async (container: MedusaContainer, customer_id: string): Promise<AccountCounts> => {
  const [row] = await runSql<CountsRow>(
    container,
    sql(`SELECT ${COUNT_COLUMNS} FROM (SELECT ?::text AS id) c ${ACCOUNT_COUNTS}`, customer_id),
  )
  return toCounts(row ?? { active: 0, total: 0, waiting: 0, invoices: 0, owed: [] })
}
