import {
  defineMiddlewares,
  type MedusaNextFunction,
  type MedusaRequest,
  type MedusaResponse,
} from "@medusajs/framework/http"
import { portalError } from "../lib/portal-error"
import { refuseCrossSiteWrites } from "./cross-site"
import { refuse } from "./errors"
import { liveOrderWrites } from "./live-order-writes"
import { productionGate } from "./production-gate"
import { captureRemoteAddresses } from "./portal/client-info"
import { refuseThrottled, TOKEN_ROUTES } from "./portal/refuse-throttled"
import { setSecurityHeaders } from "./portal/security-headers"

/** Express fails on a malformed escape with a stack trace, and Postgres on a NUL. No id holds either. */
const isReadable = (address: string): boolean => {
  try {
    return !decodeURIComponent(address.replace(/\?.*$/, "")).includes("\0") && !address.includes("%00")
  } catch {
    return false
  }
}

const refuseUnreadable = (req: MedusaRequest, res: MedusaResponse, next: MedusaNextFunction): void => {
  if (isReadable(req.originalUrl)) return next()
  refuse(req, res, portalError("not_found", "There is nothing at this address."))
}

captureRemoteAddresses()

/** `implement` reads bodies itself, after it knows the caller. */
const WRITES = {
  methods: ["POST" as const, "PUT" as const, "PATCH" as const, "DELETE" as const],
  bodyParser: false as const,
}

export default defineMiddlewares({
  routes: [
    // Without methods, so that Medusa runs it before it looks through all routes of the shop.
    ...TOKEN_ROUTES.map((matcher) => ({ matcher, middlewares: [refuseThrottled] })),
    // Without wildcards: Express decodes what they match before it runs a middleware.
    { matcher: "/portal", middlewares: [setSecurityHeaders, refuseUnreadable] },
    { matcher: "/admin/client-portal", middlewares: [refuseUnreadable, refuseCrossSiteWrites] },
    ...productionGate,
    ...liveOrderWrites,
    { matcher: "/portal/*", ...WRITES },
    { matcher: "/admin/client-portal/*", ...WRITES },
    // Its signature is over the bytes as they arrived.
    { matcher: "/hooks/client-portal/stripe", ...WRITES },
    { matcher: "/hooks/client-portal/mail", ...WRITES },
    { matcher: "/hooks/client-portal/mail-events", ...WRITES },
    { matcher: "/hooks/client-portal/carrier", ...WRITES },
  ],
})
