import http from "node:http"
import net from "node:net"
import { openLink, portalApi, publicApi } from "../support/api"
import { count } from "../support/database"
import { isFullRun, testEnv } from "../support/env"
import { raw } from "../support/raw"
import {
  ask,
  askedOrder,
  decide,
  evidenceOf,
  forgedToken,
  forwarded,
  inParallel,
  outboxDone,
  renderingOf,
  type Scene,
  share,
  someAddress,
  tokenOf,
} from "../support/portal"

const FLOOD = isFullRun ? 10_000 : 200
const FORWARDED = isFullRun ? 100 : 20
/** The plugin's defaults, with which the tested app runs. */
const FAILED_A_MINUTE = 20
const FRESH_AN_HOUR = 3
const WRITES_A_MINUTE = 60

const expectWait = (answer: { status: number; headers: Headers; body: unknown }): void => {
  expect(answer.status).toBe(429)
  expect(answer.headers.get("content-type")).toMatch(/^application\/json\b/)
  const seconds = Number(answer.headers.get("retry-after"))
  expect(seconds).toBeGreaterThanOrEqual(1)
  expect(seconds).toBeLessThanOrEqual(60)
  expect(answer.body).toEqual({ type: "too_many_requests", code: "too_many_requests", message: expect.any(String) })
}

/** From another address of this machine's loopback network, so that the other specs' own is left alone. */
const fromLoopback = (localAddress: string, headers: Record<string, string>): Promise<number> =>
  new Promise((resolve, reject) => {
    const body = JSON.stringify({ token: forgedToken() })
    const url = new URL("/portal/session", testEnv("TEST_API_URL"))
    const request = http.request(
      {
        host: "127.0.0.1",
        port: url.port,
        path: url.pathname,
        method: "POST",
        localAddress,
        headers: { "content-type": "application/json", "content-length": Buffer.byteLength(body), ...headers },
      },
      (answer) => {
        answer.resume()
        answer.once("end", () => resolve(answer.statusCode ?? 0))
      },
    )
    request.once("error", reject)
    request.end(body)
  })

/** A wrong token from that address, behind which the connection is torn down before anybody can answer. */
const hangUpFromLoopback = (localAddress: string): Promise<void> =>
  new Promise((resolve, reject) => {
    const body = JSON.stringify({ token: forgedToken() })
    const { port } = new URL(testEnv("TEST_API_URL"))
    const head = `POST /portal/session HTTP/1.1\r\nhost: localhost\r\ncontent-type: application/json\r\n`
    const socket = net.connect({ host: "127.0.0.1", port: Number(port), localAddress })
    socket.once("error", reject)
    socket.once("close", () => resolve())
    socket.once("connect", () =>
      socket.write(`${head}content-length: ${body.length}\r\n\r\n${body}`, () =>
        setTimeout(() => socket.resetAndDestroy(), 5),
      ),
    )
  })

