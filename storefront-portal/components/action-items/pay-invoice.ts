import type { z } from "zod"
import type { payInvoiceItemSchema } from "@contracts/sections/invoices"
import { payPath } from "@/components/invoices/invoice-path"
import type { ActionCard, ActionContext } from "./registry"

export function payInvoice(
  item: z.infer<typeof payInvoiceItemSchema>,
  { linkId, i18n }: Pick<ActionContext, "linkId" | "i18n">,
): ActionCard {
  const amount = i18n.money(item.balance, item.currency_code)
  const due = item.due_on && {
    text: i18n.t(item.is_overdue ? "invoice.needs.overdue" : "invoice.due", { day: i18n.day(item.due_on) }),
  }
  return {
    key: item.id,
    icon: "card",
    title: i18n.t("invoice.needs.title", { number: item.number }),
    facts: [amount, ...(due ? [due.text] : [])],
    amount: due ? due.text : null,
    message: null,
    action: { label: i18n.t("invoice.pay", { amount }), href: payPath(linkId, item.id) },
  }
}
