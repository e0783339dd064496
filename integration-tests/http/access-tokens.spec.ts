import { createHash } from "node:crypto"
import { openAccount } from "../support/account"
import { adminApi, type Api, openLink, publicApi } from "../support/api"
import { count, rows } from "../support/database"
import { isFullRun } from "../support/env"
import {
  askedOrder,
  forgedToken,
  forwarded,
  inParallel,
  panelOf,
  revealed,
  type Scene,
  someAddress,
  tokenOf,
} from "../support/portal"
import { routesUnder, sessionRoutes, withId } from "../support/routes"

const FORGED = isFullRun ? 1_000_000 : 2_000
const PARALLEL = 16
/** Below the limit of wrong tries, so that every single forgery is looked at and none is only turned away. */
const PER_ADDRESS = 15

/** One for each batch: among so many, addresses drawn by lot meet, and the later of two finds its tries used up. */
const addressOf = (batch: number): string => `11.${batch >> 16}.${(batch >> 8) & 255}.${batch & 255}`

const flipCase = (text: string, at: number): string => {
  const char = text[at] ?? ""
  const flipped = char === char.toLowerCase() ? char.toUpperCase() : char.toLowerCase()
  return text.slice(0, at) + flipped + text.slice(at + 1)
}
const letters = (token: string): number[] =>
  [...token].flatMap((char, index) => (index > 3 && /[a-z]/i.test(char) ? [index] : []))

/** Everything one may make of a real token without knowing another; `n` runs through the kinds and their places. */
const forge = (real: string, n: number): string => {
  const body = real.slice(4)
  const at = letters(real)
  const kinds: (() => string)[] = [
    () => forgedToken(n % 2 ? "cpl_" : "cpp_"),
    () => forgedToken("cps_"),
    () => real.slice(0, 4 + (n % 43)),
    () => flipCase(real, at[n % at.length] ?? 4),
    () => (real.startsWith("cps_") ? "cpl_" : "cps_") + body,
    () => `cpp_${body}`,
    () => real.slice(0, 4) + [...body].reverse().join(""),
    () => `${real}${"AB-_=."[n % 6]}`,
    () => real.replace(/.$/, (last) => (last === "A" ? "B" : "A")),
    () => createHash("sha256").update(real).digest("hex"),
    () => `cpl_${createHash("sha256").update(real).digest("base64url")}`,
    () => real.toUpperCase(),
  ]
  return kinds[n % kinds.length]?.() ?? ""
}

