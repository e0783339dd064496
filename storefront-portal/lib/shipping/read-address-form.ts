import { checkAddressSchema, type CheckAddress } from "@contracts/shipping/address-check"
import type { PostalAddressField } from "@contracts/postal-address"
import type { TypedAddress } from "@/components/form/address-fields"
import { readAddress } from "@/lib/format/typed-address"

/** What was typed about one address, which an error must not take away. */
export interface TypedCheck {
  target: string
  /** Null for a press that confirms. */
  address: TypedAddress | null
  problems: ReadonlySet<PostalAddressField>
}

export interface AddressForm {
  typed: TypedCheck
  /** Null for what cannot be sent. */
  wanted: CheckAddress | null
}

/** @returns null for a form that no page of ours sends */
export function readAddressForm(form: URLSearchParams): AddressForm | null {
  const [target, sha256, answer] = [form.get("target"), form.get("sha256"), form.get("answer")]
  if (!target || !sha256 || (answer !== "confirm" && answer !== "correct")) return null
  if (answer === "confirm")
    return {
      typed: { target, address: null, problems: new Set() },
      wanted: checkAddressSchema.safeParse({ target, sha256, address: null }).data ?? null,
    }
  const { typed, address, problems } = readAddress(form)
  return {
    typed: { target, address: typed, problems: problems ?? new Set() },
    wanted: address && (checkAddressSchema.safeParse({ target, sha256, address }).data ?? null),
  }
}
