import { StatusBadge } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import type { InvoiceState } from "../../src/contracts"

const COLORS = {
  draft: "grey",
  sent: "orange",
  partly_paid: "blue",
  paid: "green",
  overdue: "red",
  void: "grey",
  credited: "purple",
} as const satisfies Record<InvoiceState, string>

/** Where an invoice stands. */
export function InvoiceStateBadge({ state }: { state: InvoiceState }) {
  const { t } = useTranslation("clientPortal")
  return <StatusBadge color={COLORS[state]}>{t(`invoice.state.${state}`)}</StatusBadge>
}
