import type { IncomingMessage, ServerResponse } from "node:http"
import type { MedusaNextFunction, MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import type { MedusaContainer } from "@medusajs/framework/types"
import { sendError, tooManyRequests } from "../errors"
import { ANSWER_HEADERS } from "./answer-headers"
import { guardServer } from "./guard-server"
import { secondsToWait } from "./limits"
import { trueClient } from "./true-client"

/** Where tokens of links are tried. */
export const TOKEN_ROUTES = ["/portal/session", "/portal/fresh-link"]

/**
 * Refuses whoever has sent too many wrong tokens. From its first refusal on the server refuses them before Medusa sees
 * them (docs/adr/0012): a flood pays for each request with the time of the clients who wait behind it. Where Medusa is
 * not served by Node's own server, the refusal stays here.
 */
export const refuseWaiting = (req: MedusaRequest, res: MedusaResponse, next: MedusaNextFunction): void => {
  const { scope, method, path } = req
  // Medusa also asks for what lies below the routes, such as the end of a session. An odd address leaves no path at all.
  const isBelow = (path ?? "/") !== "/"
  if (method !== "POST" || isBelow || !refused(scope, req, res)) return next()
  guardServer(Reflect.get(req.socket, "server"), (early, answer) => triesToken(early) && refused(scope, early, answer))
}

/** However Express would let it be written: with or without host, in any case, with a slash at its end. */
const TOKEN_ADDRESS = new RegExp(`^(?:[a-z][a-z0-9+.-]*://[^/?#]*)?(?:${TOKEN_ROUTES.join("|")})/?(?:[?#]|$)`, "i")

const triesToken = ({ method, url = "" }: IncomingMessage): boolean => method === "POST" && TOKEN_ADDRESS.test(url)

const refused = (scope: MedusaContainer, { headers, socket }: IncomingMessage, res: ServerResponse): boolean => {
  const seconds = secondsToWait(trueClient({ scope, headers, socket }).address)
  if (seconds > 0) sendError(res, tooManyRequests(seconds), ANSWER_HEADERS)
  return seconds > 0
}
