import http from "node:http"
import type { AddressInfo } from "node:net"
import { createClient, createPortalClient, PortalApiError } from ".."
import { routes } from "../../contracts/routes"

interface Asked {
  method: string
  url: string
  headers: http.IncomingHttpHeaders
  body: string
}
interface Reply {
  status: number
  headers?: Record<string, string>
  body?: string
}

let asked: Asked[] = []
let reply: Reply = { status: 500 }
const server = http.createServer((request, response) => {
  let body = ""
  request.on("data", (chunk: Buffer) => (body += chunk.toString()))
  request.on("end", () => {
    asked.push({ method: request.method ?? "", url: request.url ?? "", headers: request.headers, body })
    response.writeHead(reply.status, reply.headers).end(reply.body)
  })
})
const baseUrl = () => `http://127.0.0.1:${(server.address() as AddressInfo).port}`
const staff = () => createClient(routes, (path, request) => fetch(baseUrl() + path, request))
const client = () => createPortalClient({ baseUrl: baseUrl(), headers: { "x-shop": "north" } })

beforeAll(() => new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve)))
afterAll(() => new Promise<void>((resolve) => server.close(() => resolve())))
beforeEach(() => {
  asked = []
})

const answering = (status: number, body: unknown, headers: Record<string, string> = {}): void => {
  reply = { status, headers: { "content-type": "application/json", ...headers }, body: JSON.stringify(body) }
}

const refusal = async (act: Promise<unknown>): Promise<PortalApiError> => {
  const error: unknown = await act.then(
    () => "it was taken",
    (error: unknown) => error,
  )
  if (!(error instanceof PortalApiError)) throw new Error(`no PortalApiError but ${String(error)}`)
  return error
}

const decision = { decision: "declined", nonce: "n", message: "Too dear." } as const

describe("the typed client", () => {
  it("gives the page with its ETag, and asks with the session and its own headers", async () => {
    answering(200, { project: { id: "pproj_1" } }, { etag: '"one"' })
    expect(await client().getProjectPage({ session: "cps_1" })).toEqual({
      data: { project: { id: "pproj_1" } },
      etag: '"one"',
    })
    expect(asked).toMatchObject([
      { method: "GET", url: "/portal/project", headers: { authorization: "Bearer cps_1", "x-shop": "north" } },
    ])
  })

  it("gives null for a page that still is what its ETag names", async () => {
    reply = { status: 304, headers: { etag: '"one"' } }
    expect(await client().getProjectPage({ session: "cps_1", etag: '"one"' })).toBeNull()
    expect(asked[0]?.headers["if-none-match"]).toBe('"one"')
  })

  it("sends a body as JSON and puts parameters into the path, escaped", async () => {
    answering(200, { decision: { id: "pdec_1" } })
    const answer = await client().decideApproval({ session: "cps_1", params: { id: "a/b" }, body: decision })
    expect(answer).toEqual({ decision: { id: "pdec_1" } })
    expect(asked).toMatchObject([
      { method: "POST", url: "/portal/approvals/a%2Fb/decision", headers: { "content-type": "application/json" } },
    ])
    expect(JSON.parse(asked[0]?.body ?? "")).toEqual(decision)
  })

  it("sends an empty JSON body where a write takes none, and gives nothing for a 204", async () => {
    reply = { status: 204 }
    await expect(client().endSession({ session: "cps_1" })).resolves.toBeUndefined()
    expect(asked).toMatchObject([{ method: "POST", headers: { "content-type": "application/json" }, body: "{}" }])
  })

  it("puts a query behind the path, lists separated by commas, without what is undefined", async () => {
    answering(200, { projects: [], count: 0 })
    await staff().listProjects({ query: { limit: 5, q: undefined, status: ["quote", "approved"] } })
    expect(asked).toMatchObject([
      { method: "GET", url: "/admin/client-portal/projects?limit=5&status=quote%2Capproved", body: "" },
    ])
  })

  it("gives the raw answer of a route that is not JSON", async () => {
    reply = { status: 200, headers: { "content-type": "image/png" }, body: "png" }
    const logo = await client().getLogo({ params: { id: "plogo_1" } })
    expect([logo.headers.get("content-type"), await logo.text()]).toEqual(["image/png", "png"])
  })

  it("throws a conflict with its code and its whole body", async () => {
    const conflict = { type: "conflict", code: "decided", message: "Anna was first.", decision: null, changes: [] }
    answering(409, conflict)
    const refused = client().decideApproval({ session: "cps_1", params: { id: "areq_1" }, body: decision })
    expect(await refusal(refused)).toMatchObject({
      status: 409,
      code: "decided",
      body: conflict,
      message: "Anna was first.",
    })
  })

  it("throws a refusal for too many attempts with its code and the seconds to wait", async () => {
    answering(429, { type: "too_many_requests", code: "too_many_requests", message: "Wait." }, { "retry-after": "7" })
    expect(await refusal(client().exchangeToken({ body: { token: "cpl_1" } }))).toMatchObject({
      status: 429,
      code: "too_many_requests",
      retryAfter: 7,
    })
  })

  it.each([
    ["a proxy's HTML", 502, "<html><h1>502 Bad Gateway</h1></html>", "unknown_error"],
    ["nothing", 502, "", "unknown_error"],
    ["JSON of another shape", 413, '{"error":"upstream"}', "too_large"],
    ["a code that is not ours", 404, '{"code":"gone_fishing"}', "not_found"],
  ])("gives a refusal that says %s the general code of its status", async (_, status, body, code) => {
    reply = { status, headers: { "content-type": "text/html" }, body }
    expect(await refusal(client().getShop())).toMatchObject({ status, code, body: { type: "unknown_answer" } })
  })

  it("lets through what fetch throws when the API cannot be reached", async () => {
    const offline = createPortalClient({ baseUrl: "http://127.0.0.1:1" })
    await expect(offline.getShop()).rejects.toThrow("fetch failed")
    await expect(offline.getShop()).rejects.not.toBeInstanceOf(PortalApiError)
  })

  it("has no method for a staff route in the portal's client", () => {
    expect(Object.keys(client())).not.toContain("listProjects")
    // @ts-expect-error nor in its type
    expect(client().listProjects).toBeUndefined()
  })

  it("types each call by its route", () => {
    // Never run: the compiler is the test.
    const typed = async () => {
      // @ts-expect-error a session route needs a session
      await client().getProjectPage()
      // @ts-expect-error a path with a parameter needs it
      await client().getRendering({ session: "cps_1" })
      // @ts-expect-error the body is the contract's
      await client().exchangeToken({ body: { tokens: "cpl_1" } })
      // @ts-expect-error only routes with an ETag take one
      await client().getShop({ etag: "1" })
      const name: string = (await client().getShop()).name
      return name
    }
    expect(typed).toBeInstanceOf(Function)
  })
})