describe("wrong tokens", () => {
  let scene: Scene

  beforeAll(async () => {
    scene = await askedOrder({ lines: [{ stocked: false }] })
  })

  it.each(["/portal/session", "/portal/project"])(
    "make their address wait, while everybody else goes on: %s",
    async (path) => {
      const flooder = publicApi().with(forwarded(someAddress()))
      const good = scene.client.with(forwarded(someAddress()))
      const statuses = await inParallel(Array.from({ length: FLOOD }), 8, async (_, index) => {
        const bad =
          path === "/portal/session"
            ? await flooder.call("POST", path, { body: { token: forgedToken() } })
            : await flooder.call("GET", path, { headers: { authorization: `Bearer ${forgedToken("cps_")}` } })
        const valid = index % 10 === 0 ? (await good.call("GET", "/portal/project")).status : 200
        return { bad: bad.status, valid }
      })
      expect(statuses.filter(({ valid }) => valid !== 200)).toEqual([])
      expect(statuses.filter(({ bad }) => bad === 401)).toHaveLength(FAILED_A_MINUTE)
      expect(statuses.filter(({ bad }) => bad === 429)).toHaveLength(FLOOD - FAILED_A_MINUTE)

      expectWait(await flooder.call("POST", "/portal/session", { body: { token: tokenOf(scene.link.url) } }))
      expectWait(await flooder.call("POST", "/portal/fresh-link", { body: { link_id: "plink_x" } }))
      expect((await scene.client.with(forwarded(someAddress())).call("GET", "/portal/project")).status).toBe(200)
      const opened = await publicApi()
        .with(forwarded(someAddress()))
        .call("POST", "/portal/session", { body: { token: tokenOf(scene.link.url) } })
      expect(opened.status).toBe(200)
    },
  )

  it("are refused before Medusa sees them once their address waits, in whatever body they come", async () => {
    const flooder = publicApi().with(forwarded(someAddress()))
    const tried = async (body: unknown) => {
      const answer = await flooder.call("POST", "/portal/session?again", { body })
      return { answer, seenByMedusa: answer.headers.has("x-powered-by") }
    }
    for (let n = 0; n < FAILED_A_MINUTE; n++) {
      const { answer, seenByMedusa } = await tried({ token: forgedToken() })
      expect({ status: answer.status, seenByMedusa }).toEqual({ status: 401, seenByMedusa: true })
    }
    // The one that is too many, and the first that is refused for it.
    for (let n = 0; n < 2; n++) expectWait((await tried({ token: forgedToken() })).answer)
    for (const body of [{ token: forgedToken() }, { token: tokenOf(scene.link.url) }, {}, "x".repeat(90_000)]) {
      const { answer, seenByMedusa } = await tried(body)
      expectWait(answer)
      expect(seenByMedusa).toBe(false)
    }
    expect((await scene.client.with(forwarded(someAddress())).call("GET", "/portal/project")).status).toBe(200)
  })

  it("do not shut out a client with a session who shares the address", async () => {
    const shared = forwarded(someAddress())
    const flooder = publicApi().with(shared)
    for (let n = 0; n <= FAILED_A_MINUTE; n++)
      await flooder.call("POST", "/portal/session", { body: { token: forgedToken() } })
    const client = await openLink(scene.link.url)
    expect((await client.with(shared).call("GET", "/portal/project")).status).toBe(200)
    expect((await client.with(shared).call("POST", "/portal/session/end")).status).toBe(204)
    expect((await client.with(forwarded(someAddress())).call("GET", "/portal/project")).status).toBe(401)
  })

  it("are never right ones: opening a link often makes nobody wait", async () => {
    const api = publicApi().with(forwarded(someAddress()))
    const statuses = await inParallel(
      Array.from({ length: FAILED_A_MINUTE * 2 }),
      4,
      async () => (await api.call("POST", "/portal/session", { body: { token: tokenOf(scene.link.url) } })).status,
    )
    expect(new Set(statuses)).toEqual(new Set([200]))
  })

  it("of one IPv6 network are counted together, however its addresses are written", async () => {
    const network = Math.floor(Math.random() * 0xffff).toString(16)
    const spellings = [
      (n: number) => `2001:db8:${network}:7:0:0:0:${n.toString(16)}`,
      (n: number) => `2001:db8:${network}:7::${n.toString(16)}`,
      (n: number) => `2001:0db8:${network.padStart(4, "0")}:0007::${n.toString(16)}`,
      (n: number) => `2001:DB8:${network.toUpperCase()}:7::${n.toString(16)}`,
    ]
    const statuses: number[] = []
    for (let n = 1; n <= FAILED_A_MINUTE * 2; n++) {
      const address = spellings[n % spellings.length]?.(n) ?? ""
      const api = publicApi().with(forwarded(address))
      statuses.push((await api.call("POST", "/portal/session", { body: { token: forgedToken() } })).status)
    }
    expect(statuses.filter((status) => status === 401)).toHaveLength(FAILED_A_MINUTE)
  })

  it("of an IPv6 network whose address is shortened are counted together", async () => {
    const network = `2a00:${Math.floor(Math.random() * 0xffff).toString(16)}`
    const statuses: number[] = []
    for (let n = 1; n <= FAILED_A_MINUTE * 2; n++) {
      const api = publicApi().with(forwarded(`${network}::${n.toString(16)}`))
      statuses.push((await api.call("POST", "/portal/session", { body: { token: forgedToken() } })).status)
    }
    expect(statuses.filter((status) => status === 401)).toHaveLength(FAILED_A_MINUTE)
  })

  it("are refused however their route is written", async () => {
    const address = someAddress()
    const flooder = publicApi().with(forwarded(address))
    for (let n = 0; n <= FAILED_A_MINUTE; n++)
      await flooder.call("POST", "/portal/session", { body: { token: forgedToken() } })
    const body = JSON.stringify({ token: tokenOf(scene.link.url) })
    const headers = { "content-type": "application/json", ...forwarded(address) }
    const { origin } = new URL(testEnv("TEST_API_URL"))
    for (const written of [
      "/PORTAL/Session/",
      "/portal/session?x",
      "http://h/portal/session",
      "foo://h/portal/session",
    ]) {
      const { status } = await raw(`${origin}/`, { method: "POST", headers, body, target: written })
      expect({ written, status }).toEqual({ written, status: 429 })
    }
  })

  it("count against nobody else when their connection is torn down behind them", async () => {
    const address = `127.${1 + Math.floor(Math.random() * 250)}.${Math.floor(Math.random() * 250)}.7`
    await inParallel(Array.from({ length: FAILED_A_MINUTE * 5 }), 4, () => hangUpFromLoopback(address))
    // Clients whose address the portal cannot tell are counted together.
    const { "x-client-portal-secret": secret = "" } = forwarded("")
    const unknown = publicApi().with({ "x-client-portal-secret": secret })
    expect((await unknown.call("POST", "/portal/session", { body: { token: forgedToken() } })).status).toBe(401)
  })

  it("are counted by the connection's own address when somebody without the secret names others", async () => {
    const liar = `127.${1 + Math.floor(Math.random() * 250)}.${Math.floor(Math.random() * 250)}.9`
    const statuses: number[] = []
    for (let n = 0; n < FAILED_A_MINUTE * 2; n++) {
      const address = someAddress()
      statuses.push(
        await fromLoopback(liar, {
          "x-forwarded-for": address,
          forwarded: `for=${address}`,
          "x-real-ip": address,
          "cf-connecting-ip": address,
          "x-client-portal-address": address,
          ...(n % 2 ? { "x-client-portal-secret": "a-wrong-secret-of-the-same-length-00000" } : {}),
        }),
      )
    }
    expect(statuses.filter((status) => status === 401)).toHaveLength(FAILED_A_MINUTE)
    expect(statuses.filter((status) => status === 429)).toHaveLength(FAILED_A_MINUTE)
  })
})

