import type { MedusaContainer } from "@medusajs/framework/types"
import { z } from "zod"
import {
  checklistKindSchema,
  keptAddressSchema,
  proofSettings,
  type ProofSettings,
  settleChecklistSchema,
} from "../contracts"
import { bySubject } from "../file-view/portal-file"
import { cleanText } from "../lib/clean-text"
import { portalServices } from "../lib/services"
import { type ChecklistFacts, checklistOf, type ChecklistLine } from "../modules/checklist/checklist"
import { usedFileSchema } from "../modules/file/rows"
import { parseSettings } from "../modules/portal-settings/parse-settings"
import { needsProof } from "../modules/proof/gate"
import { LINE_METADATA, type NamedItem, sizeOf, titleOf } from "../order-view/lines"
import { itemRow, type Order, type OrderAddress, orderAddressSchema, type OrderItem } from "../order-view/order-shape"
import { isPiece } from "../order-view/pieces"
import { toOrderMode } from "../workflows/purchase-order/policy"

/** Functions of the database (migrations of the checklist module), whose results are read together: for orders that are not read otherwise. */
export const CHECKLIST_ROWS: [string, ...string[]] = ["portal_read_checklist", "portal_read_checklist_files"]

/** The same beside an order that was read. */
export const OWN_CHECKLIST_ROWS: [string, ...string[]] = ["portal_read_checklist_own", "portal_read_checklist_files"]

const lineRow = itemRow
  .pick({
    id: true,
    title: true,
    product_title: true,
    product_type: true,
    variant_title: true,
    variant_option_values: true,
    metadata: true,
    requires_shipping: true,
  })
  .extend({ has_proof: z.boolean(), has_left: z.boolean() })

const entryRow = z.object({
  id: z.string(),
  kind: checklistKindSchema,
  title: z.string().nullable(),
  item_ids: z.array(z.string()),
  text: z.string().nullable(),
  address: keptAddressSchema.nullable(),
  given_at: z.string().nullable(),
  given_by_name: z.string().nullable(),
  closed_at: z.string().nullable(),
  closed_as: settleChecklistSchema.shape.as.nullable(),
})

const ownRow = z.object({
  po_number: z.string().nullable(),
  po_policy: z.unknown(),
  proof_settings: z.unknown(),
  /** Requests about the order that are open or approved, newest first. */
  requests: z.array(z.object({ id: z.string(), state: z.enum(["open", "approved"]) })),
  entries: z.array(entryRow),
})

const ownRowOfPage = ownRow.extend({ with_proof: z.array(z.string()) })

const checklistRow = ownRow.extend({
  status: z.string(),
  is_draft: z.boolean(),
  from_cart: z.boolean(),
  address: orderAddressSchema.nullable(),
  lines: z.array(lineRow),
})

const usedFiles = z.array(usedFileSchema)

/** A size that says that the sizes are not known yet. */
const UNKNOWN_SIZE = /^(tbd|tba|tbc|\?+)$/i

/** An order's line as it was read, with what has become of it. */
type Line = {
  item: NamedItem & Pick<OrderItem, "id" | "product_type">
  has_proof: boolean
  /** All of it was shipped or handed over. */
  has_left: boolean
}

const saysYes = ({ metadata }: NamedItem, key: "needs_artwork" | "needs_sizes"): boolean =>
  metadata[LINE_METADATA[key]] === true

const toLine = ({ item, has_proof }: Line, rules: ProofSettings): ChecklistLine => ({
  item_id: item.id,
  title: cleanText(titleOf(item)),
  needs_proof:
    saysYes(item, "needs_artwork") ||
    (rules.gate &&
      rules.gate_lines === "all" &&
      needsProof({ is_made: isPiece(item), product_type: item.product_type }, rules)),
  has_proof,
  needs_sizes: saysYes(item, "needs_sizes") || UNKNOWN_SIZE.test(sizeOf(item) ?? ""),
})

