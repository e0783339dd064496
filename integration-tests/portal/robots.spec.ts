import type { BrowserContext, BrowserContextOptions, Page } from "playwright-core"
import { adminApi, type Api } from "../support/api"
import { DESKTOP, PHONE, sharedBrowser } from "../support/browser"
import { countedOf, openSheet, orderToSign, portalUrl, type Shown, words } from "../support/client"
import { count, rows } from "../support/database"
import { isFullRun } from "../support/env"
import { mailTo } from "../support/mailbox"
import { createDraftOrder, uniqueEmail } from "../support/orders"
import { ask, inParallel, share } from "../support/portal"
import { raw, type RawCall } from "../support/raw"
import { waitFor } from "../support/wait"

const browser = sharedBrowser()
let admin: Api

beforeAll(async () => {
  admin = await adminApi()
})

const OLD_CHROME =
  "Mozilla/5.0 (Windows NT 6.1; WOW64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/41.0.2272.101 Safari/537.36"

/** Mail filters, link checkers and preview makers, as they call themselves. */
const SCANNERS = [
  "",
  OLD_CHROME,
  "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/79.0.3945.79 Safari/537.36 Edge/18.17763",
  "Mozilla/5.0 (compatible; MSIE 10.0; Windows NT 6.2; Trident/6.0)",
  "Mozilla/5.0 (Windows NT 10.0; Win64; x64; Trident/7.0; rv:11.0) like Gecko",
  "Mozilla/5.0 (compatible; Barracuda Sentinel (EE))",
  "Mozilla/5.0 (compatible; Proofpoint URL Defense)",
  "Mimecast-URL-Scanner/1.0",
  "SymantecWebScanner/1.0",
  "Google-Read-Aloud",
  "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)",
  "GoogleImageProxy",
  "Slackbot-LinkExpanding 1.0 (+https://api.slack.com/robots)",
  "Mozilla/5.0 (Windows NT 6.1; WOW64) SkypeUriPreview Preview/0.5",
  "WhatsApp/2.23.20.0",
  "facebookexternalhit/1.1",
  "TelegramBot (like TwitterBot)",
  "python-requests/2.32.0",
  "curl/8.5.0",
  "Go-http-client/2.0",
]

const request = async (url: string, call: RawCall = {}): Promise<void> => {
  const { headers } = await raw(url, call)
  const cookie = (headers["set-cookie"] ?? []).map((one) => one.split(";")[0]).join("; ")
  // Follows to the page, as these do, with the cookie it was given.
  if (headers.location)
    await raw(new URL(headers.location, url).href, { ...call, headers: { ...call.headers, cookie } })
}

/** As mail programs, filters and people who copy by hand break a link. */
const mangled = ({ url, token }: Shown): string[] => [
  url.toLowerCase(),
  `${url}%3E`,
  `${url}.`,
  url.slice(0, -1),
  `${url}?utm_source=mail&safelink=1`,
  `${url}/`,
  url.replace("/l/", "//l/"),
  url.replace(token, encodeURIComponent(`<${token}>`)),
]

interface Visit {
  name: string
  device?: BrowserContextOptions
  behave: (page: Page, url: string) => Promise<void>
}

const load = async (page: Page, url: string) => {
  await page.goto(url, { waitUntil: "load" })
}

/** Stays, by the page's own clock; longer than a view takes unless it is said. */
const linger = async (page: Page, ms = 3_000) => {
  const until = await page.evaluate((more) => performance.now() + more, ms)
  await page.waitForFunction((end) => performance.now() > end, until)
}

