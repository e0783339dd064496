import { Button, Table, Text } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import type { EngagementGroup } from "../../src/contracts"
import { Section } from "../lib/section"
import { useHours } from "./use-hours"

interface GroupTableProps {
  title: string
  /** Name of projects without a rep or a client. */
  none: string
  groups: EngagementGroup[]
  onChoose: (id: string) => void
}

/** In pixels: a long client name wraps, and does not push the figures out of view. */
const NAME_WIDTH = { minWidth: 144, maxWidth: 320 }

const COUNTS = ["sent", "opened", "decided", "paid", "views", "downloads"] as const

/** How far the projects of each rep or client got. */
export function GroupTable({ title, none, groups, onChoose }: GroupTableProps) {
  const { t } = useTranslation("clientPortal")
  const hours = useHours()
  return (
    <Section title={title}>
      {groups.length === 0 ? (
        <Text size="small" className="text-ui-fg-subtle px-6 py-4">
          {t("engagement.nothing")}
        </Text>
      ) : (
        <div className="overflow-x-auto" tabIndex={0} role="region" aria-label={title}>
          <Table>
            <Table.Header>
              <Table.Row>
                <Table.HeaderCell>{t("engagement.column.name")}</Table.HeaderCell>
                {COUNTS.map((column) => (
                  <Table.HeaderCell key={column} className="whitespace-nowrap text-right">
                    {t(`engagement.column.${column}`)}
                  </Table.HeaderCell>
                ))}
                <Table.HeaderCell className="whitespace-nowrap text-right">
                  {t("engagement.column.median")}
                </Table.HeaderCell>
              </Table.Row>
            </Table.Header>
            <Table.Body>
              {groups.map((group) => (
                <Table.Row key={group.id ?? ""}>
                  <Table.Cell className="whitespace-normal py-2">
                    {group.id === null || !group.name ? (
                      none
                    ) : (
                      <Button
                        size="small"
                        variant="transparent"
                        className="block px-0 text-left"
                        style={NAME_WIDTH}
                        onClick={() => onChoose(group.id ?? "")}
                      >
                        {group.name}
                      </Button>
                    )}
                  </Table.Cell>
                  {COUNTS.map((column) => (
                    <Table.Cell key={column} className="text-right tabular-nums">
                      {group[column]}
                    </Table.Cell>
                  ))}
                  <Table.Cell className="whitespace-nowrap text-right tabular-nums">
                    {hours(group.median_hours)}
                  </Table.Cell>
                </Table.Row>
              ))}
            </Table.Body>
          </Table>
        </div>
      )}
    </Section>
  )
}
