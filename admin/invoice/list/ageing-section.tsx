import { clx, Table, Text } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import type { Ageing } from "../../../src/contracts"
import { useFormat } from "../../lib/format"
import { Section } from "../../lib/section"
import { useIsWide } from "../../lib/use-is-wide"
import { isZero } from "../amounts"

const SPANS = ["not_due", "days_1_30", "days_31_60", "days_61_90", "days_over_90", "total"] as const

interface SumsProps {
  ageing: Ageing[]
}

function SumsTable({ ageing }: SumsProps) {
  const { t } = useTranslation("clientPortal")
  const format = useFormat()
  return (
    <div className="overflow-x-auto">
      <Table>
        <Table.Header>
          <Table.Row>
            <Table.HeaderCell>{t("invoiceList.ageing.currency")}</Table.HeaderCell>
            {SPANS.map((span) => (
              <Table.HeaderCell key={span} className="text-right">
                {t(`invoiceList.ageing.${span}`)}
              </Table.HeaderCell>
            ))}
          </Table.Row>
        </Table.Header>
        <Table.Body>
          {ageing.map((sums) => (
            <Table.Row key={sums.currency_code}>
              <Table.Cell>{sums.currency_code.toUpperCase()}</Table.Cell>
              {SPANS.map((span) => (
                <Table.Cell key={span} className="text-right">
                  <span className={span === "total" ? "txt-compact-small-plus" : undefined}>
                    {format.money(sums[span], sums.currency_code)}
                  </span>
                </Table.Cell>
              ))}
            </Table.Row>
          ))}
        </Table.Body>
      </Table>
    </div>
  )
}

/** For a phone: one sum a line, those that are zero left out. */
function SumsList({ ageing }: SumsProps) {
  const { t } = useTranslation("clientPortal")
  const format = useFormat()
  return ageing.map((sums) => (
    <dl key={sums.currency_code} className="flex flex-col gap-y-1 px-6 py-4">
      {SPANS.filter((span) => span === "total" || !isZero(sums[span])).map((span) => (
        <div
          key={span}
          className={clx(
            "flex items-center justify-between gap-x-4",
            span === "total" ? "txt-compact-small-plus" : "txt-compact-small",
          )}
        >
          <dt className={span === "total" ? undefined : "text-ui-fg-subtle"}>{t(`invoiceList.ageing.${span}`)}</dt>
          <dd>{format.money(sums[span], sums.currency_code)}</dd>
        </div>
      ))}
    </dl>
  ))
}

/** Open balances of all invoices that match, a row for each currency, by days since they were due. */
export function AgeingSection({ ageing }: SumsProps) {
  const { t } = useTranslation("clientPortal")
  const isWide = useIsWide()
  return (
    <Section title={t("invoiceList.ageing.title")}>
      {ageing.length === 0 ? (
        <Text size="small" className="text-ui-fg-subtle px-6 py-4">
          {t("invoiceList.ageing.none")}
        </Text>
      ) : isWide ? (
        <SumsTable ageing={ageing} />
      ) : (
        <SumsList ageing={ageing} />
      )}
    </Section>
  )
}
