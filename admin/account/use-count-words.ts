import { useCallback } from "react"
import { useTranslation } from "react-i18next"
import type { AccountCounts } from "../../src/contracts"
import { useFormat } from "../lib/format"

/** "2 active orders · 1 open invoice ($640.00) · 41 orders in all". */
export function useCountWords() {
  const { t } = useTranslation("clientPortal")
  const format = useFormat()
  return useCallback(
    ({ active_orders, open_invoices, owed, total_orders }: AccountCounts): string =>
      [
        t("account.activeOrders", { count: active_orders }),
        open_invoices > 0 &&
          t("account.openInvoices", {
            count: open_invoices,
            owed: owed.map(({ amount, currency_code }) => format.money(amount, currency_code)).join(" + "),
          }),
        t("account.totalOrders", { count: total_orders }),
      ]
        .filter(Boolean)
        .join(" · "),
    [t, format],
  )
}
