import { Alert, toast } from "@medusajs/ui"
import { useEffect } from "react"
import type { ReactNode } from "react"
import type { DefaultValues, FieldValues } from "react-hook-form"
import { useTranslation } from "react-i18next"
import { updateSettingsSchema } from "../../src/contracts"
import type { Settings, UpdateSettings } from "../../src/contracts"
import { portalApi } from "../lib/client"
import { Section } from "../lib/section"
import { type PortalForm, usePortalForm } from "../lib/use-portal-form"
import { SaveBar } from "./save-bar"
import { useSettingsChange } from "./use-settings-change"

interface Options<Values extends FieldValues> {
  settings: Settings
  onDirty: (dirty: boolean) => void
  /** The settings as the fields show them. */
  toValues: (settings: Settings) => DefaultValues<Values>
  /** The body as it is sent. The contract checks it. */
  toBody: (values: Values) => unknown
}

/** A form of the settings page. Saving keeps the fields of other namespaces. */
export function useSettingsForm<Values extends FieldValues>({ settings, onDirty, toValues, toBody }: Options<Values>) {
  const { t } = useTranslation("clientPortal")
  const save = useSettingsChange((body: UpdateSettings) => portalApi.updateSettings({ body }))
  const form = usePortalForm<Values, UpdateSettings>({
    values: toValues(settings),
    schema: updateSettingsSchema,
    toBody,
    submit: async (body) => {
      const answer = await save.mutateAsync(body)
      form.reset(toValues(answer.settings))
      toast.success(t("settings.saved"))
    },
  })
  const { isDirty } = form
  useEffect(() => onDirty(isDirty), [isDirty, onDirty])
  return form
}

interface FrameProps<Values extends FieldValues> {
  form: PortalForm<Values, UpdateSettings>
  id: string
  title: string
  subtitle?: string
  children: ReactNode
}

/** The section around the fields: what the server refused stands above the button that saves. */
export function SettingsForm<Values extends FieldValues>({ form, children, ...section }: FrameProps<Values>) {
  const { onSubmit, failure, isDirty, isSubmitting } = form
  return (
    <Section {...section}>
      <form onSubmit={onSubmit} noValidate className="divide-y">
        {children}
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
