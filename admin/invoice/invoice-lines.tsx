import { Table, Text } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import type { LineTax, StaffInvoice, SummedLine } from "../../src/contracts"
import { useFormat } from "../lib/format"
import { useIsWide } from "../lib/use-is-wide"
import { isZero } from "./amounts"

function useTaxWords() {
  const { t } = useTranslation("clientPortal")
  const one = ({ name, rate }: Pick<LineTax, "name" | "rate">) =>
    name === null ? t("invoice.taxUnnamed", { rate }) : t("invoice.tax", { name, rate })
  return {
    one,
    all: ({ taxes, is_tax_inclusive }: SummedLine) => {
      if (taxes.length === 0) return t("invoice.noTax")
      const words = taxes.map(one).join(", ")
      return is_tax_inclusive ? t("invoice.taxIncluded", { taxes: words }) : words
    },
  }
}

function Price({ line, currency }: { line: SummedLine; currency: string }) {
  const { t } = useTranslation("clientPortal")
  const format = useFormat()
  return (
    <>
      {format.money(line.unit_price, currency)}
      {!isZero(line.discount) && (
        <Text as="span" size="xsmall" className="text-ui-fg-subtle block">
          {t("invoice.discount", { amount: format.money(line.discount, currency) })}
        </Text>
      )}
    </>
  )
}

/** In pixels: short words stay on one line. */
const TAX_MIN_WIDTH = 72

/** The lines of an invoice, on a phone one below the other. */
export function InvoiceLines({ invoice }: { invoice: StaffInvoice }) {
  const { t } = useTranslation("clientPortal")
  const format = useFormat()
  const taxWords = useTaxWords()
  const isWide = useIsWide()
  const { currency_code: currency } = invoice.money
  if (!isWide)
    return (
      <ul className="divide-y">
        {invoice.lines.map((line) => (
          <li key={line.id} className="flex flex-col gap-y-1 px-6 py-3">
            <span className="flex justify-between gap-x-4" style={{ alignItems: "baseline" }}>
              <span className="txt-compact-small-plus break-words">{line.title}</span>
              <span className="txt-compact-small-plus">{format.money(line.net, currency)}</span>
            </span>
            <span className="txt-compact-small text-ui-fg-subtle">
              {line.quantity} × {format.money(line.unit_price, currency)} · {taxWords.all(line)}
            </span>
          </li>
        ))}
      </ul>
    )
  return (
    <div className="overflow-x-auto">
      <Table>
        <Table.Header>
          <Table.Row>
            <Table.HeaderCell>{t("invoice.column.item")}</Table.HeaderCell>
            <Table.HeaderCell className="text-right">{t("invoice.column.quantity")}</Table.HeaderCell>
            <Table.HeaderCell className="text-right">{t("invoice.column.price")}</Table.HeaderCell>
            <Table.HeaderCell>{t("invoice.column.tax")}</Table.HeaderCell>
            <Table.HeaderCell className="text-right">{t("invoice.column.net")}</Table.HeaderCell>
          </Table.Row>
        </Table.Header>
        <Table.Body>
          {invoice.lines.map((line) => (
            <Table.Row key={line.id}>
              <Table.Cell className="max-w-[280px] py-2">
                <span className="txt-compact-small-plus text-ui-fg-base block truncate">{line.title}</span>
                {line.details && (
                  <Text as="span" size="xsmall" className="text-ui-fg-subtle block whitespace-pre-line break-words">
                    {line.details}
                  </Text>
                )}
              </Table.Cell>
              <Table.Cell className="text-right">{line.quantity}</Table.Cell>
              <Table.Cell className="text-right">
                <Price line={line} currency={currency} />
              </Table.Cell>
              <Table.Cell className="whitespace-normal">
                <span className="block" style={{ minWidth: TAX_MIN_WIDTH }}>
                  {taxWords.all(line)}
                </span>
              </Table.Cell>
              <Table.Cell className="text-right">{format.money(line.net, currency)}</Table.Cell>
            </Table.Row>
          ))}
        </Table.Body>
      </Table>
    </div>
  )
}

/** Sums below the lines, and what is left to pay of an issued invoice. */
export function InvoiceTotals({ invoice: { totals, money, kind, state } }: { invoice: StaffInvoice }) {
  const { t } = useTranslation("clientPortal")
  const format = useFormat()
  const taxWords = useTaxWords()
  const amount = (value: string) => format.money(value, money.currency_code)
  const isAsked = kind === "invoice" && state !== "draft" && state !== "void"
  const rows: { name: string; value: string; isStrong?: boolean }[] = [
    { name: t("invoice.total.net"), value: totals.net },
    ...totals.taxes.map((tax) => ({
      name: t("invoice.total.tax", { name: taxWords.one(tax), base: amount(tax.base) }),
      value: tax.amount,
    })),
    ...(isZero(totals.rounding) ? [] : [{ name: t("invoice.total.rounding"), value: totals.rounding }]),
    { name: t("invoice.total.total"), value: totals.total, isStrong: true },
    ...(isAsked
      ? (["credited", "paid"] as const)
          .filter((name) => !isZero(money[name]))
          .map((name) => ({ name: t(`invoice.total.${name}`), value: money[name] }))
      : []),
    ...(isAsked ? [{ name: t("invoice.total.balance"), value: money.balance, isStrong: true }] : []),
    // A debit on its way may still fail: it lowers no balance.
    ...(isAsked && !isZero(money.processing) ? [{ name: t("invoice.total.processing"), value: money.processing }] : []),
  ]
  return (
    <dl className="flex flex-col gap-y-1 px-6 py-4">
      {rows.map(({ name, value, isStrong }, index) => (
        <div key={`${index}:${name}`} className="flex items-center justify-between gap-x-4">
          <dt className={isStrong ? "txt-compact-small-plus" : "txt-compact-small text-ui-fg-subtle"}>{name}</dt>
          <dd className={isStrong ? "txt-compact-small-plus" : "txt-compact-small"}>{amount(value)}</dd>
        </div>
      ))}
    </dl>
  )
}
