import type { BrowserContext, Page } from "playwright-core"
import { adminApi, type Api } from "../support/api"
import { DESKTOP, PHONE, sharedBrowser } from "../support/browser"
import {
  bar,
  decideBy,
  decisionButtons,
  decisionsOf,
  fillSignature,
  onNextForm,
  openNote,
  openSheet,
  orderToSign,
  orderUrl,
  pageText,
  sign,
  signButton,
  textOf,
  toSheet,
  words,
} from "../support/client"
import { editDraftQuantity, readOrder, type TestOrder } from "../support/orders"

const browser = sharedBrowser()
let admin: Api

beforeAll(async () => {
  admin = await adminApi()
})

const setQuantity = (order: TestOrder, quantity: number) => editDraftQuantity(order, order.items[0]?.id ?? "", quantity)

const newPage = async (context?: BrowserContext): Promise<Page> => (context ?? (await browser.newContext())).newPage()

const DEVICES = [
  ["a phone", PHONE],
  ["a desktop", DESKTOP],
] as const

describe("a sheet that is open while the world moves on", () => {
  it.each(DEVICES)("in a second tab on %s is told who decided, and loses nothing", async (_name, device) => {
    const { order, url, linkId } = await orderToSign(admin)
    const context = await browser.newContext(device)
    const [first, second] = [await newPage(context), await newPage(context)]
    await openSheet(first, url)
    await second.goto(orderUrl(linkId))
    await toSheet(second)
    await openNote(second, "sign.changes")
    await second.locator("#note-changes_requested").fill("Wait, I wanted navy.")

    await first.bringToFront()
    await sign(first, "Ursula Undecided")
    await second.bringToFront()
    await second.getByRole("button", { name: words["sign.changes.send"] }).click()
    const said = second.getByRole("alert").filter({ hasText: words["sign.conflict.decided.title"] })
    expect(await textOf(said)).toContain("Ursula Undecided approved this on")
    expect(await pageText(second)).toContain("Wait, I wanted navy.")
    expect(await decisionButtons(second).count()).toBe(0)
    expect(await decisionsOf(order.id)).toBe(1)
    await said.getByRole("link", { name: words["sign.conflict.act"] }).click()
    await second.waitForURL(orderUrl(linkId))
    expect(await pageText(second)).toContain("by Ursula Undecided")
  })

  it("of an order that is edited says what changed, and signs nothing", async () => {
    const { order, url } = await orderToSign(admin)
    const page = await newPage()
    await openSheet(page, url)
    await fillSignature(page)
    await setQuantity(order, 24)
    await signButton(page).click()
    const said = page.getByRole("alert").filter({ hasText: words["sign.conflict.changed.title"] })
    expect(await textOf(said)).toMatch(/Heavy tee .*10.*→.*24/)
    expect(await decisionButtons(page).count()).toBe(0)
    expect(await decisionsOf(order.id)).toBe(0)
    expect((await readOrder(order.id)).status).toBe("draft")
  })

  it("of a request that staff withdrew can no longer be signed, and leads to the current version", async () => {
    const { order, url, linkId } = await orderToSign(admin)
    const page = await newPage()
    await openSheet(page, url)
    await fillSignature(page)
    const sheet = page.url()
    const requestId = new URL(sheet).pathname.split("/").pop()
    await admin.post(`/admin/client-portal/approval-requests/${requestId}/withdraw`)
    await signButton(page).click()
    const said = page.getByRole("alert").filter({ hasText: words["sign.conflict.closed.title"] })
    await said.waitFor()
    expect(await decisionButtons(page).count()).toBe(0)
    expect(await decisionsOf(order.id)).toBe(0)
    await said.getByRole("link", { name: words["sign.conflict.act"] }).click()
    await page.waitForURL(orderUrl(linkId))
    expect(await pageText(page)).toContain(words["status.quote.title"])

    await page.goto(sheet)
    await page.getByText(words["review.closed.withdrawn"]).waitFor()
    expect(await page.getByRole("link", { name: words["review.act.jump"] }).count()).toBe(0)
  })

  it("survives a network that fails while sending, and the second try works", async () => {
    const { order, url } = await orderToSign(admin)
    const page = await newPage()
    await openSheet(page, url)
    await fillSignature(page)
    await onNextForm(page, (route) => route.abort("internetdisconnected"))
    await signButton(page).click()
    await page.getByRole("alert").filter({ hasText: words["sign.error.network.title"] }).waitFor()
    expect(await page.getByLabel(words["sign.name"]).inputValue()).toBe("Sarah Smith")
    expect(await decisionsOf(order.id)).toBe(0)
    await decideBy(page, signButton(page))
    expect(await decisionsOf(order.id)).toBe(1)
  })

  it("whose answer is lost on its way back is thanked on the second try, for the decision that stands", async () => {
    const { order, url } = await orderToSign(admin)
    const page = await newPage()
    await openSheet(page, url)
    await fillSignature(page, "Lena Lost")
    await onNextForm(page, async (route) => {
      await route.fetch({ maxRedirects: 0 })
      await route.abort("connectionreset")
    })
    await signButton(page).click()
    await page.getByRole("alert").filter({ hasText: words["sign.error.network.title"] }).waitFor()
    expect(await decisionsOf(order.id)).toBe(1)
    await decideBy(page, signButton(page))
    expect(await pageText(page)).toContain(words["thanks.approved.title"])
    expect(await decisionsOf(order.id)).toBe(1)
  })

  it("counts a double click once", async () => {
    const { order, url } = await orderToSign(admin)
    const page = await newPage()
    await openSheet(page, url)
    await fillSignature(page)
    await Promise.all([page.waitForURL(/\?done=/), signButton(page).dblclick()])
    expect(await pageText(page)).toContain(words["thanks.approved.title"])
    expect(await decisionsOf(order.id)).toBe(1)
  })
})

