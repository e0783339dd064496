import type { BrowserContext, Page } from "playwright-core"
import type { CustomerPanel, Preview } from "../../src/contracts"
import { adminApi, type Api } from "../support/api"
import { DESKTOP, PHONE, sharedBrowser } from "../support/browser"
import {
  bar,
  countedOf,
  decideBy,
  decisionsOf,
  expire,
  fillSignature,
  openNote,
  openSheet,
  orderToSign,
  orderUrl,
  pageText,
  portalUrl,
  signButton,
  textOf,
  toSheet,
  untilFocused,
  words,
} from "../support/client"
import { count } from "../support/database"
import { testEnv } from "../support/env"
import { mails, mailTo, portalLinkIn } from "../support/mailbox"
import { createCustomer, createDraftOrder, readOrder, reservedQuantity, uniqueEmail } from "../support/orders"
import { ask, effectsOf, outboxDone, panelOf, revealed, share } from "../support/portal"
import { waitFor } from "../support/wait"

const browser = sharedBrowser()
let admin: Api

beforeAll(async () => {
  admin = await adminApi()
})

const newPage = async (context?: BrowserContext): Promise<Page> => (context ?? (await browser.newContext())).newPage()

const DEVICES = [
  ["a phone", PHONE],
  ["a desktop", DESKTOP],
] as const

/** Finds the mail in the mailbox as a person does, opens it and presses its button. @returns the tab that it opens */
const openFromMailbox = async (page: Page, to: string, action: string): Promise<Page> => {
  // Until it is there, so that it is on the page.
  await mailTo(to)
  await page.goto(testEnv("TEST_MAILBOX_URL"))
  await page.getByRole("link").filter({ hasText: to }).first().click()
  const [tab] = await Promise.all([
    page.context().waitForEvent("page"),
    page.frameLocator("iframe").getByRole("link", { name: action, exact: true }).click(),
  ])
  await tab.waitForLoadState()
  return tab
}

