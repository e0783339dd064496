import type { CustomerPanel } from "../../src/contracts"
import { routes } from "../../src/contracts/routes"
import { openAccount } from "../support/account"
import { type Answer, type Api, publicApi } from "../support/api"
import { rows } from "../support/database"
import { testEnv } from "../support/env"
import { createCustomer } from "../support/orders"
import { forgedToken, forwarded, revealed, sharedOrder, someAddress } from "../support/portal"
import { raw } from "../support/raw"

type Refusal = { type: string; code: string; message: string }

let admin: Api
let account: Api
let client: Api

beforeAll(async () => {
  const scene = await sharedOrder()
  admin = scene.admin
  client = scene.client
  const customer = await createCustomer()
  const { panel } = await admin.post<{ panel: CustomerPanel }>(`/admin/client-portal/customers/${customer.id}/link`)
  account = await openAccount((await revealed(admin, panel.link?.id ?? "")).url, customer.email)
})

const callerOf = (route: (typeof routes)[number]): Api => {
  if (route.access === "staff") return admin
  if (route.access === "public") return publicApi()
  return "scope" in route && route.scope === "account" ? account : client
}

// Writes of one link are limited a minute. The limits have specs of their own.
beforeEach(async () => void (await rows("DELETE FROM portal_rate_limit")))

const refusal = ({ status, body }: Answer<Refusal>) => [status, body?.code]

/** Fills every parameter of a path; as it comes, with what an id and a hash may look like. */
const withId = (path: string, id = "1".repeat(64)): string => path.replace(/:\w+/g, id)

const withBody = routes.filter((route) => "body" in route)
const withParams = routes.filter((route) => "params" in route)

const DEFAULT_MAX_BYTES = 102_400

const REFUSED = [
  [404, "not_found"],
  [400, "invalid_request"],
  [400, "not_allowed"],
]

/** Wrong tokens are counted by address: each call has one of its own. */
const from = () => forwarded(someAddress())

describe("every refusal names a stable code", () => {
  it.each(routes.filter(({ access }) => access === "session"))(
    "$id without a valid session",
    async ({ method, path }) => {
      for (const authorization of ["", "Bearer", `Bearer ${forgedToken("cps_")}`, "Basic YTpi"]) {
        const headers = { ...from(), authorization }
        const answer = await publicApi().call<Refusal>(method.toUpperCase(), path, { headers })
        expect(refusal(answer)).toEqual([401, "session_over"])
      }
    },
  )

  it.each(withBody)("$id with broken JSON, which is never quoted", async (route) => {
    const { method, path } = route
    const call = { rawBody: '{"token":"cpl_canary', headers: from() }
    const answer = await callerOf(route).call<Refusal>(method.toUpperCase(), withId(path), call)
    expect(refusal(answer)).toEqual([400, "malformed_json"])
    expect(JSON.stringify(answer.body)).not.toContain("canary")
  })

  it.each(withBody)("$id with a body that is too large", async (route) => {
    const { method, path } = route
    const limit = "maxBytes" in route ? route.maxBytes : DEFAULT_MAX_BYTES
    const call = { rawBody: JSON.stringify({ name: "x".repeat(limit) }), headers: from() }
    const answer = await callerOf(route).call<Refusal>(method.toUpperCase(), withId(path), call)
    expect(refusal(answer)).toEqual([413, "too_large"])
  })

  it.each(withBody)("$id with a body of another type, and says which fields", async (route) => {
    const { method, path } = route
    for (const body of [[], [null], { recipient_email: ["a@b.example"], name: null, stages: {}, token: [] }]) {
      const answer = await callerOf(route).call<Refusal>(method.toUpperCase(), withId(path), { body, headers: from() })
      // Where nothing is required, what is unknown may be left out as well.
      if (answer.status !== 404) expect(refusal(answer)).toEqual([400, "invalid_request"])
    }
  })

  it.each(withParams)("$id with an id that names nothing", async (route) => {
    const { method, path } = route
    for (const id of ["no-such-id", "x".repeat(500), "null", "undefined", "%20"]) {
      const call = { headers: from(), ...(method === "get" ? {} : { body: {} }) }
      const { status, body } = await callerOf(route).call<Refusal>(method.toUpperCase(), withId(path, id), call)
      // The summary of an order that the portal does not know says that it does not know it.
      if (status === 200) expect(body).toEqual({ project: null })
      else expect(REFUSED).toContainEqual([status, body.code])
    }
  })

  it.each(["limit=1&limit=2", "limit[]=1", "limit[x]=1", "limit=", "limit=null", "limit=1e1", "limit=-1", "nothing=1"])(
    "a query of ?%s",
    async (query) => {
      const answer = await admin.call<Refusal>("GET", `/admin/client-portal/projects?${query}`)
      expect(refusal(answer)).toEqual([400, "invalid_request"])
    },
  )
})

describe("an address that cannot be decoded", () => {
  it.each([
    "/portal/%FF",
    "/portal/approvals/%E0%A4%A",
    "/portal/shop/logo/%",
    "/portal/approvals/%00",
    "/portal/project?order_id=%00",
    "/PORTAL/%ff/project",
  ])("is a plain 404 without a stack: %s", async (target) => {
    const { status, body } = await raw(testEnv("TEST_API_URL"), { target, headers: from() })
    expect([status, JSON.parse(body)]).toEqual([404, expect.objectContaining({ code: "not_found" })])
    expect(body).not.toMatch(/node_modules|URIError|decode/)
  })
})
