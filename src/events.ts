/**
 * What other code of the host may listen to. Payloads carry ids only; no token, no text of a client.
 * Nothing that must happen hangs on these events: the plugin's own follow-up work goes through its outbox.
 */
export const ClientPortalEvents = {
  /** `{ id: link id, order_id }`, without `order_id` for an account link: given, or given again, to its recipient. */
  LINK_SHARED: "portal_link.shared",
  /** `{ id: link id }`: by staff, or by its recipient after it had expired. */
  LINK_ROTATED: "portal_link.rotated",
  /** `{ id: link id }`, once a link: by staff, or because the customer of an account link has another address. */
  LINK_REVOKED: "portal_link.revoked",
  /** `{ id: project id, order_id }`: an order was first opened, shared or placed. */
  PROJECT_CREATED: "portal_project.created",
  /** `{ id: project id, order_id, stage_id }`: by staff, or because it was asked about, approved, released or placed. */
  PROJECT_STAGE_MOVED: "portal_project.stage_moved",
  /** `{ id: request id, project_id, order_id }`: the client was asked about an order. */
  APPROVAL_REQUESTED: "portal_approval.requested",
  /** `{ id: request id, project_id, order_id }` of an order or a proof. */
  APPROVAL_WITHDRAWN: "portal_approval.withdrawn",
  /** `{ id: proof id, request_id, project_id, order_id }`: a version was sent, or the client was asked to waive a proof. */
  PROOF_SENT: "portal_proof.sent",
  /** `{ id: proof id, decision_id, request_id, project_id, order_id, kind }`, emitted once the decision's effects are done. */
  PROOF_DECIDED: "portal_proof.decided",
  /** `{ id: proof id, project_id, order_id }`: staff closed a proof for good. */
  PROOF_CLOSED: "portal_proof.closed",
  /** `{ id: decision id, request_id, project_id, order_id, kind }` of an order, emitted once the decision's own effects are done. */
  DECISION_MADE: "portal_decision.made",
  /** `{ id: invoice id, project_id, order_id }`: a draft was sent to the client under its number. */
  INVOICE_ISSUED: "portal_invoice.issued",
  /** `{ id: invoice id, project_id, order_id }`. */
  INVOICE_VOIDED: "portal_invoice.voided",
  /** `{ id: credit note id, corrects_id: invoice id, project_id, order_id }`. */
  CREDIT_NOTE_ISSUED: "portal_invoice.credited",
  /** `{ id: payment id, invoice_id, project_id, order_id }`: money came in and is booked in Medusa. */
  PAYMENT_RECORDED: "portal_payment.recorded",
} as const
