import type { BrowserContext, Page, Request } from "playwright-core"
import { adminApi, type Api } from "../support/api"
import { DESKTOP, PHONE, sharedBrowser } from "../support/browser"
import {
  countedOf,
  decideBy,
  fillSignature,
  nonceIn,
  openNote,
  openSheet,
  orderToSign,
  orderUrl,
  pageText,
  portalUrl,
  type Shown,
  sign,
  signButton,
  toSheet,
  words,
} from "../support/client"
import { proofToDecide } from "../support/client-proof"
import { count, row, rows } from "../support/database"
import { uniqueEmail } from "../support/orders"
import { forgedToken } from "../support/portal"
import { raw, type RawCall } from "../support/raw"

const browser = sharedBrowser()
let admin: Api

beforeAll(async () => {
  admin = await adminApi()
})

/** The cookies of a browser that has opened the link, for requests that no browser would make. */
const cookiesOf = async (context: BrowserContext): Promise<string> =>
  (await context.cookies()).map(({ name, value }) => `${name}=${value}`).join("; ")

const opened = async (given?: Shown): Promise<Shown & { page: Page; cookie: string; requestId: string }> => {
  const shown = given ?? (await orderToSign(admin))
  const context = await browser.newContext()
  const page = await context.newPage()
  await openSheet(page, shown.url)
  return { ...shown, page, cookie: await cookiesOf(context), requestId: page.url().split("/").pop() ?? "" }
}

/** Changes with any insert, update or delete that a link's write could make. */
const stateOf = async (linkId: string, orderId: string) =>
  await row<Record<string, string | number>>(
    `SELECT (SELECT xmin::text FROM portal_link WHERE id = $1) AS link,
            (SELECT count(*)::int FROM portal_link_event WHERE link_id = $1) AS events,
            (SELECT count(*)::int FROM portal_session WHERE link_id = $1) AS sessions,
            (SELECT count(*)::int FROM portal_link WHERE order_id = $2) AS links,
            (SELECT count(*)::int FROM client_portal_jobs._private_jobs WHERE position($1 IN payload::text) > 0) AS jobs,
            (SELECT string_agg(id || xmin, ' ' ORDER BY id) FROM portal_approval_request WHERE order_id = $2) AS requests,
            (SELECT count(*)::int FROM portal_decision WHERE order_id = $2) AS decisions,
            (SELECT count(*)::int FROM portal_evidence_entry e JOIN portal_project p ON p.id = e.chain_id
              WHERE p.order_id = $2) AS evidence`,
    [linkId, orderId],
  )

const JSON_BODY = { "content-type": "application/json" }
const OCTETS = { "content-type": "application/octet-stream" }
const FORM_BODY = { "content-type": "application/x-www-form-urlencoded" }

/** The form that gives somebody a link, as the page's own button sends it. */
const colleague = () => new URLSearchParams({ name: "Tom Becker", email: uniqueEmail("tom") }).toString()

