import { Checkbox, Hint, Label } from "@medusajs/ui"
import { useId } from "react"
import { Controller } from "react-hook-form"
import type { Control } from "react-hook-form"
import { useTranslation } from "react-i18next"
import type { PaymentSettings, Settings, UpdateSettings } from "../../src/contracts"
import { SwitchField, TextField } from "../lib/fields"
import { typedDecimal } from "../invoice/amounts"
import type { SettingsFormProps } from "../settings/forms"
import { SettingsForm, useSettingsForm } from "../settings/settings-form"
import { FindingsSection } from "./findings-section"
import { StripeConnection } from "./stripe-connection"

interface PaymentValues {
  payment: Omit<PaymentSettings, "bank_debit_from"> & { bank_debit_from: string }
}

const toValues = ({ payment }: Settings): PaymentValues => ({
  payment: { ...payment, bank_debit_from: payment.bank_debit_from ?? "" },
})

const toBody = ({ payment }: PaymentValues) => ({
  payment: {
    ...payment,
    bank_debit_from: payment.bank_debit_from.trim() === "" ? null : typedDecimal(payment.bank_debit_from),
  },
})

const METHODS = ["card", "us_bank_account", "sepa_debit"] as const

function MethodsField({ control }: { control: Control<PaymentValues, unknown, UpdateSettings> }) {
  const { t } = useTranslation("clientPortal")
  const id = useId()
  return (
    <Controller
      control={control}
      name="payment.methods"
      render={({ field: { value, onChange }, fieldState: { error } }) => (
        <div role="group" aria-labelledby={id} className="flex flex-col gap-y-2">
          <Label id={id} size="small" weight="plus">
            {t("payment.methods")}
          </Label>
          {METHODS.map((method) => (
            <span key={method} className="flex items-center gap-x-2">
              <Checkbox
                id={`${id}-${method}`}
                checked={value.includes(method)}
                onCheckedChange={(checked) =>
                  onChange(METHODS.filter((one) => (one === method ? checked === true : value.includes(one))))
                }
              />
              <Label htmlFor={`${id}-${method}`} size="small">
                {t(`payment.method.${method}`)}
              </Label>
            </span>
          ))}
          {error && (
            <Hint variant="error" role="alert">
              {t("payment.methodsProblem")}
            </Hint>
          )}
        </div>
      )}
    />
  )
}

/** How clients pay, the connection with Stripe, and what does not agree with it. */
export function PaymentSettingsForm(props: SettingsFormProps) {
  const { t } = useTranslation("clientPortal")
  const form = useSettingsForm({ ...props, toValues, toBody })
  const { control } = form
  return (
    <>
      <SettingsForm form={form} id="payments" title={t("payment.title")} subtitle={t("payment.subtitle")}>
        <div className="flex flex-col gap-y-6 px-6 py-4">
          <MethodsField control={control} />
          <TextField
            control={control}
            name="payment.bank_debit_from"
            label={t("payment.debitFrom")}
            hint={t("payment.debitFromHint")}
            optional
            input={{ inputMode: "decimal" }}
          />
          <SwitchField
            control={control}
            name="payment.allow_part"
            label={t("payment.part")}
            hint={t("payment.partHint")}
          />
          <SwitchField
            control={control}
            name="payment.deposit_on_approval"
            label={t("payment.approval")}
            hint={t("payment.approvalHint")}
          />
        </div>
      </SettingsForm>
      <StripeConnection />
      <FindingsSection />
    </>
  )
}
