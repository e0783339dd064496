import {
  CHECKLIST_ORDER,
  type ChecklistItem,
  type ChecklistKind,
  missingAddressFields,
  type PortalFile,
  type PostalAddress,
} from "../../contracts"
import type { ClosedAs, DerivedKind } from "./rows"

/** An order's line, as far as it decides what is needed for it. */
export type ChecklistLine = {
  item_id: string
  title: string
  needs_proof: boolean
  has_proof: boolean
  /** Its sizes are still to be named. */
  needs_sizes: boolean
}

export type ChecklistEntryFacts = {
  id: string
  kind: ChecklistKind
  title: string | null
  item_ids: readonly string[]
  text: string | null
  address: PostalAddress | null
  files: readonly PortalFile[]
  /** Instants as ISO 8601. */
  given_at: string | null
  given_by_name: string | null
  closed_at: string | null
  closed_as: ClosedAs | null
}

/** Everything that decides what a shop needs from its client for an order. */
export type ChecklistFacts = {
  /** Canceled, or everything has left the shop: nothing is asked for any more. */
  is_over: boolean
  lines: readonly ChecklistLine[]
  purchase_order: { is_required: boolean; number: string | null }
  /** Whether anything has to be sent. */
  is_shipped: boolean
  address: PostalAddress | null
  /** Oldest first. */
  entries: readonly ChecklistEntryFacts[]
}

type Needed = Pick<ChecklistItem, "kind" | "lines" | "incomplete">

/** What was given, or what staff said about it, stands for what the order lacks. */
const covers = ({ closed_as }: ChecklistEntryFacts): boolean => closed_as !== "ask_again"

const coveringEntries = ({ entries }: ChecklistFacts, kind: DerivedKind) =>
  entries.filter((entry) => entry.kind === kind && covers(entry))

/** What an order itself lacks of a kind; null for nothing. */
const lackOf = (facts: ChecklistFacts, kind: DerivedKind): Needed | null => {
  const { lines, purchase_order, is_shipped, address } = facts
  const about = (of: readonly ChecklistLine[]): Needed | null =>
    of.length ? { kind, lines: of.map(({ item_id, title }) => ({ item_id, title })), incomplete: null } : null
  switch (kind) {
    case "artwork":
      return about(lines.filter(({ needs_proof, has_proof }) => needs_proof && !has_proof))
    case "sizes":
      return about(lines.filter(({ needs_sizes }) => needs_sizes))
    case "po_number":
      return purchase_order.is_required && !purchase_order.number ? { kind, lines: [], incomplete: null } : null
    case "address":
      return is_shipped && (address === null || missingAddressFields(address).length > 0)
        ? { kind, lines: [], incomplete: address }
        : null
  }
}

/** The same without what was given or let go: of lines, those that came later are asked for again. */
const openOf = (facts: ChecklistFacts, kind: DerivedKind): ChecklistItem[] => {
  const lack = lackOf(facts, kind)
  if (!lack) return []
  const covering = coveringEntries(facts, kind)
  const covered = new Set(covering.flatMap(({ item_ids }) => item_ids))
  const lines = lack.lines.filter(({ item_id }) => !covered.has(item_id))
  if (lack.lines.length ? lines.length === 0 : covering.length > 0) return []
  return [{ id: kind, title: null, ...lack, lines, state: "open", given: null, done_at: null }]
}

/** Nothing but files was given, and the check refused them all: they cannot be used, and the client is asked again. */
const isTurnedDown = ({ text, address, files }: ChecklistEntryFacts): boolean =>
  text === null && address === null && files.length > 0 && files.every(({ state }) => state === "refused")

const stateOf = (entry: ChecklistEntryFacts, facts: ChecklistFacts): ChecklistItem["state"] => {
  if (entry.closed_as === "received") return "done"
  if (entry.given_at === null) return "open"
  // The order has meanwhile what the client gave for it.
  if (entry.kind !== "other" && lackOf(facts, entry.kind) === null) return "done"
  return isTurnedDown(entry) ? "open" : "given"
}

const itemsOf = (entry: ChecklistEntryFacts, facts: ChecklistFacts): ChecklistItem[] => {
  if (entry.closed_as === "not_needed" || entry.closed_as === "ask_again") return []
  const { id, kind, title, item_ids, given_at, given_by_name, text, address, files, closed_at } = entry
  const titles = new Map(facts.lines.map((line) => [line.item_id, line.title]))
  return [
    {
      id,
      kind,
      title,
      lines: item_ids.flatMap((item_id) => {
        const name = titles.get(item_id)
        return name === undefined ? [] : [{ item_id, title: name }]
      }),
      state: stateOf(entry, facts),
      given:
        given_at === null
          ? null
          : { at: given_at, by: { type: "client", name: given_by_name ?? "" }, text, address, files: [...files] },
      done_at: closed_at,
      incomplete: null,
    },
  ]
}

const RANK: Record<ChecklistItem["state"], number> = { open: 0, given: 1, done: 2 }

const kindRank = ({ kind }: ChecklistItem): number => CHECKLIST_ORDER.indexOf(kind)

const DERIVED = CHECKLIST_ORDER.filter((kind): kind is DerivedKind => kind !== "other")

/**
 * What the shop still needs from the client for an order, what was given, and what the shop has by now. Open items come
 * first, in the order of `CHECKLIST_ORDER`. Pure: page, account, lists and reminders all ask this function.
 */
export const checklistOf = (facts: ChecklistFacts): ChecklistItem[] => {
  if (facts.is_over) return []
  const items = [
    ...DERIVED.flatMap((kind) => openOf(facts, kind)),
    ...facts.entries.flatMap((entry) => itemsOf(entry, facts)),
  ]
  return items.sort(
    (one, other) => RANK[one.state] - RANK[other.state] || (one.state === "open" ? kindRank(one) - kindRank(other) : 0),
  )
}