describe.each(DEVICES)("a client with %s", (_name, device) => {
  let page: Page

  beforeEach(async () => {
    page = await newPage(await browser.newContext(device))
  })

  it("opens the link of the mail, reads the order, signs it, and the draft becomes an order", async () => {
    const email = uniqueEmail("sarah")
    const setUp = { title: "Screen set-up", quantity: 1, unit_price: 35, stocked: false }
    const order = await createDraftOrder({ withShipping: true, lines: [{}, { quantity: 5 }, setUp] })
    const { link } = await share(admin, order.id, { recipient_email: email, message: "As we said.", send_email: true })
    await ask(admin, order.id, { notify: false, message: "The tees are 5 more than last time." })

    page = await openFromMailbox(page, email, "Open your quote")
    expect(page.url()).toBe(orderUrl(link.id))
    const shown = await pageText(page)
    for (const said of [
      words["page.needs.one"],
      words["page.needs.approve.quote"],
      "The tees are 5 more than last time.",
      "15 × $12.50",
      "$187.50",
      "Screen set-up",
      "$18.50",
      "$241.00",
      "12 Pier Street",
    ]) {
      expect(shown).toContain(said)
    }

    await toSheet(page)
    expect(await pageText(page)).toContain(words["review.document.title"])
    await signButton(page).click()
    expect(await textOf(page.locator("#sign-name-problem"))).toBe(words["sign.name.missing"])
    await page.getByLabel(words["sign.name"]).fill("Sarah Smith")
    await signButton(page).click()
    expect(await textOf(page.locator("#sign-consent-problem"))).toBe(words["sign.consent.missing"])
    expect(await page.locator("#sign-name-problem").isVisible()).toBe(false)
    await page.locator("#sign-email").fill("sarah@nowhere")
    await page.locator("#sign-consent").check()
    await signButton(page).click()
    expect(await textOf(page.locator("#sign-email-problem"))).toBe(words["sign.email.missing"])
    expect(await page.getByLabel(words["sign.name"]).inputValue()).toBe("Sarah Smith")
    expect(await decisionsOf(order.id)).toBe(0)
    await page.locator("#sign-email").fill(email)
    await decideBy(page, signButton(page))

    const after = await pageText(page)
    expect(after).toContain(words["thanks.approved.title"])
    expect(after).toContain("by Sarah Smith")
    expect(await page.getByRole("link", { name: words["page.needs.approve.act"] }).count()).toBe(0)

    await effectsOf(order.id)
    expect((await readOrder(order.id)).status).toBe("pending")
    expect(await reservedQuantity(order)).toBe(15)
    const panel = await panelOf(admin, order.id)
    expect(panel).toMatchObject({
      status: "approved",
      decisions: [{ kind: "approved", name: "Sarah Smith", version: 1, amount: "241.00" }],
    })
    const isOrder = async () => (await pageText(page)).includes(`${words["page.kind.order"]} #`)
    await waitFor(isOrder, { what: "the page to say that the quote is an order" })
    expect(await bar(page, "changed").isVisible()).toBe(false)
    expect(await pageText(page)).toContain(words["thanks.approved.title"])
    expect(await pageText(page)).toContain(words["status.approved.title"])
  })

  it.each([
    ["asks for changes", "changes_requested", "sign.changes", "note-changes_requested", "sign.changes.missing"],
    ["declines", "declined", "sign.decline", "note-declined", "sign.decline.missing"],
  ] as const)("%s in words of their own", async (_does, kind, open, field, missing) => {
    const { order, url } = await orderToSign(admin)
    await openSheet(page, url)
    await page.getByLabel(words["sign.name"]).fill("Half a na")
    await openNote(page, open)
    const note = page.locator(`#${field}`)
    const send = page.getByRole("button", { name: words[`${open}.send`] })
    await send.click()
    expect(await textOf(page.locator(`#${field}-problem`))).toBe(words[missing])

    await note.fill("Navy instead of black, please.\n\nAnd 5 × XL — اللون أزرق")
    await openNote(page, open)
    expect(await page.getByLabel(words["sign.name"]).inputValue()).toBe("Half a na")
    await openNote(page, open)
    expect(await note.inputValue()).toContain("Navy instead of black")
    await decideBy(page, send)

    const after = await pageText(page)
    expect(after).toContain(words[`thanks.${kind}.title`])
    expect(after).toContain("Navy instead of black, please. And 5 × XL — اللون أزرق")
    expect(await page.getByRole("link", { name: words["page.needs.approve.act"] }).count()).toBe(0)
    await effectsOf(order.id)
    expect((await readOrder(order.id)).status).toBe("draft")
    expect(await panelOf(admin, order.id)).toMatchObject({
      status: kind,
      decisions: [{ kind, message: "Navy instead of black, please.\n\nAnd 5 × XL — اللون أزرق" }],
    })
  })

  it("gets a new link by mail in place of an expired one, and it opens", async () => {
    const email = uniqueEmail("expired")
    const { url, linkId } = await orderToSign(admin, {}, { recipient_email: email })
    await expire(linkId)
    await page.goto(url)
    expect(page.url()).toBe(portalUrl("/link-expired"))
    expect(await pageText(page)).toContain(words["expired.title"])
    await page.getByRole("button", { name: words["expired.act"] }).click()
    await page.getByRole("heading", { name: words["expired.sent.title"] }).waitFor()
    await page.goto(portalLinkIn(await mailTo(email)))
    expect(page.url()).toBe(orderUrl(linkId))
    expect(await pageText(page)).toContain(words["page.needs.one"])
  })
})