describe("tokens and sessions", () => {
  let scene: Scene
  let session: string
  let foreign: string

  beforeAll(async () => {
    scene = await askedOrder({ lines: [{ stocked: false }] })
    const other = await askedOrder({ lines: [{ stocked: false }] })
    foreign = tokenOf(other.link.url)
    session = await newSession(tokenOf(scene.link.url))
  })

  const newSession = async (token: string): Promise<string> =>
    (await publicApi().post<{ session: string }>("/portal/session", { token })).session

  it(`lets in none of ${FORGED.toLocaleString("en")} forged, truncated, altered and cross-kind tokens`, async () => {
    const before = await count("SELECT 1 FROM portal_session")
    const seeds = [tokenOf(scene.link.url), session, foreign]
    const answers = new Map<number, number>()
    const batches = Array.from({ length: Math.ceil(FORGED / PER_ADDRESS) }, (_, index) => index)
    await inParallel(batches, PARALLEL, async (batch) => {
      const api = publicApi().with(forwarded(addressOf(batch)))
      for (let n = batch * PER_ADDRESS; n < Math.min(FORGED, (batch + 1) * PER_ADDRESS); n++) {
        const forged = forge(seeds[n % seeds.length] ?? "", n)
        const { status } =
          n % 2
            ? await api.call("POST", "/portal/session", { body: { token: forged } })
            : await api.call("GET", "/portal/project", { headers: { authorization: `Bearer ${forged}` } })
        answers.set(status, (answers.get(status) ?? 0) + 1)
      }
    })
    const { 400: malformed = 0, 401: refused = 0, ...others } = Object.fromEntries(answers)
    expect(others).toEqual({})
    expect(malformed + refused).toBe(FORGED)
    expect(refused).toBeGreaterThan(FORGED * 0.9)
    expect(await count("SELECT 1 FROM portal_session")).toBe(before)
  })

  it("takes a link's token for a session nowhere, nor a session for a token", async () => {
    const api = publicApi().with(forwarded(someAddress()))
    const asToken = await api.call("POST", "/portal/session", { body: { token: session } })
    const asSession = await api.call("GET", "/portal/project", {
      headers: { authorization: `Bearer ${tokenOf(scene.link.url)}` },
    })
    expect([asToken.status, asSession.status]).toEqual([401, 401])
  })

  it("keeps nothing in the database that opens anything", async () => {
    const canaries = [tokenOf(scene.link.url), session]
    const tables = await rows<{ schema: string; name: string }>(
      "SELECT schemaname AS schema, tablename AS name FROM pg_tables WHERE schemaname IN ('public', 'client_portal_jobs')",
    )
    const found: string[] = []
    for (const { schema, name } of tables) {
      for (const { text } of await rows<{ text: string }>(`SELECT t::text AS text FROM "${schema}"."${name}" t`)) {
        const forms = canaries.flatMap((canary) => [
          canary,
          canary.slice(4),
          Buffer.from(canary).toString("hex"),
          Buffer.from(canary).toString("base64").slice(0, 40),
        ])
        if (forms.some((form) => text.includes(form)) || /cp[lps]_[A-Za-z0-9_-]{43}/.test(text)) found.push(name)
      }
    }
    expect(tables.map(({ name }) => name)).toEqual(
      expect.arrayContaining(["portal_link", "portal_session", "notification", "_private_jobs"]),
    )
    expect(found).toEqual([])
  })

  it("lets in nobody who tries the values of the link's own row and its sessions'", async () => {
    const [link] = await rows("SELECT * FROM portal_link WHERE id = $1", [scene.link.link.id])
    const sessions = await rows("SELECT * FROM portal_session WHERE link_id = $1", [scene.link.link.id])
    const texts = [link, ...sessions]
      .flatMap((one) => Object.values(one ?? {}))
      .filter((one) => typeof one === "string")
    const tries = texts.flatMap((text) => [text, `cpl_${text.slice(0, 43)}`, `cps_${text.slice(0, 43)}`])
    const statuses = await inParallel(tries, PARALLEL, async (one) => {
      const api = publicApi().with(forwarded(someAddress()))
      const asToken = await api.call("POST", "/portal/session", { body: { token: one } })
      const asSession = await api.call("GET", "/portal/project", {
        headers: { authorization: `Bearer ${encodeURI(one)}` },
      })
      return [asToken.status, asSession.status]
    })
    expect(tries.length).toBeGreaterThan(20)
    expect(statuses.flat().filter((status) => status !== 401)).toEqual([])
  })

  describe.each(sessionRoutes().flatMap((route) => route.methods.map((method) => ({ method, route }))))(
    "$method $route.path",
    ({ method, route }) => {
      const garbage = [
        undefined,
        "",
        "Bearer",
        "Bearer ",
        "Bearer null",
        "Bearer undefined",
        "Bearer [object Object]",
        "Basic Y3BsOmNwbA==",
        "Bearer a.b.c",
        "Bearer cps_",
        `Bearer ${"A".repeat(5_000)}`,
        `Bearer cps_${"*".repeat(43)}`,
        `Bearer cps_${"%00".repeat(14)}A`,
      ]

      it("answers 401 to no session and to garbage in its place", async () => {
        const call = async (authorization: string | undefined) => {
          const api = publicApi().with(forwarded(someAddress()))
          return await api.call<{ type: string }>(method, withId(route, "x"), {
            headers: authorization === undefined ? {} : { authorization },
            body: method === "GET" ? undefined : {},
          })
        }
        const answers = await inParallel([...garbage, `bearer ${session} ${session}`, `${session}`], 4, call)
        expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 401))
        expect(new Set(answers.map(({ body }) => JSON.stringify(body))).size).toBe(1)
      })
    },
  )

  describe("what a link is not for", () => {
    let account: Api

    beforeAll(async () => {
      const email = `account-${scene.order.id.toLowerCase()}@example.com`
      const { customer } = await scene.admin.post<{ customer: { id: string } }>("/admin/customers", { email })
      const { panel } = await scene.admin.post<{ panel: { link: { id: string } } }>(
        `/admin/client-portal/customers/${customer.id}/link`,
      )
      account = await openAccount((await revealed(scene.admin, panel.link.id)).url, email)
    })

    it("refuses the order's page and its approval to an account link, and the account to an order's link", async () => {
      const { request } = await panelOf(scene.admin, scene.order.id)
      const body = { decision: "declined", nonce: "x", message: "no" }
      expect((await account.call("GET", "/portal/account/orders")).status).toBe(200)
      expect((await scene.client.call("GET", "/portal/account/orders")).status).toBe(403)
      // Names all orders of the customer: the link of one order does not open it.
      expect((await account.fetch("GET", "/portal/account/statement")).headers.get("content-type")).toBe(
        "application/pdf",
      )
      expect((await scene.client.call("GET", "/portal/account/statement")).status).toBe(403)
      expect((await account.call("GET", "/portal/project")).status).toBe(403)
      expect((await account.call("GET", `/portal/approvals/${request?.id}`)).status).toBe(403)
      expect((await account.call("POST", `/portal/approvals/${request?.id}/decision`, { body })).status).toBe(403)
    })

    it("opens a preview that reads, and neither decides, counts, nor asks for mail", async () => {
      const { url } = await scene.admin.post<{ url: string }>(`/admin/client-portal/orders/${scene.order.id}/preview`)
      const preview = await openLink(url)
      const page = await preview.get<{ viewer: { preview: boolean } }>("/portal/project")
      expect(page.viewer.preview).toBe(true)

      const { request } = await panelOf(scene.admin, scene.order.id)
      const rendering = await preview.get<{ nonce: string }>(`/portal/approvals/${request?.id}`)
      const before = await panelOf(scene.admin, scene.order.id)
      const decision = await preview.call("POST", `/portal/approvals/${request?.id}/decision`, {
        body: { decision: "approved", nonce: rendering.nonce, name: "A", email: "a@example.com", consent: true },
      })
      expect(decision.status).toBe(403)
      expect(
        (await preview.call("POST", "/portal/opened", { body: { visible_ms: 3000, gesture: "key" } })).status,
      ).toBe(204)
      const fresh = await publicApi()
        .with(forwarded(someAddress()))
        .call("POST", "/portal/fresh-link", { body: { token: tokenOf(url) } })
      expect(fresh.status).toBe(202)

      expect(await panelOf(scene.admin, scene.order.id)).toEqual(before)
    })
  })

  it("opens no route of the staff with anything a client has", async () => {
    const bearers = [session, tokenOf(scene.link.url)]
    const calls = routesUnder("/admin/client-portal").flatMap((route) =>
      route.methods.flatMap((method) => bearers.map((bearer) => ({ route, method, bearer }))),
    )
    const statuses = await inParallel(calls, 4, async ({ route, method, bearer }) => {
      const { status } = await publicApi().call(method, withId(route, scene.order.id), {
        headers: { authorization: `Bearer ${bearer}` },
        body: method === "GET" ? undefined : {},
      })
      return status
    })
    expect(statuses.length).toBeGreaterThan(30)
    expect(new Set(statuses)).toEqual(new Set([401]))
    expect((await (await adminApi()).call("GET", "/admin/client-portal/settings")).status).toBe(200)
  })
})
