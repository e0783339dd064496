import { ArrowDownMini, ArrowUpMini, Trash } from "@medusajs/icons"
import { Checkbox, Hint, IconButton, Input, Label, Select } from "@medusajs/ui"
import { useId } from "react"
import { useTranslation } from "react-i18next"
import { stageRoleSchema } from "../../src/contracts"
import type { Stage } from "../../src/contracts"
import { ColorInput } from "../lib/color-input"

/** A stage as it is being typed; a new one has no id yet. */
export type TypedStage = Omit<Stage, "id"> & { key: string; id?: string }

interface StageRowProps {
  row: TypedStage
  position: number
  isFirst: boolean
  isLast: boolean
  nameError: string | undefined
  colorError: string | undefined
  onChange: (row: TypedStage) => void
  onUp: () => void
  onDown: () => void
  onRemove: () => void
}

export function StageRow({
  row,
  position,
  isFirst,
  isLast,
  nameError,
  colorError,
  onChange,
  onUp,
  onDown,
  onRemove,
}: StageRowProps) {
  const { t } = useTranslation("clientPortal")
  const id = useId()
  const error = nameError ?? colorError
  const called = row.name || t("stages.nth", { position })

  const chooseRole = (picked: string) => {
    const role = stageRoleSchema.options.find((option) => option === picked)
    if (role) onChange({ ...row, role })
  }

  return (
    <li className="flex flex-col gap-y-2 px-6 py-3">
      <div className="flex flex-wrap items-center gap-3">
        <div className="flex items-center">
          <IconButton
            type="button"
            size="small"
            variant="transparent"
            disabled={isFirst}
            onClick={onUp}
            aria-label={t("stages.up", { stage: called })}
          >
            <ArrowUpMini />
          </IconButton>
          <IconButton
            type="button"
            size="small"
            variant="transparent"
            disabled={isLast}
            onClick={onDown}
            aria-label={t("stages.down", { stage: called })}
          >
            <ArrowDownMini />
          </IconButton>
        </div>
        <ColorInput
          value={row.color}
          onChange={(color) => onChange({ ...row, color })}
          label={t("stages.color", { stage: called })}
        />
        <div className="min-w-[120px] flex-1">
          <Input
            value={row.name}
            onChange={(event) => onChange({ ...row, name: event.target.value })}
            aria-label={t("stages.name", { position })}
            aria-invalid={Boolean(nameError)}
            aria-describedby={error ? `${id}-error` : undefined}
          />
        </div>
        <div className="w-[160px]">
          <Select value={row.role} onValueChange={chooseRole}>
            <Select.Trigger aria-label={t("stages.role", { stage: called })}>
              <Select.Value />
            </Select.Trigger>
            <Select.Content>
              {stageRoleSchema.options.map((role) => (
                <Select.Item key={role} value={role}>
                  {t(`stages.roles.${role}`)}
                </Select.Item>
              ))}
            </Select.Content>
          </Select>
        </div>
        <div className="flex items-center gap-x-2">
          <Checkbox
            id={`${id}-done`}
            checked={row.is_done}
            onCheckedChange={(done) => onChange({ ...row, is_done: done === true })}
          />
          <Label htmlFor={`${id}-done`} size="small">
            {t("stages.done")}
          </Label>
        </div>
        <IconButton
          type="button"
          size="small"
          variant="transparent"
          onClick={onRemove}
          aria-label={t("stages.remove", { stage: called })}
        >
          <Trash />
        </IconButton>
      </div>
      {error && (
        <Hint id={`${id}-error`} variant="error" role="alert">
          {error}
        </Hint>
      )}
    </li>
  )
}
