import type { AuthenticatedMedusaRequest, MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import type { MedusaContainer } from "@medusajs/framework/types"
import type { Actor } from "../contracts/actor"
import { type Output, type Route, statusOf } from "../contracts/routes/define-route"
import { portalError } from "../lib/portal-error"
import { actorOf } from "./admin/client-portal/actor-of"
import type { Authenticate, FreshSession } from "../project-page/read-page"
import { refuse } from "./errors"
import { sessionFor } from "./portal/portal-session"
import { readJson } from "./request-body"
import { parseBody, parseParams, parseQuery } from "./validate"

/** Returned by a handler that has written its answer to `res` itself. */
export const ANSWERED = Symbol("answered")

type SessionOf<R extends Route> = R extends { scope: "project" } ? FreshSession & { order_id: string } : FreshSession

type Caller<R extends Route> = R["access"] extends "session"
  ? { session: SessionOf<R> }
  : R extends { access: "staff" }
    ? { staff_id: string } & (R extends { method: "post" | "delete" } ? { actor: Actor } : unknown)
    : unknown

/** What a handler is given: its caller, and the parts of the request as the definition parses them. */
export type Context<R extends Route> = Caller<R> &
  (R extends { params: infer Params } ? { params: Output<Params> } : unknown) &
  (R extends { query: infer Query } ? { query: Output<Query> } : unknown) &
  (R extends { body: infer Body } ? { body: Output<Body> } : unknown) & {
    container: MedusaContainer
    req: MedusaRequest
    res: MedusaResponse
  }

export type Answer<R extends Route> =
  typeof ANSWERED | (R extends { media: string } ? never : R["response"] extends null ? void : Output<R["response"]>)

/** A method type: TypeScript compares its parameters both ways, so that the overload below fits its implementation. */
type Handler<R extends Route> = { handle(context: Context<R>): Promise<Answer<R>> }["handle"]

type RouteHandler = (req: AuthenticatedMedusaRequest, res: MedusaResponse) => Promise<void>

type Options = {
  /** How a session route looks its session up; left out: with its keys alone. */
  authenticate?: Authenticate
}

/**
 * Makes the handler of a route from its definition: authenticates the caller, refuses links of the wrong kind and writes
 * in a preview, counts a client's writes, parses, answers, and turns errors into their codes. Everything a session route
 * reads or writes must be scoped by the ids of `session`, never by ids of the request alone.
 */
export function implement<R extends Route>(route: R, handler: Handler<R>, options?: Options): RouteHandler
export function implement(route: Route, handler: Handler<Route>, options: Options = {}): RouteHandler {
  return async (req, res) => {
    try {
      const answer = await handler({ container: req.scope, req, res, ...(await read(route, options, req, res)) })
      if (answer === ANSWERED) return
      if (route.response) res.status(statusOf(route)).json(answer)
      else res.status(statusOf(route)).end()
    } catch (error) {
      refuse(req, res, error)
    }
  }
}

const read = async (route: Route, options: Options, req: AuthenticatedMedusaRequest, res: MedusaResponse) => ({
  ...(await callerOf(route, options, req)),
  ...(route.params ? { params: parseParams(route.params, req.params) } : {}),
  ...(route.query ? { query: parseQuery(route.query, req.query) } : {}),
  ...(route.body ? { body: parseBody(route.body, await readJson(req, res, route.maxBytes)) } : {}),
})

const callerOf = async (
  route: Route,
  { authenticate }: Options,
  req: AuthenticatedMedusaRequest,
): Promise<{ session?: FreshSession; staff_id?: string; actor?: Actor }> => {
  if (route.access === "session") return { session: await sessionFor(route, req, authenticate) }
  if (route.access === "public") return {}
  // Medusa's own middleware has authenticated everything below /admin; this is the second lock on the door.
  const staff_id = req.auth_context?.actor_id
  if (!staff_id) throw portalError("unauthorized", "Unauthorized")
  // Whose name is needed only where something is recorded.
  return route.method === "get" ? { staff_id } : { staff_id, actor: await actorOf(req) }
}
