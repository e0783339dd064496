import { Alert, toast } from "@medusajs/ui"
import { useEffect } from "react"
import { useTranslation } from "react-i18next"
import { updateSettingsSchema } from "../../src/contracts"
import type { Settings, UpdateSettings } from "../../src/contracts"
import { portalApi } from "../lib/client"
import { TextField } from "../lib/fields"
import { Section } from "../lib/section"
import { usePortalForm } from "../lib/use-portal-form"
import { SaveBar } from "../settings/save-bar"
import type { SettingsFormProps } from "../settings/forms"
import { useSettingsChange } from "../settings/use-settings-change"

const toValues = ({ quote_validity: { days } }: Settings) => ({
  quote_validity: { days: days === null ? "" : String(days) },
})

/** How long a quote is valid unless staff say otherwise when they ask. */
export function QuoteValiditySettings({ settings, onDirty }: SettingsFormProps) {
  const { t } = useTranslation("clientPortal")
  const save = useSettingsChange((body: UpdateSettings) => portalApi.updateSettings({ body }))
  const form = usePortalForm({
    values: toValues(settings),
    schema: updateSettingsSchema,
    toBody: ({ quote_validity: { days } }: ReturnType<typeof toValues>) => ({
      quote_validity: { days: days.trim() === "" ? null : Number(days) },
    }),
    submit: async (body) => {
      const answer = await save.mutateAsync(body)
      form.reset(toValues(answer.settings))
      toast.success(t("settings.saved"))
    },
  })
  const { control, isDirty, isSubmitting, failure } = form
  useEffect(() => onDirty(isDirty), [isDirty, onDirty])
  return (
    <Section id="quote-validity" title={t("validity.settings")}>
      <form onSubmit={form.onSubmit} noValidate className="divide-y">
        <div className="px-6 py-4">
          <TextField
            control={control}
            name="quote_validity.days"
            label={t("validity.days")}
            hint={t("validity.daysHint")}
            problem={t("validity.daysProblem")}
            optional
            input={{ inputMode: "numeric" }}
          />
        </div>
        {failure && (
          <div className="px-6 py-4">
            <Alert variant="error" role="alert">
              {failure}
            </Alert>
          </div>
        )}
        <SaveBar dirty={isDirty} pending={isSubmitting} />
      </form>
    </Section>
  )
}
