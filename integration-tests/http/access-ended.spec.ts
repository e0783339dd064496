import type { RevealedLink } from "../../src/contracts"
import { openAccount } from "../support/account"
import { type Api, openLink, portalApi, publicApi } from "../support/api"
import { count, row, rows } from "../support/database"
import { linksIn, mailTo } from "../support/mailbox"
import { createCustomer } from "../support/orders"
import {
  askedOrder,
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
import { testEnv } from "../support/env"

type Ended = "revoked" | "expired" | "rotated"
const ENDS: Ended[] = ["revoked", "expired", "rotated"]

const end = async ({ admin, link }: Scene, how: Ended): Promise<void> => {
  if (how === "revoked") await admin.post(`/admin/client-portal/links/${link.link.id}/revoke`)
  if (how === "rotated") await admin.post(`/admin/client-portal/links/${link.link.id}/rotate`)
  if (how === "expired")
    await rows("UPDATE portal_link SET expires_at = now() - interval '1 second' WHERE id = $1", [link.link.id])
}

/** The whole answer as a stranger sees it, to the byte. */
const bytesOf = async (path: string, body: object): Promise<string> => {
  const answer = await fetch(new URL(path, testEnv("TEST_API_URL")), {
    method: "POST",
    headers: { "content-type": "application/json", ...forwarded(someAddress()) },
    body: JSON.stringify(body),
  })
  const headers = [...answer.headers].filter(([name]) => name !== "date")
  return JSON.stringify([answer.status, headers, await answer.text()])
}

const feedRows = async (linkId: string): Promise<number> =>
  await count("SELECT 1 FROM notification WHERE resource_id = $1 AND channel = 'feed'", [linkId])
const mailRows = async (linkId: string): Promise<number> =>
  await count("SELECT 1 FROM notification WHERE resource_id = $1 AND channel = 'email'", [linkId])

describe.each(ENDS)("a link that is %s", (how) => {
  let scene: Scene
  let token: string
  let requestId: string
  let body: object

  beforeAll(async () => {
    scene = await askedOrder({ lines: [{ stocked: false }] })
    token = tokenOf(scene.link.url)
    const rendering = await renderingOf(scene.client)
    requestId = rendering.request.id
    body = signature(rendering)
    await end(scene, how)
  })

  it("opens no session", async () => {
    const { status } = await publicApi()
      .with(forwarded(someAddress()))
      .call("POST", "/portal/session", { body: { token } })
    expect(status).toBe(401)
  })

  it.each(sessionRoutes().flatMap((route) => route.methods.map((method) => ({ method, path: route.path, route }))))(
    "serves nothing to its sessions on $method $path",
    async ({ method, route }) => {
      for (const bearer of [scene.client, portalApi(token)]) {
        const { status, body: answer } = await bearer
          .with(forwarded(someAddress()))
          .call(method, withId(route, requestId), { body: method === "GET" ? undefined : body })
        expect({ status, answer }).toEqual({
          status: 401,
          answer: { type: "unauthorized", code: "session_over", message: expect.any(String) },
        })
      }
      expect(await count("SELECT 1 FROM portal_decision WHERE order_id = $1", [scene.order.id])).toBe(0)
    },
  )
})

describe("a stranger", () => {
  it("gets the same bytes for a token that is unknown, expired, revoked or rotated away", async () => {
    const scenes = await Promise.all(ENDS.map(async (how) => ({ how, scene: await askedOrder() })))
    for (const { how, scene } of scenes) await end(scene, how)
    const tokens = [forgedToken(), ...scenes.map(({ scene }) => tokenOf(scene.link.url))]
    const exchanges = await Promise.all(tokens.map((token) => bytesOf("/portal/session", { token })))
    expect(new Set(exchanges).size).toBe(1)
    const live = await askedOrder()
    const names = [
      ...tokens.map((token) => ({ token })),
      ...[...scenes.map(({ scene }) => scene), live].map(({ link }) => ({ link_id: link.link.id })),
      { token: tokenOf(live.link.url) },
      { link_id: "plink_unknown" },
    ]
    const fresh = await Promise.all(names.map((name) => bytesOf("/portal/fresh-link", name)))
    expect(new Set(fresh).size).toBe(1)
    expect(fresh[0]).toContain("[202,")
  })
})

describe("a fresh link", () => {
  let scene: Scene
  let stranger: Api

  beforeEach(async () => {
    scene = await askedOrder({ lines: [{ stocked: false }] })
    stranger = publicApi().with(forwarded(someAddress()))
  })

  const askFresh = async (body: object): Promise<void> => {
    expect((await stranger.call("POST", "/portal/fresh-link", { body })).status).toBe(202)
    await outboxDone(scene.link.link.id)
  }

  it("goes to the address on file and nowhere else, whatever else is sent along", async () => {
    const { status } = await stranger.call("POST", "/portal/fresh-link", {
      body: { link_id: scene.link.link.id, email: "thief@example.com" },
    })
    expect(status).toBe(400)
    await askFresh({ link_id: scene.link.link.id })
    const sent = await rows<{ to: string }>(
      `SELECT "to" FROM notification WHERE resource_id = $1 AND channel = 'email'`,
      [scene.link.link.id],
    )
    expect(sent).toEqual([{ to: scene.link.link.recipient_email }])
    const mail = await mailTo(scene.link.link.recipient_email, ({ subject }) => subject.startsWith("Your new link"))
    expect(linksIn(mail)).toContain(scene.link.url)
  })

  it("of an expired link lasts as long as the one before it, however often it is renewed", async () => {
    const days = async () =>
      (
        await row<{ days: number }>(
          "SELECT round(extract(epoch FROM expires_at - now()) / 86400)::int AS days FROM portal_link WHERE id = $1",
          [scene.link.link.id],
        )
      )?.days
    await rows(
      "UPDATE portal_link SET created_at = now() - interval '10 days', expires_at = now() - interval '1 minute' WHERE id = $1",
      [scene.link.link.id],
    )
    for (let round = 0; round < 2; round++) {
      await askFresh({ link_id: scene.link.link.id })
      expect(await days()).toBe(10)
      await rows(
        `UPDATE portal_link SET expires_at = expires_at - interval '10 days 1 minute',
           expiry_set_at = expiry_set_at - interval '10 days 1 minute' WHERE id = $1`,
        [scene.link.link.id],
      )
    }
  })

  it("of an expired link is a new one that works, for as long as the first was given", async () => {
    await rows(
      "UPDATE portal_link SET created_at = now() - interval '10 days', expires_at = now() - interval '1 minute' WHERE id = $1",
      [scene.link.link.id],
    )
    await askFresh({ token: tokenOf(scene.link.url) })
    const mail = await mailTo(scene.link.link.recipient_email, ({ subject }) => subject.startsWith("Your new link"))
    const url = linksIn(mail).find((one) => one.includes("/l/")) ?? ""
    expect(url).not.toBe(scene.link.url)
    expect((await (await openLink(url)).call("GET", "/portal/project")).status).toBe(200)
    const old = await stranger.call("POST", "/portal/session", { body: { token: tokenOf(scene.link.url) } })
    expect(old.status).toBe(401)
    const link = await row<{ days: number }>(
      "SELECT round(extract(epoch FROM expires_at - now()) / 86400)::int AS days FROM portal_link WHERE id = $1",
      [scene.link.link.id],
    )
    expect(link?.days).toBe(10)
  })

  it("is not mailed for a revoked link; staff are told instead", async () => {
    await scene.admin.post(`/admin/client-portal/links/${scene.link.link.id}/revoke`)
    await askFresh({ token: tokenOf(scene.link.url) })
    expect(await mailRows(scene.link.link.id)).toBe(0)
    expect(await feedRows(scene.link.link.id)).toBe(1)
    const reopened = await stranger.call("POST", "/portal/session", { body: { token: tokenOf(scene.link.url) } })
    expect(reopened.status).toBe(401)
  })

  it("is not mailed for a token that was rotated away", async () => {
    await scene.admin.post<RevealedLink>(`/admin/client-portal/links/${scene.link.link.id}/rotate`)
    await askFresh({ token: tokenOf(scene.link.url) })
    expect(await mailRows(scene.link.link.id)).toBe(0)
  })

  it("of an account link leads to the account", async () => {
    const customer = await createCustomer()
    const { panel } = await scene.admin.post<{ panel: { link: { id: string } } }>(
      `/admin/client-portal/customers/${customer.id}/link`,
    )
    const before = await revealed(scene.admin, panel.link.id)
    await stranger.call("POST", "/portal/fresh-link", { body: { token: tokenOf(before.url) } })
    const mail = await mailTo(customer.email, ({ subject }) => subject.startsWith("Your new link"))
    const url = linksIn(mail).find((one) => one.includes("/l/")) ?? ""
    expect((await (await openAccount(url, customer.email)).call("GET", "/portal/account/orders")).status).toBe(200)
  })
})

describe("a session", () => {
  it("ends on request, alone", async () => {
    const { link, client } = await askedOrder({ lines: [{ stocked: false }] })
    const other = await openLink(link.url)
    expect((await client.call("POST", "/portal/session/end")).status).toBe(204)
    expect((await client.with(forwarded(someAddress())).call("GET", "/portal/project")).status).toBe(401)
    expect((await other.call("GET", "/portal/project")).status).toBe(200)
  })

  it("is over when its own time is", async () => {
    const { link, client } = await askedOrder({ lines: [{ stocked: false }] })
    await rows("UPDATE portal_session SET expires_at = now() - interval '1 second' WHERE link_id = $1", [link.link.id])
    expect((await client.with(forwarded(someAddress())).call("GET", "/portal/project")).status).toBe(401)
    expect((await (await openLink(link.url)).call("GET", "/portal/project")).status).toBe(200)
  })

  it("never outlives its link's expiry", async () => {
    const { admin, order } = await askedOrder({ lines: [{ stocked: false }] })
    const expires_at = new Date(Date.now() + 3_600_000).toISOString()
    const { url } = await admin.post<RevealedLink>(`/admin/client-portal/orders/${order.id}/links`, {
      recipient_name: "Brief Visitor",
      recipient_email: "brief@example.com",
      expires_at,
      send_email: false,
    })
    const session = await publicApi().post<{ expires_at: string }>("/portal/session", { token: tokenOf(url) })
    expect(session.expires_at).toBe(expires_at)
  })
})
