import { Badge, Table, Text } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import type { ProjectQuote } from "../../src/contracts"
import { useFormat } from "../lib/format"
import { useIsWide } from "../lib/use-is-wide"

type Line = ProjectQuote["line_groups"][number]["lines"][number]

interface LineProps {
  line: Line
  currencyCode: string
}

function Title({ line }: { line: Line }) {
  const { t } = useTranslation("clientPortal")
  return (
    <span className="flex items-center gap-x-2">
      <span className="txt-compact-small-plus text-ui-fg-base truncate">{line.title}</span>
      {line.is_fee && <Badge size="2xsmall">{t("quote.fee")}</Badge>}
    </span>
  )
}

function Details({ line }: { line: Line }) {
  const words = [line.details, line.note].filter(Boolean).join(" · ")
  if (!words) return null
  return (
    <Text as="span" size="xsmall" className="text-ui-fg-subtle whitespace-normal break-words">
      {words}
    </Text>
  )
}

/** A size and its quantity stay on one line. */
function Sizes({ line }: { line: Line }) {
  const { t } = useTranslation("clientPortal")
  return (
    <span className="flex flex-wrap gap-x-3">
      {line.sizes.map(({ label, quantity }) => (
        <span key={label} className="whitespace-nowrap">
          {t("quote.size", { label, quantity })}
        </span>
      ))}
    </span>
  )
}

function LineRow({ line, currencyCode }: LineProps) {
  const format = useFormat()
  return (
    <Table.Row>
      <Table.Cell className="max-w-[280px] py-2">
        <Title line={line} />
        <Details line={line} />
      </Table.Cell>
      <Table.Cell>{line.sizes.length > 0 ? <Sizes line={line} /> : "-"}</Table.Cell>
      <Table.Cell className="text-right">{line.quantity}</Table.Cell>
      <Table.Cell className="text-right">{format.money(line.unit_price, currencyCode)}</Table.Cell>
      <Table.Cell className="text-right">{format.money(line.total, currencyCode)}</Table.Cell>
    </Table.Row>
  )
}

/** The same on a phone, where a table of five columns would be cut. */
function NarrowLine({ line, currencyCode }: LineProps) {
  const { t } = useTranslation("clientPortal")
  const format = useFormat()
  return (
    <li className="flex flex-col gap-y-1 px-6 py-3">
      <span className="flex justify-between gap-x-4" style={{ alignItems: "baseline" }}>
        <Title line={line} />
        <span className="txt-compact-small-plus">{format.money(line.total, currencyCode)}</span>
      </span>
      <span className="txt-compact-small text-ui-fg-subtle">
        {t("quote.quantityAtPrice", {
          quantity: line.quantity,
          price: format.money(line.unit_price, currencyCode),
        })}
      </span>
      {line.sizes.length > 0 && (
        <span className="txt-compact-small text-ui-fg-subtle">
          <Sizes line={line} />
        </span>
      )}
      <Details line={line} />
    </li>
  )
}

/** The order's lines by section, with sizes and fees. */
export function QuoteLines({ quote }: { quote: ProjectQuote }) {
  const { t } = useTranslation("clientPortal")
  const isWide = useIsWide()
  const hasSections = quote.line_groups.some(({ title }) => title)
  const groups = quote.line_groups.map((group, index) => ({
    ...group,
    key: `${index}:${group.title}`,
    heading: hasSections ? (group.title ?? t("quote.other")) : null,
  }))
  if (!isWide)
    return (
      <div className="divide-y">
        {groups.map(({ key, heading, lines }) => (
          <div key={key}>
            {heading && <h3 className="txt-compact-small-plus text-ui-fg-subtle px-6 pt-3">{heading}</h3>}
            <ul className="divide-y">
              {lines.map((line) => (
                <NarrowLine key={line.item_ids.join()} line={line} currencyCode={quote.currency_code} />
              ))}
            </ul>
          </div>
        ))}
      </div>
    )
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
        {groups.map(({ key, heading, lines }) => (
          <Table.Body key={key}>
            {heading && (
              <tr>
                <th
                  scope="rowgroup"
                  colSpan={5}
                  className="txt-compact-small-plus text-ui-fg-subtle px-6 py-2 text-left"
                >
                  {heading}
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

const SUMS = ["subtotal", "returned", "discount", "credited", "shipping", "tax", "total", "paid", "owed"] as const

/** Sums below the lines. Left out is what says nothing more: zeros, and what is due where nothing was paid. */
export function QuoteTotals({ quote }: { quote: ProjectQuote }) {
  const { t } = useTranslation("clientPortal")
  const format = useFormat()
  const { totals } = quote
  const saysMore = (key: (typeof SUMS)[number]): boolean => {
    if (key === "total") return true
    return Number(totals[key] ?? 0) !== 0 && !(key === "owed" && Number(totals.owed) === Number(totals.total))
  }
  const rows = SUMS.filter(saysMore).map((key) => ({ key, amount: totals[key] ?? "0" }))
  return (
    <dl className="flex flex-col gap-y-1 px-6 py-4">
      {rows.map(({ key, amount }) => (
        <div key={key} className="flex items-center justify-between gap-x-4">
          <dt className={key === "total" ? "txt-compact-small-plus" : "txt-compact-small text-ui-fg-subtle"}>
            {t(`quote.total.${key}`)}
          </dt>
          <dd className={key === "total" ? "txt-compact-small-plus" : "txt-compact-small"}>
            {format.money(amount, quote.currency_code)}
          </dd>
        </div>
      ))}
    </dl>
  )
}
