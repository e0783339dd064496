import type { MedusaContainer } from "@medusajs/framework/types"
import { MedusaError } from "@medusajs/framework/utils"
import { portalServices } from "../lib/services"
import type { Rendered } from "../modules/approval/nonce"
import type { RequestRow, RuleFacts } from "../modules/approval/rows"
import { boundRulesSha256, readRuleViews } from "../workflows/approval/run-rules"
import { subjectOf } from "../workflows/approval/subjects"
import { type Consent, consentFor } from "./consent"

/** `pinned`: the document's bytes, which the subject's own schema reads. */
export type Shown = { request: RequestRow; pinned: Buffer; consent: Consent; rules: RuleFacts }

/**
 * What a request shows: its pinned document, the consent asked for, and what the approval rules add.
 * @param order_id the session's own; a request of another order is as unknown as none
 * @param subject_type where only requests of one type are of use; others are as unknown as none then
 * @throws MedusaError not_found
 */
export const readShown = async (
  container: MedusaContainer,
  requestId: string,
  order_id: string,
  subject_type?: string,
): Promise<Shown> => {
  const { approvals, settings } = portalServices(container)
  const request = await approvals.getRequest(requestId)
  if (request.order_id !== order_id || (subject_type && request.subject_type !== subject_type))
    throw new MedusaError(MedusaError.Types.NOT_FOUND, "This approval request does not exist")
  const pinned = await approvals.getPinned(request.document_sha256)
  const { shop, approval } = await settings.getSettings()
  const views = await readRuleViews(container, [request])
  return {
    request,
    pinned,
    consent: consentFor(subjectOf(request.subject_type).consent(pinned), request.version, { shop, approval }),
    rules: views.get(request.id) ?? {},
  }
}

/** What a session was shown of a request, for its nonce. */
export const renderedTo = (session_id: string, { request, consent, rules }: Shown): Rendered => ({
  session_id,
  request_id: request.id,
  document_sha256: request.document_sha256,
  consent_sha256: consent.sha256,
  terms_sha256: consent.terms_sha256,
  rules_sha256: boundRulesSha256(rules),
})

/** One rendering for one session, with its nonce. The caller adds the document. Reading it changes nothing. */
export const issueRendering = async (container: MedusaContainer, session_id: string, shown: Shown) => {
  const { request, consent } = shown
  const shown_at = new Date()
  return {
    document_sha256: request.document_sha256,
    consent: { text: consent.text, sha256: consent.sha256 },
    terms: consent.terms,
    shown_at: shown_at.toISOString(),
    nonce: await portalServices(container).approvals.issueNonce(renderedTo(session_id, shown), shown_at),
  }
}
