import { formatMoney } from "@messages/format-money"
import { sumOf } from "@/lib/format/amount"

/**
 * Adds up the ticked invoices of an account's list. Only those of one currency can be paid together: while one is ticked,
 * those of other currencies cannot be.
 */
export function showPayTotal(page: ParentNode): void {
  const total = page.querySelector<HTMLOutputElement>("[data-pay-total]")
  const boxes = [...page.querySelectorAll<HTMLInputElement>("input[data-amount]")]
  if (!total || boxes.length === 0) return
  const locale = total.dataset["locale"] ?? "en"
  const update = (): void => {
    const ticked = boxes.filter(({ checked }) => checked)
    const currency = ticked[0]?.dataset["currency"]
    for (const box of boxes) box.disabled = currency !== undefined && box.dataset["currency"] !== currency
    const counted = ticked.filter(({ disabled }) => !disabled)
    total.value =
      currency === undefined
        ? ""
        : formatMoney(sumOf(counted.map(({ dataset }) => dataset["amount"] ?? "0")), currency, locale)
  }
  for (const box of boxes) box.addEventListener("change", update)
  update()
}
