import { Checkbox, Hint, Label } from "@medusajs/ui"
import { useId } from "react"
import { Controller, useFormContext } from "react-hook-form"
import { useTranslation } from "react-i18next"
import { BareField } from "../../lib/bare-field"
import { SelectField, TextField } from "../../lib/fields"
import { useFormat } from "../../lib/format"
import { RowList } from "../../lib/row-list"
import type { ProofSettingsValues } from "./proof-values"

/** From Monday, as the contract counts: 1 is Monday, 7 is Sunday. 2024-01-01 was a Monday. */
const WEEK = [1, 2, 3, 4, 5, 6, 7]
const dayOf = (weekday: number): Date => new Date(Date.UTC(2024, 0, weekday))

const HOURS = Array.from({ length: 24 }, (_, hour) => hour)
const LIMIT = { lead: 365, transit: 60 }

function WorkDays() {
  const { t } = useTranslation("clientPortal")
  const { locale } = useFormat()
  const { control } = useFormContext<ProofSettingsValues>()
  const id = useId()
  const name = new Intl.DateTimeFormat(locale, { weekday: "long", timeZone: "UTC" })
  return (
    <Controller
      control={control}
      name="proof.work_days"
      render={({ field: { value, onChange }, fieldState: { error } }) => (
        <div role="group" aria-labelledby={id} className="flex flex-col gap-y-2">
          <Label id={id} size="small" weight="plus">
            {t("proofSettings.workDays")}
          </Label>
          <div className="flex flex-wrap gap-x-4 gap-y-2">
            {WEEK.map((weekday) => (
              <span key={weekday} className="flex items-center gap-x-2">
                <Checkbox
                  id={`${id}-${weekday}`}
                  checked={value.includes(weekday)}
                  onCheckedChange={(checked) =>
                    onChange(WEEK.filter((day) => (day === weekday ? checked === true : value.includes(day))))
                  }
                />
                <Label htmlFor={`${id}-${weekday}`} size="small">
                  {name.format(dayOf(weekday))}
                </Label>
              </span>
            ))}
          </div>
          {error && (
            <Hint variant="error" role="alert">
              {t("proofSettings.workDaysProblem")}
            </Hint>
          )}
        </div>
      )}
    />
  )
}

/** From what "approve by" dates are counted. */
export function CalendarFields() {
  const { t } = useTranslation("clientPortal")
  const { locale } = useFormat()
  const { control, watch, setValue } = useFormContext<ProofSettingsValues>()
  const hour = new Intl.DateTimeFormat(locale, { hour: "numeric", minute: "2-digit", timeZone: "UTC" })
  return (
    <>
      <WorkDays />
      <div className="grid grid-cols-1 gap-6 md:grid-cols-3">
        <SelectField
          control={control}
          name="proof.cutoff_hour"
          label={t("proofSettings.cutoff")}
          hint={t("proofSettings.cutoffHint")}
          options={HOURS.map((value) => ({
            value: String(value),
            label: hour.format(new Date(Date.UTC(2024, 0, 1, value))),
          }))}
        />
        <TextField
          control={control}
          name="proof.default_lead_days"
          label={t("proofSettings.defaultLead")}
          problem={t("proofSettings.daysProblem", { max: LIMIT.lead })}
          input={{ inputMode: "numeric" }}
        />
        <TextField
          control={control}
          name="proof.transit_days"
          label={t("proofSettings.transit")}
          problem={t("proofSettings.daysProblem", { max: LIMIT.transit })}
          input={{ inputMode: "numeric" }}
        />
      </div>
      <RowList
        label={t("proofSettings.holidays")}
        hint={t("proofSettings.holidaysHint")}
        rows={watch("proof.holidays")}
        onChange={(rows) => setValue("proof.holidays", rows, { shouldDirty: true })}
        blank={() => ""}
        addLabel={t("proofSettings.addHoliday")}
        removeLabel={(position) => t("proofSettings.removeHoliday", { position })}
      >
        {(index) => (
          <BareField
            control={control}
            name={`proof.holidays.${index}`}
            label={t("proofSettings.holiday", { position: index + 1 })}
            input={{ type: "date" }}
          />
        )}
      </RowList>
    </>
  )
}