describe("fresh links", () => {
  it(`reach a recipient at most ${FRESH_AN_HOUR} times an hour, and the answer never tells`, async () => {
    const { link } = await askedOrder({ lines: [{ stocked: false }] })
    const answers: unknown[] = []
    for (let n = 0; n < FRESH_AN_HOUR * 3; n++) {
      const stranger = publicApi().with(forwarded(someAddress()))
      const { status, body } = await stranger.call("POST", "/portal/fresh-link", { body: { link_id: link.link.id } })
      answers.push({ status, body })
      await outboxDone(link.link.id)
    }
    expect(new Set(answers.map((one) => JSON.stringify(one))).size).toBe(1)
    expect(await count("SELECT 1 FROM notification WHERE resource_id = $1 AND channel = 'email'", [link.link.id])).toBe(
      FRESH_AN_HOUR,
    )
  })

  it(`are asked for ${FAILED_A_MINUTE} times a minute by one address, whether what it names exists or not`, async () => {
    const { link } = await askedOrder({ lines: [{ stocked: false }] })
    const known = [{ link_id: link.link.id }, { token: tokenOf(link.url) }]
    const unknown = [{ link_id: "plink_none" }, { token: forgedToken() }]
    const answersTo = async (named: object[]) => {
      const api = publicApi().with(forwarded(someAddress()))
      const answers = await inParallel(Array.from({ length: FAILED_A_MINUTE + 5 }), 1, (_, index) =>
        api.call("POST", "/portal/fresh-link", { body: named[index % named.length] }),
      )
      for (const answer of answers.slice(FAILED_A_MINUTE)) expectWait(answer)
      return answers.map(({ status, body }) => ({ status, body }))
    }
    const told = await answersTo(known)
    expect(told.slice(0, FAILED_A_MINUTE).map(({ status }) => status)).toEqual(Array(FAILED_A_MINUTE).fill(202))
    expect(await answersTo(unknown)).toEqual(told)
    await outboxDone(link.link.id)
  })

  it("asked for many times at once are one mail", async () => {
    const { link } = await askedOrder({ lines: [{ stocked: false }] })
    await inParallel(Array.from({ length: 12 }), 6, async () => {
      await publicApi()
        .with(forwarded(someAddress()))
        .call("POST", "/portal/fresh-link", { body: { link_id: link.link.id } })
    })
    await outboxDone(link.link.id)
    const mailed = await count("SELECT 1 FROM notification WHERE resource_id = $1 AND channel = 'email'", [
      link.link.id,
    ])
    expect(mailed).toBeGreaterThanOrEqual(1)
    expect(mailed).toBeLessThanOrEqual(FRESH_AN_HOUR)
  })
})

