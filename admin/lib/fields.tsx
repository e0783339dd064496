import { Hint, Input, Label, Select, Switch, Text, Textarea } from "@medusajs/ui"
import { useId } from "react"
import type { ComponentPropsWithoutRef, ReactNode } from "react"
import { useTranslation } from "react-i18next"

interface FieldProps {
  label: string
  hint?: string
  error?: string
  optional?: boolean
}

interface ControlProps {
  id: string
  "aria-invalid": boolean
  "aria-describedby": string | undefined
}

/** Label, hint and error around one control, tied together for screen readers. */
export function Field({
  label,
  hint,
  error,
  optional,
  children,
}: FieldProps & { children: (control: ControlProps) => ReactNode }) {
  const { t } = useTranslation("clientPortal")
  const id = useId()
  const about = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(" ") || undefined

  return (
    <div className="flex flex-col gap-y-2">
      <div className="flex items-center gap-x-1">
        <Label htmlFor={id} size="small" weight="plus">
          {label}
        </Label>
        {optional && (
          <Text size="small" leading="compact" className="text-ui-fg-subtle">
            ({t("form.optional")})
          </Text>
        )}
      </div>
      {children({ id, "aria-invalid": Boolean(error), "aria-describedby": about })}
      {hint && <Hint id={`${id}-hint`}>{hint}</Hint>}
      {error && (
        <Hint id={`${id}-error`} variant="error" role="alert">
          {error}
        </Hint>
      )}
    </div>
  )
}

interface TextFieldProps extends FieldProps {
  value: string
  onChange: (value: string) => void
  input?: Pick<
    ComponentPropsWithoutRef<"input">,
    "type" | "autoComplete" | "autoFocus" | "list" | "min" | "placeholder" | "inputMode"
  >
}

export function TextField({ value, onChange, input, ...field }: TextFieldProps) {
  return (
    <Field {...field}>
      {(control) => <Input {...control} {...input} value={value} onChange={(event) => onChange(event.target.value)} />}
    </Field>
  )
}

/** A calendar day, kept as the "yyyy-mm-dd" that the API speaks. */
export function DayField(props: Omit<TextFieldProps, "input"> & { min?: string }) {
  const { min, ...field } = props
  return <TextField {...field} input={{ type: "date", min }} />
}

export function NoteField({
  value,
  onChange,
  rows = 4,
  ...field
}: FieldProps & { value: string; onChange: (value: string) => void; rows?: number }) {
  return (
    <Field {...field}>
      {(control) => (
        <Textarea
          {...control}
          rows={rows}
          value={value}
          onChange={(event) => onChange(event.target.value)}
          onKeyDown={(event) => {
            if (event.key === "Enter" && (event.metaKey || event.ctrlKey)) event.currentTarget.form?.requestSubmit()
          }}
        />
      )}
    </Field>
  )
}

interface SelectFieldProps<Value extends string> extends FieldProps {
  /** Empty while nothing is chosen. */
  value: Value | ""
  options: readonly { value: Value; label: string }[]
  onChange: (value: Value) => void
}

export function SelectField<Value extends string>({ value, options, onChange, ...field }: SelectFieldProps<Value>) {
  const { t } = useTranslation("clientPortal")
  const choose = (picked: string) => {
    const option = options.find((candidate) => candidate.value === picked)
    if (option) onChange(option.value)
  }
  return (
    <Field {...field}>
      {(control) => (
        <Select value={value} onValueChange={choose}>
          <Select.Trigger {...control}>
            {/* Medusa's own shade of placeholders reaches 3:1 of the 4.5:1 that text asks for. */}
            <Select.Value placeholder={<span className="text-ui-fg-subtle">{t("form.choose")}</span>} />
          </Select.Trigger>
          <Select.Content>
            {options.map((option) => (
              <Select.Item key={option.value} value={option.value}>
                {option.label}
              </Select.Item>
            ))}
          </Select.Content>
        </Select>
      )}
    </Field>
  )
}

interface SwitchFieldProps {
  label: string
  hint: string
  checked: boolean
  disabled?: boolean
  onChange: (checked: boolean) => void
}

export function SwitchField({ label, hint, checked, disabled, onChange }: SwitchFieldProps) {
  const id = useId()
  return (
    <div className="bg-ui-bg-component shadow-elevation-card-rest flex items-start gap-x-3 rounded-lg p-3">
      <Switch
        id={id}
        dir="ltr"
        className="rtl:rotate-180"
        checked={checked}
        disabled={disabled}
        onCheckedChange={onChange}
        aria-describedby={`${id}-hint`}
      />
      <div className="flex flex-col">
        <Label htmlFor={id} size="small" weight="plus">
          {label}
        </Label>
        <Hint id={`${id}-hint`}>{hint}</Hint>
      </div>
    </div>
  )
}
