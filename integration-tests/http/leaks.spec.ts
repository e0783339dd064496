import { type Answer, type Api, openLink, portalApi, publicApi } from "../support/api"
import { rows } from "../support/database"
import { loggedSince, logTexts } from "../support/logs"
import { mails } from "../support/mailbox"
import {
  ask,
  askedOrder,
  decide,
  effectsOf,
  forgedToken,
  forwarded,
  outboxDone,
  renderingOf,
  revealed,
  type Scene,
  signature,
  someAddress,
  tokenOf,
} from "../support/portal"
import { sessionRoutes, withId } from "../support/routes"

/** Every row of every table, as text. */
const dump = async (): Promise<string> => {
  const tables = await rows<{ name: string }>(
    `SELECT format('%I.%I', schemaname, tablename) AS name FROM pg_tables WHERE schemaname IN ('public', 'client_portal_jobs')`,
  )
  const parts: string[] = []
  for (const { name } of tables)
    parts.push(...(await rows<{ text: string }>(`SELECT t::text AS text FROM ${name} t`)).map(({ text }) => text))
  return parts.join("\n")
}

describe("a link's whole life", () => {
  const canaries: string[] = []
  let scene: Scene
  let logsBefore: Map<string, string>

  const keep = (client: Answer<{ session: string }>): Api => {
    canaries.push(client.body.session)
    return portalApi(client.body.session)
  }
  const open = async (token: string): Promise<Api> =>
    keep(await publicApi().call<{ session: string }>("POST", "/portal/session", { body: { token } }))

  beforeAll(async () => {
    logsBefore = logTexts()
    scene = await askedOrder()
    const { admin, link, order } = scene
    canaries.push(tokenOf(link.url))
    await admin.post(`/admin/client-portal/links/${link.link.id}/share`, { message: "Once more" })
    await ask(admin, order.id, { notify: true })
    await publicApi()
      .with(forwarded(someAddress()))
      .call("POST", "/portal/fresh-link", { body: { token: tokenOf(link.url) } })
    const client = await open(tokenOf(link.url))
    await client.post("/portal/opened", { visible_ms: 2500, gesture: "touch" })
    const rendering = await renderingOf(client)
    await decide(client, rendering, { ...signature(rendering), name: "" })
    await decide(client, rendering)
    await effectsOf(order.id)
    await decide(client, rendering)
    const { url: preview } = await admin.post<{ url: string }>(`/admin/client-portal/orders/${order.id}/preview`)
    canaries.push(tokenOf(preview))
    await open(tokenOf(preview))
    const { url: rotated } = await admin.post<{ url: string }>(`/admin/client-portal/links/${link.link.id}/rotate`)
    canaries.push(tokenOf(rotated))
    await open(tokenOf(rotated))
    await admin.post(`/admin/client-portal/links/${link.link.id}/revoke`)
    const stranger = publicApi().with(forwarded(someAddress()))
    await stranger.call("POST", "/portal/session", { body: { token: tokenOf(rotated) } })
    await stranger.call("POST", "/portal/fresh-link", { body: { token: tokenOf(rotated) } })
    await stranger.call("POST", "/portal/session", { rawBody: `{"token":"${tokenOf(rotated)}",}` })
    await stranger.call("POST", "/portal/session", { rawBody: `{"token":${tokenOf(rotated)}}` })
    await stranger.call("POST", "/portal/session", { body: { tok: tokenOf(rotated), token: { a: tokenOf(rotated) } } })
    await portalApi(tokenOf(rotated)).with(forwarded(someAddress())).call("GET", "/portal/project")
    await outboxDone(link.link.id)
    await outboxDone(order.id)
  })

  it("leaves its tokens and sessions in no log", () => {
    const log = [...loggedSince(logsBefore).values()].join("\n")
    expect(log).toContain(scene.order.id)
    expect(canaries).toHaveLength(6)
    expect(canaries.filter((canary) => log.includes(canary) || log.includes(canary.slice(4, 30)))).toEqual([])
    // Nor a beginning, as an error that quotes a broken body would leave it.
    expect(log.match(/cp[lps]_[A-Za-z0-9_-]{2}/g)).toBeNull()
  })

  it("leaves them in no table: jobs, events, notifications, evidence, workflows", async () => {
    const text = await dump()
    expect(text.includes(scene.order.id)).toBe(true)
    expect(canaries.some((canary) => text.includes(canary) || text.includes(canary.slice(4)))).toBe(false)
  })

  it("leaves them in mails to their recipient alone", async () => {
    const holding = (await mails()).filter((mail) => canaries.some((canary) => JSON.stringify(mail).includes(canary)))
    expect(holding.length).toBeGreaterThan(0)
    expect(new Set(holding.map(({ to }) => to.address))).toEqual(new Set([scene.link.link.recipient_email]))
  })

  it("leaves them in no answer but those that are made to give them", async () => {
    const { admin, order, link } = scene
    const answers = [
      await admin.get(`/admin/client-portal/orders/${order.id}`),
      await admin.get(`/admin/orders/${order.id}`),
      await admin.get("/admin/notifications", { limit: 200 }),
      await admin.get("/admin/workflows-executions", { limit: 200 }),
    ]
    const text = JSON.stringify(answers)
    expect(text).toContain(link.link.id)
    expect(canaries.filter((canary) => text.includes(canary))).toEqual([])
  })
})

