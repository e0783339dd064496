import { COUNTRIES } from "@contracts/countries"
import type { PostalAddressField } from "@contracts/postal-address"
import type { I18n } from "@messages/i18n"
import { described, Field, Problem } from "./field"

/** What was typed, or what is known; empty for nothing. */
export type TypedAddress = Record<PostalAddressField, string>

interface Props {
  /** Begins the ids of the fields, for pages with several forms. */
  id: string
  typed: TypedAddress
  problems: ReadonlySet<PostalAddressField>
  i18n: I18n
}

function problemOf(field: PostalAddressField, problems: Props["problems"], i18n: I18n): string | undefined {
  if (!problems.has(field)) return undefined
  switch (field) {
    case "first_name":
    case "address_1":
    case "city":
    case "country_code":
    case "postal_code":
      return i18n.t(`address.problem.${field}`)
    default:
      return i18n.t("address.problem.other")
  }
}

/** The fields of a postal address, in the order in which browsers fill them in. */
export function AddressFields({ id, typed, problems, i18n }: Props) {
  const text = (field: Exclude<PostalAddressField, "country_code">, autoComplete: string, required = false) => (
    <Field
      id={`${id}-${field}`}
      name={field}
      label={i18n.t(`address.field.${field}`)}
      defaultValue={typed[field]}
      autoComplete={autoComplete}
      maxLength={field === "postal_code" ? 20 : field === "phone" ? 50 : field === "city" ? 100 : 200}
      required={required}
      problem={problemOf(field, problems, i18n)}
      type={field === "phone" ? "tel" : "text"}
      dir="auto"
    />
  )
  return (
    <div className="grid grid-cols-1 gap-3 wide:grid-cols-2">
      {text("first_name", "given-name")}
      {text("last_name", "family-name")}
      <div className="min-w-0 wide:col-span-2">{text("company", "organization")}</div>
      <div className="min-w-0 wide:col-span-2">{text("address_1", "address-line1", true)}</div>
      <div className="min-w-0 wide:col-span-2">{text("address_2", "address-line2")}</div>
      {text("city", "address-level2", true)}
      {text("province", "address-level1")}
      {text("postal_code", "postal-code")}
      <CountryField id={`${id}-country_code`} value={typed.country_code} problems={problems} i18n={i18n} />
      {text("phone", "tel")}
    </div>
  )
}

function CountryField({ id, value, problems, i18n }: Pick<Props, "id" | "problems" | "i18n"> & { value: string }) {
  const names = new Intl.DisplayNames(i18n.language, { type: "region" })
  const countries = COUNTRIES.map((code) => ({ code, name: names.of(code.toUpperCase()) ?? code.toUpperCase() }))
  const problem = problemOf("country_code", problems, i18n)
  return (
    <div className="grid min-w-0 gap-1.5">
      <label htmlFor={id} className="font-semibold">
        {i18n.t("address.field.country_code")}
      </label>
      <select
        id={id}
        name="country_code"
        className="field min-w-0"
        autoComplete="country"
        required
        defaultValue={value}
        {...described(id, undefined, problem)}
      >
        <option value="">{i18n.t("address.field.country_code.choose")}</option>
        {countries
          .toSorted((one, other) => one.name.localeCompare(other.name, i18n.language))
          .map(({ code, name }) => (
            <option key={code} value={code}>
              {name}
            </option>
          ))}
      </select>
      <Problem id={id} text={problem} />
    </div>
  )
}
