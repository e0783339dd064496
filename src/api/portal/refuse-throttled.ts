import type { IncomingMessage, ServerResponse } from "node:http"
import type { MedusaNextFunction, MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import type { MedusaContainer } from "@medusajs/framework/types"
import { sendError, tooManyRequests } from "../errors"
import { clientInfo } from "./client-info"
import { guardServer } from "./guard-server"
import { retryAfterSeconds } from "./limits"
import { SECURITY_HEADERS } from "./security-headers"

/** The routes that take a link's token. */
export const TOKEN_ROUTES = ["/portal/session", "/portal/fresh-link", "/portal/account/resume"]

/**
 * Refuses clients that have sent too many wrong tokens. From the first refusal on, the server refuses them before Medusa
 * sees the request (docs/adr/0012), as a flood makes other clients wait for the time that each request takes. Where
 * Medusa is not served by Node's own server, the refusal stays here.
 */
export const refuseThrottled = (req: MedusaRequest, res: MedusaResponse, next: MedusaNextFunction): void => {
  const { scope, method, path } = req
  // Medusa also calls this for paths below the routes, such as the end of a session. An odd address has no path at all.
  const isBelow = (path ?? "/") !== "/"
  if (method !== "POST" || isBelow || !isRefused(scope, req, res)) return next()
  guardServer(
    Reflect.get(req.socket, "server"),
    (early, answer) => carriesToken(early) && isRefused(scope, early, answer),
  )
}

/** Every spelling that Express accepts: with or without host, in any case, with a slash at the end. */
const TOKEN_ADDRESS = new RegExp(`^(?:[a-z][a-z0-9+.-]*://[^/?#]*)?(?:${TOKEN_ROUTES.join("|")})/?(?:[?#]|$)`, "i")

const carriesToken = ({ method, url = "" }: IncomingMessage): boolean => method === "POST" && TOKEN_ADDRESS.test(url)

const isRefused = (scope: MedusaContainer, { headers, socket }: IncomingMessage, res: ServerResponse): boolean => {
  const seconds = retryAfterSeconds(clientInfo({ scope, headers, socket }).address)
  if (seconds > 0) sendError(res, tooManyRequests(seconds), SECURITY_HEADERS)
  return seconds > 0
}
