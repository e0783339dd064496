import { z } from "zod"
import { ERROR_STATUS, type ErrorCode } from "../errors"

/** `public`: open to everyone. `session`: a portal session as bearer. `staff`: a Medusa admin user or a secret API key. */
export type RouteAccess = "public" | "session" | "staff"

export type Route = {
  /** Name of the client's method and OpenAPI's `operationId`. */
  id: string
  method: "get" | "post" | "delete"
  path: `/portal/${string}` | `/admin/client-portal/${string}`
  access: RouteAccess
  /** Session routes: the kind of link that may call. Left out: both. */
  scope?: "project" | "account"
  /** Session writes are refused in a staff preview unless this is set. */
  allowsPreview?: true
  /** Of session routes: a session of an account link may call before its one-time code was typed. */
  allowsUnconfirmed?: true
  /** Session writes that pages make by themselves: counted in memory, apart from what their clients do. */
  isFrequent?: true
  summary: string
  /** One entry for each `:name` of the path. */
  params?: z.ZodObject
  query?: z.ZodObject
  body?: z.ZodType
  /** The body is a file (`application/octet-stream`) that the handler streams; such a route has no `body`. */
  upload?: true
  /** Largest body, 100 kB unless set. */
  maxBytes?: number
  /** Null: an answer without a body. */
  response: z.ZodType | null
  /** Set for an answer that is not JSON. */
  media?: string
  /** 200, or 204 without a body, unless set. */
  status?: 202
  /** The answer carries an ETag, and a request that names it is answered 304. */
  etag?: true
  /** Codes beside those that follow from access, method, query and body (`errorsOf`). */
  errors: readonly ErrorCode[]
  /** Body of a 409, where it says more than the code. */
  conflict?: z.ZodType
}

/**
 * Defines one route. Its handler's types (src/api/implement.ts), its OpenAPI operation and its method of the typed client
 * (src/client) are derived from this definition.
 */
export const defineRoute = <const R extends Route>(route: R): R => route

export type Output<Schema> = Schema extends z.ZodType ? z.output<Schema> : undefined
export type Input<Schema> = Schema extends z.ZodType ? z.input<Schema> : undefined

export const idParams = z.object({ id: z.string().min(1).max(200) })

export const UPLOAD_MEDIA = "application/octet-stream"

export const statusOf = ({ status, response, media }: Route): number => status ?? (response || media ? 200 : 204)

/** Every code a route can answer with. */
export const errorsOf = (route: Route): ErrorCode[] => {
  const writes = route.method !== "get"
  const implied: (ErrorCode | false | undefined)[] = [
    Boolean(route.query ?? route.body) && "invalid_request",
    ...(route.body ? (["malformed_json", "too_large"] as const) : []),
    route.upload && "unsupported_media_type",
    route.params && "not_found",
    ...(route.access === "session" ? (["session_over", "too_many_requests"] as const) : []),
    route.access === "session" && writes && !route.allowsPreview && "preview",
    route.scope && "wrong_scope",
    route.access === "session" && route.scope !== "project" && !route.allowsUnconfirmed && "code_required",
    route.access === "staff" && "unauthorized",
    ...(route.access === "staff" && writes ? (["cross_site_request", "unsupported_media_type"] as const) : []),
  ]
  const codes = [...implied.filter((code) => code !== undefined && code !== false), ...route.errors]
  return [...new Set(codes)].sort((one, other) => ERROR_STATUS[one] - ERROR_STATUS[other])
}
