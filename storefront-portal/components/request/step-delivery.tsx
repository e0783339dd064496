import type { RequestOptions } from "@contracts/quote-request"
import type { I18n } from "@messages/i18n"
import { Field, Problem, TextArea } from "@/components/form/field"
import { countryName } from "@/lib/format/address"
import { addressKey } from "@/lib/request/step-fields"
import { RequestedAddressLines } from "./requested-address"
import { problemOf, type StepProps } from "./request-form"

type Props = StepProps & { options: RequestOptions }

/** Step 3: when it is needed, where it goes, and what the client's books want to know. */
export function StepDelivery({ fields, problems, options, i18n }: Props) {
  const text = (name: string) => ({
    id: name,
    name,
    defaultValue: fields.get(name) ?? "",
    problem: problemOf(problems, name, i18n),
  })
  return (
    <>
      <div className="card grid grid-cols-1 gap-4 p-5 wide:grid-cols-3">
        <Field
          {...text("in_hands_date")}
          type="date"
          min={options.today}
          label={i18n.t("request.in_hands")}
          hint={i18n.t("request.in_hands.hint")}
        />
        <Field
          {...text("po_number")}
          label={i18n.t("request.po")}
          hint={i18n.t("request.po.hint")}
          maxLength={100}
          autoComplete="off"
          dir="auto"
        />
        <Field
          {...text("budget")}
          label={i18n.t("request.budget")}
          hint={i18n.t("request.budget.hint")}
          maxLength={100}
          autoComplete="off"
          dir="auto"
        />
      </div>
      <Where fields={fields} problems={problems} options={options} i18n={i18n} />
      <div className="card p-5">
        <TextArea
          {...text("remarks")}
          label={i18n.t("request.remarks")}
          hint={i18n.t("request.remarks.hint")}
          maxLength={10_000}
          rows={4}
        />
      </div>
    </>
  )
}

function Where({ fields, problems, options, i18n }: Pick<Props, "fields" | "problems" | "options" | "i18n">) {
  const chosen = fields.get("where") ?? "later"
  const radio = (value: string, label: string, children?: React.ReactNode) => (
    <label className="flex min-h-11 items-start gap-3 py-1.5">
      <input
        type="radio"
        name="where"
        value={value}
        defaultChecked={chosen === value}
        className={`mt-0.5 size-5 flex-none ${value === "typed" ? "" : "not-typed"}`}
      />
      <span className="min-w-0 wrap-anywhere">{children ?? label}</span>
    </label>
  )
  return (
    <fieldset className="where card p-5">
      <legend className="float-start w-full pb-2 text-lg font-semibold">{i18n.t("request.where")}</legend>
      <div className="clear-both grid grid-cols-1 gap-x-5 wide:grid-cols-2">
        {options.addresses.map((address) => {
          const key = addressKey(address)
          return <div key={key}>{radio(key, "", <RequestedAddressLines address={address} i18n={i18n} />)}</div>
        })}
        <div>{radio("typed", i18n.t("request.where.typed"))}</div>
        <div>{radio("later", i18n.t("request.where.later"))}</div>
      </div>
      <Problem id="where" text={problemOf(problems, "where", i18n)} />
      <TypedAddress fields={fields} problems={problems} options={options} i18n={i18n} />
    </fieldset>
  )
}

const AUTOCOMPLETE = {
  company: "shipping organization",
  first_name: "shipping given-name",
  last_name: "shipping family-name",
  address_1: "shipping address-line1",
  address_2: "shipping address-line2",
  city: "shipping address-level2",
  province: "shipping address-level1",
  postal_code: "shipping postal-code",
  phone: "shipping tel",
} as const

type AddressField = keyof typeof AUTOCOMPLETE

/** Hidden while another address is chosen, where the browser can tell (styles/request.css). */
function TypedAddress({ fields, problems, options, i18n }: Pick<Props, "fields" | "problems" | "options" | "i18n">) {
  const field = (name: AddressField, maxLength: number) => (
    <Field
      key={name}
      id={name}
      name={name}
      label={i18n.t(`request.address.${name}`)}
      problem={problemOf(problems, name, i18n)}
      defaultValue={fields.get(name) ?? ""}
      autoComplete={AUTOCOMPLETE[name]}
      maxLength={maxLength}
      dir="auto"
    />
  )
  return (
    <div className="where-typed mt-3 grid grid-cols-1 gap-4 wide:grid-cols-2">
      {field("company", 200)}
      <div className="grid grid-cols-2 gap-4">
        {field("first_name", 100)}
        {field("last_name", 100)}
      </div>
      {field("address_1", 200)}
      {field("address_2", 200)}
      {field("city", 100)}
      <div className="grid grid-cols-2 gap-4">
        {field("province", 100)}
        {field("postal_code", 40)}
      </div>
      <Country fields={fields} options={options} i18n={i18n} />
      {field("phone", 60)}
    </div>
  )
}

function Country({ fields, options, i18n }: { fields: Props["fields"]; options: RequestOptions; i18n: I18n }) {
  const chosen = fields.get("country_code") ?? (options.countries.length === 1 ? (options.countries[0] ?? "") : "")
  const named = options.countries
    .map((code) => ({ code, name: countryName(code, i18n.language) ?? code }))
    .sort((a, b) => a.name.localeCompare(b.name, i18n.language))
  return (
    <div className="grid gap-1.5">
      <label htmlFor="country_code" className="font-semibold">
        {i18n.t("request.address.country_code")}
      </label>
      <select
        id="country_code"
        name="country_code"
        className="field"
        defaultValue={chosen}
        autoComplete="shipping country"
      >
        <option value="">{i18n.t("request.address.country.none")}</option>
        {named.map(({ code, name }) => (
          <option key={code} value={code}>
            {name}
          </option>
        ))}
      </select>
    </div>
  )
}
