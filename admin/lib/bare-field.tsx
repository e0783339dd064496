import { Hint, Input, Text } from "@medusajs/ui"
import { useId } from "react"
import { Controller } from "react-hook-form"
import type { Control, FieldPath, FieldValues } from "react-hook-form"
import type { ComponentPropsWithoutRef } from "react"

interface BareFieldProps<Values extends FieldValues, Body> {
  control: Control<Values, unknown, Body>
  name: FieldPath<Values>
  /** Not shown: for screen readers alone. */
  label: string
  /** Shown above the field, shorter than the label, where the list around it does not say what it is. */
  head?: string
  problem?: string
  input?: Pick<ComponentPropsWithoutRef<"input">, "type" | "list" | "placeholder" | "inputMode" | "autoFocus">
}

/** One text field of a row. */
export function BareField<Values extends FieldValues, Body>(props: BareFieldProps<Values, Body>) {
  const { control, name, label, head, problem, input } = props
  const id = useId()
  return (
    <Controller
      control={control}
      name={name}
      render={({ field, fieldState: { error } }) => (
        <div className="flex min-w-0 flex-col gap-y-1">
          {head && (
            <Text size="xsmall" leading="compact" className="text-ui-fg-subtle" aria-hidden>
              {head}
            </Text>
          )}
          <Input
            {...field}
            {...input}
            value={field.value ?? ""}
            aria-label={label}
            aria-invalid={Boolean(error)}
            aria-describedby={error ? id : undefined}
          />
          {error && (
            <Hint id={id} variant="error" role="alert">
              {problem ?? error.message}
            </Hint>
          )}
        </div>
      )}
    />
  )
}
