import type { InferTypeOf } from "@medusajs/framework/types"
import type { ChecklistKind, PostalAddress, SettleChecklist } from "../../contracts"
import type { ChecklistEntry } from "./models/entry"

export type EntryRow = Omit<InferTypeOf<typeof ChecklistEntry>, "item_ids" | "address"> & {
  item_ids: string[]
  address: PostalAddress | null
}

export type DerivedKind = Exclude<ChecklistKind, "other">
export type ClosedAs = SettleChecklist["as"]
