import { MathBN } from "@medusajs/framework/utils"
import { compareSizes, type DocumentSection, GARMENT_SIZES, type LineGroup } from "../contracts"
import { memoize } from "../lib/memoize"
import { toMoney, toUnitPrice } from "../lib/money"
import type { OrderItem } from "./order-shape"

/**
 * How a shop tells the portal about decorated goods: keys of a line item's metadata. All are optional; without them a
 * line shows its product, its options and its quantity.
 */
export const LINE_METADATA = {
  section: "section",
  size: "size",
  details: "details",
  note: "note",
  position: "position",
  fee: "fee",
  needs_artwork: "needs_artwork",
  needs_sizes: "needs_sizes",
} as const

const ENGLISH = new Intl.Collator("en")

/** What a line is named and sized by. */
export type NamedItem = Pick<
  OrderItem,
  "title" | "product_title" | "variant_title" | "variant_option_values" | "metadata" | "requires_shipping"
>

const text = (item: NamedItem, key: keyof typeof LINE_METADATA): string | null => {
  const value = item.metadata[LINE_METADATA[key]]
  return typeof value === "string" && value.trim() ? value.trim() : null
}

const optionEntries = (item: NamedItem): [string, string][] =>
  Object.entries(item.variant_option_values).flatMap(([name, value]) =>
    typeof value === "string" && value.trim() ? [[name, value.trim()]] : [],
  )

const isSizeOption = (name: string): boolean => name.toLowerCase() === "size"

/**
 * The variant's values, named by their option where Medusa kept it on the line. Draft orders and the cart keep the
 * variant's title alone ("Forest / XL"); a part of it that is a garment size is taken for one.
 */
const variantValues = memoize((item: NamedItem): { value: string; isSize: boolean }[] => {
  const options = optionEntries(item)
  if (options.length) return options.map(([name, value]) => ({ value, isSize: isSizeOption(name) }))
  const parts = (item.variant_title ?? "").split(" / ").map((part) => part.trim())
  const size = parts.findLastIndex((part) => GARMENT_SIZES.includes(part.toUpperCase()))
  return parts.flatMap((value, index) => (value ? [{ value, isSize: index === size }] : []))
})

/**
 * The item's size: its variant's, else what the metadata says; null for what comes in no sizes. In that order, because a
 * storefront lets shoppers write metadata, and the variant is what is priced and packed.
 */
export const sizeOf = (item: NamedItem): string | null =>
  variantValues(item).find(({ isSize }) => isSize)?.value ?? text(item, "size")

export const titleOf = (item: NamedItem): string => item.product_title ?? item.title

/** What tells the item's variant from others of its product, apart from the size: "Forest, Long". Null for nothing. */
export const variantDetailsOf = (item: OrderItem): string | null => {
  const values = variantValues(item).filter(({ value, isSize }) => !isSize && !/^default/i.test(value))
  return values.map(({ value }) => value).join(", ") || null
}

/** What the shop wrote about how the item is made; null for nothing. */
export const decorationOf = (item: OrderItem): string | null => text(item, "details")

/** What tells a line from others of its product, as the order shows it. */
export const detailsOf = (item: OrderItem): string | null => decorationOf(item) ?? variantDetailsOf(item)

const positionOf = (item: OrderItem): number => {
  const value = item.metadata[LINE_METADATA.position]
  return typeof value === "number" ? value : Number.MAX_SAFE_INTEGER
}

/** For instants and ids, which are ASCII. */
const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

const bySize = (a: { label: string }, b: { label: string }): number => compareSizes(a.label, b.label)

/** A total order that never depends on how the database happened to answer: the document's hash hangs on it. */
export const inReadingOrder = (a: OrderItem, b: OrderItem): number =>
  positionOf(a) - positionOf(b) ||
  compareText(a.created_at, b.created_at) ||
  ENGLISH.compare(titleOf(a), titleOf(b)) ||
  bySize({ label: sizeOf(a) ?? "" }, { label: sizeOf(b) ?? "" }) ||
  compareText(a.id, b.id)

type Group = { items: OrderItem[]; section: string | null }

/** Sizes of one garment with one decoration at one price are one line; what has no size stands alone. */
const groupItems = (items: OrderItem[]): Group[] => {
  const groups = new Map<string, Group>()
  for (const item of items) {
    const size = sizeOf(item)
    const section = text(item, "section")
    const key = size
      ? JSON.stringify([
          section,
          titleOf(item),
          detailsOf(item),
          text(item, "note"),
          MathBN.convert(item.unit_price).toFixed(),
          item.is_tax_inclusive,
        ])
      : item.id
    const group = groups.get(key)
    if (group) group.items.push(item)
    else groups.set(key, { items: [item], section })
  }
  return [...groups.values()]
}

const countOf = (items: OrderItem[]): number => items.reduce((sum, { quantity }) => sum + quantity, 0)

const sizesOf = (items: OrderItem[]): { label: string; quantity: number }[] => {
  const sizes = new Map<string, number>()
  for (const item of items) {
    const label = sizeOf(item)
    if (label) sizes.set(label, (sizes.get(label) ?? 0) + countOf([item]))
  }
  return [...sizes].map(([label, quantity]) => ({ label, quantity })).sort(bySize)
}

const toLine = ({ items }: Group, currency: string): LineGroup["lines"][number] | null => {
  const first = items[0]
  if (!first) return null
  const quantity = countOf(items)
  return {
    item_ids: items.map(({ id }) => id),
    title: titleOf(first),
    details: detailsOf(first),
    note: text(first, "note"),
    sizes: sizesOf(items),
    quantity,
    unit_price: toUnitPrice(first.unit_price, currency),
    total: toMoney(MathBN.mult(first.unit_price, quantity), currency),
    tax_included: first.is_tax_inclusive,
    thumbnail: first.thumbnail,
  }
}

/**
 * The order's lines by heading, in the order in which headings first appear. Worked out once for each read of an order:
 * the page and the document share it.
 */
export const toLineGroups = memoize((items: OrderItem[], currency: string): LineGroup[] => {
  const groups = new Map<string | null, LineGroup["lines"]>()
  for (const group of groupItems([...items].sort(inReadingOrder))) {
    const line = toLine(group, currency)
    const lines = groups.get(group.section)
    if (line && lines) lines.push(line)
    else if (line) groups.set(group.section, [line])
  }
  return [...groups].map(([title, lines]) => ({ title, lines }))
})

/** The same without pictures: a picture's address may change with every deployment and binds no one. */
export const toDocumentSections = (groups: LineGroup[]): DocumentSection[] =>
  groups.map(({ title, lines }) => ({ title, lines: lines.map(({ thumbnail: _, ...line }) => line) }))
