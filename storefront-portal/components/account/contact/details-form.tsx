import type { Contact } from "@contracts/account"
import { Field } from "@/components/form/field"
import { FormTokenInput } from "@/components/form/form-token-input"
import { typedDetails, type TypedContact } from "@/lib/account/read-contact-form"
import type { FormProps } from "../item-actions"

interface Props extends FormProps {
  contact: Contact
  email: string | null
  /** Where to ask for another address; null where the shop names none. */
  shopEmail: string | null
  /** What was typed before and not taken. */
  typed: TypedContact | null
  readOnly: boolean
}

const FIELDS = [
  { name: "first_name", autoComplete: "given-name", type: "text", max: 200 },
  { name: "last_name", autoComplete: "family-name", type: "text", max: 200 },
  { name: "company_name", autoComplete: "organization", type: "text", max: 200 },
  { name: "phone", autoComplete: "tel", type: "tel", max: 50 },
] as const

/** The client's own details. Their email address opens the account, so that it stays with the shop. */
export function DetailsForm({ contact, email, shopEmail, typed, readOnly, action, formToken, i18n }: Props) {
  const values = typed?.details ?? typedDetails(contact.details)
  return (
    <section className="card grid grid-cols-1 gap-4 p-5" aria-labelledby="details">
      <h2 id="details">{i18n.t("contact.details")}</h2>
      <form method="post" action={action} className="grid grid-cols-1 gap-3">
        <FormTokenInput token={formToken} />
        <input type="hidden" name="action" value="details" />
        <input type="hidden" name="version" value={contact.version} />
        <div className="grid grid-cols-1 gap-3 wide:grid-cols-2">
          {FIELDS.map(({ name, autoComplete, type, max }) => (
            <Field
              key={name}
              id={`details-${name}`}
              name={name}
              label={i18n.t(`contact.field.${name}`)}
              defaultValue={values[name]}
              autoComplete={autoComplete}
              type={type}
              maxLength={max}
              readOnly={readOnly}
              dir="auto"
            />
          ))}
        </div>
        {!readOnly && (
          <p>
            <button className="btn btn-primary">{i18n.t("contact.save")}</button>
          </p>
        )}
      </form>
      {email && (
        <div className="grid gap-0.5 border-t border-line pt-4">
          <h3>{i18n.t("contact.email")}</h3>
          <p className="wrap-anywhere">{email}</p>
          <p className="text-sm text-ink-2">{i18n.t("contact.email.text")}</p>
          {shopEmail && (
            <p>
              <a
                className="link tap"
                href={`mailto:${shopEmail}?subject=${encodeURIComponent(i18n.t("contact.email.subject"))}`}
              >
                {i18n.t("contact.email.ask")}
              </a>
            </p>
          )}
        </div>
      )}
    </section>
  )
}
