import { MathBN } from "@medusajs/framework/utils"
import type { InvoiceKind, InvoiceMoney, InvoiceState, Money } from "../../contracts"
import { toMoney } from "../../lib/money"

type Amount = ReturnType<typeof MathBN.convert>

/** Sums of one invoice as they stand in the ledger: exact amounts, none below zero. */
export type InvoiceSums = {
  currency_code: string
  total: Money
  /** Of its credit notes. */
  credited: Money
  captured: Money
  /** Of all refunds of what was captured. */
  returned: Money
  /** Withdrawn by the client's bank. */
  disputed: Money
  processing: Money
}

/** Refunds first give back what nobody owed: money above the total, or a credit note's. The rest is no longer owed. */
const refundedOf = ({ total, credited, captured, returned }: InvoiceSums): Amount => {
  const owed = MathBN.sub(total, credited)
  const excess = MathBN.max(0, MathBN.sub(captured, owed))
  return MathBN.max(0, MathBN.sub(returned, excess))
}

/** What is owed on an invoice, in the currency's minor unit. */
export const invoiceMoney = (sums: InvoiceSums): InvoiceMoney => {
  const { currency_code, total, credited, captured, returned, disputed, processing } = sums
  const money = (amount: Parameters<typeof toMoney>[0]) => toMoney(amount, currency_code)
  const refunded = refundedOf(sums)
  const paid = MathBN.sub(captured, returned, disputed)
  return {
    currency_code,
    total: money(total),
    credited: money(credited),
    refunded: money(refunded),
    paid: money(paid),
    processing: money(processing),
    balance: money(MathBN.sub(total, credited, refunded, paid)),
  }
}

export type StateFacts = {
  kind: InvoiceKind
  is_issued: boolean
  is_void: boolean
  /** The last day on which it is not overdue; null for one without. */
  due_on: string | null
  money: Pick<InvoiceMoney, "total" | "credited" | "refunded" | "paid" | "balance">
  /** The calendar day in the shop's time zone. */
  today: string
}

const isPositive = (amount: Money): boolean => MathBN.gt(amount, 0)

/**
 * An invoice's one state, derived and never stored, so that it cannot disagree with the money that moved. An issued credit
 * note is `credited`: nobody pays it. An invoice is `credited` when credit notes and refunds took all of it back; money that
 * was paid on it is then owed to the client. One that is overdue stays so when a part of it is paid.
 */
export const invoiceStateOf = ({ kind, is_issued, is_void, due_on, money, today }: StateFacts): InvoiceState => {
  if (!is_issued) return "draft"
  if (is_void) return "void"
  if (kind === "credit_note") return "credited"
  const taken_back = MathBN.add(money.credited, money.refunded)
  if (MathBN.gt(taken_back, 0) && MathBN.gte(taken_back, money.total)) return "credited"
  if (!isPositive(money.balance)) return "paid"
  if (due_on !== null && due_on < today) return "overdue"
  return isPositive(money.paid) ? "partly_paid" : "sent"
}
