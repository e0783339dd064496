import type { z } from "zod"
import { errorSchema } from "../common"

/** `none`: public. `session`: a portal session as bearer. `staff`: a Medusa admin user, session or token. */
type RouteAuth = "none" | "session" | "staff"

export type RouteDefinition = {
  method: "get" | "post" | "delete"
  /** With `{id}` for parameters. */
  path: string
  auth: RouteAuth
  summary: string
  body?: z.ZodType
  /** What may stand behind the `?`. */
  query?: z.ZodObject
  /** Null answers without a body. */
  answer: { status: 200 | 202 | 204; schema: z.ZodType | null; media?: string }
  /** Statuses beside the answer's; all but 304 carry `errorSchema` unless `conflict` says otherwise. */
  refusals: number[]
  conflict?: z.ZodType
}

export const ok = (schema: z.ZodType): RouteDefinition["answer"] => ({ status: 200, schema })
export const empty: RouteDefinition["answer"] = { status: 204, schema: null }

export const refusalSchema = (route: RouteDefinition, status: number): z.ZodType =>
  status === 409 && route.conflict ? route.conflict : errorSchema
