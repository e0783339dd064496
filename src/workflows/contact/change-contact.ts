import type { MedusaContainer } from "@medusajs/framework/types"
import { contactVersion, readContact } from "../../account-view/read-contact"
import {
  type Actor,
  type BookAddress,
  type Contact,
  type ContactDetails,
  MAX_ADDRESSES,
  type PostalAddress,
} from "../../contracts"
import { portalError } from "../../lib/portal-error"
import { portalServices } from "../../lib/services"
import type { NewContactChange } from "../../modules/account/contact-changes"
import { applyContactChangeWorkflow, type ApplyContactChangeInput, type ContactWrite } from "./apply-change"

/** Who changes what is theirs. */
export type ContactScope = { customer_id: string; actor: Actor }

/** Runs `work` while nothing else changes this customer's contact details through the portal. */
export const withContactLock = async <T>(
  container: MedusaContainer,
  customer_id: string,
  work: () => Promise<T>,
): Promise<T> => await portalServices(container).outbox.withAdvisoryLock(`portal:contact:${customer_id}`, work)

export const applyContactChange = async (container: MedusaContainer, input: ApplyContactChangeInput): Promise<void> => {
  await applyContactChangeWorkflow(container).run({ input })
}

type Address = Contact["addresses"][number]
type Change = Pick<NewContactChange, "kind" | "address_id" | "before" | "after">

/** The change as it is kept, with the address that is no longer the default one because of it. */
const toRecord = ({ customer_id, actor }: ContactScope, { addresses }: Contact, change: Change): NewContactChange => {
  const { after, address_id } = change
  const makesDefault = after !== null && "is_default" in after && after.is_default
  const replaced = makesDefault ? addresses.find(({ is_default, id }) => is_default && id !== address_id) : undefined
  return { ...change, customer_id, actor, replaced_default_id: replaced?.id ?? null }
}

/** Reads, decides and writes under the customer's lock. `decide` gives null where there is nothing to change. */
const change = async (
  container: MedusaContainer,
  scope: ContactScope,
  decide: (current: Contact) => { write: ContactWrite; change: Change } | null,
): Promise<Contact> =>
  await withContactLock(container, scope.customer_id, async () => {
    const current = await readContact(container, scope.customer_id)
    const decided = decide(current)
    if (!decided) return current
    await applyContactChange(container, {
      customer_id: scope.customer_id,
      write: decided.write,
      record: { change: toRecord(scope, current, decided.change) },
      default_id: null,
    })
    return await readContact(container, scope.customer_id)
  })

/** @throws MedusaError conflict */
const assertVersion = (current: string, version: string): void => {
  if (current !== version) throw portalError("conflict", "This was changed meanwhile.")
}

/** @throws MedusaError not_found for an address of another account; conflict for one that was changed meanwhile */
const findAddress = ({ addresses }: Contact, id: string, version: string): Address => {
  const address = addresses.find((one) => one.id === id)
  if (!address) throw portalError("not_found", "This address does not exist.")
  assertVersion(address.version, version)
  return address
}

const valueOf = ({ id: _, version: __, ...address }: Address): BookAddress => address

/** @throws MedusaError conflict for details that were changed meanwhile */
export const changeDetails = async (
  container: MedusaContainer,
  scope: ContactScope,
  { version, details }: { version: string; details: ContactDetails },
): Promise<Contact> =>
  await change(container, scope, (current) => {
    // The same form sent twice has nothing left to change.
    if (contactVersion(details) === current.version) return null
    assertVersion(current.version, version)
    return {
      write: { kind: "details", details },
      change: { kind: "details", address_id: null, before: current.details, after: details },
    }
  })

/** @throws MedusaError not_allowed for more than `MAX_ADDRESSES` */
export const addAddress = async (
  container: MedusaContainer,
  scope: ContactScope,
  { address: typed, is_default }: { address: PostalAddress; is_default: boolean },
): Promise<Contact> =>
  await change(container, scope, ({ addresses }) => {
    const address: BookAddress = { ...typed, is_default: is_default || addresses.length === 0 }
    const same = contactVersion({ ...address, is_default: false })
    if (addresses.some((one) => contactVersion({ ...valueOf(one), is_default: false }) === same)) return null
    if (addresses.length >= MAX_ADDRESSES) throw portalError("not_allowed", "An account keeps 50 addresses at most.")
    return {
      write: { kind: "add", address },
      change: { kind: "address_added", address_id: null, before: null, after: address },
    }
  })

/** @throws MedusaError not_found, conflict */
export const changeAddress = async (
  container: MedusaContainer,
  scope: ContactScope,
  {
    id,
    version,
    address: typed,
    is_default,
  }: { id: string; version: string; address: PostalAddress; is_default: boolean },
): Promise<Contact> =>
  await change(container, scope, (current) => {
    const address: BookAddress = { ...typed, is_default }
    if (current.addresses.some((one) => one.id === id && one.version === contactVersion(address))) return null
    const before = findAddress(current, id, version)
    return {
      write: { kind: "change", address_id: id, address },
      change: { kind: "address_changed", address_id: id, before: valueOf(before), after: address },
    }
  })

/** @throws MedusaError not_found, conflict */
export const removeAddress = async (
  container: MedusaContainer,
  scope: ContactScope,
  { id, version }: { id: string; version: string },
): Promise<Contact> =>
  await change(container, scope, (current) => ({
    write: { kind: "remove", address_id: id },
    change: {
      kind: "address_removed",
      address_id: id,
      before: valueOf(findAddress(current, id, version)),
      after: null,
    },
  }))
