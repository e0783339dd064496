import { types } from "node:util"
import { testEnv } from "./env"

export interface Answer<T> {
  status: number
  headers: Headers
  /** Parsed JSON; the text itself where it is none; null where there is nothing. */
  body: T
}

export interface Call {
  body?: unknown
  /** Sent as it is, to try malformed and oversized bodies. */
  rawBody?: string | Uint8Array<ArrayBuffer>
  headers?: Record<string, string>
  query?: Record<string, string | number | boolean | string[]>
  signal?: AbortSignal
}

export class HttpError extends Error {
  override name = "HttpError"

  constructor(
    readonly status: number,
    call: string,
    readonly body: unknown,
  ) {
    super(`${call} answered ${status}: ${JSON.stringify(body)}`)
  }
}

const parse = (text: string): unknown => {
  if (text === "") return null
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}

const isStream = ({ headers }: Response): boolean =>
  headers.get("content-type")?.startsWith("text/event-stream") ?? false

/** A stream of events has no end to wait for. */
const endStream = async ({ body }: Response): Promise<string> => {
  await body?.cancel()
  return ""
}

/**
 * Node's server closes a connection after five idle seconds, such as those between two spec files: at the very moment, perhaps,
 * when it is used again. Nothing of the request was read then.
 */
const wasClosedIdle = (error: unknown): boolean => {
  // Errors of `fetch` come from outside of jest's own globals.
  const cause = types.isNativeError(error) ? error.cause : undefined
  return (
    types.isNativeError(cause) &&
    "code" in cause &&
    cause.code === "UND_ERR_SOCKET" &&
    cause.message === "other side closed"
  )
}

/** @throws what `fetch` throws, but not for a connection that was closed before the request came */
const fetchOpen = async (url: URL, request: RequestInit): Promise<Response> => {
  try {
    return await fetch(url, request)
  } catch (error) {
    if (!wasClosedIdle(error)) throw error
    return await fetch(url, request)
  }
}

/** A tiny client: `call` gives every answer, the named methods throw on what is not a success. */
export class Api {
  constructor(
    readonly baseUrl: string,
    readonly headers: Record<string, string> = {},
  ) {}

  with(headers: Record<string, string>): Api {
    return new Api(this.baseUrl, { ...this.headers, ...headers })
  }

  /** The answer itself, for bodies that are no text. */
  async fetch(method: string, path: string, { body, rawBody, headers, query, signal }: Call = {}): Promise<Response> {
    const url = new URL(path, this.baseUrl)
    for (const [name, value] of Object.entries(query ?? {})) {
      for (const one of Array.isArray(value) ? value : [value])
        url.searchParams.append(Array.isArray(value) ? `${name}[]` : name, String(one))
    }
    const hasBody = body !== undefined || rawBody !== undefined
    return await fetchOpen(url, {
      method,
      headers: { ...(hasBody ? { "content-type": "application/json" } : {}), ...this.headers, ...headers },
      body: rawBody ?? (body === undefined ? undefined : JSON.stringify(body)),
      redirect: "manual",
      signal,
    })
  }

  async call<T = unknown>(method: string, path: string, call: Call = {}): Promise<Answer<T>> {
    const answer = await this.fetch(method, path, call)
    const text = isStream(answer) ? await endStream(answer) : await answer.text()
    return { status: answer.status, headers: answer.headers, body: parse(text) as T }
  }

  private async succeed<T>(method: string, path: string, call?: Call): Promise<T> {
    const answer = await this.call<T>(method, path, call)
    if (answer.status >= 300) throw new HttpError(answer.status, `${method} ${path}`, answer.body)
    return answer.body
  }

  get<T = unknown>(path: string, query?: Call["query"]): Promise<T> {
    return this.succeed<T>("GET", path, { query })
  }

  post<T = unknown>(path: string, body: unknown = {}): Promise<T> {
    return this.succeed<T>("POST", path, { body })
  }

  put<T = unknown>(path: string, body: unknown = {}): Promise<T> {
    return this.succeed<T>("PUT", path, { body })
  }

  delete<T = unknown>(path: string): Promise<T> {
    return this.succeed<T>("DELETE", path)
  }
}

export const publicApi = (baseUrl = testEnv("TEST_API_URL")): Api => new Api(baseUrl)

const logins = new Map<string, Promise<string>>()

const logIn = async (baseUrl: string, email: string, password: string): Promise<string> =>
  (await publicApi(baseUrl).post<{ token: string }>("/auth/user/emailpass", { email, password })).token

/** Staff, logged in once for each instance and person. */
export const adminApi = async (
  baseUrl = testEnv("TEST_API_URL"),
  email = testEnv("TEST_ADMIN_EMAIL"),
  password = testEnv("TEST_ADMIN_PASSWORD"),
): Promise<Api> => {
  const key = `${baseUrl} ${email}`
  const login = logins.get(key) ?? logIn(baseUrl, email, password)
  logins.set(key, login)
  login.catch(() => logins.delete(key))
  return new Api(baseUrl, { authorization: `Bearer ${await login}` })
}

/** Node's own name counts as a program's. */
const BROWSER = "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36"

/** A client with a portal session. */
export const portalApi = (session: string, baseUrl = testEnv("TEST_API_URL")): Api =>
  new Api(baseUrl, { authorization: `Bearer ${session}`, "user-agent": BROWSER })

/** Exchanges the token of a link's address for a session. */
export const openLink = async (url: string, baseUrl = testEnv("TEST_API_URL")): Promise<Api> => {
  const token = new URL(url).pathname.split("/").pop()
  const { session } = await publicApi(baseUrl).post<{ session: string }>("/portal/session", { token })
  return portalApi(session, baseUrl)
}

/** The shop's storefront, with the first publishable key of the shop. */
export const storeApi = async (baseUrl = testEnv("TEST_API_URL")): Promise<Api> => {
  const admin = await adminApi(baseUrl)
  const { api_keys } = await admin.get<{ api_keys: { token: string }[] }>("/admin/api-keys", { type: "publishable" })
  const key = api_keys[0]
  if (!key) throw new Error("The shop has no publishable key")
  return new Api(baseUrl, { "x-publishable-api-key": key.token })
}
