import { Button, Table, Text } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import type { CountedLine } from "../../src/contracts"
import { Section } from "../lib/section"
import type { DrawerId } from "../project/drawers"

const isCounted = ({ final, ordered }: CountedLine): boolean => final !== null && final !== ordered

/** Pieces ordered, shipped and counted of each line, with the agreed tolerance. */
export function CountsPanel({ lines, onOpen }: { lines: CountedLine[]; onOpen: (drawer: DrawerId) => void }) {
  const { t } = useTranslation("clientPortal")
  return (
    <Section title={t("invoice.counts.title")} subtitle={t("invoice.counts.text")}>
      {lines.length === 0 ? (
        <Text size="small" className="text-ui-fg-subtle px-6 py-4">
          {t("invoice.counts.none")}
        </Text>
      ) : (
        <div className="overflow-x-auto">
          <Table>
            <Table.Header>
              <Table.Row>
                <Table.HeaderCell>{t("invoice.counts.column.item")}</Table.HeaderCell>
                {(["ordered", "shipped", "allowed", "final"] as const).map((name) => (
                  <Table.HeaderCell key={name} className="text-right">
                    {t(`invoice.counts.column.${name}`)}
                  </Table.HeaderCell>
                ))}
              </Table.Row>
            </Table.Header>
            <Table.Body>
              {lines.map((line) => (
                <Table.Row key={line.item_id}>
                  <Table.Cell className="max-w-48 whitespace-normal break-words py-2">{lineName(line)}</Table.Cell>
                  <Table.Cell className="text-right">{line.ordered}</Table.Cell>
                  <Table.Cell className="text-right">{line.shipped}</Table.Cell>
                  <Table.Cell className="whitespace-nowrap text-right">
                    {line.tolerance.kind === "exact"
                      ? t("invoice.counts.exact")
                      : line.allowed.from === line.allowed.to
                        ? line.allowed.from
                        : t("invoice.counts.allowed", line.allowed)}
                  </Table.Cell>
                  <Table.Cell className="text-right">
                    <span className={isCounted(line) ? "txt-compact-small-plus" : undefined}>{line.final ?? "-"}</span>
                  </Table.Cell>
                </Table.Row>
              ))}
            </Table.Body>
          </Table>
        </div>
      )}
      <div className="flex flex-wrap justify-end gap-2 px-6 py-4">
        <Button size="small" variant="transparent" disabled={!lines.length} onClick={() => onOpen("tolerances")}>
          {t("invoice.counts.agree")}
        </Button>
        <Button size="small" variant="secondary" disabled={!lines.length} onClick={() => onOpen("final-counts")}>
          {t("invoice.counts.enter")}
        </Button>
      </div>
    </Section>
  )
}

/** "Heavy tee, XL" */
export const lineName = ({ title, size }: Pick<CountedLine, "title" | "size">): string =>
  [title, size].filter(Boolean).join(", ")