describe("a link that was taken back", () => {
  it("looks like an expired one, mails nobody, and tells staff that its client asked", async () => {
    const [context, email] = [await browser.newContext(), uniqueEmail("revoked")]
    const expired = await orderToSign(admin)
    await expire(expired.linkId)
    const { url, linkId } = await orderToSign(admin, {}, { recipient_email: email, recipient_name: "Robert Revoked" })
    await admin.post(`/admin/client-portal/links/${linkId}/revoke`)

    const [mine, other] = [await newPage(context), await newPage(await browser.newContext())]
    await mine.goto(url)
    await other.goto(expired.url)
    expect(await pageText(mine)).toBe(await pageText(other))
    await mine.getByRole("button", { name: words["expired.act"] }).click()
    await mine.getByRole("heading", { name: words["expired.sent.title"] }).waitFor()
    await outboxDone(linkId)
    expect(await mails(email)).toEqual([])
    const { notifications } = await admin.get<{ notifications: { resource_id: string; data: { title: string } }[] }>(
      "/admin/notifications",
      { channel: "feed", order: "-created_at", fields: "resource_id,data" },
    )
    const notices = notifications.filter(({ resource_id }) => resource_id === linkId)
    expect(notices.map(({ data }) => data.title)).toEqual(["Robert Revoked asked for a new link"])
  })

  it.each(DEVICES)("or replaced opens nothing any more on %s, and the new one does", async (_name, device) => {
    const { url, linkId } = await orderToSign(admin)
    await admin.post(`/admin/client-portal/links/${linkId}/rotate`)
    const page = await newPage(await browser.newContext(device))
    await page.goto(url)
    expect(await pageText(page)).toContain(words["expired.title"])
    await page.goto((await revealed(admin, linkId)).url)
    expect(page.url()).toBe(orderUrl(linkId))
    expect(await pageText(page)).toContain(words["page.needs.one"])
  })

  it("while its sheet is open leaves what was typed, and offers a fresh one", async () => {
    const { order, url, linkId } = await orderToSign(admin)
    const page = await newPage()
    await openSheet(page, url)
    await fillSignature(page)
    await admin.post(`/admin/client-portal/links/${linkId}/revoke`)
    await bar(page, "ended").waitFor()
    await signButton(page).click()
    const said = page.getByRole("alert").filter({ hasText: words["sign.error.session.title"] })
    await said.waitFor()
    await untilFocused(said)
    expect(await page.getByLabel(words["sign.name"]).inputValue()).toBe("Sarah Smith")
    expect(await page.locator("#sign-consent").isChecked()).toBe(true)
    const [sent] = await Promise.all([
      page.context().waitForEvent("page"),
      said.getByRole("button", { name: words["expired.act"] }).click(),
    ])
    await sent.getByRole("heading", { name: words["expired.sent.title"] }).waitFor()
    expect(await decisionsOf(order.id)).toBe(0)
  })

  it("or ran out while its sheet is open is made up for by the fresh one, without typing anything again", async () => {
    const email = uniqueEmail("goes-on")
    const { order, url, linkId } = await orderToSign(admin, {}, { recipient_email: email })
    const context = await browser.newContext()
    const page = await newPage(context)
    await openSheet(page, url)
    await fillSignature(page, "Sarah Goes On")
    await expire(linkId)
    await signButton(page).click()
    const said = page.getByRole("alert").filter({ hasText: words["sign.error.session.title"] })
    await said.getByRole("button", { name: words["expired.act"] }).click()
    const fresh = await newPage(context)
    await fresh.goto(portalLinkIn(await mailTo(email)))
    expect(fresh.url()).toBe(orderUrl(linkId))
    await page.bringToFront()
    // What the page shows belongs to the session that ended: it is brought up to date, and the next press counts.
    await signButton(page).click()
    await page.getByRole("alert").filter({ hasText: words["sign.conflict.stale.title"] }).waitFor()
    expect(await page.getByLabel(words["sign.name"]).inputValue()).toBe("Sarah Goes On")
    expect(await page.locator("#sign-consent").isChecked()).toBe(true)
    await decideBy(page, signButton(page))
    expect(await pageText(page)).toContain("by Sarah Goes On")
    expect(await decisionsOf(order.id)).toBe(1)
  })
})

describe("a preview by staff", () => {
  it("says what it is, cannot decide, and does not count", async () => {
    const { order, linkId } = await orderToSign(admin)
    const preview = await admin.post<Preview>(`/admin/client-portal/orders/${order.id}/preview`)
    const page = await newPage()
    await page.goto(preview.url)
    expect(page.url()).not.toContain(new URL(preview.url).pathname)
    const own = new URL(page.url()).pathname
    expect(await pageText(page)).toContain(words["page.preview.text"])
    await page.touchscreen.tap(200, 300)
    await page.getByRole("main").getByRole("link", { name: words["page.needs.approve.act"] }).click()
    await page.getByText(words["review.preview"]).waitFor()
    expect(await page.locator("form").count()).toBe(0)
    expect(await page.locator("[data-opened]").count()).toBe(0)

    const requestId = page.url().split("/").pop()
    const said = await page.evaluate(
      async ([path, id]) => {
        const send = (where: string, body: RequestInit) =>
          fetch(`${path}/${where}`, { method: "POST", ...body }).then(({ status }) => status)
        const opened = JSON.stringify({ visible_ms: 5000, gesture: "touch" })
        return [
          await send(`review/${id}`, {
            body: new URLSearchParams({ decision: "declined", nonce: "x", message: "No" }),
          }),
          await send("opened", { headers: { "content-type": "application/json" }, body: opened }),
        ]
      },
      [own, requestId],
    )
    expect(said).toEqual([403, 204])
    expect(await decisionsOf(order.id)).toBe(0)
    expect(await countedOf(linkId)).toEqual({ opened: 0, sessions: 0 })
    expect(await count("SELECT 1 FROM portal_link WHERE order_id = $1 AND open_count > 0", [order.id])).toBe(0)
  })
})

