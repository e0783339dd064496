import type { MedusaContainer } from "@medusajs/framework/types"
import { contactVersion, readContact } from "../../account-view/read-contact"
import { type Actor, bookAddressSchema, type Contact, contactDetailsSchema } from "../../contracts"
import { portalError } from "../../lib/portal-error"
import { portalServices } from "../../lib/services"
import type { ContactChangeRow } from "../../modules/account/contact-changes"
import type { ContactWrite } from "./apply-change"
import { applyContactChange, withContactLock } from "./change-contact"

const changedSince = () =>
  portalError("changed_since", "This has changed since, so it cannot be undone. Edit the customer in Medusa instead.")

/** The address as the change left it. @throws MedusaError changed_since */
const assertAddress = ({ addresses }: Contact, { address_id, after }: ContactChangeRow): string => {
  const now = addresses.find(({ id }) => id === address_id)
  if (!now) throw changedSince()
  if (now.version !== contactVersion(bookAddressSchema.parse(after))) throw changedSince()
  return now.id
}

const inverseOf = (change: ContactChangeRow, current: Contact): ContactWrite => {
  switch (change.kind) {
    case "details":
      if (current.version !== contactVersion(contactDetailsSchema.parse(change.after))) throw changedSince()
      return { kind: "details", details: contactDetailsSchema.parse(change.before) }
    case "address_added":
      return { kind: "remove", address_id: assertAddress(current, change) }
    case "address_changed":
      return {
        kind: "change",
        address_id: assertAddress(current, change),
        address: bookAddressSchema.parse(change.before),
      }
    case "address_removed": {
      const address = bookAddressSchema.parse(change.before)
      // Another one is the default by now, and stays it.
      const isTaken = current.addresses.some(({ is_default }) => is_default)
      return { kind: "add", address: { ...address, is_default: address.is_default && !isTaken } }
    }
  }
}

/**
 * Staff undo a client's change: what was before it is written to the customer.
 * @throws MedusaError not_found; conflict for one that was undone before; changed_since where the value is no longer what
 *   the change made it
 */
export const undoContactChange = async (
  container: MedusaContainer,
  id: string,
  actor: Actor,
): Promise<{ customer_id: string }> => {
  const { account } = portalServices(container)
  const { customer_id } = await account.getContactChange(id)
  await withContactLock(container, customer_id, async () => {
    const change = await account.getContactChange(id)
    if (change.undone_at) throw portalError("conflict", "This change has been undone already.")
    const current = await readContact(container, customer_id)
    const default_id = current.addresses.some((address) => address.id === change.replaced_default_id)
      ? change.replaced_default_id
      : null
    await applyContactChange(container, {
      customer_id,
      write: inverseOf(change, current),
      record: { undo_id: id, actor },
      default_id,
    })
  })
  return { customer_id }
}