/** Browsers that run the page's script: they load, look around and leave, but nobody sits before them. */
const HEADLESS: Visit[] = [
  { name: "loads and leaves", behave: load },
  { name: "loads with an old agent and leaves", device: { userAgent: OLD_CHROME }, behave: load },
  { name: "loads as a phone and leaves", device: PHONE, behave: load },
  {
    name: "takes a picture",
    behave: async (page, url) => {
      await load(page, url)
      await page.screenshot({ fullPage: true })
    },
  },
  {
    name: "stays and does nothing",
    behave: async (page, url) => {
      await load(page, url)
      await linger(page)
    },
  },
  {
    name: "reads every link",
    behave: async (page, url) => {
      await load(page, url)
      const links = await page
        .locator("a[href^='/p/']")
        .evaluateAll((all) => all.map((a) => (a as HTMLAnchorElement).href))
      for (const link of links)
        await page.goto(link).catch((error: Error) => {
          if (!error.message.includes("Download is starting")) throw error
        })
    },
  },
  {
    name: "dispatches gestures of its own",
    behave: async (page, url) => {
      await load(page, url)
      await page.evaluate(() => {
        for (const name of ["pointerdown", "touchstart", "keydown", "wheel", "scroll", "click"]) {
          window.dispatchEvent(new Event(name, { bubbles: true }))
          document.body.dispatchEvent(new Event(name, { bubbles: true }))
        }
      })
      await linger(page)
    },
  },
  {
    name: "scrolls by script, as picture makers do to load everything",
    device: { viewport: { width: 1280, height: 500 } },
    behave: async (page, url) => {
      await load(page, url)
      await linger(page, 1_500)
      await page.evaluate(() => window.scrollTo(0, document.body.scrollHeight))
      await page.waitForFunction(() => window.scrollY > 0)
      await linger(page)
    },
  },
  {
    name: "clicks by script and leaves",
    behave: async (page, url) => {
      await load(page, url)
      await page.evaluate(() => document.querySelector<HTMLElement>("main h2")?.click())
    },
  },
  {
    name: "loads twice within a second",
    behave: async (page, url) => {
      await load(page, url)
      await load(page, url)
    },
  },
  {
    name: "opens it in a tab behind",
    behave: async (page, url) => {
      const behind = await page.context().newPage()
      await load(behind, url)
      await behind.close()
    },
  },
  { name: "without a window", device: { viewport: { width: 1, height: 1 } }, behave: load },
]

const visit = async <T>(device: BrowserContextOptions, work: (page: Page, context: BrowserContext) => Promise<T>) => {
  const context = await browser.newContext({ ...DESKTOP, ...device })
  try {
    return await work(await context.newPage(), context)
  } finally {
    await context.close()
  }
}

describe("40 agents that are nobody", () => {
  it("fetch, check and mangle the link, and it counts as never opened", async () => {
    const shown = await orderToSign(admin)
    await inParallel(SCANNERS, 5, (agent, index) =>
      request(shown.url, { method: index % 4 === 3 ? "HEAD" : "GET", headers: { "user-agent": agent } }),
    )
    for (const url of mangled(shown)) await request(url, { headers: { "user-agent": OLD_CHROME } })
    expect(SCANNERS.length + mangled(shown).length + HEADLESS.length).toBeGreaterThanOrEqual(40)
    expect((await countedOf(shown.linkId)).opened).toBe(0)
  })

  it("run the page's script without anybody before it, and nothing is told or counted", async () => {
    const order = await createDraftOrder()
    await ask(admin, order.id)
    const told: string[] = []
    const links = await inParallel(HEADLESS, 4, async ({ name, device = {}, behave }) => {
      const { link, url } = await share(admin, order.id)
      await visit(device, async (page, context) => {
        context.on("request", (asked) => asked.url().endsWith("/opened") && told.push(name))
        await behave(page, url)
      })
      return link
    })
    expect(told).toEqual([])
    const counted = await Promise.all(links.map(async ({ id }) => (await countedOf(id)).opened))
    expect(counted).toEqual(HEADLESS.map(() => 0))
  })
})

/** Without this the browser of the tests says that it has no screen. */
const CHROME =
  "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36"

