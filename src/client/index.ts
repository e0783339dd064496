import type {
  AccountPage,
  Decide,
  DecisionStamp,
  FreshLink,
  Delegated,
  Delegate,
  Opened,
  PortalErrorBody,
  PortalSession,
  ProjectPage,
  Rendering,
  Shop,
} from "../contracts"

/**
 * A refusal of the API. `body` is what it answered: for a 409 on a decision a `DecisionConflict`. Where something in
 * between refused (a proxy whose backend is down), which knows nothing of these shapes, its `type` is `unknown_answer`.
 */
export class PortalApiError extends Error {
  constructor(
    readonly status: number,
    readonly body: PortalErrorBody,
  ) {
    super(body.message)
    this.name = "PortalApiError"
  }
}

export type PortalClientOptions = {
  /** Medusa's own origin. */
  baseUrl: string
  /** Sent with every request; the portal's server puts the true client's address and the shared secret here. */
  headers?: Record<string, string>
  fetch?: typeof fetch
}

const isErrorBody = (value: unknown): value is PortalErrorBody =>
  typeof value === "object" &&
  value !== null &&
  "type" in value &&
  typeof value.type === "string" &&
  "message" in value &&
  typeof value.message === "string"

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

const refusalOf = async (answer: Response): Promise<PortalApiError> => {
  const body = parsed(await answer.text())
  const message = `The API answered ${answer.status} without saying why`
  return new PortalApiError(answer.status, isErrorBody(body) ? body : { type: "unknown_answer", message })
}

/**
 * The clients' side of the API with its types, for a shop that builds the portal into its own storefront. Use it on a
 * server: a session must not be readable by scripts in a browser. Every call throws PortalApiError for a refusal, and lets
 * through what fetch itself throws when nobody answers.
 */
export const createPortalClient = ({ baseUrl, headers = {}, fetch: send = fetch }: PortalClientOptions) => {
  const request = async (
    path: string,
    init: { method?: string; body?: unknown; session?: string; etag?: string } = {},
  ): Promise<Response> => {
    const answer = await send(new URL(path, baseUrl), {
      method: init.method ?? "GET",
      headers: {
        ...headers,
        ...(init.body === undefined ? {} : { "content-type": "application/json" }),
        ...(init.session ? { authorization: `Bearer ${init.session}` } : {}),
        ...(init.etag ? { "if-none-match": init.etag } : {}),
      },
      ...(init.body === undefined ? {} : { body: JSON.stringify(init.body) }),
    })
    if (answer.ok || answer.status === 304) return answer
    throw await refusalOf(answer)
  }
  const json = async <T>(...args: Parameters<typeof request>): Promise<T> => await (await request(...args)).json()

  return {
    exchange: async (token: string) =>
      await json<PortalSession>("/portal/session", { method: "POST", body: { token } }),
    endSession: async (session: string): Promise<void> =>
      void (await request("/portal/session/end", { method: "POST", session })),
    freshLink: async (named: FreshLink) =>
      await json<{ message: string }>("/portal/fresh-link", { method: "POST", body: named }),
    opened: async (session: string, opened: Opened): Promise<void> =>
      void (await request("/portal/opened", { method: "POST", body: opened, session })),
    /** @returns null when the page still is what `etag` names */
    project: async (session: string, etag?: string): Promise<{ page: ProjectPage; etag: string } | null> => {
      const answer = await request("/portal/project", { session, etag })
      return answer.status === 304 ? null : { page: await answer.json(), etag: answer.headers.get("etag") ?? "" }
    },
    account: async (session: string) => await json<AccountPage>("/portal/account", { session }),
    rendering: async (session: string, requestId: string) =>
      await json<Rendering>(`/portal/approvals/${encodeURIComponent(requestId)}`, { session }),
    decide: async (session: string, requestId: string, decision: Decide) =>
      await json<{ decision: DecisionStamp }>(`/portal/approvals/${encodeURIComponent(requestId)}/decision`, {
        method: "POST",
        body: decision,
        session,
      }),
    delegate: async (session: string, colleague: Delegate) =>
      await json<Delegated>("/portal/delegate", { method: "POST", body: colleague, session }),
    shop: async () => await json<Shop>("/portal/shop"),
  }
}
