import { Hint, Input } from "@medusajs/ui"
import { useId } from "react"
import { Controller } from "react-hook-form"
import type { Control, FieldPath, FieldValues } from "react-hook-form"
import type { ComponentPropsWithoutRef } from "react"

interface BareFieldProps<Values extends FieldValues, Body> {
  control: Control<Values, unknown, Body>
  name: FieldPath<Values>
  /** Not shown: the list around the field says what it is. */
  label: string
  problem?: string
  input?: Pick<ComponentPropsWithoutRef<"input">, "type" | "list" | "placeholder" | "inputMode" | "autoFocus">
}

/** One text field of a row, named for screen readers alone. */
export function BareField<Values extends FieldValues, Body>(props: BareFieldProps<Values, Body>) {
  const { control, name, label, problem, input } = props
  const id = useId()
  return (
    <Controller
      control={control}
      name={name}
      render={({ field, fieldState: { error } }) => (
        <div className="flex flex-col gap-y-1">
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