describe("every answer", () => {
  it("of every route and status carries the protections", async () => {
    const { proofId, fileId, ...shown } = await proofToDecide(admin)
    const { linkId, cookie, requestId, page } = await opened(shown)
    const proof = `/p/${linkId}/proofs/${proofId}`
    const picture = `${proof}/files/${fileId}/pages/1/thumb`
    const html = await (await page.context().request.get(orderUrl(linkId))).text()
    const sheet = await page.content()
    const assets = [
      ...new Set([...`${html}${sheet}`.matchAll(/(?:src|href)="(\/(?:assets|_next|brand)\/[^"]+)"/g)]),
    ].map(([, path = ""]) => path.replaceAll("&amp;", "&"))
    expect(assets.some((path) => path.endsWith(".js"))).toBe(true)
    const own = { "sec-fetch-site": "same-origin" }
    const review = `/p/${linkId}/review/${requestId}`
    const calls: [string, RawCall?][] = [
      ["/"],
      ["/robots.txt"],
      ["/favicon.ico"],
      ["/nothing/here"],
      ["/%E0%A4%A"],
      [`/l/${forgedToken()}`],
      [`/l/${"a".repeat(3_000)}`],
      [`/l/${forgedToken()}%`],
      [`/p/${linkId}%E0%A4%A`, { headers: { cookie } }],
      [`/p/${linkId}/review/%zz`, { headers: { cookie } }],
      [`/l/${forgedToken()}`, { method: "HEAD" }],
      [`/l/${forgedToken()}`, { method: "POST" }],
      ["/link-expired"],
      ["/link-expired?state=busy"],
      ["/p/unknown"],
      [`/p/${linkId}`],
      [`/p/${linkId}`, { headers: { cookie } }],
      [`/p/${linkId}`, { method: "HEAD", headers: { cookie } }],
      [`/p/${linkId}`, { method: "OPTIONS" }],
      [`/p/${linkId}`, { method: "DELETE", headers: { cookie } }],
      [`/p/${linkId}/changes`],
      [`/p/${linkId}/changes`, { headers: { cookie } }],
      [`/p/${linkId}/review/${requestId}`, { headers: { cookie } }],
      [`/p/${linkId}/review/${requestId}`],
      [`/p/${linkId}/review/nothing`, { headers: { cookie } }],
      [`/p/${linkId}/review/${requestId}?_rsc=x`, { headers: { cookie, rsc: "1" } }],
      [`/a/${linkId}`, { headers: { cookie } }],
      [`/a/${linkId}`],
      [`/files/${linkId}`],
      [`/files/${linkId}?name=a.png`, { method: "POST", headers: OCTETS }],
      [`/files/${linkId}?name=a.png`, { method: "POST", headers: { ...OCTETS, ...own }, body: "x" }],
      [`/files/${linkId}?name=a.txt`, { method: "POST", headers: { ...OCTETS, ...own, cookie }, body: "x" }],
      [`/files/${linkId}?name=a.txt`, { method: "POST", headers: { ...own, cookie }, body: "x" }],
      [`/files/${linkId}/pfile_none`, { headers: { cookie } }],
      [`/files/${linkId}/pfile_none/original`, { headers: { cookie } }],
      ["/fresh-link"],
      ["/fresh-link", { method: "POST" }],
      ["/fresh-link", { method: "POST", headers: own, body: "x" }],
      ["/fresh-link", { method: "POST", headers: { ...own, ...FORM_BODY }, body: "link=%" }],
      [review, { method: "POST", headers: { ...FORM_BODY, cookie }, body: "decision=declined&nonce=x" }],
      [review, { method: "POST", headers: { ...own, "content-type": "text/plain" }, body: "{}" }],
      [review, { method: "POST", headers: { ...own, ...FORM_BODY }, body: "decision=declined&nonce=x" }],
      [review, { method: "POST", headers: { ...own, ...FORM_BODY, cookie }, body: "decision=%" }],
      [review, { method: "POST", headers: { ...own, ...FORM_BODY, cookie }, body: "x".repeat(120_000) }],
      [review, { method: "POST", headers: { ...own, ...FORM_BODY, cookie }, body: "decision=declined&nonce=x" }],
      [
        review,
        { method: "POST", headers: { ...own, ...FORM_BODY, cookie }, body: "decision=declined&nonce=x&message=No" },
      ],
      [`${review}/terms`, { headers: { cookie } }],
      [proof],
      [proof, { headers: { cookie } }],
      [`/p/${linkId}/proofs/nothing`, { headers: { cookie } }],
      [`${proof}/changes`],
      [`${proof}/changes`, { headers: { cookie } }],
      [picture],
      [picture, { headers: { cookie } }],
      [`${proof}/files/nothing/pages/1/thumb`, { headers: { cookie } }],
      [`${proof}/files/${fileId}/pages/0/thumb`, { headers: { cookie } }],
      [`${proof}/files/${fileId}/original`],
      [`${proof}/files/${fileId}/original`, { headers: { cookie } }],
      [`${proof}/remarks`, { method: "POST", headers: { ...own, ...JSON_BODY }, body: "{}" }],
      [`${proof}/remarks`, { method: "POST", headers: { ...JSON_BODY, cookie }, body: "{}" }],
      [`${proof}/remarks`, { method: "POST", headers: { ...own, ...JSON_BODY, cookie }, body: "{}" }],
      [`${proof}/remarks/nothing`, { method: "DELETE", headers: { ...own, ...JSON_BODY, cookie }, body: "{}" }],
      [proof, { method: "POST", headers: { ...FORM_BODY, cookie }, body: "decision=declined&nonce=x" }],
      [proof, { method: "POST", headers: { ...own, ...FORM_BODY, cookie }, body: "decision=declined&nonce=x" }],
      ["/brand/colors/14532d-ffffff.css"],
      ["/brand/colors/nothing.css"],
      [`/p/${linkId}/opened`, { method: "POST", headers: { ...own, ...JSON_BODY, cookie }, body: "{}" }],
      [`/p/${linkId}/delegate`],
      [`/p/${linkId}/delegate`, { headers: { cookie } }],
      [`/p/${linkId}/delegate`, { method: "POST", headers: { ...FORM_BODY, cookie }, body: colleague() }],
      [`/p/${linkId}/delegate`, { method: "POST", headers: { ...own, ...JSON_BODY, cookie }, body: "{}" }],
      [`/p/${linkId}/delegate`, { method: "POST", headers: { ...own, ...FORM_BODY }, body: colleague() }],
      [`/p/${linkId}/delegate`, { method: "POST", headers: { ...own, ...FORM_BODY, cookie }, body: "name=&email=" }],
      [`/p/${linkId}/delegate`, { method: "POST", headers: { ...own, ...FORM_BODY, cookie }, body: colleague() }],
      ["/brand/logo"],
      ["/brand/icon"],
      ["/_next/static/nothing.js"],
      ["/_next/image?url=/brand/icon&w=64&q=75"],
      ["/assets/nothing.css"],
      ...assets.map((path): [string] => [path]),
    ]
    const statuses = new Set<number>()
    const faults: string[] = []
    for (const [path, call] of calls) {
      const { status, headers } = await raw(portalUrl().slice(0, -1) + path, call)
      statuses.add(status)
      const policy = String(headers["content-security-policy"] ?? "")
      const [, scripts = ""] = /script-src ([^;]*)/.exec(policy) ?? []
      const holds = {
        "a status below 500": status < 500,
        "no-referrer": headers["referrer-policy"] === "no-referrer",
        noindex: /noindex/.test(String(headers["x-robots-tag"])),
        nosniff: headers["x-content-type-options"] === "nosniff",
        HSTS: /max-age=\d{8,}/.test(String(headers["strict-transport-security"])),
        "frame-ancestors": policy.includes("frame-ancestors 'none'"),
        "default-src": policy.includes("default-src 'none'"),
        "base-uri": policy.includes("base-uri 'none'"),
        "form-action": policy.includes("form-action 'self'"),
        // A mail program in a browser shows the logo on a site of its own.
        "shown by this site alone, but for the logo of mails":
          headers["cross-origin-resource-policy"] === (path.startsWith("/brand/logo") ? "cross-origin" : "same-origin"),
        "no inline styles": /style-src 'self';/.test(policy),
        "a nonce": /'nonce-[\w+/=]{20,}'/.test(scripts),
        "no unsafe scripts": scripts !== "" && !/unsafe|https?:|\*/.test(scripts),
        // Pictures and originals are kept by the client's own browser, and never by what stands in between.
        "no-store":
          /^\/(assets|_next|brand|favicon|robots)/.test(path) ||
          (path.startsWith(`${proof}/files/`) ? /no-store|private/ : /no-store/).test(headers["cache-control"] ?? ""),
        "no word of what made it": headers["x-powered-by"] === undefined,
      }
      const missing = Object.entries(holds).filter(([, held]) => !held)
      if (missing.length) faults.push(`${call?.method ?? "GET"} ${path} (${status}): ${missing.map(([name]) => name)}`)
    }
    expect(faults).toEqual([])
    for (const status of [200, 303, 400, 401, 403, 404, 405, 413, 415]) expect(statuses).toContain(status)
  })

  it("has a nonce of its own", async () => {
    const policies = await Promise.all(
      Array.from(
        { length: 20 },
        async () => (await raw(portalUrl("/link-expired"))).headers["content-security-policy"],
      ),
    )
    expect(new Set(policies).size).toBe(20)
  })
})

describe("the way of a link's token", () => {
  it("ends at the landing: no address, referrer, page, store or script ever has it, and the policy is never broken", async () => {
    const { url, token, linkId } = await orderToSign(admin, { withShipping: true })
    const context = await browser.newContext()
    const page = await context.newPage()
    const seen: string[] = []
    const complaints: string[] = []
    await page.exposeFunction("tellTest", (text: string) => complaints.push(text))
    await page.addInitScript(() => {
      document.addEventListener("securitypolicyviolation", ({ violatedDirective, blockedURI, sourceFile }) => {
        const { tellTest } = window as unknown as { tellTest: (text: string) => void }
        tellTest(`${violatedDirective} ${blockedURI} ${sourceFile}`)
      })
    })
    page.on("console", (message) => {
      if (/content.security.policy|refused to/i.test(message.text())) complaints.push(message.text())
    })
    page.on("pageerror", (error) => complaints.push(String(error)))
    const reading: Promise<void>[] = []
    const requests: Request[] = []
    context.on("request", (request) => {
      if (request.url() !== url) seen.push(`address ${request.url()}`, `data ${request.postData() ?? ""}`)
      requests.push(request)
    })
    context.on("response", (answer) => {
      // It has no end to wait for, and says "changed" alone.
      if (answer.headers()["content-type"]?.startsWith("text/event-stream")) return
      reading.push(
        answer.text().then(
          (body) => void seen.push(`body ${body}`),
          () => undefined,
        ),
      )
    })

    await openSheet(page, url)
    await openNote(page, "sign.changes")
    const session = (await context.cookies()).find(({ name }) => name === `__Host-portal_${linkId}`)?.value ?? ""
    expect(session.length).toBeGreaterThan(30)
    const stores = () =>
      page.evaluate(() =>
        JSON.stringify([document.cookie, { ...localStorage }, { ...sessionStorage }, history.state, document.referrer]),
      )
    seen.push(await stores(), await page.content())
    await sign(page)
    seen.push(await stores(), await page.content())
    await Promise.all(reading)
    // Only of requests made so far: the page goes on asking until the browser closes, and these have no headers to read.
    for (const headers of await Promise.all(requests.map((request) => request.allHeaders())))
      seen.push(`headers ${JSON.stringify({ ...headers, cookie: "" })}`)

    expect(complaints).toEqual([])
    // The same ears do hear a script that is slipped in, and it does not run.
    await Promise.all([
      page.waitForEvent("console", (message) => /content.security.policy/i.test(message.text())),
      page.evaluate(() =>
        document.body.insertAdjacentHTML(
          "beforeend",
          `<button onfocus="document.title = 'slipped in'" autofocus>x</button>`,
        ),
      ),
    ])
    expect(await page.title()).not.toBe("slipped in")
    expect(complaints.join()).toContain("script-src")
    expect(seen.length).toBeGreaterThan(20)
    expect(seen.filter((text) => text.includes(token))).toEqual([])
    expect(seen.filter((text) => text.includes(session))).toEqual([])
    expect(seen.filter((text) => /"referer":"[^"]/i.test(text))).toEqual([])
  })

  it("sets cookies that only the server sees, one a link", async () => {
    const { url, linkId } = await orderToSign(admin)
    const context = await browser.newContext()
    const page = await context.newPage()
    await page.goto(url)
    await page.goto(portalUrl(`/l/${forgedToken()}`))
    const cookies = await context.cookies()
    expect(cookies.map(({ name }) => name).sort()).toEqual([`__Host-portal_${linkId}`, "__Host-portal_tried"].sort())
    for (const cookie of cookies)
      expect(cookie).toMatchObject({ httpOnly: true, secure: true, sameSite: "Lax", path: "/", domain: "localhost" })
    expect(await page.evaluate(() => document.cookie)).toBe("")
  })

  it("is not given up to anything that only looks ahead", async () => {
    const { url, linkId } = await orderToSign(admin)
    const calls: RawCall[] = [
      { method: "HEAD" },
      { method: "OPTIONS" },
      { headers: { "sec-purpose": "prefetch" } },
      { headers: { "sec-purpose": "prefetch;prerender" } },
      { headers: { purpose: "prefetch" } },
      { headers: { "x-purpose": "preview" } },
      { headers: { "x-moz": "prefetch" } },
    ]
    const exchanged = []
    for (const call of calls) if ((await raw(url, call)).headers["set-cookie"]) exchanged.push(call)
    expect(exchanged).toEqual([])
    expect(await countedOf(linkId)).toEqual({ opened: 0, sessions: 0 })
  })
})

