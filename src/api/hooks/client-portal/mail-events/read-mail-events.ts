import type { MedusaRequest } from "@medusajs/framework/http"
import {
  type MailEvent,
  mailEventDeliverySchema,
  postmarkEventSchema,
  resendEventSchema,
  sendgridDeliverySchema,
} from "../../../../contracts"
import { cleanText } from "../../../../lib/clean-text"
import { isSignedBody, mayBeSignature, SIGNATURE_HEADER } from "../../../../lib/hook-signature"
import { portalError } from "../../../../lib/portal-error"
import {
  isSignedBySendgrid,
  isSignedBySvix,
  mayBeSendgridSignature,
  mayBeSvixSignature,
  type SendgridSignature,
  type SvixSignature,
} from "../../../../lib/service-signatures"
import type { ClientPortalOptions } from "../../../../options"
import { checkJsonType, hasPassword, headerOf, jsonOf } from "../hook-request"

type MailEventOptions = NonNullable<ClientPortalOptions["mail_events"]>

const MAX_EXTERNAL_ID = 300

/** The words of foreign mail servers, without characters that no database takes and no one sees. */
const cleaned = (event: MailEvent): MailEvent => ({
  ...event,
  external_id: cleanText(event.external_id),
  email: cleanText(event.email),
  reason: cleanText(event.reason),
})

const notEvents = () => portalError("invalid_request", "These are no events of mails.")

const genericEvents = (payload: unknown): MailEvent[] => {
  const parsed = mailEventDeliverySchema.safeParse(payload)
  if (!parsed.success) throw notEvents()
  return parsed.data
}

/** Postmark has webhooks for other things too, which report nothing here. */
const postmarkEvents = (payload: unknown): MailEvent[] => {
  const parsed = postmarkEventSchema.safeParse(payload)
  return parsed.success ? [parsed.data] : []
}

const resendEvents = (payload: unknown, external_id: string): MailEvent[] => {
  const parsed = resendEventSchema.safeParse(payload)
  return parsed.success && parsed.data ? [{ ...parsed.data, external_id }] : []
}

const sendgridEvents = (payload: unknown): MailEvent[] => {
  const parsed = sendgridDeliverySchema.safeParse(payload)
  if (!parsed.success) throw notEvents()
  return parsed.data
}

const svixOf = (req: MedusaRequest): SvixSignature => ({
  id: headerOf(req, "svix-id").slice(0, MAX_EXTERNAL_ID),
  timestamp: headerOf(req, "svix-timestamp"),
  signature: headerOf(req, "svix-signature"),
})

const sendgridOf = (req: MedusaRequest): SendgridSignature => ({
  signature: headerOf(req, "x-twilio-email-event-webhook-signature"),
  timestamp: headerOf(req, "x-twilio-email-event-webhook-timestamp"),
})

const notSigned = () => portalError("unauthorized", "The events are not signed.")

/**
 * Refuses what its headers tell, before any of the body is read.
 * @throws MedusaError unauthorized, unsupported_media_type
 */
export const checkMailEventHeaders = (req: MedusaRequest, options: MailEventOptions): void => {
  const now = new Date()
  const { secret, sendgrid_public_key, resend_secret } = options
  const mayBeSigned =
    (secret !== undefined && (mayBeSignature(headerOf(req, SIGNATURE_HEADER), now) || hasPassword(req, secret))) ||
    (resend_secret !== undefined && mayBeSvixSignature(svixOf(req), now)) ||
    (sendgrid_public_key !== undefined && mayBeSendgridSignature(sendgridOf(req)))
  if (!mayBeSigned) throw notSigned()
  checkJsonType(req)
}

const eventsOf = (req: MedusaRequest, body: Buffer, options: MailEventOptions): MailEvent[] => {
  const now = new Date()
  const { secret, sendgrid_public_key, resend_secret } = options
  if (secret !== undefined && isSignedBody(body, headerOf(req, SIGNATURE_HEADER), secret, now))
    return genericEvents(jsonOf(body))
  if (secret !== undefined && hasPassword(req, secret)) return postmarkEvents(jsonOf(body))
  const svix = svixOf(req)
  if (resend_secret !== undefined && isSignedBySvix(body, svix, resend_secret, now))
    return resendEvents(jsonOf(body), svix.id)
  if (sendgrid_public_key !== undefined && isSignedBySendgrid(body, sendgridOf(req), sendgrid_public_key))
    return sendgridEvents(jsonOf(body))
  throw notSigned()
}

/**
 * What an authentic delivery reports: the portal's own format, or that of a mail service. Which one it is follows from how it
 * proves itself. Events that are about no mail that came back report nothing.
 * @throws MedusaError unauthorized for one that proves nothing; malformed_json, invalid_request
 */
export const readMailEvents = (req: MedusaRequest, body: Buffer, options: MailEventOptions): MailEvent[] =>
  eventsOf(req, body, options).map(cleaned)
