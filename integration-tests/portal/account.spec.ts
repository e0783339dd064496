import type { CustomerPanel } from "../../src/contracts"
import { mailedCode } from "../support/account"
import { adminApi } from "../support/api"
import { axeFaults } from "../support/axe"
import { PHONE, sharedBrowser } from "../support/browser"
import { pageText, portalUrl, words } from "../support/client"
import { createCustomer, createPlacedOrder } from "../support/orders"
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
      name: "Spring League",
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
    await page.getByRole("button", { name: words["account.code.open"] }).click()
    await page.getByRole("heading", { name: "Harbor Roasters" }).waitFor()
    expect(page.url()).toBe(account)
    if (javaScriptEnabled) expect(await axeFaults(page.locator("html"), "account")).toEqual([])

    await page.getByRole("searchbox").fill("sl-2211")
    await page.getByRole("button", { name: words["account.search.act"] }).click()
    expect(new URL(page.url()).searchParams.get("q")).toBe("sl-2211")
    expect(await page.getByRole("heading", { level: 2 }).allInnerTexts()).toContain("Spring League")
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
