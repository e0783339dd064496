import { useEffect } from "react"
import { useFormContext } from "react-hook-form"
import { useTranslation } from "react-i18next"
import { VALIDITY_RULE } from "../../src/contracts"
import { endOfDay } from "../../src/contracts/end-of-day"
import type { RuledValues, RuleFields } from "../approval/rule-field"
import { DayField } from "../lib/fields"
import { useShopDays } from "./use-shop-days"

/** The day starts out as the shop's default. Until the settings are known the input is left out, and that default counts. */
function ValidityFields() {
  const { t } = useTranslation("clientPortal")
  const { control, setValue, resetField } = useFormContext<RuledValues>()
  const { days } = useShopDays()
  const zone = days?.zone
  const firstDay = days?.default ?? ""
  useEffect(() => {
    if (zone === undefined) return
    setValue(`rules.${VALIDITY_RULE}.zone`, zone)
    resetField(`rules.${VALIDITY_RULE}.day`, { defaultValue: firstDay })
  }, [zone, firstDay, setValue, resetField])
  return (
    <DayField
      control={control}
      name={`rules.${VALIDITY_RULE}.day`}
      label={t("validity.until")}
      hint={days ? t("validity.untilHint", { zone: days.zone }) : t("validity.untilDefault")}
      min={days?.today}
      optional
    />
  )
}

export const validityAskFields: RuleFields = {
  id: VALIDITY_RULE,
  initial: () => ({ zone: "", day: "" }),
  toInput: ({ zone, day }) => {
    if (!zone) return undefined
    return { valid_until: day ? endOfDay(day, zone).toISOString() : null }
  },
  refusals: { validity_in_past: { field: "day", words: "validity.dayInPast" } },
  Fields: ValidityFields,
}
