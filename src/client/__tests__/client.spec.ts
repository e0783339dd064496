import http from "node:http"
import type { AddressInfo } from "node:net"
import { createPortalClient, PortalApiError } from ".."

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
    expect(await client().project("cps_1")).toEqual({ page: { project: { id: "pproj_1" } }, etag: '"one"' })
    expect(asked).toMatchObject([
      { method: "GET", url: "/portal/project", headers: { authorization: "Bearer cps_1", "x-shop": "north" } },
    ])
  })

  it("gives null for a page that still is what its ETag names", async () => {
    reply = { status: 304, headers: { etag: '"one"' } }
    expect(await client().project("cps_1", '"one"')).toBeNull()
    expect(asked[0]?.headers["if-none-match"]).toBe('"one"')
  })

  it("sends what is decided as JSON, to the request as it is named", async () => {
    answering(200, { decision: { id: "pdec_1" } })
    expect(await client().decide("cps_1", "a/b", decision)).toEqual({ decision: { id: "pdec_1" } })
    expect(asked).toMatchObject([
      { method: "POST", url: "/portal/approvals/a%2Fb/decision", headers: { "content-type": "application/json" } },
    ])
    expect(JSON.parse(asked[0]?.body ?? "")).toEqual(decision)
  })

  it("ends a session whose end is answered with nothing", async () => {
    reply = { status: 204 }
    await expect(client().endSession("cps_1")).resolves.toBeUndefined()
  })

  it("throws a conflict with all that it says", async () => {
    const conflict = { type: "conflict", code: "decided", message: "Anna was first.", decision: null, changes: [] }
    answering(409, conflict)
    expect(await refusal(client().decide("cps_1", "areq_1", decision))).toMatchObject({
      status: 409,
      body: conflict,
      message: "Anna was first.",
    })
  })

  it("throws a refusal for too many tries with its status", async () => {
    answering(429, { type: "too_many_requests", message: "Please wait a moment." }, { "retry-after": "7" })
    expect(await refusal(client().exchange("cpl_1"))).toMatchObject({ status: 429, message: "Please wait a moment." })
  })

  it.each([
    ["a proxy's HTML", "<html><h1>502 Bad Gateway</h1></html>"],
    ["nothing", ""],
    ["JSON of another shape", '{"error":"upstream"}'],
  ])("keeps the status of a refusal that says %s", async (_, body) => {
    reply = { status: 502, headers: { "content-type": "text/html" }, body }
    expect(await refusal(client().shop())).toMatchObject({
      status: 502,
      body: { type: "unknown_answer", message: "The API answered 502 without saying why" },
    })
  })

  it("lets through that nobody answers, which is no refusal", async () => {
    const nobody = createPortalClient({ baseUrl: "http://127.0.0.1:1" })
    await expect(nobody.shop()).rejects.toThrow("fetch failed")
    await expect(nobody.shop()).rejects.not.toBeInstanceOf(PortalApiError)
  })
})
