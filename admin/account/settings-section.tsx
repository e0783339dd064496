import { useTranslation } from "react-i18next"
import type { Settings } from "../../src/contracts"
import { TextField } from "../lib/fields"
import type { SettingsFormProps } from "../settings/forms"
import { SettingsForm, useSettingsForm } from "../settings/settings-form"

const toValues = ({ account: { remember_days } }: Settings) => ({ account: { remember_days: String(remember_days) } })

/** Nothing typed is no number, which the contract refuses. */
const toBody = ({ account: { remember_days } }: ReturnType<typeof toValues>) => ({
  account: { remember_days: remember_days.trim() === "" ? Number.NaN : Number(remember_days) },
})

/** How clients get into the pages of their accounts. */
export function AccountSettingsForm(props: SettingsFormProps) {
  const { t } = useTranslation("clientPortal")
  const form = useSettingsForm({ ...props, toValues, toBody })
  return (
    <SettingsForm form={form} id="account" title={t("account.settings")}>
      <div className="px-6 py-4">
        <TextField
          control={form.control}
          name="account.remember_days"
          label={t("account.rememberDays")}
          hint={t("account.rememberDaysHint")}
          problem={t("account.rememberDaysProblem")}
          input={{ inputMode: "numeric" }}
        />
      </div>
    </SettingsForm>
  )
}
