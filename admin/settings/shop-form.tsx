import { Alert, toast } from "@medusajs/ui"
import { memo, useEffect } from "react"
import { useTranslation } from "react-i18next"
import { updateSettingsSchema } from "../../src/contracts"
import type { Settings, UpdateSettings } from "../../src/contracts"
import { portalApi } from "../lib/client"
import { NoteField, TextField } from "../lib/fields"
import { orNull } from "../lib/format"
import { Section } from "../lib/section"
import { usePortalForm } from "../lib/use-portal-form"
import { AccentField } from "./accent-field"
import { SaveBar } from "./save-bar"
import { useSettingsChange } from "./use-settings-change"

const suggestLocales = () => [
  "en-US",
  "en-GB",
  "en-CA",
  "de-DE",
  "fr-FR",
  "fr-CA",
  "es-ES",
  "es-MX",
  "it-IT",
  "nl-NL",
  "pt-BR",
  "pl-PL",
  "ar",
  "he-IL",
]
const suggestTimeZones = () => Intl.supportedValuesOf("timeZone")

/** Hundreds of options: written once, not at every key. */
const Suggestions = memo(function Suggestions({ id, list }: { id: string; list: () => string[] }) {
  return (
    <datalist id={id}>
      {list().map((value) => (
        <option key={value} value={value} />
      ))}
    </datalist>
  )
})

const toTyped = (settings: Settings) => ({
  shop_name: settings.shop_name,
  accent: settings.accent,
  contact_email: settings.contact_email ?? "",
  contact_phone: settings.contact_phone ?? "",
  contact_address: settings.contact_address ?? "",
  contact_website: settings.contact_website ?? "",
  header_text: settings.header_text ?? "",
  footer_text: settings.footer_text ?? "",
  terms: settings.terms ?? "",
  locale: settings.locale,
  time_zone: settings.time_zone,
})

type Typed = ReturnType<typeof toTyped>

const toBody = (typed: Typed) => ({
  ...typed,
  contact_email: orNull(typed.contact_email),
  contact_phone: orNull(typed.contact_phone),
  contact_address: orNull(typed.contact_address),
  contact_website: orNull(typed.contact_website),
  header_text: orNull(typed.header_text),
  footer_text: orNull(typed.footer_text),
  terms: orNull(typed.terms),
})

export function ShopForm({ settings, onDirty }: { settings: Settings; onDirty: (dirty: boolean) => void }) {
  const { t } = useTranslation("clientPortal")
  const save = useSettingsChange((body: UpdateSettings) => portalApi.updateSettings({ body }))
  const form = usePortalForm({
    values: toTyped(settings),
    schema: updateSettingsSchema,
    toBody,
    submit: async (body) => {
      const answer = await save.mutateAsync(body)
      form.reset(toTyped(answer.settings))
      toast.success(t("settings.saved"))
    },
  })
  const { control, isDirty, isSubmitting, failure } = form
  useEffect(() => onDirty(isDirty), [isDirty, onDirty])
  const bind = (name: keyof Typed) => ({ control, name, label: t(`settings.field.${name}`) })

  return (
    <Section id="shop" title={t("settings.shop")} subtitle={t("settings.shopHint")}>
      <form onSubmit={form.onSubmit} noValidate className="divide-y">
        <div className="grid grid-cols-1 gap-6 px-6 py-4 md:grid-cols-2">
          <TextField {...bind("shop_name")} />
          <AccentField control={control} name="accent" />
          <TextField {...bind("contact_email")} optional input={{ type: "email" }} />
          <TextField {...bind("contact_phone")} optional input={{ type: "tel" }} />
          <NoteField {...bind("contact_address")} optional rows={3} />
          <TextField {...bind("contact_website")} optional input={{ type: "url", placeholder: "https://" }} />
          <TextField
            {...bind("locale")}
            problem={t("settings.problem.locale")}
            hint={t("settings.localeHint")}
            input={{ list: "client-portal-locales" }}
          />
          <TextField
            {...bind("time_zone")}
            problem={t("settings.problem.time_zone")}
            hint={t("settings.timeZoneHint")}
            input={{ list: "client-portal-zones" }}
          />
          <Suggestions id="client-portal-locales" list={suggestLocales} />
          <Suggestions id="client-portal-zones" list={suggestTimeZones} />
        </div>
        <div id="texts" className="flex flex-col gap-y-6 px-6 py-4">
          <NoteField {...bind("header_text")} hint={t("settings.headerHint")} optional rows={2} />
          <NoteField {...bind("footer_text")} hint={t("settings.footerHint")} optional rows={2} />
          <div id="terms">
            <NoteField {...bind("terms")} hint={t("settings.termsHint")} optional rows={8} />
          </div>
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