describe("an order page that is open while the order changes", () => {
  it("shows the change without a reload and without moving what is read", async () => {
    const { order, url } = await orderToSign(admin)
    const page = await newPage(await browser.newContext(PHONE))
    await page.goto(url)
    const complaints: string[] = []
    page.on("console", (message) => {
      if (message.type() === "error") complaints.push(message.text())
    })
    await page.evaluate(() => Object.assign(window, { sameDocument: true }))
    const history = page.getByRole("heading", { name: words["timeline.title"] })
    const at = async () => (await history.boundingBox())?.y
    await history.evaluate((heading) => heading.scrollIntoView())
    const before = await at()
    await admin.post(`/admin/client-portal/orders/${order.id}/stage`, { stage_id: "pstg_production" })
    await page.locator(".stage[data-state=current]", { hasText: "Production" }).waitFor()
    await bar(page, "updated").waitFor()
    expect(await at()).toBe(before)
    expect(await page.evaluate(() => "sameDocument" in window)).toBe(true)
    expect(complaints).toEqual([])
  })

  it("leaves alone the part that has the focus, and shows it when asked", async () => {
    const { url } = await orderToSign(admin)
    const page = await newPage()
    await page.goto(url)
    const act = page.getByRole("main").getByRole("link", { name: words["page.needs.approve.act"] })
    const requestId = (await act.getAttribute("href"))?.split("/").pop()
    await act.focus()
    await admin.post(`/admin/client-portal/approval-requests/${requestId}/withdraw`)
    await bar(page, "changed").waitFor()
    expect(await act.evaluate((link) => link === document.activeElement)).toBe(true)
    await bar(page, "changed").getByRole("button").click()
    await page.getByText(words["status.quote.title"]).waitFor()
    expect(await bar(page, "changed").isVisible()).toBe(false)
  })

  it("says on the sheet that it no longer counts, and takes no half-typed request away", async () => {
    const { url } = await orderToSign(admin)
    const page = await newPage()
    await openSheet(page, url)
    await openNote(page, "sign.changes")
    await page.locator("#note-changes_requested").fill("Navy instead of black, and")
    await admin.post(`/admin/client-portal/approval-requests/${page.url().split("/").pop()}/withdraw`)
    await bar(page, "changed").waitFor()
    await bar(page, "changed").getByRole("button").click()
    await page.getByText(words["review.closed.withdrawn"]).waitFor()
    expect(await pageText(page)).toContain("Navy instead of black, and")
  })

  it("tells of a link that was taken back", async () => {
    const { url, linkId } = await orderToSign(admin)
    const page = await newPage()
    await page.goto(url)
    await admin.post(`/admin/client-portal/links/${linkId}/revoke`)
    await bar(page, "ended").waitFor()
    await bar(page, "ended").getByRole("link").click()
    expect(await pageText(page)).toContain(words["expired.title"])
  })
})
