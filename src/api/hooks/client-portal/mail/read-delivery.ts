import type { MedusaRequest } from "@medusajs/framework/http"
import { z } from "zod"
import { isSignedBody, SIGNATURE_HEADER } from "../../../../lib/hook-signature"
import { portalError } from "../../../../lib/portal-error"
import { isSignedByMailgun } from "../../../../lib/service-signatures"
import type { ClientPortalOptions } from "../../../../options"
import { hasPassword, headerOf, jsonOf } from "../hook-request"

type InboundMailOptions = NonNullable<ClientPortalOptions["inbound_mail"]>

/** Of a whole mail with its attachments; most services and mail servers deliver up to 25 MB. */
export const MAX_DELIVERY_BYTES = 35 * 1024 * 1024

const FORM = /^(multipart\/form-data|application\/x-www-form-urlencoded)\b/i

export const notSigned = () => portalError("unauthorized", "The mail is not signed.")

const isAuthentic = (req: MedusaRequest, body: Buffer, options: InboundMailOptions, now: Date): boolean => {
  const signature = headerOf(req, SIGNATURE_HEADER)
  return signature ? isSignedBody(body, signature, options.secret, now) : hasPassword(req, options.secret)
}

/** Whether a delivery may be signed at all, before up to 35 MB of it are read. A form's signature stands in the form. */
export const mayBeSigned = (req: MedusaRequest, options: InboundMailOptions): boolean =>
  headerOf(req, SIGNATURE_HEADER) !== "" ||
  hasPassword(req, options.secret) ||
  (options.mailgun_signing_key !== undefined && FORM.test(headerOf(req, "content-type")))

/** Postmark, with "Include raw email content in JSON payload". */
const postmarkSchema = z.object({ RawEmail: z.string().min(1) })
/** Mailgun, to an address that ends in "mime". */
const mailgunSchema = z.object({
  "body-mime": z.string().min(1),
  timestamp: z.string().regex(/^\d{1,12}$/),
  token: z.string().min(1).max(200),
  signature: z.string().regex(/^[0-9a-f]{64}$/),
})
/** SendGrid, with "POST the raw, full MIME message". */
const sendgridSchema = z.object({ email: z.string().min(1) })

/** The text fields of a form. A file among them is none. */
const formOf = async (body: Buffer, type: string): Promise<Record<string, string>> => {
  try {
    const form = await new Response(new Uint8Array(body), { headers: { "content-type": type } }).formData()
    const fields: Record<string, string> = {}
    form.forEach((value, name) => {
      if (typeof value === "string") fields[name] = value
    })
    return fields
  } catch {
    throw portalError("invalid_request", "The form could not be read.")
  }
}

const mailInForm = (form: Record<string, string>, trusted: boolean, options: InboundMailOptions, now: Date): string => {
  const mailgun = mailgunSchema.safeParse(form)
  if (mailgun.success) {
    const { mailgun_signing_key: key } = options
    if (!trusted && !(key && isSignedByMailgun(mailgun.data, key, now))) throw notSigned()
    return mailgun.data["body-mime"]
  }
  if (!trusted) throw notSigned()
  const sendgrid = sendgridSchema.safeParse(form)
  if (!sendgrid.success) throw portalError("invalid_request", "The form has no raw mail. Switch raw delivery on.")
  return sendgrid.data.email
}

/**
 * The raw mail in a delivery: `message/rfc822` as it is, Postmark's JSON, or the form of Mailgun or SendGrid.
 * @throws MedusaError unauthorized for one that is not signed, or was signed more than 300 s ago; unsupported_media_type,
 * malformed_json, invalid_request
 */
export const readDelivery = async (req: MedusaRequest, body: Buffer, options: InboundMailOptions): Promise<Buffer> => {
  const now = new Date()
  const type = headerOf(req, "content-type")
  const trusted = isAuthentic(req, body, options, now)
  if (FORM.test(type)) {
    if (!trusted && !options.mailgun_signing_key) throw notSigned()
    return Buffer.from(mailInForm(await formOf(body, type), trusted, options, now), "utf8")
  }
  if (!trusted) throw notSigned()
  if (/^message\/rfc822\b/i.test(type)) return body
  if (!/^application\/json\b/i.test(type))
    throw portalError("unsupported_media_type", "Send message/rfc822, or the format of a supported service.")
  const postmark = postmarkSchema.safeParse(jsonOf(body))
  if (!postmark.success) throw portalError("invalid_request", "The JSON has no raw mail. Switch RawEmail on.")
  return Buffer.from(postmark.data.RawEmail, "utf8")
}