describe("persons", () => {
  const HOW: ((page: Page) => Promise<void>)[] = [
    (page) => page.mouse.wheel(0, 300),
    (page) => page.mouse.click(5, 300),
    (page) => page.keyboard.press("PageDown"),
    (page) => page.touchscreen.tap(5, 300),
  ]

  it("who look for two seconds and scroll are all counted, once each", async () => {
    const order = await createDraftOrder()
    const people = Array.from({ length: isFullRun ? 200 : 20 }, (_, index) => index)
    const links = await inParallel(people, 2, async () => await share(admin, order.id))
    await inParallel(links, 10, async ({ url }, index) => {
      const device = index % HOW.length === 3 ? PHONE : { ...DESKTOP, userAgent: CHROME }
      await visit(device, async (page) => {
        await page.goto(url)
        const [counted] = await Promise.all([
          page.waitForResponse((answer) => answer.url().endsWith("/opened")),
          HOW[index % HOW.length]?.(page),
        ])
        expect(counted.status()).toBe(204)
        for (const gesture of HOW.slice(0, 3)) await gesture(page)
      })
    })
    const seen = await Promise.all(links.map(async ({ link }) => (await countedOf(link.id)).opened))
    expect(seen).toEqual(links.map(() => 1))
  })
})

describe("a headless browser that presses everything", () => {
  const SENDERS = ["Sign and approve", words["sign.changes.send"], words["sign.decline.send"]]
  const PRESSABLE = "a[href^='/'], a[href^='#'], a[href^='http'], button:enabled, summary, input[type=submit]"

  /** Presses all that is there and all that comes to be there, each once by its words; returns what it pressed. */
  const pressAll = async (page: Page): Promise<string[]> => {
    const pressed: string[] = []
    for (;;) {
      const all = await page.locator(PRESSABLE).filter({ visible: true }).all()
      const named = await Promise.all(all.map(async (one) => ({ one, name: (await one.innerText()).trim() })))
      const next = named.find(({ name }) => !pressed.includes(name))
      if (!next) return pressed
      pressed.push(next.name)
      await next.one.click({ timeout: 3_000 }).catch(() => undefined)
    }
  }

  /** Links are followed for the server's part; the page itself stays, so that everything on it can be pressed. */
  const stayOn = async (context: BrowserContext, home: string): Promise<void> => {
    await context.route("**/*", async (route) => {
      const asked = route.request()
      if (!asked.isNavigationRequest() || asked.url().split("#")[0] === home) return await route.fallback()
      await route.fetch().catch(() => null)
      await route.fulfill({ status: 204 })
    })
  }

  it.each(["order", "sheet"] as const)("on the %s decides nothing", async (where) => {
    const { url, order } = await orderToSign(admin, { withShipping: true })
    await visit({}, async (page, context) => {
      if (where === "sheet") await openSheet(page, url)
      else await page.goto(url)
      await stayOn(context, page.url())
      const pressed = (await pressAll(page)).join("|")
      for (const said of where === "order" ? [words["page.needs.approve.act"]] : SENDERS)
        expect(pressed).toContain(said)
      await page.evaluate(() => {
        for (const form of document.forms) form.requestSubmit()
        for (const form of document.forms) form.submit()
      })
      await page.waitForLoadState()
      // Answers that are still on their way find no page any more.
      await context.unrouteAll({ behavior: "ignoreErrors" })
    })
    expect(await count("SELECT 1 FROM portal_decision WHERE order_id = $1", [order.id])).toBe(0)
  })
})

