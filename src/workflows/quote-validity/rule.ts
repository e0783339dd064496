import type { MedusaContainer } from "@medusajs/framework/types"
import { ORDER_SUBJECT } from "../../contracts"
import { requestValiditySchema, VALIDITY_RULE, validityViewSchema } from "../../contracts/quote-validity"
import { quoteValiditySettings } from "../../contracts/settings/quote-validity"
import { addDays, dayIn, endOfDay } from "../../contracts/end-of-day"
import { portalServices } from "../../lib/services"
import { DecisionRefused } from "../../modules/approval/errors"
import { validityEvidenceCheck } from "../../modules/quote-validity/evidence-check"
import { READ_QUOTE_VALIDITY, toValidityViews } from "../../modules/quote-validity/views"
import { defineApprovalRule } from "../approval/rule"

const EXPIRED = {
  code: "quote_expired",
  message: "This quote has expired. Ask for a renewed one, or extend it.",
} as const

/** The shop's default: so many days from now, to the end of the day in the shop's time zone. */
const defaultUntil = async (container: MedusaContainer): Promise<(now: Date) => Date | null> => {
  const { settings } = portalServices(container)
  const [{ days }, { time_zone }] = await Promise.all([settings.get(quoteValiditySettings), settings.getShop()])
  return (now) => (days === null ? null : endOfDay(addDays(dayIn(time_zone, now), days), time_zone))
}

/**
 * A quote that can be approved until a moment. The database's clock decides inside the deciding transaction, under the
 * lock that an extension takes as well. Only an approval is refused: a client can still ask for changes or decline, and
 * staff who were told "yes" in time extend the quote before they record it, so that the record shows both.
 */
export const validityRule = defineApprovalRule({
  id: VALIDITY_RULE,
  subjects: [ORDER_SUBJECT],
  requestInput: requestValiditySchema,
  onRequest: async ({ container }, input) => {
    const chosen = input && (input.valid_until === null ? null : new Date(input.valid_until))
    const untilFor = chosen === undefined ? await defaultUntil(container) : () => chosen
    return async (trx, request) => {
      const valid_until = await portalServices(container).quoteValidity.setValidity(trx, request, untilFor)
      return valid_until && { valid_until: valid_until.toISOString() }
    }
  },
  onDecision:
    async ({ container, kind }) =>
    async (trx, { request_id }) => {
      const found = await portalServices(container).quoteValidity.checkValidity(request_id, trx)
      if (!found) return null
      if (kind === "approved" && found.is_expired) throw new DecisionRefused(EXPIRED, request_id)
      return { valid_until: found.valid_until.toISOString(), checked_at: found.now.toISOString() }
    },
  views: { rows: READ_QUOTE_VALIDITY, of: toValidityViews },
  freshness: "portal_freshness_quote_validity",
  // A longer time is no other offer: an extension must not disturb a client who is about to sign.
  binds: () => null,
  waiting: (view) => {
    const { is_expired, valid_until, renewal_requested_at } = validityViewSchema.parse(view)
    return is_expired ? { for: "renewal", since: renewal_requested_at ?? valid_until } : null
  },
  check: validityEvidenceCheck,
})
