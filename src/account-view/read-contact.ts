import type { CustomerAddressDTO, MedusaContainer } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"
import type { AccountContact, BookAddress, Contact, ContactChange, ContactDetails } from "../contracts"
import { canonicalBytes } from "../lib/canonical-json"
import { sha256Hex } from "../lib/digest"
import { portalError } from "../lib/portal-error"
import { portalServices } from "../lib/services"
import type { ContactChangeRow } from "../modules/account/contact-changes"
import { refreshAccount } from "./index-orders"
import type { AccountReader } from "./orders-query"
import { type FrameContent, readFrame } from "./read-frame"

/** Changes whenever the value does. */
export const contactVersion = (value: ContactDetails | BookAddress): string =>
  sha256Hex(canonicalBytes(value)).slice(0, 16)

const text = (value: string | null | undefined): string | null => value || null

export const toBookAddress = (address: CustomerAddressDTO): BookAddress => ({
  first_name: text(address.first_name),
  last_name: text(address.last_name),
  company: text(address.company),
  address_1: text(address.address_1),
  address_2: text(address.address_2),
  postal_code: text(address.postal_code),
  city: text(address.city),
  province: text(address.province),
  country_code: text(address.country_code),
  phone: text(address.phone),
  is_default: address.is_default_shipping,
})

/** By when they were added; the default one first. */
const inOrder = (one: CustomerAddressDTO, other: CustomerAddressDTO): number =>
  Number(other.is_default_shipping) - Number(one.is_default_shipping) ||
  String(one.created_at).localeCompare(String(other.created_at)) ||
  one.id.localeCompare(other.id)

/** @throws MedusaError not_found */
export const readCustomer = async (container: MedusaContainer, id: string) => {
  const [customer] = await container.resolve(Modules.CUSTOMER).listCustomers({ id: [id] }, { relations: ["addresses"] })
  if (!customer) throw portalError("not_found", "This customer does not exist.")
  return customer
}

/** Contact details and addresses of a customer as Medusa keeps them. @throws MedusaError not_found */
export const readContact = async (container: MedusaContainer, customer_id: string): Promise<Contact> => {
  const { first_name, last_name, company_name, phone, addresses } = await readCustomer(container, customer_id)
  const details: ContactDetails = {
    first_name: text(first_name),
    last_name: text(last_name),
    company_name: text(company_name),
    phone: text(phone),
  }
  return {
    details,
    version: contactVersion(details),
    addresses: [...addresses].sort(inOrder).map((row) => {
      const address = toBookAddress(row)
      return { id: row.id, ...address, version: contactVersion(address) }
    }),
  }
}

/** Contact details with the frame of their page. */
export const readAccountContact = async (
  container: MedusaContainer,
  reader: AccountReader,
): Promise<FrameContent & Omit<AccountContact, keyof FrameContent | "viewer">> => {
  const { customer_id } = reader
  await refreshAccount(container, customer_id)
  const [{ frame }, contact, { email }] = await Promise.all([
    readFrame(container, reader),
    readContact(container, customer_id),
    readCustomer(container, customer_id),
  ])
  return { ...frame, email: text(email), contact }
}

const toChange = (row: ContactChangeRow): ContactChange => ({
  id: row.id,
  kind: row.kind,
  before: row.before,
  after: row.after,
  by: { type: row.actor_type, name: row.actor_name },
  at: row.created_at.toISOString(),
  undone: row.undone_at && { at: row.undone_at.toISOString(), by: row.undone_by_name ?? "" },
})

/** What a client changed, newest first. @throws MedusaError not_found */
export const readContactChanges = async (
  container: MedusaContainer,
  customer_id: string,
): Promise<{ changes: ContactChange[] }> => {
  await readCustomer(container, customer_id)
  return { changes: (await portalServices(container).account.listContactChanges(customer_id)).map(toChange) }
}
