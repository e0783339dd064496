import type { InvoiceKind, InvoiceMoney, Party } from "../../contracts"
import type { Paper, Table } from "../paper"
import { addressOf, cell, paperOf, type PaperContext, partiesOf, strongCell } from "./frame"

export type StatementLine = {
  kind: InvoiceKind
  number: string
  project_name: string
  issued_on: string
  due_on: string | null
  money: InvoiceMoney
}

/** All of one currency. `settled`: paid and credited. The sums are those of the ledger. */
export type StatementPart = {
  currency_code: string
  lines: StatementLine[]
  balance: string
  overdue: string
}

export type StatementData = { customer: Pick<Party, "name" | "address">; as_of: string; parts: StatementPart[] }

const tableOf = (part: StatementPart, isAlone: boolean, { i18n }: PaperContext): Table => {
  const money = (amount: string) => i18n.money(amount, part.currency_code)
  return {
    title: isAlone ? null : part.currency_code.toUpperCase(),
    columns: [
      { label: i18n.t("document.item"), is_number: false },
      { label: i18n.t("document.issued"), is_number: true },
      { label: i18n.t("document.due"), is_number: true },
      { label: i18n.t("document.total"), is_number: true },
      { label: i18n.t("document.balance"), is_number: true },
    ],
    groups: [
      {
        title: null,
        rows: part.lines.map(({ kind, number, project_name, issued_on, due_on, money: { total, balance } }) => [
          strongCell(`${i18n.t(`document.kind.${kind}`)} ${number}`, [project_name]),
          cell(i18n.day(issued_on)),
          cell(due_on ? i18n.day(due_on) : ""),
          cell(money(total)),
          cell(money(balance)),
        ]),
      },
    ],
  }
}

/** What a customer was asked for, and what of it is open. */
export const statementPaper = ({ customer, as_of, parts }: StatementData, context: PaperContext): Paper => {
  const { i18n } = context
  const lines = addressOf(i18n, customer.address)
  const isAlone = parts.length === 1
  return paperOf(context, {
    kind: "document.kind.statement",
    number: customer.name,
    shown_number: i18n.day(as_of),
    day: as_of,
    parties: partiesOf(i18n, [
      { key: "document.customer", lines: lines.includes(customer.name) ? lines : [customer.name, ...lines] },
    ]),
    tables: parts.map((part) => tableOf(part, isAlone, context)),
    sums: parts.flatMap(({ currency_code, balance, overdue }) => {
      const currency = isAlone ? "" : ` (${currency_code.toUpperCase()})`
      return [
        ...(Number(overdue) === 0
          ? []
          : [
              {
                label: i18n.t("document.overdue") + currency,
                value: i18n.money(overdue, currency_code),
                is_strong: false,
              },
            ]),
        {
          label: i18n.t("document.balance_due") + currency,
          value: i18n.money(balance, currency_code),
          is_strong: true,
        },
      ]
    }),
    texts: parts.length === 0 ? [{ title: null, body: i18n.t("document.nothing_open") }] : [],
  })
}
