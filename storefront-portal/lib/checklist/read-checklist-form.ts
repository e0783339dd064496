import { checklistKindSchema, giveChecklistSchema, type ChecklistKind, type GiveChecklist } from "@contracts/checklist"
import type { PostalAddressField } from "@contracts/postal-address"
import type { TypedAddress } from "@/components/form/address-fields"
import { readAddress } from "@/lib/format/typed-address"

/** What was typed for one item, which an error must not take away. */
export interface TypedItem {
  id: string
  kind: ChecklistKind
  /** Of all kinds but an address. */
  text: string
  /** Ids of the files that it carries, also those that it had before. */
  files: string[]
  address: TypedAddress
  problems: ReadonlySet<PostalAddressField>
}

export interface ChecklistForm {
  typed: TypedItem
  /** Null for what cannot be given. */
  wanted: GiveChecklist | null
}

/** @returns null for a form that no page of ours sends */
export function readChecklistForm(form: URLSearchParams): ChecklistForm | null {
  const kind = checklistKindSchema.safeParse(form.get("kind"))
  const id = form.get("id")
  if (!kind.success || !id) return null
  const text = form.get("text") ?? ""
  const files = form.getAll("files").filter(Boolean)
  const { typed: address, problems, address: whole } = readAddress(form)
  const values = {
    po_number: { kind: kind.data, po_number: text },
    address: { kind: kind.data, address: whole },
    sizes: { kind: kind.data, text, files },
    artwork: { kind: kind.data, text, files },
    other: { kind: kind.data, id, text, files },
  }[kind.data]
  return {
    typed: { id, kind: kind.data, text, files, address, problems: (kind.data === "address" && problems) || new Set() },
    wanted: giveChecklistSchema.safeParse(values).data ?? null,
  }
}
