import { Button } from "@medusajs/ui"
import { useFormContext } from "react-hook-form"
import { useTranslation } from "react-i18next"
import { BareField } from "../../lib/bare-field"
import { RowList } from "../../lib/row-list"
import { uuid } from "../../lib/uuid"
import type { SpecValues } from "./spec-values"
import { useProofSettings } from "./use-proof-settings"

/** What the client has to tick before approving. */
export function TickRows() {
  const { t } = useTranslation("clientPortal")
  const { control, watch, setValue } = useFormContext<SpecValues>()
  const settings = useProofSettings()
  const replace = (ticks: SpecValues["spec"]["ticks"]) => setValue("spec.ticks", ticks, { shouldDirty: true })
  return (
    <RowList
      label={t("spec.ticks")}
      hint={t("spec.ticksHint")}
      rows={watch("spec.ticks")}
      onChange={replace}
      blank={() => ({ id: uuid(), text: "" })}
      addLabel={t("spec.addTick")}
      removeLabel={(position) => t("spec.removeTick", { position })}
      actions={
        settings && (
          <Button type="button" size="small" variant="transparent" onClick={() => replace(settings.ticks)}>
            {t("spec.resetTicks")}
          </Button>
        )
      }
    >
      {(index) => (
        <BareField
          control={control}
          name={`spec.ticks.${index}.text`}
          label={t("spec.tick", { position: index + 1 })}
        />
      )}
    </RowList>
  )
}
