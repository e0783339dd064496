import { Input, StatusBadge, Text } from "@medusajs/ui"
import { useController } from "react-hook-form"
import type { Control, FieldPath, FieldValues } from "react-hook-form"
import { useTranslation } from "react-i18next"
import { accentSchema } from "../../src/contracts"
import { ColorInput } from "../lib/color-input"
import { contrastOf, ENOUGH_CONTRAST } from "../lib/contrast"
import { Field } from "../lib/fields"

/** How the color would look, with numbers, while it is being chosen. */
function Sample({ accent }: { accent: string }) {
  const { t, i18n } = useTranslation("clientPortal")
  const { ink, inkColor, paper } = contrastOf(accent)
  const ok = ink >= ENOUGH_CONTRAST && paper >= ENOUGH_CONTRAST
  const number = (value: number) => value.toLocaleString(i18n.language.slice(0, 2), { maximumFractionDigits: 1 })
  return (
    <div className="flex flex-wrap items-center gap-3" aria-live="polite">
      <span
        aria-hidden
        className="txt-compact-small-plus rounded-md px-3 py-1.5"
        style={{ backgroundColor: accent, color: inkColor }}
      >
        {t("settings.sampleButton")}
      </span>
      <span
        aria-hidden
        className="txt-compact-small-plus rounded-md border px-3 py-1.5"
        style={{ backgroundColor: "#ffffff", color: accent }}
      >
        {t("settings.sampleText")}
      </span>
      <StatusBadge color={ok ? "green" : "orange"}>
        {ok ? t("settings.contrastOk") : t("settings.contrastLow")}
      </StatusBadge>
      <Text size="xsmall" leading="compact" className="text-ui-fg-subtle">
        {t("settings.contrast", { ink: number(ink), paper: number(paper) })}
      </Text>
    </div>
  )
}

interface AccentFieldProps<Values extends FieldValues, Body> {
  control: Control<Values, unknown, Body>
  name: FieldPath<Values>
}

export function AccentField<Values extends FieldValues, Body>({ control, name }: AccentFieldProps<Values, Body>) {
  const { t } = useTranslation("clientPortal")
  const { field, fieldState } = useController({ control, name })
  const accent = accentSchema.safeParse(field.value).data
  return (
    <div className="flex flex-col gap-y-3">
      <Field label={t("settings.accent")} hint={t("settings.accentHint")} error={fieldState.error?.message}>
        {(aria) => (
          <div className="grid grid-cols-[32px_1fr] items-center gap-2">
            <ColorInput value={accent ?? "#000000"} onChange={field.onChange} label={t("settings.accentPick")} />
            <Input {...field} {...aria} spellCheck={false} />
          </div>
        )}
      </Field>
      {accent && <Sample accent={accent} />}
    </div>
  )
}
