import type { MedusaContainer } from "@medusajs/framework/types"
import { openItems } from "../checklist-view/checklist-facts"
import { readChecklist } from "../checklist-view/read-checklists"
import type { MissingItem } from "./missing-items"

/** What the shop still needs from the client for an order, as the client's page lists it. */
export const readMissing = async (container: MedusaContainer, order_id: string): Promise<MissingItem[]> =>
  openItems(await readChecklist(container, order_id)).map(({ kind, title, lines }) => ({
    kind,
    title,
    // The sizes of one garment are lines of their own.
    lines: [...new Set(lines.map((line) => line.title))],
  }))
