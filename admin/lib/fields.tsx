import { Hint, Input, Label, Select, Switch, Text, Textarea } from "@medusajs/ui"
import { useId } from "react"
import type { ComponentPropsWithoutRef, ReactNode } from "react"
import { Controller } from "react-hook-form"
import type { Control, FieldPath, FieldValues } from "react-hook-form"
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

/** A field of a form: which, and the form that holds it. */
interface BoundProps<Values extends FieldValues, Body> extends Omit<FieldProps, "error"> {
  control: Control<Values, unknown, Body>
  name: FieldPath<Values>
  /** Words for a field whose rule speaks to developers in the contract. */
  problem?: string
}

interface TextFieldProps<Values extends FieldValues, Body> extends BoundProps<Values, Body> {
  input?: Pick<
    ComponentPropsWithoutRef<"input">,
    "type" | "autoComplete" | "autoFocus" | "list" | "min" | "placeholder" | "inputMode"
  >
}

export function TextField<Values extends FieldValues, Body>(props: TextFieldProps<Values, Body>) {
  const { control, name, input, problem, ...field } = props
  return (
    <Controller
      control={control}
      name={name}
      render={({ field: bound, fieldState }) => (
        <Field {...field} error={fieldState.error && (problem ?? fieldState.error.message)}>
          {(aria) => <Input {...bound} value={bound.value ?? ""} {...aria} {...input} />}
        </Field>
      )}
    />
  )
}

/** A calendar day, kept as the "yyyy-mm-dd" that the API speaks. */
export function DayField<Values extends FieldValues, Body>(
  props: Omit<TextFieldProps<Values, Body>, "input"> & { min?: string },
) {
  const { min, ...field } = props
  return <TextField {...field} input={{ type: "date", min }} />
}

export function NoteField<Values extends FieldValues, Body>(props: BoundProps<Values, Body> & { rows?: number }) {
  const { control, name, problem, rows = 4, ...field } = props
  return (
    <Controller
      control={control}
      name={name}
      render={({ field: bound, fieldState }) => (
        <Field {...field} error={fieldState.error && (problem ?? fieldState.error.message)}>
          {(aria) => (
            <Textarea
              {...bound}
              value={bound.value ?? ""}
              {...aria}
              rows={rows}
              onKeyDown={(event) => {
                if (event.key === "Enter" && (event.metaKey || event.ctrlKey)) event.currentTarget.form?.requestSubmit()
              }}
            />
          )}
        </Field>
      )}
    />
  )
}

interface SelectFieldProps<Values extends FieldValues, Body> extends BoundProps<Values, Body> {
  options: readonly { value: string; label: string }[]
}

export function SelectField<Values extends FieldValues, Body>(props: SelectFieldProps<Values, Body>) {
  const { control, name, options, problem, ...field } = props
  const { t } = useTranslation("clientPortal")
  return (
    <Controller
      control={control}
      name={name}
      render={({ field: { ref, value, onChange, onBlur }, fieldState }) => (
        <Field {...field} error={fieldState.error && (problem ?? fieldState.error.message)}>
          {(aria) => (
            // Radix asks for an empty value when its native twin is reset; no option is empty.
            <Select value={value} onValueChange={(picked) => picked && onChange(picked)}>
              <Select.Trigger ref={ref} {...aria} onBlur={onBlur}>
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
      )}
    />
  )
}

interface SwitchCardProps {
  label: string
  hint: string
  checked: boolean
  disabled?: boolean
  onChange: (checked: boolean) => void
}

/** A switch with its label and what it does. */
export function SwitchCard({ label, hint, checked, disabled, onChange }: SwitchCardProps) {
  const id = useId()
  return (
    <div className="bg-ui-bg-component shadow-elevation-card-rest flex items-start gap-x-3 rounded-lg p-3">
      <Switch
        id={id}
        dir="ltr"
        className="shrink-0 rtl:rotate-180"
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

export function SwitchField<Values extends FieldValues, Body>(
  props: Pick<BoundProps<Values, Body>, "control" | "name"> & Pick<SwitchCardProps, "label" | "hint">,
) {
  const { control, name, ...card } = props
  return (
    <Controller
      control={control}
      name={name}
      render={({ field }) => <SwitchCard {...card} checked={field.value === true} onChange={field.onChange} />}
    />
  )
}
