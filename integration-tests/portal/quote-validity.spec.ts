import { adminApi, type Api } from "../support/api"
import { DESKTOP, PHONE, sharedBrowser } from "../support/browser"
import { decisionsOf, fillSignature, openSheet, pageText, type Shown, signButton, words } from "../support/client"
import { count, row } from "../support/database"
import { createDraftOrder } from "../support/orders"
import { ask, share, tokenOf } from "../support/portal"

const DAY_MS = 86_400_000
const browser = sharedBrowser()

let admin: Api

beforeAll(async () => {
  admin = await adminApi()
})

/** A quote that is valid for some days. */
const validQuote = async (): Promise<Shown & { until: string }> => {
  const order = await createDraftOrder()
  const { link, url } = await share(admin, order.id)
  const until = new Date(Date.now() + 3 * DAY_MS).toISOString()
  await ask(admin, order.id, { notify: false, rules: { validity: { valid_until: until } } })
  return { order, linkId: link.id, url, token: tokenOf(url), until }
}

/** Time passes for a quote. Its moments are whole milliseconds, as the API takes them. */
const expire = async (orderId: string): Promise<void> => {
  await row(
    `UPDATE portal_quote_validity SET valid_until = date_trunc('milliseconds', now() - interval '1 minute')
      WHERE order_id = $1 RETURNING request_id`,
    [orderId],
  )
}
const renewalsOf = (orderId: string) =>
  count(
    "SELECT 1 FROM portal_quote_renewal n JOIN portal_approval_request r ON r.id = n.request_id WHERE r.order_id = $1",
    [orderId],
  )

it("on a phone without JavaScript, an approval that comes too late keeps what was typed and leads to a renewed quote", async () => {
  const { order, url } = await validQuote()
  const page = await (await browser.newContext({ ...PHONE, javaScriptEnabled: false })).newPage()
  await openSheet(page, url)
  expect(await pageText(page)).toContain("2 days left")
  await fillSignature(page)
  await expire(order.id)
  await signButton(page).click()
  expect(await pageText(page)).toContain(words["validity.refused.text"])
  expect(await page.getByLabel(words["sign.name"]).inputValue()).toBe("Sarah Smith")
  expect(await signButton(page).isDisabled()).toBe(true)
  await page.getByRole("button", { name: words["validity.renew"] }).click()
  const shown = await pageText(page)
  expect(shown).toContain(words["validity.asked.title"])
  expect(shown).not.toContain(words["validity.renew"])
  expect([await decisionsOf(order.id), await renewalsOf(order.id)]).toEqual([0, 1])
})

it("on a desktop, the open page tells the client's own time, and says by itself that the quote has expired", async () => {
  const { order, url, until } = await validQuote()
  const context = await browser.newContext({ ...DESKTOP, timezoneId: "Asia/Tokyo" })
  const page = await context.newPage()
  await page.goto(url)
  const local = new Intl.DateTimeFormat("en", {
    dateStyle: "medium",
    timeStyle: "short",
    timeZone: "Asia/Tokyo",
  }).format(new Date(until))
  expect((await pageText(page)).replace(" at ", ", ")).toContain(local.replace(" at ", ", ").replace(/\s+/g, " "))
  await expire(order.id)
  await page.getByRole("heading", { name: words["validity.expired.title"] }).waitFor()
  await page.getByRole("button", { name: words["validity.renew"] }).click()
  await page.getByRole("heading", { name: words["validity.asked.title"] }).waitFor()
  expect(await renewalsOf(order.id)).toBe(1)
})
