import type { Page } from "playwright-core"
import { adminApi, type Api } from "../support/api"
import { axeFaults } from "../support/axe"
import { DESKTOP, PHONE, sharedBrowser } from "../support/browser"
import { expire, orderToSign, orderUrl, pageText, portalUrl, untilFocused, words } from "../support/client"
import { count } from "../support/database"
import { mailTo, portalLinkIn } from "../support/mailbox"
import { uniqueEmail } from "../support/orders"

const browser = sharedBrowser()

const fill = async (page: Page, name: string, email: string): Promise<void> => {
  await page.getByLabel(words["delegate.name"]).fill(name)
  await page.getByLabel(words["delegate.email"]).fill(email)
  await page.getByRole("button", { name: words["delegate.send"] }).click()
}

describe.each([
  ["a phone", { ...PHONE }],
  ["a desktop without JavaScript", { ...DESKTOP, javaScriptEnabled: false }],
])("giving a colleague a link on %s", (_name, device) => {
  let admin: Api

  beforeAll(async () => {
    admin = await adminApi()
  })

  const opened = async (recipient: object = {}) => {
    const scene = await orderToSign(admin, {}, recipient)
    const page = await (await browser.newContext(device)).newPage()
    await page.goto(scene.url)
    return { ...scene, page }
  }

  it("leads from the order to the colleague's mailbox, and back to the order", async () => {
    const { page, linkId } = await opened()
    await page.getByRole("link", { name: words["delegate.open"] }).click()
    expect(page.url()).toBe(portalUrl(`/p/${linkId}/delegate`))
    const email = uniqueEmail("tom")
    await fill(page, "Tom Becker", email)
    expect(page.url()).toBe(orderUrl(linkId))
    const told = await page.getByRole("status", { name: words["delegate.done.title"] }).innerText()
    for (const said of [words["delegate.done.title"], "Tom Becker", email]) expect(told).toContain(said)
    await page.reload()
    expect(await pageText(page)).not.toContain(words["delegate.done.title"])
    const colleague = await (await browser.newContext(device)).newPage()
    await colleague.goto(portalLinkIn(await mailTo(email)))
    expect(await pageText(colleague)).toContain(words["page.needs.one"])
  })

  it("is offered beside the signature, to whom it is not theirs to give", async () => {
    const { page, linkId } = await opened()
    await page.getByRole("main").getByRole("link", { name: words["page.needs.approve.act"] }).click()
    await page.getByRole("link", { name: words["delegate.sign"] }).click()
    await page.waitForURL(portalUrl(`/p/${linkId}/delegate`))
  })

  it("keeps what was typed when it cannot be sent, and says why", async () => {
    const email = uniqueEmail("sarah")
    const { page, order } = await opened({ recipient_email: email })
    await page.getByRole("link", { name: words["delegate.open"] }).click()
    for (const [name, to, problem, field] of [
      ["Sarah at again.example", uniqueEmail("x"), "delegate.problem.name", "delegate.name"],
      ["Sarah", email, "delegate.problem.own_address", "delegate.email"],
    ] as const) {
      await fill(page, name, to)
      expect(await page.getByRole("alert").innerText()).toContain(words["delegate.problem.title"])
      const wrong = page.getByLabel(words[field])
      expect(await wrong.getAttribute("aria-invalid")).toBe("true")
      await untilFocused(wrong)
      expect(await pageText(page)).toContain(words[problem])
      expect(await page.getByLabel(words["delegate.name"]).inputValue()).toBe(name)
      expect(await page.getByLabel(words["delegate.email"]).inputValue()).toBe(to)
    }
    expect(await count("SELECT 1 FROM portal_link WHERE order_id = $1", [order.id])).toBe(1)
  })

  it("offers a new link once the own one has ended meanwhile", async () => {
    const { page, linkId } = await opened()
    await page.getByRole("link", { name: words["delegate.open"] }).click()
    await expire(linkId)
    await fill(page, "Tom Becker", uniqueEmail("tom"))
    expect(await pageText(page)).toContain(words["expired.title"])
  })
})

it("axe finds nothing serious in the form, with and without a problem", async () => {
  const { url } = await orderToSign(await adminApi(), {})
  const page = await (await browser.newContext(PHONE)).newPage()
  await page.goto(url)
  await page.getByRole("link", { name: words["delegate.open"] }).click()
  const found = await axeFaults(page.locator("html"), "form")
  await fill(page, "Tom at x.example", uniqueEmail("x"))
  found.push(...(await axeFaults(page.locator("html"), "form with a problem")))
  expect(found).toEqual([])
})
