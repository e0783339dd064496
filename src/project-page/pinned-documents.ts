import type { MedusaContainer } from "@medusajs/framework/types"
import { LRUCache } from "lru-cache"
import type { OrderDocument } from "../contracts"
import { portalServices } from "../lib/services"
import { parseOrderDocument } from "../order-view/order-document"

const MAX_BYTES = 32 * 1024 * 1024
/** What a parsed document holds in the heap, by byte of its JSON. */
const HEAP_PER_BYTE = 4

const parsed = new LRUCache<string, OrderDocument>({ maxSize: MAX_BYTES })

/**
 * A pinned document to be shown or compared. It is named by its hash and never changes, so it is read and parsed once.
 * What is signed or verified is read from the database each time instead (see readShown).
 * @throws MedusaError unexpected_state when the bytes are missing or do not have the hash
 */
export const readPinnedDocument = async (container: MedusaContainer, sha256: string): Promise<OrderDocument> => {
  const known = parsed.get(sha256)
  if (known) return known
  const bytes = await portalServices(container).approvals.getPinned(sha256)
  const document = parseOrderDocument(bytes)
  parsed.set(sha256, document, { size: HEAP_PER_BYTE * bytes.length })
  return document
}
