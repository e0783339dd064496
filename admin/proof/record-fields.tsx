import { Checkbox, Hint, Label } from "@medusajs/ui"
import { useId } from "react"
import { Controller, useFormContext } from "react-hook-form"
import { useTranslation } from "react-i18next"
import { PROOF_RULE } from "../../src/contracts"
import type { StaffVersion } from "../../src/contracts"
import type { RuledValues, RuleFields } from "../approval/rule-field"

/** Fields are named by the kind and id of what is checked; "on" is checked. */
const TICK = "tick"
const CHOSEN = "chosen"
const ON = "on"

interface CheckListProps {
  kind: typeof TICK | typeof CHOSEN
  label: string
  hint?: string
  options: { id: string; text: string }[]
}

function CheckList({ kind, label, hint, options }: CheckListProps) {
  const { control } = useFormContext<RuledValues>()
  const id = useId()
  if (options.length === 0) return null
  return (
    <div role="group" aria-labelledby={id} className="flex flex-col gap-y-2">
      <Label id={id} size="small" weight="plus">
        {label}
      </Label>
      {hint && <Hint>{hint}</Hint>}
      {options.map((option) => (
        <Controller
          key={option.id}
          control={control}
          name={`rules.${PROOF_RULE}.${kind}-${option.id}`}
          render={({ field: { value, onChange }, fieldState: { error } }) => (
            <div className="flex flex-col gap-y-1">
              <div className="flex items-start gap-x-2">
                <Checkbox
                  id={`${id}-${option.id}`}
                  checked={value === ON}
                  onCheckedChange={(checked) => onChange(checked === true ? ON : "")}
                />
                <Label htmlFor={`${id}-${option.id}`} size="small">
                  {option.text}
                </Label>
              </div>
              {error && (
                <Hint variant="error" role="alert">
                  {error.message}
                </Hint>
              )}
            </div>
          )}
        />
      ))}
    </div>
  )
}

/** What staff record beside the decision on a version: what the client confirmed, and what they chose. */
export const proofRecordFields = ({ spec, alternatives, choice }: StaffVersion): RuleFields => {
  const [firstTick] = spec.ticks
  const [firstAlternative] = alternatives
  const checked = (typed: Record<string, string>, kind: string, ids: string[]) =>
    ids.filter((id) => typed[`${kind}-${id}`] === ON)
  return {
    id: PROOF_RULE,
    initial: () => ({}),
    toInput: (typed) => ({
      ticks: checked(
        typed,
        TICK,
        spec.ticks.map(({ id }) => id),
      ),
      chosen: checked(
        typed,
        CHOSEN,
        alternatives.map(({ id }) => id),
      ),
    }),
    refusals: {
      ...(firstTick
        ? { ticks_missing: { field: `${TICK}-${firstTick.id}`, words: "proof.recordRefused.ticks_missing" } }
        : {}),
      ...(firstAlternative
        ? {
            alternative_required: {
              field: `${CHOSEN}-${firstAlternative.id}`,
              words: "proof.recordRefused.alternative_required",
            },
          }
        : {}),
    },
    Fields: function ProofRecordFields() {
      const { t } = useTranslation("clientPortal")
      const decision: unknown = useFormContext().watch("decision")
      if (decision !== "approved") return null
      return (
        <>
          <CheckList
            kind={TICK}
            label={t("proof.recordTicks")}
            hint={t("proof.recordTicksHint")}
            options={spec.ticks}
          />
          {choice !== "all" && (
            <CheckList
              kind={CHOSEN}
              label={t("proof.recordChosen")}
              hint={t(`alternatives.chosenBy.${choice}`)}
              options={alternatives.map(({ id, label }) => ({ id, text: label }))}
            />
          )}
        </>
      )
    },
  }
}
