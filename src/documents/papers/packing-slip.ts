import type { Package, Project } from "../../contracts"
import { LINE_METADATA, sizeOf, titleOf } from "../../order-view/lines"
import { orderNumber } from "../../order-view/order-document"
import type { Order } from "../../order-view/order-shape"
import type { Paper } from "../paper"
import { addressOf, cell, factsOf, paperOf, type PaperContext, partiesOf, sizesLine, strongCell } from "./frame"

export type PackingSlipData = {
  order: Order
  project: Pick<Project, "name" | "po_number">
  /** Of the package among those of its order. */
  number: string
  package: Package
  as_of: string
}

type PackedLine = { title: string; details: string | null; ordered: number; packed: number; sizes: Package["items"] }

const detailsOf = (order: Order, title: string): string | null => {
  const details = order.items.find((item) => titleOf(item) === title)?.metadata[LINE_METADATA.details]
  return typeof details === "string" ? details : null
}

const orderedOf = (order: Order, { title, size }: { title: string; size: string | null }): number =>
  order.items
    .filter((item) => titleOf(item) === title && sizeOf(item) === size)
    .reduce((sum, { quantity }) => sum + quantity, 0)

/** The contents by garment: its sizes stand in one line. */
const packedLines = (order: Order, items: Package["items"]): PackedLine[] => {
  const lines = new Map<string, PackedLine>()
  for (const item of items) {
    const known = lines.get(item.title)
    const line = known ?? { title: item.title, details: detailsOf(order, item.title), ordered: 0, packed: 0, sizes: [] }
    line.packed += item.quantity
    line.ordered += orderedOf(order, item)
    line.sizes.push(item)
    lines.set(item.title, line)
  }
  return [...lines.values()]
}

/** What lies in one package: no prices, because it travels with the goods. */
export const packingSlipPaper = (data: PackingSlipData, context: PaperContext): Paper => {
  const { order, project, number, package: packed } = data
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
      ["document.order", orderNumber(order)],
      ["document.project", project.name],
      ["document.po", project.po_number],
      ["document.packed", packed.packed_at && i18n.date(packed.packed_at)],
      ["document.shipped", packed.shipped_at && i18n.date(packed.shipped_at)],
      ["document.shipping_method", packed.service],
      ["document.tracking", tracking.join("\n")],
    ]),
    parties: partiesOf(i18n, [{ key: "document.ship_to", lines: addressOf(i18n, packed.address) }]),
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
            rows: packedLines(order, packed.items).map((line) => [
              strongCell(line.title, [
                line.details,
                sizesLine(
                  i18n,
                  line.sizes.flatMap(({ size, quantity }) => (size ? [{ label: size, quantity }] : [])),
                ),
              ]),
              cell(i18n.number(line.ordered)),
              cell(i18n.number(line.packed)),
            ]),
          },
        ],
      },
    ],
  })
}
