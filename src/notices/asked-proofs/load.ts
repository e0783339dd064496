import type { MedusaContainer } from "@medusajs/framework/types"
import { z } from "zod"
import { type ApproveBy } from "../../contracts"
import { portalServices } from "../../lib/services"
import { deadlineOf, readDeadlines } from "../../proof-view/deadlines"
import { askedVersion } from "../../proof-view/proof-facts"
import { loadRequested, type Requested } from "../approval-requested/load"
import { linkUrl } from "../context"
import type { Loaded } from "../deliver"
import type { AskedProofsProps } from "./mail"

/** A request about a proof, and the link whose recipient is asked. */
export const askedProofPayload = z.object({ request_id: z.string(), link_id: z.string() })
type Payload = z.output<typeof askedProofPayload>

export type AskedProof = Requested & {
  title: string
  version_number: number
  is_waiver: boolean
  approve_by: ApproveBy | null
}

export const aboutRequest = ({ request_id, link_id }: Payload) => ({
  resource_type: "portal_approval_request",
  resource_id: request_id,
  link_id,
})

export const orderOfRequest = async (container: MedusaContainer, { request_id }: Payload): Promise<string> =>
  (await portalServices(container).approvals.getRequest(request_id)).order_id

/** Null where the recipient's link does not work. */
export const loadAskedProof = async (container: MedusaContainer, payload: Payload): Promise<AskedProof | null> => {
  const requested = await loadRequested(container, payload)
  if (!requested) return null
  const { request, about } = requested
  const proof = await portalServices(container).proofs.getRecord(request.subject_id, request.order_id)
  const asked = askedVersion(request)
  const method = proof.versions.find(({ id }) => id === asked?.version_id)?.spec.method ?? null
  return {
    ...requested,
    title: proof.title,
    version_number: asked?.version_number ?? request.version,
    is_waiver: asked?.waives ?? false,
    approve_by: deadlineOf(await readDeadlines(container), { state: "sent", method }, about.project, about.order),
  }
}

/** One mail about proofs that the same person is asked about. */
export const composeAskedProofs = async (
  container: MedusaContainer,
  items: [AskedProof, ...AskedProof[]],
): Promise<Loaded<AskedProofsProps>> => {
  const [{ data, email, link }] = items
  return {
    data: {
      recipient_name: data.recipient_name,
      project: data.project,
      proofs: items.map(({ title, version_number, is_waiver, approve_by, request, data: { message, url } }) => ({
        title,
        version_number,
        is_waiver,
        approve_by,
        asked_at: request.created_at.toISOString(),
        message,
        url,
      })),
      missing: [],
      url: items.length === 1 ? data.url : await linkUrl(container, link),
    },
    email,
    isStillTrue: async () => {
      for (const item of items) if (!(await item.isStillTrue())) return false
      return true
    },
  }
}
