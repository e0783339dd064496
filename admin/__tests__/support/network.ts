/// <reference types="jest" />

interface Asked {
  method: string
  path: string
  query: URLSearchParams
  headers: Headers
  body: unknown
}

interface Reply {
  status?: number
  body?: unknown
  headers?: Record<string, string>
}

type Answer = Reply | ((asked: Asked) => Reply | Promise<Reply>)

/**
 * The network of one test: the only thing that component specs replace. Answers by "METHOD /path"; a request that no
 * answer was given for is refused as the server would refuse an unknown address.
 */
export class Network {
  readonly asked: Asked[] = []
  private readonly answers = new Map<string, Answer>()
  isDown = false

  constructor() {
    this.on("GET /admin/users", {
      body: { users: [{ id: "user_1", email: "dana@example.com", first_name: "Dana", last_name: "Ruiz" }] },
    })
    this.on("GET /admin/client-portal/jobs", { body: { jobs: [], count: 0 } })
    this.on("GET /admin/client-portal/stages", { body: { stages: [] } })
    this.on("GET /admin/client-portal/projects/pproj_1/quote-request", { body: { request: null } })
    globalThis.fetch = (input, init) => this.answer(new Request(input, init), init?.body)
  }

  on(route: string, answer: Answer): this {
    this.answers.set(route, answer)
    return this
  }

  /** Requests to one route so far. */
  to(route: string): Asked[] {
    return this.asked.filter(({ method, path }) => `${method} ${path}` === route)
  }

  private async answer(request: Request, body: BodyInit | null | undefined): Promise<Response> {
    if (this.isDown) throw new TypeError("Failed to fetch")
    const url = new URL(request.url)
    const asked: Asked = {
      method: request.method,
      path: url.pathname,
      query: url.searchParams,
      headers: request.headers,
      body: typeof body === "string" ? JSON.parse(body) : null,
    }
    this.asked.push(asked)
    const known = this.answers.get(`${asked.method} ${asked.path}`)
    const missing: Reply = { status: 404, body: { type: "not_found", code: "not_found", message: "Not found" } }
    const reply = known === undefined ? missing : typeof known === "function" ? await known(asked) : known
    const { status = 200, body: answer = null, headers = {} } = reply
    return new Response(status === 304 ? null : JSON.stringify(answer), {
      status,
      headers: { "content-type": "application/json", ...headers },
    })
  }
}