describe("writes", () => {
  it(`through one link are at most ${WRITES_A_MINUTE} a minute, over all its sessions; reads and other links go on`, async () => {
    const { admin, order, link, client } = await askedOrder({ lines: [{ stocked: false }] })
    const beacon = { body: { visible_ms: 2500, gesture: "scroll" } }
    const sessions = [client, ...(await Promise.all([1, 2, 3].map(() => openLink(link.url))))]
    const statuses = await inParallel(
      Array.from({ length: WRITES_A_MINUTE + 10 }),
      4,
      async (_, index) => (await sessions[index % sessions.length]?.call("POST", "/portal/opened", beacon))?.status,
    )
    expect(statuses.filter((status) => status === 204)).toHaveLength(WRITES_A_MINUTE)
    expectWait(await client.call("POST", "/portal/opened", beacon))
    expectWait(await client.call("POST", "/portal/approvals/x/decision", { body: {} }))
    expect((await client.call("GET", "/portal/project")).status).toBe(200)
    expectWait(await (await openLink(link.url)).call("POST", "/portal/opened", beacon))
    const colleague = await openLink((await share(admin, order.id)).url)
    expect((await colleague.call("POST", "/portal/opened", beacon)).status).toBe(204)
  })
})

describe("the true client", () => {
  let scene: Scene

  beforeAll(async () => {
    scene = await askedOrder({ lines: [{ stocked: false }] })
  })

  /** Asks again, lets a new recipient decide with these headers, and gives back what the evidence says of it. */
  const decided = async (headers: Record<string, string>) => {
    await ask(scene.admin, scene.order.id)
    const client = await openLink((await share(scene.admin, scene.order.id)).url)
    const rendering = await renderingOf(client)
    const body = { decision: "changes_requested", nonce: rendering.nonce, message: "again" }
    const { status } = await decide(client, rendering, body, headers)
    expect(status).toBe(200)
    const entry = (await evidenceOf(scene.order.id)).at(-1)
    return { address: entry?.personal["address"], agent: entry?.personal["agent"] }
  }

  it(`is the one the portal forwards under the secret: ${FORWARDED} of ${FORWARDED}`, async () => {
    for (let n = 0; n < FORWARDED; n++) {
      const address = n % 3 === 0 ? `2001:db8::${n.toString(16)}:1` : someAddress()
      const agent = `Browser/${n} (client ${address})`
      expect(await decided({ ...forwarded(address, agent), "x-forwarded-for": "6.6.6.6" })).toEqual({ address, agent })
    }
  })

  it(`is never the one that somebody without the secret names: 0 of ${FORWARDED}`, async () => {
    const secret = testEnv("TEST_SHARED_SECRET")
    const lies = ["", "wrong", secret.slice(1), `${secret}x`, secret.toUpperCase(), "undefined", `${secret}, ${secret}`]
    for (let n = 0; n < FORWARDED; n++) {
      const address = "6.6.6.6"
      const lie = lies[n % lies.length]
      const seen = await decided({
        ...forwarded(address, "Forged/1.0"),
        ...(lie === undefined ? {} : { "x-client-portal-secret": lie }),
        "x-forwarded-for": address,
        forwarded: `for=${address}`,
        "x-real-ip": address,
        "user-agent": "Own/1.0",
      })
      expect(seen).toEqual({
        address: expect.stringMatching(/^(::1|::ffff:127\.0\.0\.1|127\.0\.0\.1)$/),
        agent: "Own/1.0",
      })
    }
  })

  it("is kept to a length that a record can hold", async () => {
    const seen = await decided(forwarded("1".repeat(400), "A".repeat(4_000)))
    expect(seen.address).toHaveLength(45)
    expect(seen.agent).toHaveLength(500)
  })

  it("is unknown, and shuts nobody out, when the portal forwards none", async () => {
    const { "x-client-portal-secret": secret } = forwarded("")
    expect(await decided({ "x-client-portal-secret": secret ?? "" })).toEqual({ address: null, agent: null })
  })
})

it("a session is not kept from its work by a wrong session beside it", async () => {
  const { client } = await askedOrder({ lines: [{ stocked: false }] })
  const address = forwarded(someAddress())
  const wrong = portalApi(forgedToken("cps_")).with(address)
  for (let n = 0; n < FAILED_A_MINUTE + 5; n++) await wrong.call("GET", "/portal/project")
  expectWait(await wrong.call("GET", "/portal/project"))
  expect((await client.with(address).call("GET", "/portal/project")).status).toBe(200)
})
