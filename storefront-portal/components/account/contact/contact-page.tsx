import type { AccountContact, Contact } from "@contracts/account"
import type { I18n } from "@messages/i18n"
import { AddressLines } from "@/components/order/address"
import { contactPath } from "@/lib/account/account-path"
import { BLANK, type TypedContact } from "@/lib/account/read-contact-form"
import type { ContactProblem } from "@/lib/errors/contact-problem"
import { toShownAddress, toTyped } from "@/lib/format/typed-address"
import { AccountFrame } from "../account-frame"
import { type FormProps, ItemActions } from "../item-actions"
import { AddressForm } from "./address-form"
import { DetailsForm } from "./details-form"

/** What a form that could not be saved leaves behind. */
export interface ContactState {
  typed: TypedContact
  problem: ContactProblem
}

interface Props {
  data: AccountContact
  linkId: string
  formToken: string
  etag: string | null
  state: ContactState | null
  /** Whether something was saved just now. */
  isSaved: boolean
  i18n: I18n
}

/** Name, company, phone number and addresses. Plain forms; nothing needs JavaScript. */
export function ContactPage({ data, linkId, formToken, etag, state, isSaved, i18n }: Props) {
  const { contact, email, shop, viewer } = data
  const form: FormProps = { action: contactPath(linkId), formToken, i18n }
  const failed = (wanted: TypedContact["action"], id: string | null) =>
    state?.typed.action === wanted && state.typed.id === id ? state.typed : null
  const added = failed("add", null)
  return (
    <AccountFrame frame={data} linkId={linkId} tab="contact" formToken={formToken} etag={etag} i18n={i18n}>
      <div className="grid grid-cols-1 gap-5">
        {state && (
          <p role="alert" className="rounded-2xl bg-bad-soft px-5 py-4 font-semibold text-bad">
            {i18n.t(`contact.problem.${state.problem}`)}
          </p>
        )}
        {isSaved && !state && (
          <p role="status" className="rounded-2xl bg-good-soft px-5 py-4 font-semibold text-good">
            {i18n.t("contact.saved")}
          </p>
        )}
        <DetailsForm
          {...form}
          contact={contact}
          email={email}
          shopEmail={shop.contact.email}
          typed={failed("details", null)}
          readOnly={viewer.preview}
        />
        <section className="card" aria-labelledby="addresses">
          <h2 id="addresses" className="card-head">
            {i18n.t("contact.addresses")}
          </h2>
          {contact.addresses.length === 0 && <p className="px-5 pb-4 text-ink-2">{i18n.t("contact.addresses.none")}</p>}
          <ul>
            {contact.addresses.map((address) => (
              <AddressRow
                key={address.id}
                address={address}
                typed={failed("change", address.id)}
                readOnly={viewer.preview}
                {...form}
              />
            ))}
          </ul>
          {!viewer.preview && (
            <details className="row" open={added !== null || undefined}>
              <summary className="link tap w-fit">{i18n.t("contact.add")}</summary>
              <div className="pt-3">
                <AddressForm {...form} id="new" wanted={{ action: "add" }} typed={added ?? BLANK} />
              </div>
            </details>
          )}
        </section>
      </div>
    </AccountFrame>
  )
}

interface AddressRowProps extends FormProps {
  address: Contact["addresses"][number]
  /** What was typed before and not taken. */
  typed: TypedContact | null
  readOnly: boolean
}

function AddressRow({ address, typed, readOnly, ...form }: AddressRowProps) {
  const { id, version, is_default } = address
  const { i18n } = form
  const shown = { ...BLANK, address: toTyped(address), is_default }
  return (
    <li className="row grid grid-cols-1 gap-3">
      <div className="flex flex-wrap items-start justify-between gap-3">
        <div id={`${id}-lines`} className="min-w-0 wrap-anywhere">
          <AddressLines address={toShownAddress(address)} language={i18n.language} />
        </div>
        {is_default && <span className="pill">{i18n.t("contact.default")}</span>}
      </div>
      {!readOnly && (
        <ItemActions
          item={address}
          describedBy={`${id}-lines`}
          isOpen={typed !== null}
          changeLabel={i18n.t("contact.change")}
          removeLabel={i18n.t("contact.remove")}
          action={form.action}
          formToken={form.formToken}
        >
          <AddressForm {...form} id={id} wanted={{ action: "change", id, version }} typed={typed ?? shown} />
        </ItemActions>
      )}
    </li>
  )
}
