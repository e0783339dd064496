import type { MedusaContainer } from "@medusajs/framework/types"
import { z } from "zod"
import { canonicalBytes } from "../../lib/canonical-json"
import { portalServices } from "../../lib/services"
import type { RequestRow } from "../../modules/approval/rows"
import { amendedDocument } from "./run-rules"

const documentShape = z.record(z.string(), z.unknown())

/**
 * What a request is about, as a subject compares it: the pinned bytes and, once it was approved, what the client filled in
 * while deciding.
 */
export const readRequested = async (
  container: MedusaContainer,
  request: Pick<RequestRow, "id" | "state" | "document_sha256">,
): Promise<Buffer> => {
  const { approvals } = portalServices(container)
  const pinned = await approvals.getPinned(request.document_sha256)
  const decision = request.state === "approved" ? await approvals.decisionOf(request.id) : null
  if (!decision) return pinned
  const document = documentShape.parse(JSON.parse(pinned.toString("utf8")))
  return canonicalBytes(amendedDocument(document, decision.rules))
}
