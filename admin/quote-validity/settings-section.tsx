import { useTranslation } from "react-i18next"
import type { Settings } from "../../src/contracts"
import { TextField } from "../lib/fields"
import type { SettingsFormProps } from "../settings/forms"
import { SettingsForm, useSettingsForm } from "../settings/settings-form"

const toValues = ({ quote_validity: { days } }: Settings) => ({
  quote_validity: { days: days === null ? "" : String(days) },
})

const toBody = ({ quote_validity: { days } }: ReturnType<typeof toValues>) => ({
  quote_validity: { days: days.trim() === "" ? null : Number(days) },
})

/** How long a quote is valid unless staff say otherwise when they ask. */
export function QuoteValiditySettings(props: SettingsFormProps) {
  const { t } = useTranslation("clientPortal")
  const form = useSettingsForm({ ...props, toValues, toBody })
  return (
    <SettingsForm form={form} id="quote-validity" title={t("validity.settings")}>
      <div className="px-6 py-4">
        <TextField
          control={form.control}
          name="quote_validity.days"
          label={t("validity.days")}
          hint={t("validity.daysHint")}
          problem={t("validity.daysProblem")}
          optional
          input={{ inputMode: "numeric" }}
        />
      </div>
    </SettingsForm>
  )
}
