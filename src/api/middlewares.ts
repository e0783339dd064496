import {
  defineMiddlewares,
  type MedusaNextFunction,
  type MedusaRequest,
  type MedusaResponse,
} from "@medusajs/framework/http"
import { MedusaError } from "@medusajs/framework/utils"
import { refuseCrossSiteWrites } from "./cross-site"
import { answerHeaders } from "./portal/answer-headers"
import { clientBody } from "./portal/client-body"
import { keepAddresses } from "./portal/known-addresses"
import { refuseWaiting, TOKEN_ROUTES } from "./portal/refuse-waiting"

/** No id holds a NUL, and Postgres fails on one instead of finding nothing. */
const refuseNul = (req: MedusaRequest, _: MedusaResponse, next: MedusaNextFunction) => {
  const isOdd = /%00|\0/.test(req.originalUrl)
  next(isOdd ? new MedusaError(MedusaError.Types.NOT_FOUND, "There is nothing at this address") : undefined)
}

keepAddresses()

export default defineMiddlewares({
  routes: [
    // Without methods, so that Medusa asks it before it looks through all routes of the shop.
    ...TOKEN_ROUTES.map((matcher) => ({ matcher, middlewares: [refuseWaiting] })),
    { matcher: "/portal/*", middlewares: [answerHeaders, refuseNul] },
    { matcher: "/portal/*", methods: ["POST"], bodyParser: false, middlewares: [clientBody] },
    { matcher: "/admin/client-portal/*", middlewares: [refuseNul, refuseCrossSiteWrites] },
    // Room for a 1 MiB logo as base64; everything else keeps Medusa's 100 kB, which holds 10,000 characters of any script.
    { matcher: "/admin/client-portal/settings/logo", methods: ["POST"], bodyParser: { sizeLimit: "1.5mb" } },
  ],
})
