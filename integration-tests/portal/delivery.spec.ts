import { randomUUID } from "node:crypto"
import type { Page } from "playwright-core"
import { adminApi, type Api } from "../support/api"
import { PHONE, sharedBrowser } from "../support/browser"
import { orderUrl, pageText, textOf, words } from "../support/client"
import { projectIdOf } from "../support/billing"
import { row } from "../support/database"
import { mails } from "../support/mailbox"
import { createFulfillment, createPlacedOrder, deliver, ship, type TestOrder, uniqueEmail } from "../support/orders"
import { sendNow, share } from "../support/portal"

const browser = sharedBrowser()
let admin: Api
let page: Page

beforeAll(async () => {
  admin = await adminApi()
})
beforeEach(async () => {
  page = await (await browser.newContext(PHONE)).newPage()
})

const UPS = "1Z5R89390357567127"
const OTHER_UPS = "1Z999AA10123456784"
const SET_UP = { title: "Screen set-up", quantity: 6, unit_price: 35, stocked: false }

/** The order as a package of some of its lines sees it. */
const partOf = (order: TestOrder, ...quantities: number[]): TestOrder => ({
  ...order,
  items: order.items.filter(({ quantity }) => quantities.includes(quantity)),
})

/** An order of 10 and 1 tees and a charge, with its page open. */
const opened = async (): Promise<TestOrder> => {
  const order = await createPlacedOrder({ lines: [{ quantity: 10 }, { quantity: 1 }, SET_UP] })
  await page.goto((await share(admin, order.id)).url)
  return order
}

/** Staff press Notify, and the mail goes out now instead of in two minutes. */
const notify = async (path: string, orderId: string): Promise<void> => {
  const key = randomUUID()
  await admin.post(`${path}/notify`, { key })
  const notice = await row<{ id: string }>("SELECT id FROM portal_shipping_notice WHERE order_id = $1 AND key = $2", [
    orderId,
    key,
  ])
  await sendNow(notice?.id ?? "")
}

const status = () => textOf(page.getByRole("region", { name: /order/i }).first())
const delivery = () => textOf(page.getByRole("region", { name: words["delivery.title"] }))
const history = () => textOf(page.getByRole("region", { name: words["timeline.title"] }))

describe("a page that is open while staff ship", () => {
  it("shows number and correction at once and without being loaded again; each is one mail after Notify", async () => {
    const order = await createPlacedOrder({ lines: [{ quantity: 10 }] })
    const email = uniqueEmail("receiver")
    const { link, url } = await share(admin, order.id, { recipient_email: email })
    const [live] = await Promise.all([page.waitForResponse(`${orderUrl(link.id)}/live`), page.goto(url)])
    expect(live.status()).toBe(200)
    await page.evaluate(() => document.body.setAttribute("data-kept", ""))
    const path = `/admin/client-portal/projects/${await projectIdOf(order.id)}/shipping`
    const fulfillment_id = await createFulfillment(order)
    const track = (number: string) => admin.post(`${path}/tracking`, { fulfillment_id, parcels: [{ number }] })
    /** Told by the stream: while it is open, the page asks by itself every 15 s. */
    const shown = (number: string) =>
      page
        .getByRole("link", { name: new RegExp(number) })
        .first()
        .waitFor({ timeout: 10_000 })

    await track(UPS)
    await shown(UPS)
    expect(await mails(email)).toEqual([])
    await notify(path, order.id)
    await notify(path, order.id)
    await track(OTHER_UPS)
    await shown(OTHER_UPS)
    await notify(path, order.id)
    const [first, correction, ...more] = await mails(email)
    expect(more).toEqual([])
    expect(first?.text).toContain(UPS)
    expect(correction?.subject).toMatch(/^Correction/)
    expect(correction?.text).toContain(`Replaces ${UPS}`)
    expect(await page.locator("body[data-kept]").count()).toBe(1)
  })
})

describe("an order that ships in parts", () => {
  it("says at each step how many pieces have come, are on their way, and are still to come", async () => {
    const order = await opened()
    expect(await pageText(page)).toContain("11 pieces")
    expect(await delivery()).not.toContain("still to come")

    const first = await createFulfillment(partOf(order, 10))
    await ship(partOf(order, 10), first)
    await page.reload()
    const partly = "10 pieces are on their way and 1 piece is still to come."
    expect(await status()).toMatch(`Part of your order is on its way ${partly}`)
    expect((await pageText(page)).split(partly)).toHaveLength(2)
    expect(await delivery()).toMatch(new RegExp(`${words["delivery.unpacked"]} 1 × Heavy tee`))

    await deliver(order, first)
    await page.reload()
    expect(await status()).toContain(
      "Part of your order has arrived 10 pieces have arrived and 1 piece is still to come.",
    )
    expect(await pageText(page)).not.toContain(words["status.delivered.title"])

    const second = await createFulfillment(partOf(order, 1))
    await ship(partOf(order, 1), second)
    await page.reload()
    expect(await status()).toContain(
      "The rest of your order is on its way 10 pieces have arrived and 1 piece is on its way.",
    )
    expect(await delivery()).not.toContain(words["delivery.unpacked"])

    await deliver(order, second)
    await page.reload()
    expect(await status()).toContain(words["status.delivered.title"])
    expect(await delivery()).toContain("11 pieces have arrived.")
  })

  it("says beside its packages as well how many have come where these stand far from the note on top", async () => {
    const order = await opened()
    await ship(partOf(order, 10), await createFulfillment(partOf(order, 10)))
    await page.setViewportSize({ width: 1280, height: 800 })
    await page.reload()
    const partly = "10 pieces are on their way and 1 piece is still to come."
    expect(await status()).toContain(partly)
    expect(await delivery()).toContain(partly)
  })

  it("shows no package for a charge that staff marked as fulfilled", async () => {
    const order = await opened()
    await createFulfillment(partOf(order, 6))
    await page.reload()
    expect(await delivery()).toContain(words["delivery.none"])
    expect(await delivery()).not.toContain(SET_UP.title)
    expect(await pageText(page)).toContain("6 × $35.00")
  })

  it("dates the stage that its packages brought it to, and tells it once in its history", async () => {
    const order = await opened()
    await ship(partOf(order, 10), await createFulfillment(partOf(order, 10)))
    await page.reload()
    const stage = page.locator(".stage[data-state=current]")
    expect(await stage.textContent()).toMatch(/^Shipped, now.*\d{4}$/)
    expect((await history()).match(/Shipped/g)).toHaveLength(1)
  })

  it("names the time zone one way on the whole page", async () => {
    await opened()
    const times = await page.locator("time").allInnerTexts()
    expect(times.length).toBeGreaterThan(0)
    for (const time of times) expect(time).toMatch(/ UTC$/)
    expect(await pageText(page)).not.toContain("GMT")
  })
})
