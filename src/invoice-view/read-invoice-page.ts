import type { MedusaContainer } from "@medusajs/framework/types"
import { MathBN } from "@medusajs/framework/utils"
import { type InvoicePage, type Money, paymentSettings } from "../contracts"
import { minorUnit, toMoney } from "../lib/money"
import { portalError } from "../lib/portal-error"
import { portalServices } from "../lib/services"
import { readOrder } from "../order-view/read-order"
import { countDifferences } from "./counted-lines"
import { isIssued, type IssuedInvoice, toInvoiceTile } from "./invoice-tile"
import { readPayUnavailable } from "./pay-available"
import { readOrderInvoices } from "./read-order-invoices"
import { toShownPayment } from "./read-payments"

/** Card networks cost more than smaller parts bring in: a hundred of the currency's smallest coins. */
export const smallestPart = (currency: string): Money => toMoney(MathBN.mult(minorUnit(currency), 100), currency)

const partOf = ({ money }: IssuedInvoice): Money | null => {
  const smallest = smallestPart(money.currency_code)
  return MathBN.gt(money.balance, smallest) ? smallest : null
}

/**
 * One issued invoice of the session's order with its payments.
 * @throws MedusaError not_found for an unknown invoice, another order's and a draft, alike
 */
export const readInvoicePage = async (
  container: MedusaContainer,
  id: string,
  order_id: string,
): Promise<InvoicePage> => {
  const { invoices: service, settings } = portalServices(container)
  const [{ invoices, payments }, shop, unavailable, { allow_part }, counts, order] = await Promise.all([
    readOrderInvoices(container, order_id),
    settings.getShop(),
    readPayUnavailable(container),
    settings.get(paymentSettings),
    service.lineCountsOf(order_id),
    readOrder(container, order_id),
  ])
  const issued = invoices.filter(isIssued)
  const invoice = issued.find((one) => one.id === id)
  if (!invoice) throw portalError("not_found", "This invoice does not exist.")
  const document = await service.getDocument(invoice)
  const canPay = unavailable === null
  const tile = toInvoiceTile(invoice, canPay)
  const others = issued.filter((one) => one.id !== id).map((one) => ({ one, tile: toInvoiceTile(one, canPay) }))
  const isOfOrder = invoice.kind === "invoice" && invoice.purpose !== "charge" && invoice.purpose !== "deposit"
  return {
    shop,
    invoice: {
      ...tile,
      terms: document.terms,
      po_number: document.po_number,
      buyer: { name: document.buyer.name, address: document.buyer.address },
      lines: document.lines,
      totals: document.totals,
      note: document.note,
      payment_instructions: document.payment_instructions,
      corrects: document.corrects && { id: document.corrects.id, number: document.corrects.number },
      smallest_part: allow_part && tile.pay_blocked === null ? partOf(invoice) : null,
    },
    payments: payments.filter(({ invoice_id }) => invoice_id === id).map(toShownPayment),
    credit_notes: issued
      .filter(({ corrects_id }) => corrects_id === id)
      .map(({ id, number, issued_at, money }) => ({
        id,
        number,
        issued_at: issued_at.toISOString(),
        total: money.total,
      })),
    count_differences: isOfOrder ? countDifferences(order, counts) : [],
    payable_with: others
      .filter((other) => tile.pay_blocked === null && other.tile.pay_blocked === null)
      .map(({ one }) => ({
        id: one.id,
        number: one.number,
        balance: one.money.balance,
        currency_code: one.currency_code,
        due_on: one.due_on,
      })),
  }
}
