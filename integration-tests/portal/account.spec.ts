import type { Page } from "playwright-core"
import type { CustomerPanel } from "../../src/contracts"
import { mailedCode } from "../support/account"
import { adminApi } from "../support/api"
import { axeFaults } from "../support/axe"
import { PHONE, sharedBrowser } from "../support/browser"
import { pageText, portalUrl, words } from "../support/client"
import { createCustomer, createFulfillment, createPlacedOrder, deliver, ship } from "../support/orders"
import { revealed } from "../support/portal"
import { waitFor } from "../support/wait"

const browser = sharedBrowser()

it.each([
  ["with", true],
  ["without", false],
])(
  "a client opens the account %s JavaScript, finds an order by its PO number and opens it",
  async (_, javaScriptEnabled) => {
    const admin = await adminApi()
    const customer = await createCustomer({ company_name: "Harbor Roasters" })
    const order = { customerId: customer.id, email: customer.email, lines: [{ stocked: false }] }
    const [wanted] = [await createPlacedOrder(order), await createPlacedOrder(order)]
    await admin.post(`/admin/client-portal/orders/${wanted.id}/project`, {
      name: "Winter League",
      po_number: "SL-2211",
    })
    const { panel } = await admin.post<{ panel: CustomerPanel }>(`/admin/client-portal/customers/${customer.id}/link`)
    const link = await revealed(admin, panel.link?.id ?? "")
    const account = portalUrl(`/a/${link.link.id}`)

    const context = await browser.newContext({ ...PHONE, javaScriptEnabled })
    const page = await context.newPage()
    await page.goto(link.url)
    expect(page.url()).toBe(account)
    await page.getByRole("button", { name: words["account.code.ask"] }).click()
    await page.getByText(words["account.code.sent.title"]).waitFor()
    const code = await mailedCode(customer.email)
    await page.locator("#code").fill(code === "000000" ? "000001" : "000000")
    await page.getByRole("button", { name: words["account.code.open"] }).click()
    await page.getByText(words["account.code.problem.wrong"]).waitFor()
    await page.locator("#code").fill(code)
    await page.getByRole("checkbox").check()
    const open = () => page.getByRole("button", { name: words["account.code.open"] }).click()
    if (javaScriptEnabled) {
      const [live] = await Promise.all([page.waitForResponse(`${account}/live`), open()])
      expect(live.status()).toBe(200)
    } else await open()
    await page.getByRole("heading", { name: "Harbor Roasters" }).waitFor()
    expect(page.url()).toBe(account)
    if (javaScriptEnabled) expect(await axeFaults(page.locator("html"), "account")).toEqual([])
    await admin.post(`/admin/client-portal/orders/${wanted.id}/project`, { name: "Spring League" })
    if (javaScriptEnabled) {
      // Told by the account's stream: while it is open, the page asks by itself every 15 s.
      await page.getByRole("heading", { level: 2, name: "Spring League" }).waitFor({ timeout: 10_000 })
      const asked = () =>
        page.evaluate(async () => {
          const etag = document.getElementById("page-watch")?.dataset["etag"] ?? ""
          return (await fetch(location.href, { headers: { "if-none-match": etag } })).status
        })
      await waitFor(async () => (await asked()) === 304, { what: "the page to be the newest" })
    }

    await page.getByRole("searchbox").fill("sl-2211")
    await page.getByRole("button", { name: words["account.search.act"] }).click()
    expect(new URL(page.url()).searchParams.get("q")).toBe("sl-2211")
    await page.getByRole("heading", { level: 2, name: "Spring League" }).waitFor()
    await page.getByRole("button", { name: words["account.card.open"] }).click()
    await page.getByRole("heading", { level: 1, name: "Spring League" }).waitFor()
    expect(new URL(page.url()).pathname).toMatch(/^\/p\//)

    // The session is gone; the device is remembered.
    const sessions = (await context.cookies()).filter(({ name }) => name.startsWith("__Host-portal_"))
    for (const { name } of sessions) await context.clearCookies({ name })
    await page.goto(`${account}/invoices`)
    expect(page.url()).toBe(`${account}/invoices`)
    expect(await pageText(page)).toContain(words["account.invoices.owed.none"])

    await admin.post(`/admin/client-portal/links/${link.link.id}/devices/end`)
    const status = await waitFor(async () => (await page.goto(account))?.status(), { what: "an answer" })
    expect(status).toBe(401)
  },
)

const press = (page: Page, name: string) => page.getByRole("button", { name, exact: true }).first().click()
const heading = (page: Page, name: string) => page.getByRole("heading", { name, exact: true }).first().waitFor()
const dayAhead = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)

