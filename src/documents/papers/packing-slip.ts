import type { Package, Pickup, Project } from "../../contracts"
import { detailsOf } from "../../order-view/lines"
import { orderNumber } from "../../order-view/order-document"
import type { Order } from "../../order-view/order-shape"
import type { PackedGoods } from "../../order-view/packages"
import type { Paper } from "../paper"
import { addressOf, cell, factsOf, paperOf, type PaperContext, partiesOf, sizesLine, strongCell } from "./frame"

export type PackingSlipData = {
  order: Order
  project: Pick<Project, "name" | "po_number">
  /** Of the package among those of its order. */
  number: string
  package: Omit<Package, "items">
  goods: readonly PackedGoods[]
  /** Where the client collects it; null for a package that is shipped. */
  pickup: Pick<Pickup, "place" | "address" | "hours"> | null
  as_of: string
}

type PackedLine = { title: string; details: string | null; ordered: number; packed: number; sizes: Map<string, number> }

/**
 * The contents by garment, told apart as on the order, by color or print: its sizes stand in one line. Of a line that lies
 * in the package in parts, what was ordered counts once.
 */
const packedLines = (goods: readonly PackedGoods[]): PackedLine[] => {
  const lines = new Map<string, PackedLine>()
  const counted = new Set<string>()
  for (const { item, title, size, quantity } of goods) {
    const details = item && detailsOf(item)
    const key = JSON.stringify([title, details])
    const line = lines.get(key) ?? { title, details, ordered: 0, packed: 0, sizes: new Map<string, number>() }
    line.packed += quantity
    if (item && !counted.has(item.id)) line.ordered += item.quantity
    if (item) counted.add(item.id)
    if (size) line.sizes.set(size, (line.sizes.get(size) ?? 0) + quantity)
    lines.set(key, line)
  }
  return [...lines.values()]
}

/** What lies in one package: no prices, because it travels with the goods. */
export const packingSlipPaper = (data: PackingSlipData, context: PaperContext): Paper => {
  const { order, project, number, package: packed, goods, pickup } = data
  const { i18n } = context
  const tracking = packed.tracking.flatMap(
    ({ carrier, number: digits }) => [carrier, digits].filter(Boolean).join(" ") || [],
  )
  return paperOf(context, {
    kind: "document.kind.packing_slip",
    number,
    shown_number: i18n.t("document.number", { number }),
    day: data.as_of,
    facts: factsOf(i18n, [
      ["document.order", i18n.t("document.number", { number: orderNumber(order) })],
      ["document.project", project.name],
      ["document.po", project.po_number],
      ["document.packed", packed.packed_at && i18n.date(packed.packed_at)],
      ["document.shipped", packed.shipped_at && i18n.date(packed.shipped_at)],
      ["document.shipping_method", pickup ? null : packed.service],
      ["document.tracking", tracking.join("\n")],
    ]),
    parties: partiesOf(i18n, [
      pickup
        ? { key: "document.pickup", lines: [pickup.place, pickup.address, pickup.hours].filter(Boolean) }
        : { key: "document.ship_to", lines: addressOf(i18n, packed.address) },
    ]),
    tables: [
      {
        title: null,
        columns: [
          { label: i18n.t("document.item"), is_number: false },
          { label: i18n.t("document.ordered"), is_number: true },
          { label: i18n.t("document.in_package"), is_number: true },
        ],
        groups: [
          {
            title: null,
            rows: packedLines(goods).map((line) => [
              strongCell(line.title, [
                line.details,
                sizesLine(
                  i18n,
                  [...line.sizes].map(([label, quantity]) => ({ label, quantity })),
                ),
              ]),
              // Nothing is known of what is no line of the order any more.
              cell(line.ordered > 0 ? i18n.number(line.ordered) : ""),
              cell(i18n.number(line.packed)),
            ]),
          },
        ],
      },
    ],
  })
}
