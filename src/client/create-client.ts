import { type Input, type Output, type Route, UPLOAD_MEDIA } from "../contracts/routes/define-route"
import { toApiError } from "./error"

export type TransportRequest = {
  method: string
  headers: Record<string, string>
  /** JSON, or the file of an upload; a stream is sent piece by piece, which browsers cannot do. */
  body?: string | Blob | ReadableStream<Uint8Array>
  /** Set for a stream, which `fetch` asks for. */
  duplex?: "half"
  signal?: AbortSignal
}

/** Sends one request. `path` begins with a slash and carries the query. A refusal is an answer, not an error. */
export type Transport = (path: string, request: TransportRequest) => Promise<Response>

type Fields<R extends Route> = (R extends { params: infer Params } ? { params: Input<Params> } : unknown) &
  (R extends { query: infer Query } ? { query?: Partial<Output<Query>> } : unknown) &
  (R extends { body: infer Body } ? { body: Input<Body> } : unknown) &
  (R extends { upload: true } ? { file: Blob | ReadableStream<Uint8Array> } : unknown) &
  (R["access"] extends "session" ? { session: string } : unknown) &
  (R extends { etag: true } ? { etag?: string | null } : unknown)

/** What one call needs: the parts of its route, and the bearer value of a session where the route asks for one. */
export type Call<R extends Route> = Fields<R> & { signal?: AbortSignal }

/** Null: the resource is still what the given ETag names. */
export type Tagged<T> = { data: T; etag: string | null } | null

/** An answer that is not JSON comes as it is, its body unread; null where it is still what the given ETag names. */
export type Result<R extends Route> = R extends { media: string }
  ? Response | (R extends { etag: true } ? null : never)
  : R extends { etag: true }
    ? Tagged<Output<R["response"]>>
    : R["response"] extends null
      ? undefined
      : Output<R["response"]>

type Method<R extends Route> =
  Record<string, never> extends Fields<R>
    ? (call?: Call<R>) => Promise<Result<R>>
    : (call: Call<R>) => Promise<Result<R>>

export type Client<Routes extends readonly Route[]> = { [R in Routes[number] as R["id"]]: Method<R> }

type AnyCall = {
  params?: Record<string, string>
  query?: Record<string, unknown>
  body?: unknown
  file?: Blob | ReadableStream<Uint8Array>
  session?: string
  etag?: string | null
  signal?: AbortSignal
}

const addressOf = (route: Route, { params = {}, query = {} }: AnyCall): string => {
  const path = route.path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(params[name] ?? ""))
  const search = new URLSearchParams()
  for (const [name, value] of Object.entries(query)) if (value !== undefined) search.set(name, String(value))
  return search.size ? `${path}?${search}` : path
}

const requestOf = (route: Route, { body, file, session, etag, signal }: AnyCall): TransportRequest => {
  const writes = route.method !== "get"
  return {
    method: route.method.toUpperCase(),
    headers: {
      accept: route.media ?? "application/json",
      // Also for routes without a body: staff writes are accepted as JSON only.
      ...(writes ? { "content-type": route.upload ? UPLOAD_MEDIA : "application/json" } : {}),
      ...(session ? { authorization: `Bearer ${session}` } : {}),
      ...(etag ? { "if-none-match": etag } : {}),
    },
    ...(writes ? { body: file ?? JSON.stringify(body ?? {}) } : {}),
    ...(file instanceof ReadableStream ? { duplex: "half" } : {}),
    ...(signal ? { signal } : {}),
  }
}

/** Lets go of a body that is not read, so that the connection can be used again. */
const discard = async (response: Response): Promise<void> => await response.body?.cancel()

const call = async (route: Route, transport: Transport, given: AnyCall): Promise<unknown> => {
  const response = await transport(addressOf(route, given), requestOf(route, given))
  if (response.status === 304) {
    await discard(response)
    return null
  }
  if (!response.ok) throw await toApiError(response)
  if (route.media) return response
  if (!route.response) {
    await discard(response)
    return undefined
  }
  const data: unknown = JSON.parse(await response.text())
  return route.etag ? { data, etag: response.headers.get("etag") } : data
}

/**
 * The typed client of a list of routes: one method a route, named by its id.
 * Every method throws PortalApiError for a refusal, and lets through what the transport throws.
 */
export function createClient<const Routes extends readonly Route[]>(
  routes: Routes,
  transport: Transport,
): Client<Routes>
export function createClient(routes: readonly Route[], transport: Transport): Record<string, unknown> {
  return Object.fromEntries(routes.map((route) => [route.id, (given: AnyCall = {}) => call(route, transport, given)]))
}