export type OrderChecklist = {
  facts: ChecklistFacts
  is_draft: boolean
  /** An open request, in which the PO number is typed. */
  open_request_id: string | null
  /** A PO number that is written now would make an open or approved request differ from the order. */
  has_request: boolean
}

/** What decides beside the order, ready for use. */
type OwnFacts = {
  rules: ProofSettings
  po_number: string | null
  is_po_required: boolean
  requests: z.output<typeof ownRow>["requests"]
  entries: ChecklistFacts["entries"]
}

const toOwnFacts = (stored: z.output<typeof ownRow>, files: unknown): OwnFacts => {
  const filesOf = bySubject(usedFiles.parse(files))
  return {
    rules: parseSettings(proofSettings, stored.proof_settings),
    po_number: stored.po_number,
    is_po_required: toOrderMode(stored.po_policy) === "required",
    requests: stored.requests,
    entries: stored.entries.map((entry) => ({ ...entry, files: filesOf.get(entry.id) ?? [] })),
  }
}

/** What decides of the order. Its lines have metadata only where that is trusted. */
type OrderPart = { status: string; is_draft: boolean; address: OrderAddress | null; lines: Line[] }

const together = ({ status, is_draft, address, lines }: OrderPart, own: OwnFacts): OrderChecklist => {
  const made = lines.filter(({ item }) => isPiece(item))
  return {
    facts: {
      is_over: status === "canceled" || (made.length > 0 && made.every(({ has_left }) => has_left)),
      lines: lines.map((line) => toLine(line, own.rules)),
      purchase_order: { is_required: own.is_po_required, number: own.po_number },
      is_shipped: made.length > 0,
      address,
      entries: own.entries,
    },
    is_draft,
    open_request_id: own.requests.find(({ state }) => state === "open")?.id ?? null,
    has_request: own.requests.length > 0,
  }
}

/**
 * What decides about an order's checklist.
 * @param rows what CHECKLIST_ROWS gave
 * @param trust_cart_metadata as the host's option: else metadata of a shopper's order says nothing
 * @returns null for an order that is gone
 * @throws ZodError naming the column, when Medusa's tables are not as expected
 */
export const toOrderChecklist = (
  [row, files]: readonly unknown[],
  trust_cart_metadata: boolean,
): OrderChecklist | null => {
  if (row === null || row === undefined) return null
  const stored = checklistRow.parse(row)
  const isTrusted = trust_cart_metadata || !stored.from_cart
  const lines = stored.lines.map(({ has_proof, has_left, ...item }) => ({
    item: isTrusted ? item : { ...item, metadata: {} },
    has_proof,
    has_left,
  }))
  return together({ ...stored, lines }, toOwnFacts(stored, files))
}

/** What `checklistBeside` takes beside the order. @param rows what OWN_CHECKLIST_ROWS gave @throws ZodError */
export const toOwnChecklist = ([row, files]: readonly unknown[]) => {
  const stored = ownRowOfPage.parse(row)
  return { ...toOwnFacts(stored, files), with_proof: new Set(stored.with_proof) }
}
export type OwnChecklist = ReturnType<typeof toOwnChecklist>

/** As `toOrderChecklist`, for an order that was read. Pure. */
export const checklistBeside = (order: Order, own: OwnChecklist): OrderChecklist =>
  together(
    {
      status: order.status,
      is_draft: order.is_draft_order,
      address: order.shipping_address,
      lines: order.items.map((item) => ({
        item,
        has_proof: own.with_proof.has(item.id),
        has_left: item.shipped_quantity >= item.quantity || item.delivered_quantity >= item.quantity,
      })),
    },
    own,
  )

export const trustsCarts = (container: MedusaContainer): boolean =>
  portalServices(container).settings.options.orders.trust_cart_metadata

/** What is open on an order, by what `toOrderChecklist` gave. */
export const openItems = (checklist: OrderChecklist) =>
  checklistOf(checklist.facts).filter(({ state }) => state === "open")
