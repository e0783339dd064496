import type { MedusaContainer } from "@medusajs/framework/types"
import type { Actor, Viewer } from "../../contracts"
import type { Route } from "../../contracts/routes/define-route"
import { portalError } from "../../lib/portal-error"
import type { LinkRow } from "../../modules/portal-token/rows"
import { type Authenticate, authenticateWithFreshness, type FreshSession } from "../../project-page/read-page"
import { countFailedToken, countReport, countWrite, canDelegate } from "./limits"
import { type ClientRequest, clientInfo } from "./client-info"

const bearerOf = (req: Pick<ClientRequest, "headers">): string | null => {
  const [scheme, value, ...rest] = (req.headers.authorization ?? "").split(" ")
  return scheme?.toLowerCase() === "bearer" && value && rest.length === 0 ? value : null
}

/** Returns the same error for missing, invalid, expired and revoked sessions. */
const sessionOver = () =>
  portalError("session_over", "This session has ended. Open your link again, or ask for a fresh one.")

/** Counts the failure and throws. @throws MedusaError unauthorized, or TooManyRequests */
const refuseSession = async (req: ClientRequest): Promise<never> => {
  await countFailedToken(req.scope, clientInfo(req).address)
  throw sessionOver()
}

/**
 * The session of a request, with its order's freshness key. Everything a route reads or writes is scoped by the ids it
 * carries, never by ids of the request alone. Sessions that are asked for at once are looked up in one statement, so that
 * a flood of wrong ones does not cost a statement each, while a valid one from the same address is still found.
 * @throws MedusaError unauthorized, or TooManyRequests
 */
export const sessionOf = async (
  req: ClientRequest,
  authenticate: Authenticate = authenticateWithFreshness,
): Promise<FreshSession> => {
  const bearer = bearerOf(req)
  const session = bearer && (await authenticate(req.scope, bearer))
  return session || (await refuseSession(req))
}

/**
 * The caller of a session route. Writes are counted for their link and refused in a preview; a session of an account link
 * opens nothing before its one-time code was typed.
 * @throws MedusaError session_over, preview, wrong_scope or code_required, or TooManyRequests
 */
export const sessionFor = async (
  { method, scope, allowsPreview, allowsUnconfirmed, isFrequent }: CalledRoute,
  req: ClientRequest,
  authenticate?: Authenticate,
): Promise<FreshSession> => {
  const session = await sessionOf(req, authenticate)
  if (method !== "get") {
    if (isFrequent) await countReport(session.id)
    else await countWrite(req.scope, session.id)
    if (session.purpose === "preview" && !allowsPreview)
      throw portalError("preview", "This is a preview: actions are disabled.")
  }
  if (scope && (session.scope !== scope || (scope === "project" && !session.order_id)))
    throw portalError(
      "wrong_scope",
      scope === "project" ? "This link does not open an order." : "This link does not open an account.",
    )
  if (!session.confirmed && !allowsUnconfirmed)
    throw portalError("code_required", "Type the one-time code that was mailed to open this account.")
  return session
}

type CalledRoute = Pick<Route, "method" | "scope" | "allowsPreview" | "allowsUnconfirmed" | "isFrequent">

/** The recipient of a link as the author of what they write. */
export const clientOf = ({ id, recipient_name }: Pick<LinkRow, "id" | "recipient_name">): Actor => ({
  type: "client",
  id,
  name: recipient_name,
})

type ShownLink = Pick<LinkRow, "id" | "scope" | "recipient_name" | "recipient_email" | "purpose" | "given_by_link_id">

/** @param confirmed false for an account link before its one-time code was typed: then the answer does not say whose it is */
export const viewerOf = (container: MedusaContainer, link: ShownLink, confirmed = true): Viewer => ({
  link_id: link.id,
  scope: link.scope,
  name: confirmed ? link.recipient_name : "",
  email: confirmed ? link.recipient_email : "",
  preview: link.purpose === "preview",
  can_delegate:
    link.scope === "project" && link.purpose === "recipient" && !link.given_by_link_id && canDelegate(container),
})