describe("an account link", () => {
  it("exists with its customer, and asks for a code before it says whose it is", async () => {
    const customer = await createCustomer({ first_name: "Anneliese", last_name: "Meyer" })
    const link = await waitFor(
      async () =>
        (await admin.get<{ panel: CustomerPanel }>(`/admin/client-portal/customers/${customer.id}`)).panel.link,
      { what: "the customer's account link", timeout: 30_000 },
    )
    const page = await newPage()
    await page.goto((await revealed(admin, link.id)).url)
    expect(page.url()).toBe(portalUrl(`/a/${link.id}`))
    expect(await pageText(page)).toContain(words["account.code.ask.title"])
    expect(await pageText(page)).not.toContain("Anneliese")
    await page.goto(orderUrl(link.id))
    expect(page.url()).toBe(portalUrl(`/a/${link.id}`))
  })
})

describe("names, amounts and paper", () => {
  const HARD = [
    { currency: "jpy", unit: 1250, each: "¥1,250", total: "¥12,500" },
    { currency: "kwd", unit: 12.345, each: "KWD 12.345", total: "KWD 123.450" },
  ]
  const TITLE = `${"Donaudampfschifffahrtsgesellschaftskapitän".repeat(4)} ${"W".repeat(90)}`
  const ARABIC = "شركة الملابس المتحدة للتجارة والتوزيع"

  it.each(HARD)(
    "in $currency are whole and never wider than a 360 px screen",
    async ({ currency, unit, each, total }) => {
      const { url, linkId } = await orderToSign(
        admin,
        {
          currency,
          lines: [
            { title: TITLE, unit_price: unit, stocked: false },
            { title: ARABIC, unit_price: 0, quantity: 100_000, stocked: false },
          ],
          address: {
            first_name: "Wolfeschlegelsteinhausenbergerdorff".repeat(3),
            last_name: "محمد عبد الرحمن",
            company: ARABIC,
            address_1: "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch".repeat(2),
            city: "Portland",
            postal_code: "97209",
            country_code: "us",
          },
          withShipping: false,
        },
        { recipient_name: "محمد عبد الرحمن بن خليفة آل مكتوم" },
      )
      const page = await newPage(await browser.newContext({ ...PHONE, viewport: { width: 360, height: 740 } }))
      const width = () => page.evaluate(() => document.scrollingElement?.scrollWidth ?? 0)
      await page.goto(url)
      const shown = await pageText(page)
      for (const said of [TITLE, ARABIC, each, total]) expect(shown).toContain(said)
      expect(await width()).toBeLessThanOrEqual(360)

      await toSheet(page)
      expect(await width()).toBeLessThanOrEqual(360)
      await page.getByLabel(words["sign.name"]).fill("محمد عبد الرحمن")
      await page.locator("#sign-email").fill(`${"a".repeat(60)}@${"b".repeat(60)}.example`)
      await signButton(page).click()
      await page.locator("#sign-consent-problem").waitFor()
      expect(await width()).toBeLessThanOrEqual(360)
      await page.locator("#sign-consent").check()
      await decideBy(page, signButton(page))
      expect(await pageText(page)).toContain("by محمد عبد الرحمن")
      expect(await width()).toBeLessThanOrEqual(360)

      for (const path of ["/nothing/here", `/p/${linkId}x`, "/link-expired", `/link-expired?link=${linkId}&sent=1`]) {
        await page.goto(portalUrl(path))
        expect({ path, width: await width() }).toEqual({ path, width: 360 })
      }
    },
  )

  it("print without anything to press, and with everything to read", async () => {
    const { url } = await orderToSign(admin)
    const page = await newPage(await browser.newContext(DESKTOP))
    const pressable = () => page.locator("button:visible, a.btn:not(.keep-print):visible, input:visible").count()
    await page.goto(url)
    expect(await pressable()).toBeGreaterThan(0)
    await page.emulateMedia({ media: "print" })
    expect(await pressable()).toBe(0)
    expect(await pageText(page)).toMatch(/15 × \$12\.50.*\$187\.50.*12 Pier Street/)
    await page.emulateMedia({ media: "screen" })
    await toSheet(page)
    await page.emulateMedia({ media: "print" })
    expect(await pressable()).toBe(0)
  })
})
