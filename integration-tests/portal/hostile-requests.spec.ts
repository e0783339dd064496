import { readFile } from "node:fs/promises"
import net from "node:net"
import path from "node:path"
import type { BrowserContext } from "playwright-core"
import { adminApi, type Api } from "../support/api"
import { DESKTOP, sharedBrowser } from "../support/browser"
import {
  countedOf,
  nonceIn,
  openSheet,
  orderToSign,
  orderUrl,
  pageText,
  portalUrl,
  type Shown,
  words,
} from "../support/client"
import { count, row } from "../support/database"
import { testEnv } from "../support/env"
import { raw, type RawCall } from "../support/raw"
import { waitFor } from "../support/wait"

const browser = sharedBrowser()
let admin: Api

beforeAll(async () => {
  admin = await adminApi()
})

const OWN = { "sec-fetch-site": "same-origin" }
const JSON_TYPE = { ...OWN, "content-type": "application/json" }
const FORM_TYPE = { ...OWN, "content-type": "application/x-www-form-urlencoded" }

const cookiesOf = async (context: BrowserContext): Promise<string> =>
  (await context.cookies()).map(({ name, value }) => `${name}=${value}`).join("; ")

const onSheet = async (): Promise<Shown & { cookie: string; requestId: string; nonce: string }> => {
  const shown = await orderToSign(admin)
  const context = await browser.newContext()
  const page = await context.newPage()
  await openSheet(page, shown.url)
  const nonce = nonceIn(await page.content())
  return { ...shown, nonce, cookie: await cookiesOf(context), requestId: page.url().split("/").pop() ?? "" }
}

/** A body that does not say how long it is, each part in a chunk of its own; resolves with the answer's status. */
const chunked = (target: string, headers: Record<string, string>, parts: string[]): Promise<number> =>
  new Promise((resolve, reject) => {
    const { hostname, port, host } = new URL(portalUrl())
    const socket = net.connect({ host: hostname, port: Number(port) })
    const all = { host, connection: "close", "transfer-encoding": "chunked", ...headers }
    const head = Object.entries(all).map(([name, value]) => `${name}: ${value}\r\n`)
    let answer = ""
    socket.setEncoding("utf8")
    socket.on("data", (text: string) => (answer += text))
    socket.on("error", reject)
    socket.on("close", () => resolve(Number(/^HTTP\/1\.1 (\d+)/.exec(answer)?.[1])))
    socket.write(`POST ${target} HTTP/1.1\r\n${head.join("")}\r\n`)
    for (const part of parts) socket.write(`${Buffer.byteLength(part).toString(16)}\r\n${part}\r\n`)
    socket.write("0\r\n\r\n")
  })

describe("an id of a length that none has", () => {
  it("is known nowhere, and never asked for", async () => {
    const { cookie, linkId } = await onSheet()
    const long = "x".repeat(8_000)
    const read = await raw(portalUrl(`/p/${linkId}/review/${long}`), { headers: { cookie } })
    expect(read.status).toBe(404)
    const sent = await raw(portalUrl(`/p/${linkId}/review/${long}`), {
      method: "POST",
      headers: { ...FORM_TYPE, cookie },
      body: new URLSearchParams({ decision: "declined", nonce: "n", message: "m" }).toString(),
    })
    expect(sent.status).toBe(404)
  })
})

describe("a body without end", () => {
  it("is let go of: no more than a note's worth of it is kept", async () => {
    const target = `/fresh-link?${Date.now()}`
    const megabytes = Array.from({ length: 32 }, () => "x".repeat(65_536))
    expect(await chunked(target, FORM_TYPE, megabytes)).toBe(413)
    const log = path.join(testEnv("TEST_LOG_DIR"), "portal.log")
    await waitFor(async () => (await readFile(log, "utf8")).includes(`exceeded 161.66KB for ${target}`), {
      what: "the server's word that it let go of the rest",
      timeout: 10_000,
    })
  })

  it("is refused by every door, and never half of it taken for the whole", async () => {
    const { linkId, order, cookie, requestId, nonce } = await onSheet()
    const decision = (message: string) => new URLSearchParams({ decision: "declined", nonce, message }).toString()
    const review = `/p/${linkId}/review/${requestId}`
    const refused: [string, Record<string, string>, string[]][] = []
    // Whole words first and blanks behind them: cut anywhere behind the words it would still be a decision.
    for (const size of [1_024, 8_192, 60_000, 65_536, 200_000]) {
      const blanks = Array.from({ length: Math.ceil(300_000 / size) }, () => " ".repeat(size))
      refused.push([review, FORM_TYPE, [`${decision("half")}&pad=`, ...blanks]])
      refused.push([`/p/${linkId}/opened`, JSON_TYPE, ['{"visible_ms":5000,"gesture":"touch"}', ...blanks]])
      refused.push(["/fresh-link", FORM_TYPE, [`link=${linkId}&`, ...blanks]])
    }
    refused.push(["/fresh-link", FORM_TYPE, [`link=${linkId}&pad=${"x".repeat(110_000)}`]])
    const statuses = []
    for (const [target, headers, parts] of refused) statuses.push(await chunked(target, { ...headers, cookie }, parts))
    expect(statuses).toEqual(refused.map(() => 413))
    expect(await count("SELECT 1 FROM portal_decision WHERE order_id = $1", [order.id])).toBe(0)
    expect((await countedOf(linkId)).opened).toBe(0)

    // The longest note that a page sends does come through, chunked too, and whole.
    const note = "字".repeat(10_000)
    const parts = decision(note).match(/[^]{1,7000}/gu) ?? []
    expect(await chunked(review, { ...FORM_TYPE, cookie }, parts)).toBe(303)
    const made = await row<{ message: string }>("SELECT message FROM portal_decision WHERE order_id = $1", [order.id])
    expect(made?.message).toBe(note)
  })
})