describe("the account on a phone, of a person with two companies", () => {
  const COMPANY = "Harbor Roasters"

  /** One order that needs sizes, one delivered long ago, and a second company under the same address. */
  const scene = async () => {
    const admin = await adminApi()
    const customer = await createCustomer({ company_name: COMPANY })
    const owned = { customerId: customer.id, email: customer.email }
    const worn = { title: "Founders tee", stocked: false, metadata: { fee: false } }
    const past = await createPlacedOrder({ ...owned, lines: [worn] })
    const fulfillment = await createFulfillment(past)
    await ship(past, fulfillment)
    await deliver(past, fulfillment)
    const needy = { title: "Crew tee", stocked: false, metadata: { fee: false, needs_sizes: true } }
    const active = await createPlacedOrder({ ...owned, lines: [needy] })
    for (const [id, name, po_number] of [
      [past.id, "Founders’ Cup", "SL-1804"],
      [active.id, "Spring League", "SL-2211"],
    ])
      await admin.post(`/admin/client-portal/orders/${id}/project`, { name, po_number })
    const other = await createCustomer({ company_name: "Pier Nine" })
    await admin.post(`/admin/client-portal/customers/${other.id}/contacts`, {
      ...{ recipient_name: "Anna Meyer", recipient_email: customer.email, send_email: false },
    })
    const { panel } = await admin.post<{ panel: CustomerPanel }>(`/admin/client-portal/customers/${customer.id}/link`)
    const link = await revealed(admin, panel.link?.id ?? "")
    return { email: customer.email, url: link.url, account: portalUrl(`/a/${link.link.id}`) }
  }

  const choose = async (page: Page): Promise<void> => {
    await heading(page, words["account.choose.title"])
    await page.getByRole("listitem").filter({ hasText: COMPANY }).getByRole("button").click()
  }

  it("leads through code, company, what is missing, reorder and request, and a remembered device chooses again", async () => {
    const { email, url, account } = await scene()
    const context = await browser.newContext(PHONE)
    const page = await context.newPage()
    await page.goto(url)
    await press(page, words["account.code.ask"])
    await page.locator("#code").fill(await mailedCode(email))
    await page.getByRole("checkbox").check()
    await press(page, words["account.code.open"])
    await choose(page)

    // What the shop still needs: counted, opened and answered.
    await heading(page, COMPANY)
    expect(await pageText(page)).toContain("1 order needs you")
    await press(page, words["account.card.missing"])
    await page.getByLabel(words["checklist.label.sizes"]).fill("12 M, 8 L")
    await press(page, words["checklist.send"])
    await page.getByText(words["checklist.state.given"]).waitFor()
    await page.goto(account)
    expect(await pageText(page)).not.toContain("needs you")

    // A past order, found by its PO number, is ordered again from its own page.
    await page.goto(`${account}/past?q=sl-1804`)
    await press(page, words["account.card.open"])
    await heading(page, words["request.again.title"])
    expect(await axeFaults(page.locator("html"), "a past order")).toEqual([])
    await press(page, words["request.again"])
    await page.waitForURL(/\/request\/pqreq_\w+\?step=review/)
    expect(await pageText(page)).toContain("Filled in from Founders’ Cup")
    await press(page, words["request.send"])
    await heading(page, words["request.sent.title"])

    // A new request in three steps.
    await page.goto(`${account}/request`)
    await press(page, words["request.begin"])
    await page.getByLabel(words["request.line.product"]).fill("Canvas tote")
    await page.getByLabel(words["request.line.quantity"]).fill("60")
    await press(page, words["request.next"])
    await page.getByLabel(words["request.notes"]).fill("The crest, in dark green.")
    await press(page, words["request.next"])
    await page.getByLabel(words["request.in_hands"]).fill(dayAhead(40))
    await press(page, words["request.review"])
    await press(page, words["request.send"])
    await heading(page, words["request.sent.title"])
    expect(await axeFaults(page.locator("html"), "a sent request")).toEqual([])

    // A brand color, which is still there when the session is over and the device opens the account.
    await page.goto(`${account}/branding`)
    await page.getByText(words["branding.color.add"], { exact: true }).click()
    await page.locator("#new-name").fill("Harbor red")
    await page.locator("#new-hex").fill("#B3202C")
    await press(page, words["branding.color.save"])
    await heading(page, "Harbor red")
    const sessions = (await context.cookies()).filter(({ name }) => name.startsWith("__Host-portal_"))
    for (const { name } of sessions) await context.clearCookies({ name })
    await page.goto(`${account}/branding`)
    expect(new URL(page.url()).pathname).toBe(`${new URL(account).pathname}/choose`)
    await choose(page)
    await page.waitForURL(`${account}/branding`)
    await heading(page, "Harbor red")
    expect(await axeFaults(page.locator("html"), "branding")).toEqual([])
  })
})
