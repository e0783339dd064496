import { routes } from "../../src/contracts/routes"
import { adminApi, type Api, publicApi } from "../support/api"
import { testEnv } from "../support/env"
import { atRest, fingerprint } from "../support/fingerprint"
import { createCustomer, createDraftOrder } from "../support/orders"
import { ask, panelOf, share } from "../support/portal"
import { raw } from "../support/raw"

const own = new URL(testEnv("TEST_API_URL"))
/** Same site as the shop's API to a browser, so that its cookie comes along in spite of SameSite=Lax. */
const SIBLING = `${own.protocol}//status.${own.host}`

const FORM = "decision=approved&channel=phone&name=Sarah+Smith"
const JSON_BODY = JSON.stringify({ decision: "approved", channel: "phone", name: "Sarah Smith" })
const MULTIPART = '--b\r\nContent-Disposition: form-data; name="decision"\r\n\r\napproved\r\n--b--\r\n'

interface Attempt {
  headers: Record<string, string>
  body?: string
}

/** What forms can be made to send, and what fetch sends without asking, or when it does not care for the answer. */
const BODIES: Attempt[] = [
  { headers: { "content-type": "application/x-www-form-urlencoded" }, body: FORM },
  { headers: { "content-type": "multipart/form-data; boundary=b" }, body: MULTIPART },
  { headers: { "content-type": "text/plain" }, body: JSON_BODY },
  { headers: { "content-type": "text/plain; charset=application/json" }, body: JSON_BODY },
  { headers: {} },
]

/** How a browser says where a request comes from: by both headers, by either, or by none. */
const SOURCES: Record<string, string>[] = [
  { "sec-fetch-site": "same-site", origin: SIBLING },
  { "sec-fetch-site": "same-site" },
  { "sec-fetch-site": "cross-site", origin: "https://attacker.example" },
  { "sec-fetch-site": "none" },
  { origin: SIBLING },
  { origin: "null" },
  { origin: `${own.origin}.attacker.example` },
  { referer: own.href },
  {},
]

/** Requests that cannot come from the admin itself, and those that could but are no JSON: 55 in all. */
const ATTEMPTS: Attempt[] = [
  ...SOURCES.flatMap((source) => BODIES.map(({ headers, body }) => ({ headers: { ...source, ...headers }, body }))),
  ...SOURCES.slice(0, 6).map((source) => ({
    headers: { ...source, "content-type": "application/json" },
    body: JSON_BODY,
  })),
  ...BODIES.slice(0, 4).map(({ headers, body }) => ({
    headers: { ...headers, "sec-fetch-site": "same-origin" },
    body,
  })),
]

const writes = routes.filter(({ access, method }) => access === "staff" && method !== "get")

let admin: Api
let cookie: string
let idOf: (path: string) => string

const call = (path: string, method: string, { headers, body }: Attempt) =>
  raw(new URL(path.replace(":id", idOf(path)), own).href, {
    method: method.toUpperCase(),
    headers: { cookie, ...headers },
    body,
  })

beforeAll(async () => {
  admin = await adminApi()
  const { token } = await publicApi().post<{ token: string }>("/auth/user/emailpass", {
    email: testEnv("TEST_ADMIN_EMAIL"),
    password: testEnv("TEST_ADMIN_PASSWORD"),
  })
  const login = await publicApi().call("POST", "/auth/session", { headers: { authorization: `Bearer ${token}` } })
  cookie = login.headers
    .getSetCookie()
    .map((set) => set.split(";")[0])
    .join("; ")

  const customer = await createCustomer()
  const order = await createDraftOrder({ customerId: customer.id, email: customer.email })
  const { link } = await share(admin, order.id)
  await ask(admin, order.id)
  const { request } = await panelOf(admin, order.id)
  idOf = (path) => {
    if (path.includes("/approval-requests/:id")) return request?.id ?? ""
    if (path.includes("/links/:id")) return link.id
    return path.includes("/customers/:id") ? customer.id : order.id
  }
  await atRest()
})

describe("a staff session cookie", () => {
  it(`does not let a page on a sibling host write: ${ATTEMPTS.length} variants on every staff route, 0 writes`, async () => {
    expect(ATTEMPTS.length).toBeGreaterThanOrEqual(50)
    const before = await fingerprint()
    const taken: string[] = []
    for (const { path, method } of writes) {
      for (const attempt of ATTEMPTS) {
        const { status, body } = await call(path, method, attempt)
        const code: unknown = body.startsWith("{") ? JSON.parse(body).code : null
        const isRefused =
          (status === 403 && code === "cross_site_request") || (status === 415 && code === "unsupported_media_type")
        if (!isRefused) taken.push(`${method} ${path} ${JSON.stringify(attempt.headers)}: ${status}`)
      }
    }
    expect(taken).toEqual([])
    expect(await fingerprint()).toEqual(before)
  })

  it.each([
    ["a browser that says so", { "sec-fetch-site": "same-origin" }],
    ["a browser that only names its origin", { origin: own.origin }],
    ["a browser with charset", { "sec-fetch-site": "same-origin", "content-type": "application/json; charset=utf-8" }],
  ])("lets the admin's own pages write on every staff route: %s", async (_, headers) => {
    for (const { path, method } of writes) {
      const attempt = { headers: { "content-type": "application/json", ...headers }, body: "{}" }
      const { status } = await call(path.replace(":id", "no-such-id"), method, attempt)
      expect([path, [200, 400, 404]]).toEqual([path, expect.arrayContaining([status])])
    }
    const renamed = await call("/admin/client-portal/orders/:id/project", "post", {
      headers: { "content-type": "application/json", ...headers },
      body: '{"po_number":"PO 7"}',
    })
    expect(renamed.status).toBe(200)
  })

  it("is not needed: a bearer token writes from anywhere, as no page can make a browser send it", async () => {
    const answer = await admin.call("POST", `/admin/client-portal/orders/${idOf("/orders/:id")}/project`, {
      body: { po_number: "PO 8" },
      headers: { origin: "https://attacker.example", "sec-fetch-site": "cross-site" },
    })
    expect(answer.status).toBe(200)
  })

  it("is not overruled by a made-up API key in a form's address", async () => {
    const { status } = await call("/admin/client-portal/orders/:id/project", "post", {
      headers: {
        authorization: `Basic ${Buffer.from("sk_made_up:").toString("base64")}`,
        "content-type": "application/x-www-form-urlencoded",
        origin: SIBLING,
      },
      body: "po_number=PO+9",
    })
    expect(status).toBe(403)
  })
})
