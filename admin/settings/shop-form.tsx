import { memo } from "react"
import { useTranslation } from "react-i18next"
import type { z } from "zod"
import { approvalSettings, shopSettings } from "../../src/contracts"
import type { Settings, ShopSettings } from "../../src/contracts"
import { NoteField, TextField } from "../lib/fields"
import { AccentField } from "./accent-field"
import type { SettingsFormProps } from "./forms"
import { SettingsForm, useSettingsForm } from "./settings-form"

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

const toValues = ({ shop, approval }: Settings) => ({ shop, approval: { terms: approval.terms } })

type Values = ReturnType<typeof toValues>

/** An emptied field is null where the contract takes null; where it does not, the contract says what is missing. */
const emptyAsNull = (shape: Record<string, z.ZodType>, values: Record<string, string | null>) =>
  Object.fromEntries(
    Object.entries(values).map(([key, text]) => [
      key,
      text?.trim() === "" && shape[key]?.safeParse(null).success ? null : text,
    ]),
  )

const toBody = ({ shop, approval }: Values) => ({
  shop: emptyAsNull(shopSettings.schema.shape, shop),
  approval: emptyAsNull(approvalSettings.schema.shape, approval),
})

export function ShopForm(props: SettingsFormProps) {
  const { t } = useTranslation("clientPortal")
  const form = useSettingsForm({ ...props, toValues, toBody })
  const { control } = form
  const bind = (key: Exclude<keyof ShopSettings, "accent">) => ({
    control,
    name: `shop.${key}` as const,
    label: t(`settings.field.${key}`),
  })

  return (
    <SettingsForm form={form} id="shop" title={t("settings.shop")} subtitle={t("settings.shopHint")}>
      <div className="grid grid-cols-1 gap-6 px-6 py-4 md:grid-cols-2">
        <TextField {...bind("name")} />
        <AccentField control={control} name="shop.accent" />
        <TextField {...bind("contact_email")} optional input={{ type: "email" }} />
        <TextField {...bind("contact_phone")} optional input={{ type: "tel" }} />
        <NoteField {...bind("contact_address")} optional rows={3} />
        <TextField {...bind("contact_website")} optional input={{ type: "url", placeholder: "https://" }} />
        <TextField {...bind("locale")} hint={t("settings.localeHint")} input={{ list: "client-portal-locales" }} />
        <TextField {...bind("time_zone")} hint={t("settings.timeZoneHint")} input={{ list: "client-portal-zones" }} />
        <Suggestions id="client-portal-locales" list={suggestLocales} />
        <Suggestions id="client-portal-zones" list={suggestTimeZones} />
      </div>
      <div id="texts" className="flex flex-col gap-y-6 px-6 py-4">
        <NoteField {...bind("header_text")} hint={t("settings.headerHint")} optional rows={2} />
        <NoteField {...bind("footer_text")} hint={t("settings.footerHint")} optional rows={2} />
        <div id="terms">
          <NoteField
            control={control}
            name="approval.terms"
            label={t("settings.field.terms")}
            hint={t("settings.termsHint")}
            optional
            rows={8}
          />
        </div>
      </div>
    </SettingsForm>
  )
}
