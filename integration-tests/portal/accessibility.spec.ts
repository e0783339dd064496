import type { BrowserContextOptions, Page } from "playwright-core"
import { adminApi, type Api } from "../support/api"
import { axeFaults } from "../support/axe"
import { DESKTOP, PHONE, sharedBrowser } from "../support/browser"
import {
  onNextForm,
  openNote,
  openSheet,
  orderToSign,
  portalUrl,
  sign,
  signButton,
  toSheet,
  words,
} from "../support/client"
import { count } from "../support/database"
import { createCustomer } from "../support/orders"
import { revealed } from "../support/portal"

const browser = sharedBrowser()
let admin: Api

beforeAll(async () => {
  admin = await adminApi()
})

const faults = (page: Page, where: string): Promise<string[]> => axeFaults(page.locator("html"), where)

const accountUrl = async (): Promise<string> => {
  const customer = await createCustomer()
  const { panel } = await admin.post<{ panel: { link: { id: string } } }>(
    `/admin/client-portal/customers/${customer.id}/link`,
  )
  return (await revealed(admin, panel.link.id)).url
}

const DEVICES: [string, BrowserContextOptions][] = [
  ["a phone", PHONE],
  ["a desktop", DESKTOP],
]

describe.each(DEVICES)("axe finds nothing serious on %s", (_name, device) => {
  it.each(["light", "dark"] as const)("in the %s", async (colorScheme) => {
    const page = await (await browser.newContext({ ...device, colorScheme })).newPage()
    const found: string[] = []
    const check = async (where: string) => found.push(...(await faults(page, where)))
    const { url } = await orderToSign(admin, { withShipping: true })

    await page.goto(url)
    await check("order")
    await toSheet(page)
    await signButton(page).click()
    await page.locator("#sign-consent-problem").waitFor()
    await check("sheet, signing, with problems")
    for (const [open, field] of [
      ["sign.changes", "note-changes_requested"],
      ["sign.decline", "note-declined"],
    ] as const) {
      await openNote(page, open)
      await page.getByRole("button", { name: words[`${open}.send`] }).click()
      await page.locator(`#${field}-problem`).waitFor()
      await check(`sheet, ${open}`)
    }
    await onNextForm(page, (route) => route.abort())
    await page.getByLabel(words["sign.name"]).fill("Sarah Smith")
    await page.locator("#sign-consent").check()
    await signButton(page).click()
    await page.getByRole("alert").filter({ hasText: words["sign.error.network.title"] }).waitFor()
    await check("sheet, after a failure")
    await sign(page)
    await check("signed order")

    await page.goto(await accountUrl())
    await check("account")
    await page.goto(portalUrl("/p/nothing-here"))
    await check("dead session")
    await page.goto(portalUrl("/link-expired"))
    await check("expired link")
    await page.goto(portalUrl("/nothing/here"))
    await check("not found")
    expect(found).toEqual([])

    await page.locator("main").evaluate((main) => main.append(document.createElement("button")))
    expect(await faults(page, "a button without a name")).toHaveLength(1)
  })
})

describe.each(DEVICES)("with the keyboard alone on %s", (_name, device) => {
  /** Presses Tab until what has the focus fits; a page that cannot be reached that way fails here. */
  const tabTo = async (page: Page, selector: string) => {
    const seen: string[] = []
    for (let presses = 0; presses < 60; presses++) {
      await page.keyboard.press("Tab")
      const at = await page.evaluate((wanted) => {
        const element = document.activeElement
        const box = element?.getBoundingClientRect()
        return {
          fits: element?.matches(wanted) ?? false,
          name: element?.id || element?.textContent?.slice(0, 30) || element?.tagName || "",
          visible: !!box && box.width > 0 && box.bottom > 0 && box.top < innerHeight,
        }
      }, selector)
      seen.push(at.name)
      if (at.fits) return expect(at.visible).toBe(true)
    }
    throw new Error(`${selector} was not reached: ${seen.join(" > ")}`)
  }

  it("an order is reached, read and signed, and the focus goes to what is missing", async () => {
    const { order, url } = await orderToSign(admin)
    const page = await (await browser.newContext(device)).newPage()
    await page.goto(url)
    await page.keyboard.press("Tab")
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe(words["page.skip"])
    await page.keyboard.press("Enter")
    await tabTo(page, "main a[href*='/review/']")
    await page.keyboard.press("Enter")
    await signButton(page).and(page.locator(":enabled")).waitFor()

    // Waited for: before the page's script runs, the server answers, and the browser sets the focus after it has painted.
    const focusOn = (id: string) => page.locator(`#${id}[aria-invalid]:focus`).waitFor()
    await tabTo(page, "#sign-name")
    await page.keyboard.press("Enter")
    await page.locator("#sign-name-problem").waitFor()
    await focusOn("sign-name")
    await page.keyboard.type("Sarah Smith")
    await page.keyboard.press("Enter")
    await page.locator("#sign-consent-problem").waitFor()
    await focusOn("sign-consent")
    await page.keyboard.press("Space")
    await tabTo(page, "form[data-sign] .btn-primary")
    await Promise.all([page.waitForURL(/\?done=/), page.keyboard.press("Enter")])
    expect(await count("SELECT 1 FROM portal_decision WHERE order_id = $1", [order.id])).toBe(1)
  })

  it("a note opens, keeps what was typed when it closes, and a failure takes the focus", async () => {
    const { url } = await orderToSign(admin)
    const page = await (await browser.newContext(device)).newPage()
    await openSheet(page, url)
    await tabTo(page, "details:has(#note-declined) > summary")
    await page.keyboard.press("Space")
    await tabTo(page, "#note-declined")
    await page.keyboard.type("Too dear")
    await page.keyboard.press("Shift+Tab")
    await page.keyboard.press("Space")
    await page.locator("#note-declined").waitFor({ state: "hidden" })
    await page.keyboard.press("Space")
    expect(await page.locator("#note-declined").inputValue()).toBe("Too dear")
    await onNextForm(page, (route) => route.abort())
    await tabTo(page, "details[open] .btn.border-bad")
    await page.keyboard.press("Enter")
    await page.waitForFunction(() => document.activeElement?.getAttribute("role") === "alert")
    expect(await page.locator("#note-declined").inputValue()).toBe("Too dear")
  })
})

it("an order and its signing page reflow at 320 px with text at 200 %", async () => {
  const { url } = await orderToSign(admin, { withShipping: true })
  const page = await (await browser.newContext({ viewport: { width: 320, height: 640 } })).newPage()
  const widthWithLargeText = () =>
    page.evaluate(() => {
      document.documentElement.style.fontSize = "200%"
      return document.scrollingElement?.scrollWidth ?? 0
    })
  await page.goto(url)
  expect(await widthWithLargeText()).toBe(320)
  await toSheet(page)
  await signButton(page).click()
  expect(await widthWithLargeText()).toBe(320)
})
