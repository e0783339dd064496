import { contactDetailsSchema, type ContactDetails } from "@contracts/account"
import type { PostalAddress, PostalAddressField } from "@contracts/postal-address"
import type { TypedAddress } from "@/components/form/address-fields"
import { readAddress, toTyped } from "@/lib/format/typed-address"

/** What a form of the contact page asks for. `version` is that of the value which the client saw. */
export type ContactAction =
  | { action: "details"; version: string; details: ContactDetails }
  | { action: "add"; address: PostalAddress; is_default: boolean }
  | { action: "change"; id: string; version: string; address: PostalAddress; is_default: boolean }
  | { action: "remove"; id: string; version: string }

export type TypedDetails = Record<keyof ContactDetails, string>

/** What was typed, which an error must not take away. */
export interface TypedContact {
  action: ContactAction["action"]
  /** Of the address; null for details and a new one. */
  id: string | null
  details: TypedDetails
  address: TypedAddress
  is_default: boolean
  problems: ReadonlySet<PostalAddressField>
}

export const typedDetails = (details: ContactDetails | null): TypedDetails => ({
  first_name: details?.first_name ?? "",
  last_name: details?.last_name ?? "",
  company_name: details?.company_name ?? "",
  phone: details?.phone ?? "",
})

/** A form that was not sent yet. */
export const BLANK: TypedContact = {
  action: "add",
  id: null,
  details: typedDetails(null),
  address: toTyped(null),
  is_default: false,
  problems: new Set(),
}

const ACTIONS = ["details", "add", "change", "remove"] as const

/** @returns null for a form that no page of ours sends; `wanted` null for what cannot be saved */
export function readContactForm(form: URLSearchParams): { typed: TypedContact; wanted: ContactAction | null } | null {
  const action = ACTIONS.find((one) => one === form.get("action"))
  if (!action) return null
  const [id, version, is_default] = [form.get("id"), form.get("version") ?? "", form.get("is_default") === "on"]
  const field = (name: string) => form.get(name) ?? ""
  const details = {
    first_name: field("first_name"),
    last_name: field("last_name"),
    company_name: field("company_name"),
    phone: field("phone"),
  }
  const { typed: address, address: whole, problems } = readAddress(form)
  const typed = { action, id, details, address, is_default, problems: problems ?? new Set<PostalAddressField>() }
  const hasVersion = action === "add" || version !== ""
  const hasId = action === "details" || action === "add" || Boolean(id)
  if (!hasVersion || !hasId) return null
  switch (action) {
    case "details": {
      const parsed = contactDetailsSchema.safeParse(details)
      return { typed, wanted: parsed.success ? { action, version, details: parsed.data } : null }
    }
    case "add":
      return { typed, wanted: whole && { action, address: whole, is_default } }
    case "change":
      return { typed, wanted: whole && { action, id: id ?? "", version, address: whole, is_default } }
    case "remove":
      return { typed, wanted: { action, id: id ?? "", version } }
  }
}
