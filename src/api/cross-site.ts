import type { MedusaNextFunction, MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { ContainerRegistrationKeys, parseCorsOrigins } from "@medusajs/framework/utils"
import { portalError } from "../lib/portal-error"
import { refuse } from "./errors"

/** Behind Medusa's authentication, which every path below /admin has passed. */
type StaffRequest = MedusaRequest & { auth_context?: { actor_type: string } }

const SAFE_METHODS = new Set(["GET", "HEAD", "OPTIONS"])
/** Types that a form cannot send, and a script of another site only after it asked. */
const ACCEPTED_TYPE = /^application\/(json|octet-stream)\s*(;|$)/i

/** As Medusa decided: an API key wins over a session, and a session over a bearer token. */
const hasCookieSession = ({ auth_context, session }: StaffRequest): boolean =>
  auth_context?.actor_type !== "api-key" && Boolean(session?.auth_context)

/** Whether the shop's `adminCors` lets pages of this origin call the admin API. */
const isAdminOrigin = (req: StaffRequest, origin: string): boolean => {
  const { http } = req.scope.resolve(ContainerRegistrationKeys.CONFIG_MODULE).projectConfig
  return parseCorsOrigins(http.adminCors).some((allowed) =>
    typeof allowed === "string" ? allowed === origin : allowed.test(origin),
  )
}

const isFromAdmin = (req: StaffRequest): boolean => {
  const site = req.headers["sec-fetch-site"]
  if (site === "same-origin") return true
  const { origin } = req.headers
  if (!origin) return false
  // Browsers leave Sec-Fetch-Site out over plain http. Where they send it, a foreign site is believed over the address.
  const isOwn = site === undefined && origin === `${req.protocol}://${req.headers.host}`
  return isOwn || isAdminOrigin(req, origin)
}

/**
 * Refuses a write with a staff session cookie unless it is JSON or an upload and comes from the admin's own pages
 * (security-and-evidence.md, A9). SameSite=Lax does not stop a page on a sibling host, and Medusa also parses forms,
 * which a browser sends without asking. Bearer tokens and API keys are exempt: no page can make a browser send them.
 */
export const refuseCrossSiteWrites = (req: StaffRequest, res: MedusaResponse, next: MedusaNextFunction): void => {
  if (SAFE_METHODS.has(req.method) || !hasCookieSession(req)) return next()
  if (!isFromAdmin(req)) {
    return refuse(req, res, portalError("cross_site_request", "This request does not come from the admin's own pages."))
  }
  if (!ACCEPTED_TYPE.test(req.headers["content-type"] ?? "")) {
    return refuse(
      req,
      res,
      portalError("unsupported_media_type", "Send this request with Content-Type: application/json."),
    )
  }
  next()
}
