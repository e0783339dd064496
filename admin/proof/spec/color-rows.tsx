import { Plus, XMark } from "@medusajs/icons"
import { IconButton, Select } from "@medusajs/ui"
import { Controller, useFormContext } from "react-hook-form"
import { useTranslation } from "react-i18next"
import { specColorSchema } from "../../../src/contracts"
import type { SpecColor } from "../../../src/contracts"
import { BareField } from "../../lib/bare-field"
import { ColorInput } from "../../lib/color-input"
import { RowList } from "../../lib/row-list"
import type { SpecValues } from "./spec-values"

const FIRST_SWATCH = "#808080"
const HEX = /^#[0-9a-f]{6}$/i

const BLANK: SpecColor = { system: "pms", code: "", swatch: null }

function Swatch({ index }: { index: number }) {
  const { t } = useTranslation("clientPortal")
  const { control, watch } = useFormContext<SpecValues>()
  const position = index + 1
  const code = watch(`spec.colors.${index}.code`)
  return (
    <Controller
      control={control}
      name={`spec.colors.${index}.swatch`}
      render={({ field: { value, onChange } }) =>
        value === null ? (
          <IconButton
            type="button"
            variant="transparent"
            aria-label={t("spec.addSwatch", { position })}
            onClick={() => onChange(HEX.test(code) ? code : FIRST_SWATCH)}
          >
            <Plus />
          </IconButton>
        ) : (
          <span className="flex items-center">
            <ColorInput value={value} onChange={onChange} label={t("spec.colorSwatch", { position })} />
            <IconButton
              type="button"
              size="small"
              variant="transparent"
              aria-label={t("spec.removeSwatch", { position })}
              onClick={() => onChange(null)}
            >
              <XMark />
            </IconButton>
          </span>
        )
      }
    />
  )
}

/** Colors as the trade names them, each with how a screen shows it. */
export function ColorRows() {
  const { t } = useTranslation("clientPortal")
  const { control, watch, setValue } = useFormContext<SpecValues>()
  const colors = watch("spec.colors")
  return (
    <RowList
      label={t("spec.colors")}
      optional
      rows={colors}
      onChange={(rows) => setValue("spec.colors", rows, { shouldDirty: true })}
      blank={() => BLANK}
      addLabel={t("spec.addColor")}
      removeLabel={(position) => t("spec.removeColor", { position })}
    >
      {(index) => (
        <div className="flex items-start gap-x-2">
          <div className="w-[92px] shrink-0">
            <Controller
              control={control}
              name={`spec.colors.${index}.system`}
              render={({ field: { value, onChange } }) => (
                <Select value={value} onValueChange={(picked) => picked && onChange(picked)}>
                  <Select.Trigger aria-label={t("spec.colorSystem", { position: index + 1 })}>
                    <Select.Value />
                  </Select.Trigger>
                  <Select.Content>
                    {specColorSchema.shape.system.options.map((system) => (
                      <Select.Item key={system} value={system}>
                        {t(`spec.systems.${system}`)}
                      </Select.Item>
                    ))}
                  </Select.Content>
                </Select>
              )}
            />
          </div>
          <div className="min-w-0 flex-1">
            <BareField
              control={control}
              name={`spec.colors.${index}.code`}
              label={t("spec.colorCode", { position: index + 1 })}
            />
          </div>
          <Swatch index={index} />
        </div>
      )}
    </RowList>
  )
}
