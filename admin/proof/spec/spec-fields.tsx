import { Button } from "@medusajs/ui"
import { useId } from "react"
import { Controller, useFormContext } from "react-hook-form"
import { useTranslation } from "react-i18next"
import { BareField } from "../../lib/bare-field"
import { ColorInput } from "../../lib/color-input"
import { Field, NoteField, SwitchField, TextField } from "../../lib/fields"
import { RowList } from "../../lib/row-list"
import { ColorRows } from "./color-rows"
import { spec as words } from "./en"
import { SizeFields } from "./size-fields"
import type { SpecValues } from "./spec-values"
import { TickRows } from "./tick-rows"
import { useProofSettings } from "./use-proof-settings"

const FIRST_GARMENT_COLOR = "#1f2937"

function GarmentColor() {
  const { t } = useTranslation("clientPortal")
  const { control } = useFormContext<SpecValues>()
  return (
    <Controller
      control={control}
      name="spec.garment_color"
      render={({ field: { value, onChange }, fieldState: { error } }) => (
        <Field label={t("spec.garmentColor")} hint={t("spec.garmentColorHint")} error={error?.message} optional>
          {() => (
            <div className="flex items-center gap-x-2">
              {value === null ? (
                <Button type="button" size="small" variant="secondary" onClick={() => onChange(FIRST_GARMENT_COLOR)}>
                  {t("spec.pickGarmentColor")}
                </Button>
              ) : (
                <>
                  <ColorInput value={value} onChange={onChange} label={t("spec.garmentColor")} />
                  <Button type="button" size="small" variant="transparent" onClick={() => onChange(null)}>
                    {t("spec.clearGarmentColor")}
                  </Button>
                </>
              )}
            </div>
          )}
        </Field>
      )}
    />
  )
}

function PlacementRows() {
  const { t } = useTranslation("clientPortal")
  const { control, watch, setValue } = useFormContext<SpecValues>()
  const listId = useId()
  return (
    <>
      <RowList
        label={t("spec.placements")}
        optional
        rows={watch("spec.placements")}
        onChange={(rows) => setValue("spec.placements", rows, { shouldDirty: true })}
        blank={() => ""}
        addLabel={t("spec.addPlacement")}
        removeLabel={(position) => t("spec.removePlacement", { position })}
      >
        {(index) => (
          <BareField
            control={control}
            name={`spec.placements.${index}`}
            label={t("spec.placement", { position: index + 1 })}
            input={{ list: listId }}
          />
        )}
      </RowList>
      <datalist id={listId}>
        {Object.keys(words.places).map((place) => (
          <option key={place} value={t(`spec.places.${place}`)} />
        ))}
      </datalist>
    </>
  )
}

function DetailRows() {
  const { t } = useTranslation("clientPortal")
  const { control, watch, setValue } = useFormContext<SpecValues>()
  return (
    <RowList
      label={t("spec.fields")}
      optional
      rows={watch("spec.fields")}
      onChange={(rows) => setValue("spec.fields", rows, { shouldDirty: true })}
      blank={() => ({ label: "", value: "" })}
      addLabel={t("spec.addField")}
      removeLabel={(position) => t("spec.removeField", { position })}
    >
      {(index) => (
        <div className="grid grid-cols-2 gap-2">
          <BareField
            control={control}
            name={`spec.fields.${index}.label`}
            label={t("spec.fieldLabel", { position: index + 1 })}
          />
          <BareField
            control={control}
            name={`spec.fields.${index}.value`}
            label={t("spec.fieldValue", { position: index + 1 })}
          />
        </div>
      )}
    </RowList>
  )
}

/** All fields of a spec card; they read the form with `useFormContext<SpecValues>()`. */
export function SpecFields() {
  const { t } = useTranslation("clientPortal")
  const { control } = useFormContext<SpecValues>()
  const settings = useProofSettings()
  const methodsId = useId()
  return (
    <>
      <NoteField control={control} name="note" label={t("spec.note")} hint={t("spec.noteHint")} rows={2} optional />
      <TextField
        control={control}
        name="spec.method"
        label={t("spec.method")}
        hint={t("spec.methodHint")}
        optional
        input={{ list: methodsId, autoComplete: "off" }}
      />
      <datalist id={methodsId}>
        {settings?.methods.map(({ name }) => (
          <option key={name} value={name} />
        ))}
      </datalist>
      <PlacementRows />
      <SizeFields />
      <ColorRows />
      <TextField
        control={control}
        name="spec.color_count"
        label={t("spec.colorCount")}
        hint={t("spec.colorCountHint")}
        problem={t("spec.colorCountProblem")}
        optional
        input={{ inputMode: "numeric" }}
      />
      <TextField control={control} name="spec.garment" label={t("spec.garment")} optional />
      <GarmentColor />
      <SwitchField control={control} name="spec.is_photo" label={t("spec.photo")} hint={t("spec.photoHint")} />
      <NoteField control={control} name="spec.notes" label={t("spec.notes")} hint={t("spec.notesHint")} optional />
      <DetailRows />
      <TickRows />
    </>
  )
}
