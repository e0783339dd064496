import { Button, Table } from "@medusajs/ui"
import { useState } from "react"
import { useTranslation } from "react-i18next"
import { CartesianGrid, Legend, Line, LineChart, ResponsiveContainer, Tooltip, XAxis, YAxis } from "recharts"
import type { EngagementReport } from "../../src/contracts"
import { useFormat } from "../lib/format"
import { Section } from "../lib/section"

const LINES = [
  { key: "views", color: "var(--tag-blue-icon)", dash: undefined },
  { key: "downloads", color: "var(--tag-green-icon)", dash: "6 3" },
  { key: "doubtful_views", color: "var(--tag-orange-icon)", dash: "2 3" },
] as const

type Props = Pick<EngagementReport, "series" | "unit">

function Chart({ series }: Pick<Props, "series">) {
  const { t } = useTranslation("clientPortal")
  const format = useFormat()
  return (
    <div className="h-60 px-4 py-4" aria-hidden="true">
      <ResponsiveContainer width="100%" height="100%" initialDimension={{ width: 600, height: 208 }}>
        <LineChart data={series} accessibilityLayer={false} margin={{ left: 0, right: 16 }}>
          <CartesianGrid stroke="var(--border-base)" vertical={false} />
          <XAxis
            dataKey="day"
            tickFormatter={format.shortDay}
            tick={{ fontSize: 12, fill: "var(--fg-subtle)" }}
            minTickGap={32}
          />
          <YAxis allowDecimals={false} width={40} tick={{ fontSize: 12, fill: "var(--fg-subtle)" }} />
          <Tooltip
            labelFormatter={(day) => format.day(String(day))}
            contentStyle={{ background: "var(--bg-base)", borderColor: "var(--border-base)", fontSize: 12 }}
          />
          <Legend itemSorter={null} wrapperStyle={{ fontSize: 12 }} />
          {LINES.map(({ key, color, dash }) => (
            <Line
              key={key}
              dataKey={key}
              name={t(`engagement.column.${key}`)}
              stroke={color}
              strokeWidth={2}
              dot={false}
              isAnimationActive={false}
              {...(dash === undefined ? {} : { strokeDasharray: dash })}
            />
          ))}
        </LineChart>
      </ResponsiveContainer>
    </div>
  )
}

function SeriesTable({ series }: Pick<Props, "series">) {
  const { t } = useTranslation("clientPortal")
  const format = useFormat()
  const columns = ["views", "downloads", "doubtful_views", "programs"] as const
  return (
    <div className="max-h-[300px] overflow-auto" tabIndex={0} role="region" aria-label={t("engagement.over_time")}>
      <Table>
        <Table.Header>
          <Table.Row>
            <Table.HeaderCell>{t("engagement.column.day")}</Table.HeaderCell>
            {columns.map((column) => (
              <Table.HeaderCell key={column} className="text-right">
                {t(`engagement.column.${column}`)}
              </Table.HeaderCell>
            ))}
          </Table.Row>
        </Table.Header>
        <Table.Body>
          {series.toReversed().map((point) => (
            <Table.Row key={point.day}>
              <Table.Cell>{format.day(point.day)}</Table.Cell>
              {columns.map((column) => (
                <Table.Cell key={column} className="text-right tabular-nums">
                  {point[column]}
                </Table.Cell>
              ))}
            </Table.Row>
          ))}
        </Table.Body>
      </Table>
    </div>
  )
}

/** Views and downloads over time, as a chart or as its table. */
export function SeriesSection({ series, unit }: Props) {
  const { t } = useTranslation("clientPortal")
  const [showsTable, setShowsTable] = useState(false)
  return (
    <Section
      title={t("engagement.over_time")}
      subtitle={t(`engagement.by_${unit}`)}
      aside={
        <Button size="small" variant="transparent" onClick={() => setShowsTable(!showsTable)}>
          {showsTable ? t("engagement.show_chart") : t("engagement.show_table")}
        </Button>
      }
    >
      {showsTable ? <SeriesTable series={series} /> : <Chart series={series} />}
    </Section>
  )
}
