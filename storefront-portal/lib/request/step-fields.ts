import "server-only"
import { createHash } from "node:crypto"
import type { QuoteRequestContent, RequestedAddress, RequestStepId } from "@contracts/quote-request"
import { ADDRESS_FIELDS } from "@/lib/format/typed-address"

/** Names of a line's fields carry its id, so that removing one moves no other's words. */
export const lineField = (name: "product" | "color" | "decoration" | "quantity", lineId: string): string =>
  `${name}.${lineId}`

export const sizeField = (lineId: string, label: string): string => `size.${lineId}.${label}`

/** Names one of the account's addresses by what it says: the list may change while the form is open. */
export const addressKey = (address: RequestedAddress): string => {
  const text = JSON.stringify(ADDRESS_FIELDS.map((field) => address[field]))
  return createHash("sha256").update(text).digest("hex").slice(0, 16)
}

/** What a step's form holds, by the names of its fields: the saved content, or what was typed and could not be saved. */
export type StepFields = URLSearchParams

const count = (quantity: number | null): string => (quantity === null ? "" : String(quantity))

const whatFields = ({ name, lines }: QuoteRequestContent): string[][] => [
  ["name", name],
  ...lines.flatMap((line) => [
    ["line", line.id],
    [lineField("product", line.id), line.product],
    [lineField("color", line.id), line.color],
    [lineField("decoration", line.id), line.decoration],
    [lineField("quantity", line.id), count(line.quantity)],
  ]),
]

const artworkFields = ({ lines, proof_ids, file_ids, logo_ids, notes }: QuoteRequestContent): string[][] => [
  ...lines.flatMap(({ id, sizes }) => sizes.map(({ label, quantity }) => [sizeField(id, label), count(quantity)])),
  ...proof_ids.map((id) => ["proof", id]),
  ...file_ids.map((id) => ["file", id]),
  ...logo_ids.map((id) => ["logo", id]),
  ["notes", notes],
]

const deliveryFields = (
  { in_hands_date, address, po_number, budget, remarks }: QuoteRequestContent,
  known: readonly RequestedAddress[],
): string[][] => {
  const isKnown = address !== null && known.some((one) => addressKey(one) === addressKey(address))
  return [
    ["in_hands_date", in_hands_date ?? ""],
    ["where", address === null ? "later" : isKnown ? addressKey(address) : "typed"],
    ...(address && !isKnown ? ADDRESS_FIELDS.map((field) => [field, address[field]]) : []),
    ["po_number", po_number ?? ""],
    ["budget", budget],
    ["remarks", remarks],
  ]
}

/** @param known the account's addresses */
export const stepFields = (
  step: RequestStepId,
  content: QuoteRequestContent,
  known: readonly RequestedAddress[],
): StepFields =>
  new URLSearchParams(
    {
      what: () => whatFields(content),
      artwork: () => artworkFields(content),
      delivery: () => deliveryFields(content, known),
    }[step](),
  )
