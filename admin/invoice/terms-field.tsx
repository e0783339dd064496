import { Input, Select } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import type { DueTerms } from "../../src/contracts"
import { Field } from "../lib/fields"
import { typedNumber } from "./amounts"

/** `default`: those of the settings. Days count for `net` alone. */
export interface TypedTerms {
  kind: DueTerms["kind"] | "default"
  days: string
}

export const toTypedTerms = (terms: DueTerms | null): TypedTerms => ({
  kind: terms?.kind ?? "default",
  days: terms?.kind === "net" ? String(terms.days) : "30",
})

/** Terms as they are sent; null for the shop's default. */
export const toTerms = ({ kind, days }: TypedTerms) =>
  kind === "default" ? null : kind === "net" ? { kind, days: typedNumber(days) } : { kind }

const KINDS = ["on_receipt", "before_production", "net"] as const

interface TermsFieldProps {
  value: TypedTerms
  onChange: (terms: TypedTerms) => void
  hint?: string
  /** Whether they can be left to the settings. */
  hasDefault?: boolean
  isInvalid: boolean
}

/** Until when an invoice is to be paid. */
export function TermsField({ value, onChange, hint, hasDefault = false, isInvalid }: TermsFieldProps) {
  const { t } = useTranslation("clientPortal")
  const kinds = hasDefault ? (["default", ...KINDS] as const) : KINDS
  return (
    <div className="grid grid-cols-1 gap-4 md:grid-cols-2">
      <Field label={t("invoice.term.label")} hint={hint}>
        {(aria) => (
          <Select
            value={value.kind}
            onValueChange={(picked) => {
              const kind = kinds.find((one) => one === picked)
              if (kind) onChange({ ...value, kind })
            }}
          >
            <Select.Trigger {...aria}>
              <Select.Value />
            </Select.Trigger>
            <Select.Content>
              {kinds.map((kind) => (
                <Select.Item key={kind} value={kind}>
                  {t(`invoice.term.${kind}`)}
                </Select.Item>
              ))}
            </Select.Content>
          </Select>
        )}
      </Field>
      {value.kind === "net" && (
        <Field label={t("invoice.term.days")} error={isInvalid ? t("invoice.term.daysProblem") : undefined}>
          {(aria) => (
            <Input
              {...aria}
              inputMode="numeric"
              value={value.days}
              onChange={(event) => onChange({ ...value, days: event.target.value })}
            />
          )}
        </Field>
      )}
    </div>
  )
}

/** "Net 30 days" */
export function useTermsWords() {
  const { t } = useTranslation("clientPortal")
  return (terms: DueTerms): string =>
    terms.kind === "net" ? t("invoice.term.netDays", { count: terms.days }) : t(`invoice.term.${terms.kind}`)
}
