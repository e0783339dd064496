import type { MedusaRequest } from "@medusajs/framework/http"
import { carrierDeliverySchema, type EasypostEvent, easypostEventSchema, easypostState } from "../../../../contracts"
import { sha256Hex } from "../../../../lib/digest"
import { isSignedBody, mayBeSignature, SIGNATURE_HEADER } from "../../../../lib/hook-signature"
import { portalError } from "../../../../lib/portal-error"
import {
  EASYPOST_SIGNATURE_HEADER,
  isSignedByEasypost,
  mayBeEasypostSignature,
} from "../../../../lib/service-signatures"
import type { CarrierReport } from "../../../../modules/shipping-notification/carrier-events"
import type { ClientPortalOptions } from "../../../../options"
import { checkJsonType, headerOf, jsonOf } from "../hook-request"

type CarrierOptions = NonNullable<ClientPortalOptions["carrier_events"]>

const genericReports = (payload: unknown): CarrierReport[] => {
  const parsed = carrierDeliverySchema.safeParse(payload)
  if (!parsed.success) throw portalError("invalid_request", "These are no carrier events.")
  return parsed.data.events.map(({ id, tracking_number, occurred_at, estimated_delivery_at, ...event }) => ({
    ...event,
    source: "generic",
    external_id: id,
    number: tracking_number,
    occurred_at: new Date(occurred_at),
    estimated_at: estimated_delivery_at === null ? null : new Date(estimated_delivery_at),
  }))
}

/** Each event of EasyPost brings the whole history: what it tells of a parcel is known by itself, not by the event. */
const easypostReports = ({ result }: EasypostEvent): CarrierReport[] =>
  result.tracking_details.flatMap(({ status, message, datetime, tracking_location }): CarrierReport[] => {
    const state = easypostState(status)
    if (state === null) return []
    const place = [tracking_location?.city, tracking_location?.state, tracking_location?.country]
      .filter(Boolean)
      .join(", ")
    return [
      {
        source: "easypost",
        external_id: sha256Hex(JSON.stringify([result.id, datetime, status, message, place])),
        number: result.tracking_code,
        carrier: result.carrier,
        state,
        occurred_at: new Date(datetime),
        place: place || null,
        message,
        signed_by: state === "delivered" ? result.signed_by : null,
        photo_url: null,
        estimated_at: result.est_delivery_date ? new Date(result.est_delivery_date) : null,
      },
    ]
  })

const notSigned = () => portalError("unauthorized", "The events are not signed.")

/**
 * Refuses what its headers tell, before any of the body is read.
 * @throws MedusaError unauthorized, unsupported_media_type
 */
export const checkCarrierHeaders = (req: MedusaRequest, { secret, easypost_secret }: CarrierOptions): void => {
  const mayBeSigned =
    (secret !== undefined && mayBeSignature(headerOf(req, SIGNATURE_HEADER), new Date())) ||
    (easypost_secret !== undefined && mayBeEasypostSignature(headerOf(req, EASYPOST_SIGNATURE_HEADER)))
  if (!mayBeSigned) throw notSigned()
  checkJsonType(req)
}

/**
 * What a signed delivery reports: the portal's own format, or EasyPost's event about a tracker. Other events of EasyPost
 * report nothing.
 * @throws MedusaError unauthorized for one that is not signed, or in the portal's format was signed more than 300 s ago;
 * malformed_json, invalid_request
 */
export const readCarrierEvents = (req: MedusaRequest, body: Buffer, options: CarrierOptions): CarrierReport[] => {
  const signature = headerOf(req, SIGNATURE_HEADER)
  if (options.secret !== undefined && isSignedBody(body, signature, options.secret, new Date()))
    return genericReports(jsonOf(body))
  const easypost = headerOf(req, EASYPOST_SIGNATURE_HEADER)
  if (options.easypost_secret === undefined || !isSignedByEasypost(body, easypost, options.easypost_secret))
    throw notSigned()
  const parsed = easypostEventSchema.safeParse(jsonOf(body))
  return parsed.success ? easypostReports(parsed.data) : []
}
