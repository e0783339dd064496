import { Select } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import { purchaseOrderModeSchema } from "../../src/contracts"
import type { PurchaseOrderMode } from "../../src/contracts"
import { Field } from "../lib/fields"

/** Radix takes no empty value; this one is none of the modes. */
const DEFAULT = "default"

interface ModeFieldProps {
  value: PurchaseOrderMode | null
  /** The mode of the settings, which null stands for; left out where null cannot be chosen. */
  shopMode?: PurchaseOrderMode
  hint: string
  disabled: boolean
  onChange: (mode: PurchaseOrderMode | null) => void
}

/** Whether a client is asked for a PO number. A choice is saved at once. */
export function ModeField({ value, shopMode, hint, disabled, onChange }: ModeFieldProps) {
  const { t } = useTranslation("clientPortal")
  return (
    <Field label={t("purchaseOrder.title")} hint={hint}>
      {(aria) => (
        <Select
          value={value ?? DEFAULT}
          disabled={disabled}
          onValueChange={(picked) => onChange(purchaseOrderModeSchema.safeParse(picked).data ?? null)}
        >
          <Select.Trigger {...aria}>
            <Select.Value />
          </Select.Trigger>
          <Select.Content>
            {shopMode && (
              <Select.Item value={DEFAULT}>
                {t("purchaseOrder.default", { mode: t(`purchaseOrder.mode.${shopMode}`) })}
              </Select.Item>
            )}
            {purchaseOrderModeSchema.options.map((mode) => (
              <Select.Item key={mode} value={mode}>
                {t(`purchaseOrder.mode.${mode}`)}
              </Select.Item>
            ))}
          </Select.Content>
        </Select>
      )}
    </Field>
  )
}
