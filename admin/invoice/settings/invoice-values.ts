import type { Address, InvoiceSettings, Settings } from "../../../src/contracts"
import { orNull } from "../../lib/format"
import { typedNumbers } from "../../lib/typed-numbers"
import { typedNumber } from "../amounts"
import { filledTaxIds } from "../tax-id-rows"
import { toTerms, toTypedTerms } from "../terms-field"
import type { TypedTerms } from "../terms-field"

type Typed<Key extends keyof InvoiceSettings> = Record<Key, string>

/** The settings as they are typed, at the contract's own paths. */
export interface InvoiceSettingsValues {
  invoice: Pick<InvoiceSettings, "seller_tax_ids" | "number_pattern" | "credit_note_pattern" | "attach_pdf"> &
    Typed<"seller_name" | "payment_instructions" | "footer" | "deposit_percent"> &
    Typed<"remind_before_days" | "remind_after_days"> & {
      /** Lines of the street with breaks between them. */
      seller_address: Record<"lines" | "postal_code" | "city" | "province" | "country_code", string>
      terms: TypedTerms
      tolerance: { is_exact: boolean; over: string; under: string }
    }
}

const text = (value: string | null | undefined): string => value ?? ""

export const toInvoiceValues = ({ invoice }: Settings): InvoiceSettingsValues => {
  const { seller_address: address, tolerance } = invoice
  return {
    invoice: {
      ...invoice,
      seller_name: text(invoice.seller_name),
      seller_address: {
        lines: address?.lines.join("\n") ?? "",
        postal_code: text(address?.postal_code),
        city: text(address?.city),
        province: text(address?.province),
        country_code: text(address?.country_code),
      },
      terms: toTypedTerms(invoice.terms),
      deposit_percent: String(invoice.deposit_percent),
      payment_instructions: text(invoice.payment_instructions),
      footer: text(invoice.footer),
      tolerance: {
        is_exact: tolerance.kind === "exact",
        over: tolerance.kind === "percent" ? String(tolerance.over) : "5",
        under: tolerance.kind === "percent" ? String(tolerance.under) : "5",
      },
      remind_before_days: invoice.remind_before_days.join(", "),
      remind_after_days: invoice.remind_after_days.join(", "),
    },
  }
}

/** "3, 14"; NaN, which the contract refuses, for what is no number. */
const toAddress = (typed: InvoiceSettingsValues["invoice"]["seller_address"]): Address | null => {
  const { lines, postal_code, city, province, country_code } = typed
  if (Object.values(typed).every((part) => part.trim() === "")) return null
  return {
    ...{ company: null, name: null, phone: null },
    lines: lines
      .split("\n")
      .map((line) => line.trim())
      .filter(Boolean),
    postal_code: orNull(postal_code),
    city: orNull(city),
    province: orNull(province),
    country_code: orNull(country_code.trim().toLowerCase()),
  }
}

/** The settings as they are sent. */
export const toInvoiceBody = ({ invoice }: InvoiceSettingsValues) => {
  const { tolerance } = invoice
  return {
    invoice: {
      ...invoice,
      seller_name: orNull(invoice.seller_name),
      seller_address: toAddress(invoice.seller_address),
      seller_tax_ids: filledTaxIds(invoice.seller_tax_ids),
      terms: toTerms(invoice.terms),
      deposit_percent: typedNumber(invoice.deposit_percent),
      payment_instructions: orNull(invoice.payment_instructions),
      footer: orNull(invoice.footer),
      tolerance: tolerance.is_exact
        ? { kind: "exact" }
        : { kind: "percent", over: typedNumber(tolerance.over), under: typedNumber(tolerance.under) },
      remind_before_days: typedNumbers(invoice.remind_before_days),
      remind_after_days: typedNumbers(invoice.remind_after_days),
    },
  }
}
