import { ORDER_SUBJECT, PROOF_SUBJECT } from "../contracts"

/*
 * What a preview of a notice can be about, beside what was sent already: SQL that gives payloads of the notice's job and
 * when it happened, newest first. A statement without LIMIT; its reader adds one.
 */

/** The recipient: whom the order was shared with first, of those whose link works. */
const recipientOf = (order_id: string): string => `
  JOIN LATERAL (
    SELECT id FROM portal_link
     WHERE order_id = ${order_id} AND deleted_at IS NULL AND revoked_at IS NULL
       AND (expires_at IS NULL OR expires_at > now())
     ORDER BY created_at, id LIMIT 1) link ON true`

const requestsAbout = (subject_type: string): string => `
  SELECT json_build_object('request_id', r.id, 'link_id', link.id) AS payload, r.created_at AS at
    FROM portal_approval_request r ${recipientOf("r.order_id")}
   WHERE r.deleted_at IS NULL AND r.subject_type = '${subject_type}' ORDER BY r.created_at DESC`

const messagesOf = (actor_type: "client" | "staff"): string => `
  SELECT json_build_object('message_id', m.id, 'project_id', m.project_id, 'link_id', link.id) AS payload, m.created_at AS at
    FROM portal_message m ${recipientOf("m.order_id")}
   WHERE m.deleted_at IS NULL AND m.kind = 'message' AND m.actor_type = '${actor_type}' ORDER BY m.created_at DESC`

export const LATEST = {
  order_request: requestsAbout(ORDER_SUBJECT),
  proof_request: requestsAbout(PROOF_SUBJECT),
  decision: `
    SELECT json_build_object('decision_id', id) AS payload, decided_at AS at
      FROM portal_decision WHERE deleted_at IS NULL ORDER BY decided_at DESC`,
  client_message: messagesOf("client"),
  staff_message: messagesOf("staff"),
  stage_move: `
    SELECT json_build_object('move_id', m.id, 'link_id', link.id) AS payload, m.created_at AS at
      FROM portal_stage_move m
      JOIN portal_project p ON p.id = m.project_id AND p.deleted_at IS NULL ${recipientOf("p.order_id")}
     WHERE m.deleted_at IS NULL ORDER BY m.created_at DESC`,
  shared_link: `
    SELECT json_build_object('link_id', e.link_id, 'event_id', e.id) AS payload, e.created_at AS at
      FROM portal_link_event e WHERE e.deleted_at IS NULL AND e.kind = 'shared' ORDER BY e.created_at DESC`,
  invoice: `
    SELECT json_build_object('invoice_id', i.id, 'link_id', link.id) AS payload, i.issued_at AS at
      FROM portal_invoice i ${recipientOf("i.order_id")}
     WHERE i.deleted_at IS NULL AND i.kind = 'invoice' AND i.issued_at IS NOT NULL AND i.voided_at IS NULL
     ORDER BY i.issued_at DESC`,
  invoice_mail: `
    SELECT json_build_object('mail_id', m.id, 'link_id', link.id) AS payload, m.created_at AS at
      FROM portal_invoice_mail m JOIN portal_invoice i ON i.id = m.invoice_id ${recipientOf("i.order_id")}
     ORDER BY m.created_at DESC`,
  payment: `
    SELECT json_build_object('payment_id', p.id, 'link_id', link.id) AS payload, p.received_at AS at
      FROM portal_payment p ${recipientOf("p.order_id")}
     WHERE p.deleted_at IS NULL ORDER BY p.received_at DESC`,
  shipment: `
    SELECT json_build_object('notice_id', n.id, 'link_id', link.id) AS payload, n.created_at AS at
      FROM portal_shipping_notice n ${recipientOf("n.order_id")}
     WHERE n.deleted_at IS NULL ORDER BY n.created_at DESC`,
} as const
