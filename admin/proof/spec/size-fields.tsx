import { Hint, Label, RadioGroup } from "@medusajs/ui"
import { useId } from "react"
import { useFormContext } from "react-hook-form"
import { useTranslation } from "react-i18next"
import { specCardSchema } from "../../../src/contracts"
import { TextField } from "../../lib/fields"
import { switchUnit } from "./spec-values"
import type { SpecValues } from "./spec-values"

/** The print size, in millimeters or inches; what is kept are millimeters. */
export function SizeFields() {
  const { t } = useTranslation("clientPortal")
  const { control, getValues, setValue, watch } = useFormContext<SpecValues>()
  const id = useId()
  const unit = watch("spec.unit")

  const change = (picked: string) => {
    const next = specCardSchema.shape.unit.options.find((option) => option === picked)
    if (!next) return
    const { spec, known } = switchUnit(getValues(), next)
    setValue("known", known)
    for (const name of ["width_mm", "height_mm", "unit"] as const)
      setValue(`spec.${name}`, spec[name], { shouldDirty: true })
  }

  const bind = (name: "width_mm" | "height_mm") => ({
    control,
    name: `spec.${name}` as const,
    problem: t("spec.sizeProblem"),
    input: { inputMode: "decimal" as const },
  })
  return (
    <div role="group" aria-labelledby={id} className="flex flex-col gap-y-2">
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
        <Label id={id} size="small" weight="plus">
          {t("spec.size")}
        </Label>
        <RadioGroup
          value={unit}
          onValueChange={change}
          aria-label={t("spec.unit")}
          className="flex items-center gap-x-4"
        >
          {specCardSchema.shape.unit.options.map((option) => (
            <span key={option} className="flex items-center gap-x-1">
              <RadioGroup.Item id={`${id}-${option}`} value={option} />
              <Label htmlFor={`${id}-${option}`} size="small">
                {t(`spec.units.${option}`)}
              </Label>
            </span>
          ))}
        </RadioGroup>
      </div>
      <div className="grid grid-cols-2 gap-4">
        <TextField {...bind("width_mm")} label={t("spec.width")} />
        <TextField {...bind("height_mm")} label={t("spec.height")} />
      </div>
      <Hint>{t("spec.sizeHint")}</Hint>
    </div>
  )
}
