import { XMark } from "@medusajs/icons"
import { Button, Select } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import { useOwners } from "../lib/use-owners"
import { type ReportState, SPANS } from "./use-report-state"

const ALL = "all"

/** @param client name of the one client that is shown, once it is known */
export function ReportFilters({ state, client }: { state: ReportState; client: string | undefined }) {
  const { t } = useTranslation("clientPortal")
  const owners = useOwners()
  return (
    <div className="flex flex-wrap items-center gap-2">
      <Select size="small" value={state.span} onValueChange={(days) => state.change({ days })}>
        <Select.Trigger aria-label={t("engagement.filter.time")} className="w-[180px]">
          <Select.Value />
        </Select.Trigger>
        <Select.Content>
          {SPANS.map((days) => (
            <Select.Item key={days} value={days}>
              {t("engagement.filter.days", { count: Number(days) })}
            </Select.Item>
          ))}
        </Select.Content>
      </Select>
      <Select
        size="small"
        value={state.owner || ALL}
        onValueChange={(owner) => state.change({ owner_id: owner === ALL ? "" : owner })}
      >
        <Select.Trigger aria-label={t("engagement.filter.rep")} className="w-[180px]">
          <Select.Value />
        </Select.Trigger>
        <Select.Content>
          <Select.Item value={ALL}>{t("engagement.filter.all_reps")}</Select.Item>
          {owners.map(({ id, name }) => (
            <Select.Item key={id} value={id}>
              {name}
            </Select.Item>
          ))}
        </Select.Content>
      </Select>
      {state.customer && (
        <Button size="small" variant="secondary" onClick={() => state.change({ customer_id: "" })}>
          {client ?? t("engagement.filter.client")}
          <XMark aria-label={t("engagement.filter.clear")} />
        </Button>
      )}
    </div>
  )
}