describe("two links in one browser", () => {
  it("never mix: two tabs show, and decide, each its own order", async () => {
    const [a, b] = [
      await orderToSign(admin, { lines: [{ title: "Only in A", stocked: false }] }),
      await orderToSign(admin, { lines: [{ title: "Only in B", stocked: false }] }),
    ]
    const context = await browser.newContext(DESKTOP)
    const [tabA, tabB] = [await context.newPage(), await context.newPage()]
    await tabA.goto(a.url)
    await tabB.goto(b.url)
    await tabA.reload()
    expect([tabA.url(), tabB.url()]).toEqual([orderUrl(a.linkId), orderUrl(b.linkId)])
    const [textA, textB] = [await pageText(tabA), await pageText(tabB)]
    expect([textA.includes("Only in A"), textA.includes("Only in B")]).toEqual([true, false])
    expect([textB.includes("Only in A"), textB.includes("Only in B")]).toEqual([false, true])

    await toSheet(tabA)
    await toSheet(tabB)
    const requestOfB = tabB.url().split("/").pop()
    const answer = await tabA.evaluate(
      async ([path, request_id]) => {
        const body = new URLSearchParams({ decision: "declined", nonce: "x", message: "mixed" })
        return (await fetch(`${path}/review/${request_id}`, { method: "POST", body })).status
      },
      [`/p/${a.linkId}`, requestOfB],
    )
    expect(answer).toBe(404)
    expect((await tabA.request.get(`${orderUrl(a.linkId)}/review/${requestOfB}`)).status()).toBe(404)
    expect(await (await tabA.request.get(`${orderUrl(a.linkId)}/review/${requestOfB}`)).text()).not.toContain(
      "Only in B",
    )

    await tabA.bringToFront()
    await sign(tabA, "Anna of A")
    await tabB.bringToFront()
    await openNote(tabB, "sign.decline")
    await tabB.locator("#note-declined").fill("B is declined")
    await decideBy(tabB, tabB.getByRole("button", { name: words["sign.decline.send"] }))
    const made = await rows<{ order_id: string; kind: string; name: string; message: string | null }>(
      "SELECT order_id, kind, name, message FROM portal_decision WHERE order_id = ANY ($1) ORDER BY decided_at",
      [[a.order.id, b.order.id]],
    )
    expect(made).toMatchObject([
      { order_id: a.order.id, kind: "approved", name: "Anna of A" },
      { order_id: b.order.id, kind: "declined", message: "B is declined" },
    ])
  })
})

