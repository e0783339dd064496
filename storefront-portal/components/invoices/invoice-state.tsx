import type { InvoiceTile } from "@contracts/invoice/page"
import type { I18n } from "@messages/i18n"
import { Icon, type IconName } from "@/components/shell/icon"
import { isZero } from "@/lib/format/amount"

type Shown = InvoiceTile["state"] | "processing"

const LOOKS: Record<Shown, { pill: string; icon: IconName }> = {
  draft: { pill: "pill", icon: "edit" },
  sent: { pill: "pill pill-wait", icon: "clock" },
  partly_paid: { pill: "pill pill-wait", icon: "clock" },
  overdue: { pill: "pill pill-bad", icon: "clock" },
  processing: { pill: "pill", icon: "clock" },
  paid: { pill: "pill pill-good", icon: "check" },
  void: { pill: "pill", icon: "cross" },
  credited: { pill: "pill", icon: "check" },
}

/** While a bank debit is on its way, that is what the client has to know. */
export function shownState({ state, money }: Pick<InvoiceTile, "state" | "money">): Shown {
  return isZero(money.processing) ? state : "processing"
}

/** Where an invoice stands, in words, a color and a sign. A credit note has no state that would tell a client anything. */
export function InvoiceStatePill({ invoice, i18n }: { invoice: InvoiceTile; i18n: I18n }) {
  if (invoice.kind === "credit_note") return null
  const state = shownState(invoice)
  const { pill, icon } = LOOKS[state]
  return (
    <span className={`${pill} max-w-full`}>
      <Icon name={icon} className="size-3.5 flex-none" />
      {i18n.t(`invoice.state.${state}`)}
    </span>
  )
}
