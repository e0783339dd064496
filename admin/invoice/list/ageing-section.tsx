import { Table, Text } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import type { Ageing } from "../../../src/contracts"
import { useFormat } from "../../lib/format"
import { Section } from "../../lib/section"

const SPANS = ["not_due", "days_1_30", "days_31_60", "days_61_90", "days_over_90", "total"] as const

/** Owed sums of all invoices that match, a row for each currency, by days since they were due. */
export function AgeingSection({ ageing }: { ageing: Ageing[] }) {
  const { t } = useTranslation("clientPortal")
  const format = useFormat()
  return (
    <Section title={t("invoiceList.ageing.title")}>
      {ageing.length === 0 ? (
        <Text size="small" className="text-ui-fg-subtle px-6 py-4">
          {t("invoiceList.ageing.none")}
        </Text>
      ) : (
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
      )}
    </Section>
  )
}
