import { MathBN } from "@medusajs/framework/utils"
import type { InvoiceKind, InvoiceMoney, InvoiceState, Money } from "../../contracts"
import { toMoney } from "../../lib/money"

/** What is owed on an invoice. Amounts are exact; what comes out is in the currency's minor unit. */
export const invoiceMoney = ({
  currency_code,
  total,
  credited,
  paid,
  processing,
}: Omit<InvoiceMoney, "balance">): InvoiceMoney => {
  const money = (amount: Parameters<typeof toMoney>[0]) => toMoney(amount, currency_code)
  return {
    currency_code,
    total: money(total),
    credited: money(credited),
    paid: money(paid),
    processing: money(processing),
    balance: money(MathBN.sub(total, credited, paid)),
  }
}

export type StateFacts = {
  kind: InvoiceKind
  is_issued: boolean
  is_void: boolean
  /** The last day on which it is not overdue; null for one without. */
  due_on: string | null
  money: Pick<InvoiceMoney, "total" | "credited" | "paid" | "balance">
  /** The calendar day in the shop's time zone. */
  today: string
}

const isPositive = (amount: Money): boolean => MathBN.gt(amount, 0)

/**
 * An invoice's one state, derived and never stored, so that it cannot disagree with the money that moved. An issued credit
 * note is `credited`: nobody pays it. An invoice is `credited` when credit notes took all of it back; money that was paid
 * on it is then owed to the client. One that is overdue stays so when a part of it is paid.
 */
export const invoiceStateOf = ({ kind, is_issued, is_void, due_on, money, today }: StateFacts): InvoiceState => {
  if (!is_issued) return "draft"
  if (is_void) return "void"
  if (kind === "credit_note") return "credited"
  if (isPositive(money.credited) && MathBN.gte(money.credited, money.total)) return "credited"
  if (!isPositive(money.balance)) return "paid"
  if (due_on !== null && due_on < today) return "overdue"
  return isPositive(money.paid) ? "partly_paid" : "sent"
}
