import type { MedusaContainer } from "@medusajs/framework/types"
import { MedusaError } from "@medusajs/framework/utils"
import type { Viewer } from "../../contracts"
import type { Route } from "../../contracts/routes/define-route"
import { portalError } from "../../lib/portal-error"
import type { LinkRow, SessionRow } from "../../modules/portal-token/rows"
import { authenticateWithFreshness, type FreshSession } from "../../project-page/read-page"
export type { FreshSession }
import { countFailedToken, countWrite, canDelegate } from "./limits"
import { type Asked, trueClient } from "./true-client"

const bearerOf = (req: Pick<Asked, "headers">): string | null => {
  const [scheme, value, ...rest] = (req.headers.authorization ?? "").split(" ")
  return scheme?.toLowerCase() === "bearer" && value && rest.length === 0 ? value : null
}

/** Returns the same error for missing, invalid, expired and revoked sessions. */
export const sessionOver = (): MedusaError =>
  portalError("session_over", "This session has ended. Open your link again, or ask for a fresh one.")

/** Counts the failure and throws. @throws MedusaError unauthorized, or TooManyRequests */
const refuseSession = async (req: Asked): Promise<never> => {
  await countFailedToken(req.scope, trueClient(req).address)
  throw sessionOver()
}

/**
 * The session of a request, with its order's freshness key. Everything a route reads or writes is scoped by the ids it
 * carries, never by ids of the request alone. Sessions that are asked for at once are looked up in one statement, so that
 * a flood of wrong ones does not cost a statement each, while a valid one from the same address is still found.
 * @throws MedusaError unauthorized, or TooManyRequests
 */
export const sessionOf = async (req: Asked): Promise<FreshSession> => {
  const bearer = bearerOf(req)
  const session = bearer && (await authenticateWithFreshness(req.scope, bearer))
  return session || (await refuseSession(req))
}

/**
 * The caller of a session route. Writes are counted for their link and refused in a preview.
 * @throws MedusaError session_over, preview or wrong_scope, or TooManyRequests
 */
export const sessionFor = async (
  { method, scope, allowsPreview }: Pick<Route, "method" | "scope" | "allowsPreview">,
  req: Asked,
): Promise<FreshSession> => {
  const session = await sessionOf(req)
  if (method !== "get") {
    await countWrite(req.scope, session.id)
    if (session.purpose === "preview" && !allowsPreview)
      throw portalError("preview", "This is a preview: actions are disabled.")
  }
  if (scope && (session.scope !== scope || (scope === "project" && !session.order_id)))
    throw portalError(
      "wrong_scope",
      scope === "project" ? "This link does not open an order." : "This link does not open an account.",
    )
  return session
}

/** The session of a request that writes, on a project. @throws MedusaError, or TooManyRequests */
export const writingSessionOf = async (req: Asked): Promise<FreshSession & { order_id: string }> =>
  projectScoped(await sessionFor({ method: "post", scope: "project" }, req))

/** @throws MedusaError forbidden for a link that is not of a project */
export const projectScoped = <T extends SessionRow>(session: T): T & { order_id: string } => {
  const { order_id } = session
  if (session.scope !== "project" || !order_id) {
    throw new MedusaError(MedusaError.Types.FORBIDDEN, "This link does not open an order.")
  }
  return { ...session, order_id }
}

export const viewerOf = (
  container: MedusaContainer,
  link: Pick<LinkRow, "id" | "scope" | "recipient_name" | "recipient_email" | "purpose" | "given_by_link_id">,
): Viewer => ({
  link_id: link.id,
  scope: link.scope,
  name: link.recipient_name,
  email: link.recipient_email,
  preview: link.purpose === "preview",
  can_delegate:
    link.scope === "project" && link.purpose === "recipient" && !link.given_by_link_id && canDelegate(container),
})
