import { Checkbox, Hint, Label } from "@medusajs/ui"
import { useId } from "react"
import { Controller } from "react-hook-form"
import type { Control, FieldPath, FieldValues } from "react-hook-form"
import { useTranslation } from "react-i18next"
import type { ProofLine } from "../../src/contracts"

interface LineFieldProps<Values extends FieldValues, Body> {
  control: Control<Values, unknown, Body>
  name: FieldPath<Values>
  lines: ProofLine[]
}

/** The lines that a proof is for; at least one. */
export function LineField<Values extends FieldValues, Body>(props: LineFieldProps<Values, Body>) {
  const { control, name, lines } = props
  const { t } = useTranslation("clientPortal")
  const id = useId()
  const sorted = [...lines].sort((one, other) => one.title.localeCompare(other.title, undefined, { numeric: true }))
  return (
    <Controller
      control={control}
      name={name}
      render={({ field: { value, onChange, ref }, fieldState: { error } }) => {
        const chosen: string[] = value
        const toggle = (itemId: string, isChosen: boolean) =>
          onChange(isChosen ? [...chosen, itemId] : chosen.filter((other) => other !== itemId))
        return (
          <div
            role="group"
            aria-labelledby={id}
            aria-describedby={error ? `${id}-error` : `${id}-hint`}
            className="flex flex-col gap-y-2"
          >
            <Label id={id} size="small" weight="plus">
              {t("proof.lines")}
            </Label>
            <Hint id={`${id}-hint`}>{t(lines.length ? "proof.linesHint" : "proof.noLines")}</Hint>
            {lines.length > 1 && (
              <div className="flex items-start gap-x-2">
                <Checkbox
                  id={`${id}-all`}
                  checked={chosen.length === lines.length ? true : chosen.length > 0 ? "indeterminate" : false}
                  onCheckedChange={(checked) => onChange(checked === true ? lines.map(({ item_id }) => item_id) : [])}
                />
                <Label htmlFor={`${id}-all`} size="small" weight="plus">
                  {t("proof.allLines")}
                </Label>
              </div>
            )}
            {sorted.map((line, index) => (
              <div key={line.item_id} className="flex items-start gap-x-2">
                <Checkbox
                  ref={index === 0 ? ref : undefined}
                  id={`${id}-${line.item_id}`}
                  checked={chosen.includes(line.item_id)}
                  onCheckedChange={(checked) => toggle(line.item_id, checked === true)}
                />
                <Label htmlFor={`${id}-${line.item_id}`} size="small" className="min-w-0 break-words">
                  {t("proof.line", { title: line.title, quantity: line.quantity })}
                </Label>
              </div>
            ))}
            {error && (
              <Hint id={`${id}-error`} variant="error" role="alert">
                {error.message}
              </Hint>
            )}
          </div>
        )
      }}
    />
  )
}
