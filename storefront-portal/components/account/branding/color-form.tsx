import { Field } from "@/components/form/field"
import { FormTokenInput } from "@/components/form/form-token-input"
import type { TypedColor } from "@/lib/account/read-color-form"
import type { FormProps } from "../item-actions"

interface Props extends FormProps {
  /** Begins the ids of its fields. */
  id: string
  wanted: { action: "add" } | { action: "change"; id: string; version: number }
  /** What its fields begin with; null for nothing. */
  typed: TypedColor | null
}

/** A new color, or one that is changed. */
export function ColorForm({ id, wanted, typed, action, formToken, i18n }: Props) {
  return (
    <form method="post" action={action} className="grid grid-cols-1 gap-3">
      <FormTokenInput token={formToken} />
      {Object.entries(wanted).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <div className="grid grid-cols-1 gap-3 wide:grid-cols-3">
        <Field
          id={`${id}-name`}
          name="name"
          label={i18n.t("branding.color.name")}
          defaultValue={typed?.name}
          maxLength={100}
          required
          autoComplete="off"
          dir="auto"
          problem={typed?.problems.has("name") ? i18n.t("branding.color.name.missing") : undefined}
        />
        <Field
          id={`${id}-hex`}
          name="hex"
          label={i18n.t("branding.color.hex")}
          defaultValue={typed?.hex}
          maxLength={7}
          required
          autoComplete="off"
          placeholder="#1D4ED8"
          problem={typed?.problems.has("hex") ? i18n.t("branding.color.hex.wrong") : undefined}
        />
        <Field
          id={`${id}-pms`}
          name="pms"
          label={i18n.t("branding.color.pms")}
          defaultValue={typed?.pms}
          maxLength={200}
          autoComplete="off"
        />
      </div>
      <p>
        <button className="btn btn-primary">{i18n.t("branding.color.save")}</button>
      </p>
    </form>
  )
}
