import { StatusBadge } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import type { InvoiceKind, InvoiceState } from "../../src/contracts"

const COLORS = {
  draft: "grey",
  sent: "orange",
  partly_paid: "blue",
  paid: "green",
  overdue: "red",
  void: "grey",
  credited: "purple",
} as const satisfies Record<InvoiceState, string>

/** Where an invoice stands. A credit note is not paid: it is issued, and that is all. */
export function InvoiceStateBadge({
  invoice: { kind, state },
}: {
  invoice: { kind: InvoiceKind; state: InvoiceState }
}) {
  const { t } = useTranslation("clientPortal")
  if (kind === "credit_note") return <StatusBadge color="grey">{t("invoice.state.issued")}</StatusBadge>
  return <StatusBadge color={COLORS[state]}>{t(`invoice.state.${state}`)}</StatusBadge>
}
