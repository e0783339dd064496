import type { MedusaContainer } from "@medusajs/framework/types"
import type { Actor, Annotation, CommentAnnotation, CreateAnnotation, ResolveAnnotation } from "../../contracts"
import { portalError } from "../../lib/portal-error"
import { portalServices } from "../../lib/services"
import type { RequestRow } from "../../modules/approval/rows"
import { newestSentVersionOf } from "../../modules/proof/send-version"
import type { ProofAnnotationRow } from "../../modules/proof/rows"
import { type Reader, toAnnotations } from "../../proof-view/annotation-view"

const REPLACED = "A newer version has replaced this one. Look at it before you add a remark."

/** A remark as its reader sees it, with its thread. */
const viewOf = async (
  container: MedusaContainer,
  { id, proof_id, order_id }: ProofAnnotationRow,
  reader: Reader,
): Promise<Annotation> => {
  const proof = await portalServices(container).proofs.getRecord(proof_id, order_id)
  const view = toAnnotations(proof, reader).find((annotation) => annotation.id === id)
  if (!view) throw portalError("not_found", "This remark does not exist.")
  return view
}

/** The request about a version that remarks can be made on. */
const openRequestOf = async (
  container: MedusaContainer,
  proof_id: string,
  order_id: string,
  version_id: string,
): Promise<RequestRow> => {
  const { approvals, proofs } = portalServices(container)
  const proof = await proofs.getRecord(proof_id, order_id)
  const newest = newestSentVersionOf(proof)
  const version = proof.versions.find(({ id }) => id === version_id)
  if (!newest || !version?.request_id) throw portalError("not_found", "This version does not exist.")
  if (version.id !== newest.id) throw portalError("version_replaced", REPLACED)
  return await approvals.getRequest(version.request_id)
}

/**
 * A client remarks on a place of the version that they are asked about. What they sent before under the same key is
 * answered again, also once the version is decided.
 * @param order_id the session's own
 * @throws MedusaError not_found, version_replaced; DecisionRefused decided or closed
 */
export const addRemark = async (
  container: MedusaContainer,
  { proof_id, order_id, actor }: { proof_id: string; order_id: string; actor: Actor },
  input: CreateAnnotation,
): Promise<Annotation> => {
  const { approvals, proofs } = portalServices(container)
  const reader = { link_id: actor.id }
  const known = await proofs.findAnnotation(actor.id, input.key)
  if (known?.proof_id === proof_id && known.order_id === order_id) return await viewOf(container, known, reader)
  const request = await openRequestOf(container, proof_id, order_id, input.version_id)
  const added = await approvals.whileOpen(
    request,
    async (trx) => await proofs.addAnnotation(proof_id, input, actor, trx),
  )
  return await viewOf(container, added, reader)
}

/**
 * A client takes a remark of their own back while its version is undecided.
 * @throws MedusaError not_found, not_allowed; DecisionRefused decided or closed
 */
export const takeRemarkBack = async (
  container: MedusaContainer,
  annotation_id: string,
  { order_id, actor }: { order_id: string; actor: Actor },
): Promise<void> => {
  const { approvals, proofs } = portalServices(container)
  const { proof_id, version_id } = await proofs.getAnnotation(annotation_id, order_id)
  const { versions } = await proofs.getRecord(proof_id, order_id)
  const request_id = versions.find(({ id }) => id === version_id)?.request_id
  if (!request_id) throw portalError("not_found", "This remark does not exist.")
  await approvals.whileOpen(
    await approvals.getRequest(request_id),
    async (trx) => await proofs.removeAnnotation(annotation_id, order_id, actor, trx),
  )
}

/** A client replies to a remark of their order. @throws MedusaError not_found */
export const replyAsClient = async (
  container: MedusaContainer,
  annotation_id: string,
  { order_id, actor }: { order_id: string; actor: Actor },
  input: CommentAnnotation,
): Promise<Annotation> => {
  const annotation = await portalServices(container).proofs.addComment(annotation_id, order_id, input, actor)
  return await viewOf(container, annotation, { link_id: actor.id })
}

/** Staff reply to a remark. @throws MedusaError not_found */
export const replyAsStaff = async (
  container: MedusaContainer,
  annotation_id: string,
  input: CommentAnnotation,
  actor: Actor,
): Promise<Annotation> =>
  await viewOf(container, await portalServices(container).proofs.addComment(annotation_id, null, input, actor), "staff")

/** Staff say what becomes of a remark, or open it again. @throws MedusaError not_found */
export const resolveRemark = async (
  container: MedusaContainer,
  annotation_id: string,
  resolution: ResolveAnnotation,
  actor: Actor,
): Promise<Annotation> =>
  await viewOf(
    container,
    await portalServices(container).proofs.resolveAnnotation(annotation_id, resolution, actor),
    "staff",
  )
