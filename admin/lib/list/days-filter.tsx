import { Button, Input, Label, Popover } from "@medusajs/ui"
import { useId } from "react"
import { useTranslation } from "react-i18next"
import { useFormat } from "../format"

interface DaysFilterProps {
  label: string
  from: string
  to: string
  onChange: (days: { from: string; to: string }) => void
}

/** A filter by calendar days, open at either end. */
export function DaysFilter({ label, from, to, onChange }: DaysFilterProps) {
  const { t } = useTranslation("clientPortal")
  const format = useFormat()
  const id = useId()
  const range = [from && format.day(from), to && format.day(to)]
  return (
    <Popover>
      <Popover.Trigger asChild>
        <Button size="small" variant="secondary">
          {from || to ? `${label}: ${range.map((day) => day || "…").join(" – ")}` : label}
        </Button>
      </Popover.Trigger>
      <Popover.Content align="start" aria-label={label} className="flex flex-col gap-y-3 p-3">
        <div className="flex flex-col gap-y-1">
          <Label htmlFor={`${id}-from`} size="small">
            {t("list.from")}
          </Label>
          <Input
            id={`${id}-from`}
            type="date"
            size="small"
            value={from}
            max={to || undefined}
            onChange={(event) => onChange({ from: event.target.value, to })}
          />
        </div>
        <div className="flex flex-col gap-y-1">
          <Label htmlFor={`${id}-to`} size="small">
            {t("list.to")}
          </Label>
          <Input
            id={`${id}-to`}
            type="date"
            size="small"
            value={to}
            min={from || undefined}
            onChange={(event) => onChange({ from, to: event.target.value })}
          />
        </div>
      </Popover.Content>
    </Popover>
  )
}