describe("answers of the portal", () => {
  const HEADERS = {
    "cache-control": "no-store",
    "content-security-policy": "default-src 'none'; frame-ancestors 'none'",
    "referrer-policy": "no-referrer",
    "x-content-type-options": "nosniff",
    "x-robots-tag": "noindex",
  }

  it("are kept, framed and indexed by nobody, whatever their status", async () => {
    const { client, rendering, link } = await askedOrder({ lines: [{ stocked: false }] })
    const stranger = publicApi().with(forwarded(someAddress()))
    const answers: Record<string, Answer<unknown>> = {
      exchange: await stranger.call("POST", "/portal/session", { body: { token: tokenOf(link.url) } }),
      "wrong exchange": await stranger.call("POST", "/portal/session", { body: { token: forgedToken() } }),
      "bad exchange": await stranger.call("POST", "/portal/session", { body: {} }),
      "broken exchange": await stranger.call("POST", "/portal/session", { rawBody: '{"token":' }),
      "too large exchange": await stranger.call("POST", "/portal/session", { body: { token: "x".repeat(200_000) } }),
      shop: await stranger.call("GET", "/portal/shop"),
      "an odd address": await stranger.call("GET", "/portal/project%00"),
      "fresh link": await stranger.call("POST", "/portal/fresh-link", { body: { link_id: "x" } }),
      page: await client.call("GET", "/portal/project"),
      rendering: await client.call("GET", `/portal/approvals/${rendering.request.id}`),
      "unknown request": await client.call("GET", "/portal/approvals/unknown"),
      "unknown proof": await client.call("GET", "/portal/proofs/unknown"),
      "unknown picture": await client.call("GET", "/portal/proofs/unknown/files/unknown/pages/1/thumb"),
      "unknown original": await client.call("GET", "/portal/proofs/unknown/files/unknown/original"),
      "wrong scope": await client.call("GET", "/portal/account/orders"),
      decision: await decide(client, rendering),
      "second decision": await decide(client, rendering),
    }
    const etag = answers["page"]?.headers.get("etag") ?? ""
    answers["not modified"] = await (
      await openLink(link.url)
    ).call("GET", "/portal/project", {
      headers: { "if-none-match": etag },
    })
    for (let tries = 0; tries < 30; tries++)
      answers["too many"] = await stranger.call("POST", "/portal/session", { body: { token: forgedToken() } })
    expect(answers["too many"]?.status).toBe(429)
    for (const route of sessionRoutes())
      for (const method of route.methods)
        answers[`no session: ${method} ${route.path}`] = await stranger.call(method, withId(route, "x"))
    for (const [name, { headers }] of Object.entries(answers)) {
      const carried = Object.fromEntries(Object.keys(HEADERS).map((header) => [header, headers.get(header)]))
      expect({ name, ...carried }).toEqual({ name, ...HEADERS })
    }
    expect(
      Object.entries(answers).flatMap(([name, answer]) => (answer.headers.has("set-cookie") ? [name] : [])),
    ).toEqual([])
  })

  it("hold no stack, no SQL and no path when they refuse", async () => {
    const { client, admin } = await askedOrder({ lines: [{ stocked: false }] })
    const refusals = [
      await client.call("GET", "/portal/approvals/unknown"),
      await client.call("POST", "/portal/approvals/unknown/decision", { body: { decision: "x" } }),
      await client.call("POST", "/portal/opened", { rawBody: "{" }),
      await admin.call("GET", "/admin/client-portal/orders/unknown"),
      await admin.call("POST", "/admin/client-portal/orders/unknown/links", { body: {} }),
    ]
    for (const { status, body } of refusals) {
      expect(status).toBeLessThan(500)
      expect(JSON.stringify(body)).not.toMatch(/node_modules|\bat .*:\d+|select |insert |portal_|stack/i)
    }
  })

  it("of staff that carry a link are answers to a POST", async () => {
    const { admin, order, link } = await askedOrder({ lines: [{ stocked: false }] })
    const { url } = await revealed(admin, link.link.id)
    const panel = await admin.get(`/admin/client-portal/orders/${order.id}`)
    expect(url).toBe(link.url)
    expect(JSON.stringify(panel)).not.toContain(tokenOf(url))
    expect(link.link.display).toBe(`cpl_…${tokenOf(url).slice(-4)}`)
  })
})
