import type { ReactNode } from "react"
import { FormProvider, useFormContext } from "react-hook-form"
import { useTranslation } from "react-i18next"
import { BareField } from "../../lib/bare-field"
import { SelectField, SwitchField } from "../../lib/fields"
import { RowList } from "../../lib/row-list"
import { uuid } from "../../lib/uuid"
import type { SettingsFormProps } from "../../settings/forms"
import { SettingsForm, useSettingsForm } from "../../settings/settings-form"
import { CalendarFields } from "./calendar-fields"
import { toProofBody, toProofValues } from "./proof-values"
import type { ProofSettingsValues } from "./proof-values"

function MethodRows() {
  const { t } = useTranslation("clientPortal")
  const { control, watch, setValue } = useFormContext<ProofSettingsValues>()
  return (
    <RowList
      label={t("proofSettings.methods")}
      hint={t("proofSettings.methodsHint")}
      rows={watch("proof.methods")}
      onChange={(rows) => setValue("proof.methods", rows, { shouldDirty: true })}
      blank={() => ({ name: "", lead_days: "" })}
      addLabel={t("proofSettings.addMethod")}
      removeLabel={(position) => t("proofSettings.removeMethod", { position })}
    >
      {(index) => (
        <div className="flex gap-x-2">
          <div className="min-w-0 flex-1">
            <BareField
              control={control}
              name={`proof.methods.${index}.name`}
              label={t("proofSettings.method", { position: index + 1 })}
            />
          </div>
          <div className="w-[120px]">
            <BareField
              control={control}
              name={`proof.methods.${index}.lead_days`}
              label={t("proofSettings.leadDays", { position: index + 1 })}
              problem={t("proofSettings.daysProblem", { max: 365 })}
              input={{ inputMode: "numeric" }}
            />
          </div>
        </div>
      )}
    </RowList>
  )
}

function TickRows() {
  const { t } = useTranslation("clientPortal")
  const { control, watch, setValue } = useFormContext<ProofSettingsValues>()
  return (
    <RowList
      label={t("proofSettings.ticks")}
      hint={t("proofSettings.ticksHint")}
      rows={watch("proof.ticks")}
      onChange={(rows) => setValue("proof.ticks", rows, { shouldDirty: true })}
      blank={() => ({ id: uuid(), text: "" })}
      addLabel={t("spec.addTick")}
      removeLabel={(position) => t("spec.removeTick", { position })}
    >
      {(index) => (
        <BareField
          control={control}
          name={`proof.ticks.${index}.text`}
          label={t("spec.tick", { position: index + 1 })}
        />
      )}
    </RowList>
  )
}

function GateFields() {
  const { t } = useTranslation("clientPortal")
  const { control, watch, setValue } = useFormContext<ProofSettingsValues>()
  return (
    <>
      <SwitchField
        control={control}
        name="proof.gate"
        label={t("proofSettings.gate")}
        hint={t("proofSettings.gateHint")}
      />
      {watch("proof.gate") && (
        <>
          <SelectField
            control={control}
            name="proof.gate_lines"
            label={t("proofSettings.gateLines")}
            options={(["with_proofs", "all"] as const).map((value) => ({
              value,
              label: t(`proofSettings.gateLinesOptions.${value}`),
            }))}
          />
          <RowList
            label={t("proofSettings.exempt")}
            optional
            rows={watch("proof.gate_exempt_types")}
            onChange={(rows) => setValue("proof.gate_exempt_types", rows, { shouldDirty: true })}
            blank={() => ""}
            addLabel={t("proofSettings.addExempt")}
            removeLabel={(position) => t("proofSettings.removeExempt", { position })}
          >
            {(index) => (
              <BareField
                control={control}
                name={`proof.gate_exempt_types.${index}`}
                label={t("proofSettings.exemptType", { position: index + 1 })}
              />
            )}
          </RowList>
        </>
      )}
    </>
  )
}

function Part({ children }: { children: ReactNode }) {
  return <div className="flex flex-col gap-y-6 px-6 py-4">{children}</div>
}

/** What spec cards offer, what clients confirm, what holds production back, and the work calendar. */
export function ProofSettingsSection(props: SettingsFormProps) {
  const { t } = useTranslation("clientPortal")
  const form = useSettingsForm({ ...props, toValues: toProofValues, toBody: toProofBody })
  return (
    <FormProvider {...form}>
      <SettingsForm form={form} id="proofs" title={t("proofSettings.title")} subtitle={t("proofSettings.subtitle")}>
        <Part>
          <MethodRows />
          <TickRows />
        </Part>
        <Part>
          <GateFields />
        </Part>
        <Part>
          <CalendarFields />
        </Part>
      </SettingsForm>
    </FormProvider>
  )
}