describe("a scanner that follows everything in a mail", () => {
  const HEADLESS_CHROME = CHROME.replace("Chrome", "HeadlessChrome")

  /** Every address that the mail holds, as its HTML has it. */
  const addressesIn = async (page: Page, html: string): Promise<string[]> => {
    await page.setContent(html)
    const all = await page.locator("a[href]").evaluateAll((links) => links.map((a) => (a as HTMLAnchorElement).href))
    return [...new Set(all)].filter((url) => url.startsWith(portalUrl()))
  }

  /** Downloads, and pages that lead elsewhere, are part of what it follows. */
  const follow = async (page: Page, url: string): Promise<void> => {
    await page.goto(url).catch((error: Error) => {
      if (!/Download is starting|ERR_ABORTED/.test(error.message)) throw error
    })
  }

  /** Stays on the page, moves the mouse over it, turns the wheel and presses: the page's script takes that for a gesture. */
  const pretend = async (page: Page): Promise<void> => {
    await page.mouse.move(200, 200)
    await page.mouse.wheel(0, 400)
    await page.mouse.click(5, 300)
    await linger(page, 4_000)
  }

  /** By script, so that links are followed that no mouse can reach. */
  const clickEveryLink = async (page: Page): Promise<void> => {
    const home = page.url()
    const hrefs = await page
      .locator("a[href^='/p/']")
      .evaluateAll((all) => all.map((a) => a.getAttribute("href") ?? ""))
    for (const href of new Set(hrefs.filter((one) => !one.includes("#")))) {
      await follow(page, home)
      const link = page.locator(`a[href="${href}"]`).first()
      if ((await link.count()) === 0) continue
      // Until it is there: leaving earlier would take the request back.
      await Promise.all([
        Promise.race([page.waitForEvent("load"), page.waitForEvent("download"), page.context().waitForEvent("page")]),
        link.evaluate((a: HTMLElement) => a.click()),
      ])
    }
  }

  const eventsOf = async (linkId: string) =>
    await rows<{ kind: string; class: string; reason: string }>(
      "SELECT kind, class, reason FROM portal_engagement_event WHERE link_id = $1 ORDER BY at",
      [linkId],
    )

  /** @returns what was recorded of the link, once an event of the kind is there */
  const scan = async (
    userAgent: string,
    until: string,
    look: (page: Page) => Promise<void>,
  ): Promise<Awaited<ReturnType<typeof eventsOf>>> => {
    const order = await createDraftOrder()
    const email = uniqueEmail("scanned")
    const { link } = await share(admin, order.id, { recipient_email: email, send_email: true })
    await ask(admin, order.id)
    const mail = await mailTo(email)
    await visit({ userAgent }, async (page) => {
      const addresses = await addressesIn(page, mail.html)
      expect(addresses.length).toBeGreaterThan(0)
      for (const url of addresses) {
        // A filter looks at a mail before it is delivered, however long the addresses before took here. Two seconds
        // earlier, so that no event of those that waits to be stored is from before the mail.
        await rows(
          "UPDATE portal_notice SET updated_at = now() - interval '2 seconds' WHERE link_id = $1 RETURNING id",
          [link.id],
        )
        await follow(page, url)
        await look(page)
      }
      await waitFor(async () => (await eventsOf(link.id)).some(({ kind }) => kind === until), {
        what: `the scanner's ${until}`,
      })
    })
    // Nor does the link count as opened.
    expect((await countedOf(link.id)).opened).toBe(0)
    return await eventsOf(link.id)
  }

  const isHuman = (event: { class: string }) => event.class === "human"

  it("leaves no human view where it says what it is, though it runs the script and uses the mouse", async () => {
    const events = await scan(HEADLESS_CHROME, "view", pretend)
    expect(events.filter(isHuman)).toEqual([])
    expect(events).toContainEqual({ kind: "view", class: "likely_bot", reason: "known_agent" })
  })

  it("leaves no human view where it calls itself a browser, but follows what no person can see", async () => {
    const events = await scan(CHROME, "trap", async (page) => {
      await pretend(page)
      await clickEveryLink(page)
    })
    expect(events.filter(isHuman)).toEqual([])
    expect(events).toContainEqual({ kind: "view", class: "likely_bot", reason: "hidden_link" })
  })

  it("leaves a view in doubt, and none by a person, where only its haste tells it from one", async () => {
    const events = await scan(CHROME, "view", pretend)
    expect(events.filter(isHuman)).toEqual([])
    expect(events).toContainEqual({ kind: "view", class: "unknown", reason: "soon_after_mail" })
  })
})