describe("a link in a page of another site", () => {
  it("is not exchanged: as a picture, a frame, a script or by fetch", async () => {
    const { url, linkId } = await orderToSign(admin)
    const context = await browser.newContext(DESKTOP)
    await context.route("http://evil.example/**", (route) =>
      route.fulfill({
        contentType: "text/html",
        body: `<!doctype html><img src="${url}"><iframe src="${url}"></iframe><embed src="${url}"><object data="${url}"></object>
          <script src="${url}"></script><link rel="stylesheet" href="${url}"><script>fetch("${url}", { mode: "no-cors" })</script>`,
      }),
    )
    const page = await context.newPage()
    let asked = 0
    page.on("request", (request) => (asked += Number(request.url() === url)))
    await page.goto("http://evil.example/", { waitUntil: "networkidle" })
    expect(asked).toBeGreaterThanOrEqual(7)
    expect(await countedOf(linkId)).toEqual({ opened: 0, sessions: 0 })
    const calls: RawCall[] = [
      { headers: { "sec-fetch-mode": "no-cors", "sec-fetch-dest": "image" } },
      { headers: { "sec-fetch-mode": "navigate", "sec-fetch-dest": "iframe" } },
    ]
    for (const call of calls) {
      const { status, headers } = await raw(url, call)
      expect([status, headers["set-cookie"]]).toEqual([403, undefined])
    }
    // A press on it does open it.
    await page.evaluate((href) => location.assign(href), url)
    await page.waitForURL(orderUrl(linkId))
  })
})

describe("the target of a link", () => {
  const opened = async (url: string, to: string): Promise<string | undefined> =>
    (await raw(`${url}?to=${to}`)).headers.location

  it("leads to the page that a mail is about", async () => {
    const { url, linkId } = await orderToSign(admin)
    expect(await opened(url, "review%2Fpareq_1")).toBe(`/p/${linkId}/review/pareq_1`)
  })

  it.each([
    "//evil.example",
    "https%3A%2F%2Fevil.example",
    "%2F%2Fevil.example%2Freview%2Fa",
    "..%2F..%2F..%2Fevil",
    "review%2F..%2F..",
    "review%2Fa%0d%0aset-cookie:x=y",
    "%5C%5Cevil.example",
    "review%2Fa&to=%2F%2Fevil.example%2F",
  ])("cannot lead anywhere else: %s", async (to) => {
    const { url, linkId } = await orderToSign(admin)
    expect([`/p/${linkId}`, `/p/${linkId}/review/a`]).toContain(await opened(url, to))
  })
})

describe("a browser with many links", () => {
  it("keeps 40 sessions: those opened longest ago go, so that its requests stay small", async () => {
    const { url, linkId } = await orderToSign(admin)
    const old = Array.from({ length: 45 }, (_, index) => `__Host-portal_plink_old${index}`)
    const cookie = [...old.map((name) => `${name}=cps_x`), "__Host-portal_tried=x", "theme=dark"].join("; ")
    const { headers } = await raw(url, { headers: { cookie } })
    const set = headers["set-cookie"] ?? []
    const gone = set.filter((one) => /expires=Thu, 01 Jan 1970/i.test(one)).map((one) => one.split("=")[0])
    expect(gone.sort()).toEqual([...old.slice(0, 6), "__Host-portal_tried"].sort())
    expect(set.filter((one) => one.startsWith(`__Host-portal_${linkId}=cps_`))).toHaveLength(1)
  })

  it("drops them by the order in which they were opened, in a real browser", async () => {
    const links = [await orderToSign(admin), await orderToSign(admin)]
    const context = await browser.newContext(DESKTOP)
    const page = await context.newPage()
    await page.goto(links[0]?.url ?? "")
    const { hostname } = new URL(portalUrl())
    for (let index = 0; index < 39; index += 1)
      await context.addCookies([
        { name: `__Host-portal_plink_${index}`, value: "cps_x", domain: hostname, path: "/", secure: true },
      ])
    await page.goto(links[1]?.url ?? "")
    const names = (await context.cookies()).map(({ name }) => name)
    expect(names).toHaveLength(40)
    expect(names).not.toContain(`__Host-portal_${links[0]?.linkId}`)
    expect(names).toContain(`__Host-portal_${links[1]?.linkId}`)
  })
})

describe("marks that turn text around", () => {
  it("reach neither the page nor its title, whoever typed them", async () => {
    const { url } = await orderToSign(admin, {
      lines: [{ title: "Tee\u202e eeT \u2069end", stocked: false, metadata: { note: "up\u0007on\u2066 it" } }],
      metadata: { project_name: "Crew\u202e weit\u2069 2026" },
    })
    const page = await (await browser.newContext(DESKTOP)).newPage()
    await page.goto(url)
    const html = await page.content()
    expect(html).not.toMatch(/[\u0000-\u0008\u007f-\u009f\u202a-\u202e\u2066\u2067\u2069]/)
    expect(await page.title()).toContain("Crew weit 2026")
    const text = await pageText(page)
    for (const said of ["Tee eeT end", "upon it", words["lines.title"]]) expect(text).toContain(said)
  })
})
