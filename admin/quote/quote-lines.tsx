import { Badge, Table, Text } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import type { ProjectQuote } from "../../src/contracts"
import { useFormat } from "../lib/format"

type Line = ProjectQuote["line_groups"][number]["lines"][number]

function LineRow({ line, currencyCode }: { line: Line; currencyCode: string }) {
  const { t } = useTranslation("clientPortal")
  const format = useFormat()
  const words = [line.details, line.note].filter(Boolean).join(" · ")
  const sizes = line.sizes.map(({ label, quantity }) => t("quote.size", { label, quantity })).join(", ")
  return (
    <Table.Row>
      <Table.Cell className="max-w-72 py-2">
        <span className="flex items-center gap-x-2">
          <span className="txt-compact-small-plus truncate">{line.title}</span>
          {line.is_fee && <Badge size="2xsmall">{t("quote.fee")}</Badge>}
        </span>
        {words && (
          <Text as="span" size="xsmall" className="text-ui-fg-subtle whitespace-normal break-words">
            {words}
          </Text>
        )}
      </Table.Cell>
      <Table.Cell>{sizes || "-"}</Table.Cell>
      <Table.Cell className="text-right">{line.quantity}</Table.Cell>
      <Table.Cell className="text-right">{format.money(line.unit_price, currencyCode)}</Table.Cell>
      <Table.Cell className="text-right">{format.money(line.total, currencyCode)}</Table.Cell>
    </Table.Row>
  )
}

/** The order's lines by section, with sizes and fees, as the client reads them. */
export function QuoteLines({ quote }: { quote: ProjectQuote }) {
  const { t } = useTranslation("clientPortal")
  const hasSections = quote.line_groups.some(({ title }) => title)
  return (
    <div className="overflow-x-auto">
      <Table>
        <Table.Header>
          <Table.Row>
            <Table.HeaderCell>{t("quote.column.item")}</Table.HeaderCell>
            <Table.HeaderCell>{t("quote.column.sizes")}</Table.HeaderCell>
            <Table.HeaderCell className="text-right">{t("quote.column.quantity")}</Table.HeaderCell>
            <Table.HeaderCell className="text-right">{t("quote.column.price")}</Table.HeaderCell>
            <Table.HeaderCell className="text-right">{t("quote.column.total")}</Table.HeaderCell>
          </Table.Row>
        </Table.Header>
        {quote.line_groups.map(({ title, lines }, index) => (
          <Table.Body key={`${index}:${title}`}>
            {hasSections && (
              <tr>
                <th
                  scope="rowgroup"
                  colSpan={5}
                  className="txt-compact-small-plus text-ui-fg-subtle px-6 py-2 text-left"
                >
                  {title ?? t("quote.other")}
                </th>
              </tr>
            )}
            {lines.map((line) => (
              <LineRow key={line.item_ids.join()} line={line} currencyCode={quote.currency_code} />
            ))}
          </Table.Body>
        ))}
      </Table>
    </div>
  )
}

/** Sums below the lines; zero amounts are left out, except the total. */
export function QuoteTotals({ quote }: { quote: ProjectQuote }) {
  const { t } = useTranslation("clientPortal")
  const format = useFormat()
  const rows = (["subtotal", "returned", "discount", "shipping", "tax", "total", "paid", "owed"] as const).filter(
    (key) => key === "total" || Number(quote.totals[key]) !== 0,
  )
  return (
    <dl className="flex flex-col gap-y-1 px-6 py-4">
      {rows.map((key) => (
        <div key={key} className="flex items-center justify-between gap-x-4">
          <dt className={key === "total" ? "txt-compact-small-plus" : "txt-compact-small text-ui-fg-subtle"}>
            {t(`quote.total.${key}`)}
          </dt>
          <dd className={key === "total" ? "txt-compact-small-plus" : "txt-compact-small"}>
            {format.money(quote.totals[key], quote.currency_code)}
          </dd>
        </div>
      ))}
    </dl>
  )
}
