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
import { LINE_METADATA, sizeOf, titleOf } from "../order-view/lines"
import { itemRow, orderAddressSchema } from "../order-view/order-shape"
import { isPiece } from "../order-view/pieces"
import { toOrderMode } from "../workflows/purchase-order/policy"

/** Functions of the database (Migration20261127092417 and 20261127120110 of the checklist module), whose results are read together. */
export const CHECKLIST_ROWS: [string, ...string[]] = ["portal_read_checklist", "portal_read_checklist_files"]

const lineRow = itemRow
  .pick({
    id: true,
    title: true,
    product_title: true,
    variant_title: true,
    variant_option_values: true,
    metadata: true,
    requires_shipping: true,
  })
  .extend({ product_type: z.string().nullable(), has_proof: z.boolean(), has_left: z.boolean() })
type LineRow = z.output<typeof lineRow>

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

const checklistRow = z.object({
  status: z.string(),
  is_draft: z.boolean(),
  from_cart: z.boolean(),
  address: orderAddressSchema.nullable(),
  po_number: z.string().nullable(),
  po_policy: z.unknown(),
  proof_settings: z.unknown(),
  /** Requests about the order that are open or approved, newest first. */
  requests: z.array(z.object({ id: z.string(), state: z.enum(["open", "approved"]) })),
  lines: z.array(lineRow),
  entries: z.array(entryRow),
})

/** A size that says that the sizes are not known yet. */
const UNKNOWN_SIZE = /^(tbd|tba|tbc|\?+)$/i

const saysYes = ({ metadata }: LineRow, key: "needs_artwork" | "needs_sizes"): boolean =>
  metadata[LINE_METADATA[key]] === true

const toLine = (row: LineRow, rules: ProofSettings): ChecklistLine => ({
  item_id: row.id,
  title: cleanText(titleOf(row)),
  needs_proof:
    saysYes(row, "needs_artwork") ||
    (rules.gate &&
      rules.gate_lines === "all" &&
      needsProof({ is_made: isPiece(row), product_type: row.product_type }, rules)),
  has_proof: row.has_proof,
  needs_sizes: saysYes(row, "needs_sizes") || UNKNOWN_SIZE.test(sizeOf(row) ?? ""),
})

export type OrderChecklist = {
  facts: ChecklistFacts
  is_draft: boolean
  /** An open request, in which the PO number is typed. */
  open_request_id: string | null
  /** A PO number that is written now would make an open or approved request differ from the order. */
  has_request: boolean
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
  const rules = parseSettings(proofSettings, stored.proof_settings)
  const isTrusted = trust_cart_metadata || !stored.from_cart
  const rows = isTrusted ? stored.lines : stored.lines.map((line) => ({ ...line, metadata: {} }))
  const made = rows.filter(isPiece)
  const filesOf = bySubject(z.array(usedFileSchema).parse(files))
  return {
    facts: {
      is_over: stored.status === "canceled" || (made.length > 0 && made.every(({ has_left }) => has_left)),
      lines: rows.map((line) => toLine(line, rules)),
      purchase_order: { is_required: toOrderMode(stored.po_policy) === "required", number: stored.po_number },
      is_shipped: made.length > 0,
      address: stored.address,
      entries: stored.entries.map((entry) => ({ ...entry, files: filesOf.get(entry.id) ?? [] })),
    },
    is_draft: stored.is_draft,
    open_request_id: stored.requests.find(({ state }) => state === "open")?.id ?? null,
    has_request: stored.requests.length > 0,
  }
}

export const trustsCarts = (container: MedusaContainer): boolean =>
  portalServices(container).settings.options.orders.trust_cart_metadata

/** What is open on an order, by what `toOrderChecklist` gave. */
export const openItems = (checklist: OrderChecklist) =>
  checklistOf(checklist.facts).filter(({ state }) => state === "open")