describe("a write from another site", () => {
  const FOREIGN: Record<string, string>[] = [
    { "sec-fetch-site": "cross-site", origin: "https://evil.example" },
    { "sec-fetch-site": "same-site", origin: "http://other.localhost" },
    { "sec-fetch-site": "none" },
    { "sec-fetch-site": "cross-site" },
    { "sec-fetch-site": "SAME-ORIGIN ", origin: "https://evil.example" },
    { origin: "https://evil.example" },
    { origin: "null" },
    { origin: `${portalUrl().slice(0, -1)}.evil.example` },
    {},
  ]
  const TYPES = [
    "application/json",
    "text/plain",
    "application/x-www-form-urlencoded",
    "multipart/form-data; boundary=x",
    null,
  ]

  it("does nothing: 50 variants and more, 0 writes", async () => {
    const { linkId, cookie, requestId, page, order } = await opened()
    const nonce = nonceIn(await page.content())
    expect(nonce).not.toBe("")
    await page.context().close()
    const before = await stateOf(linkId, order.id)

    const decision = { decision: "approved", nonce, name: "Eve", email: "eve@evil.example", consent: "yes" }
    const signed = new URLSearchParams({ ...decision, consent_sha256: "x" }).toString()
    const given = colleague()
    const ofSession: [string, string, { "content-type": string }][] = [
      [`/p/${linkId}/review/${requestId}`, signed, FORM_BODY],
      [`/p/${linkId}/opened`, JSON.stringify({ visible_ms: 5_000, gesture: "touch" }), JSON_BODY],
      [`/p/${linkId}/delegate`, given, FORM_BODY],
    ]
    const writes = [...ofSession, ["/fresh-link", `link=${linkId}`, FORM_BODY] as const]
    const attempts: (RawCall & { path: string })[] = []
    for (const [path, body, own] of writes) {
      for (const foreign of FOREIGN)
        for (const type of TYPES)
          attempts.push({
            path,
            method: "POST",
            body,
            headers: { cookie, ...foreign, ...(type ? { "content-type": type } : {}) },
          })
      for (const method of ["GET", "HEAD", "PUT", "PATCH", "DELETE", "OPTIONS"])
        attempts.push({
          path,
          method,
          headers: { cookie, ...own, "sec-fetch-site": "same-origin", "x-http-method-override": "POST" },
          body: method === "GET" || method === "HEAD" ? undefined : body,
        })
    }
    // Ours in every respect but the cookie, or but the content type.
    for (const [path, body, rightType] of ofSession) {
      const own = { "sec-fetch-site": "same-origin", origin: portalUrl().slice(0, -1) }
      attempts.push({ path, method: "POST", body, headers: { ...own, ...rightType } })
      for (const type of TYPES.filter((one) => one !== rightType["content-type"]))
        attempts.push({
          path,
          method: "POST",
          body,
          headers: { ...own, cookie, ...(type ? { "content-type": type } : {}) },
        })
    }
    expect(attempts.length).toBeGreaterThanOrEqual(50)

    const successes: string[] = []
    for (const { path, ...call } of attempts) {
      const { status } = await raw(portalUrl(path), call)
      if (status >= 500 || (call.method === "POST" && status < 400))
        successes.push(`${JSON.stringify({ path, ...call, body: undefined })} ${status}`)
    }
    expect(successes).toEqual([])
    expect(await stateOf(linkId, order.id)).toEqual(before)

    // The same words from the page itself do count: the refusals above were about where they came from.
    const ours = async (path: string, body: string, type: { "content-type": string }) => {
      const headers = { cookie, ...type, "sec-fetch-site": "same-origin" }
      return (await raw(portalUrl(`/p/${linkId}/${path}`), { method: "POST", headers, body })).status
    }
    expect(await ours(`review/${requestId}`, signed, FORM_BODY)).toBe(303)
    expect(await count("SELECT 1 FROM portal_decision WHERE order_id = $1", [order.id])).toBe(1)
    expect(await ours("delegate", given, FORM_BODY)).toBe(303)
    expect(await count("SELECT 1 FROM portal_link WHERE order_id = $1", [order.id])).toBe(2)
  })

  it("by a real page of another site does nothing either", async () => {
    const { linkId, requestId, page, order } = await opened()
    const context = page.context()
    const evil = await context.newPage()
    await context.route("http://evil.example/**", (route) =>
      route.fulfill({
        contentType: "text/html",
        body: "<!doctype html><title>Win a prize</title><iframe name=f></iframe>",
      }),
    )
    await evil.goto("http://evil.example/")
    await evil.evaluate(
      async ([target, body = ""]) => {
        const send = (init: RequestInit) => fetch(target ?? "", { method: "POST", body, ...init }).catch(() => null)
        await send({ mode: "no-cors", credentials: "include" })
        await send({ credentials: "include", headers: { "content-type": "application/x-www-form-urlencoded" } })
        navigator.sendBeacon(target ?? "", new URLSearchParams(body))
        const form = document.createElement("form")
        Object.assign(form, { method: "post", action: target, target: "f" })
        for (const [name, value] of new URLSearchParams(body)) {
          const field = document.createElement("input")
          Object.assign(field, { name, value })
          form.append(field)
        }
        document.body.append(form)
        const done = new Promise((resolve) =>
          document.querySelector("iframe")?.addEventListener("load", resolve, { once: true }),
        )
        form.submit()
        await done
      },
      [
        `${orderUrl(linkId)}/review/${requestId}`,
        new URLSearchParams({ decision: "declined", nonce: "x", message: "evil" }).toString(),
      ],
    )
    expect(await count("SELECT 1 FROM portal_decision WHERE order_id = $1", [order.id])).toBe(0)
    await fillSignature(page)
    await page.bringToFront()
    await decideBy(page, signButton(page))
  })

  it("cannot put the page into a frame", async () => {
    const { url } = await orderToSign(admin)
    const context = await browser.newContext(PHONE)
    const page = await context.newPage()
    await context.route("http://evil.example/**", (route) =>
      route.fulfill({ contentType: "text/html", body: `<!doctype html><iframe name=f src="${url}"></iframe>` }),
    )
    await page.goto("http://evil.example/", { waitUntil: "networkidle" })
    const inside = await page
      .frame("f")
      ?.evaluate(() => document.body?.innerText ?? "")
      .catch(() => "")
    expect(inside ?? "").not.toContain("Heavy tee")
  })
})
