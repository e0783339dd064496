import { AddressFields } from "@/components/form/address-fields"
import { FormTokenInput } from "@/components/form/form-token-input"
import type { TypedContact } from "@/lib/account/read-contact-form"
import type { FormProps } from "../item-actions"

interface Props extends FormProps {
  /** Begins the ids of its fields. */
  id: string
  wanted: { action: "add" } | { action: "change"; id: string; version: string }
  typed: TypedContact
}

/** A new address, or one that is changed. */
export function AddressForm({ id, wanted, typed, action, formToken, i18n }: Props) {
  const isDefault = `${id}-is_default`
  return (
    <form method="post" action={action} className="grid grid-cols-1 gap-3">
      <FormTokenInput token={formToken} />
      {Object.entries(wanted).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <AddressFields id={id} typed={typed.address} problems={typed.problems} i18n={i18n} />
      <div className="flex items-start gap-2">
        <input
          id={isDefault}
          type="checkbox"
          name="is_default"
          defaultChecked={typed.is_default}
          className="mt-1 size-5 flex-none"
        />
        <label htmlFor={isDefault}>{i18n.t("contact.make_default")}</label>
      </div>
      <p>
        <button className="btn btn-primary">{i18n.t("contact.save")}</button>
      </p>
    </form>
  )
}
