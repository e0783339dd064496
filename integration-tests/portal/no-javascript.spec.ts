import { adminApi, type Api } from "../support/api"
import { DESKTOP, PHONE, sharedBrowser } from "../support/browser"
import { expire, orderToSign, orderUrl, pageText, portalUrl, words } from "../support/client"
import { count } from "../support/database"
import { mailTo, portalLinkIn } from "../support/mailbox"
import { uniqueEmail } from "../support/orders"

const browser = sharedBrowser()

describe.each([
  ["a phone", PHONE],
  ["a desktop", DESKTOP],
])("without JavaScript on %s", (_name, device) => {
  let admin: Api

  beforeAll(async () => {
    admin = await adminApi()
  })

  const newPage = async () => (await browser.newContext({ ...device, javaScriptEnabled: false })).newPage()

  it("the whole order and the whole document can be read, and signing explains itself", async () => {
    const { order, url } = await orderToSign(admin, { withShipping: true })
    const page = await newPage()
    await page.goto(url)
    const READ = ["15 × $12.50", "$18.50", "$206.00", "Harbor Roasters", "12 Pier Street"]
    const shown = await pageText(page)
    for (const said of [words["page.needs.one"], words["timeline.title"], ...READ]) expect(shown).toContain(said)
    expect(await page.locator("[data-bar]:visible").count()).toBe(0)

    await page.getByRole("main").getByRole("link", { name: words["page.needs.approve.act"] }).click()
    const sheet = await pageText(page)
    for (const said of [words["review.document.title"], words["review.noscript.title"], ...READ])
      expect(sheet).toContain(said)
    expect(sheet).toContain(words["review.noscript.text"])
    expect(await page.getByRole("button", { disabled: false }).filter({ visible: true }).count()).toBe(0)
    await page.getByRole("link", { name: words["page.back"] }).click()
    expect(await pageText(page)).toContain(words["page.needs.one"])
    expect(await count("SELECT 1 FROM portal_decision WHERE order_id = $1", [order.id])).toBe(0)
  })

  it("the form for a fresh link works, both from a dead link and from a dead page", async () => {
    const email = uniqueEmail("plain")
    const { url, linkId } = await orderToSign(admin, {}, { recipient_email: email })
    const page = await newPage()
    await page.goto(url)
    await expire(linkId)
    const answer = await page.goto(orderUrl(linkId))
    expect(answer?.status()).toBe(401)
    await page.getByRole("button", { name: words["expired.act"] }).click()
    expect(page.url()).toBe(portalUrl(`/p/${linkId}?sent=1`))
    expect(await pageText(page)).toContain(words["expired.sent.title"])

    const fresh = portalLinkIn(await mailTo(email))
    await expire(linkId)
    await page.goto(fresh)
    expect(page.url()).toBe(portalUrl("/link-expired"))
    await page.getByRole("button", { name: words["expired.act"] }).click()
    expect(await pageText(page)).toContain(words["expired.sent.title"])
    await page.goto(portalLinkIn(await mailTo(email, (mail) => !mail.text.includes(fresh))))
    expect(page.url()).toBe(orderUrl(linkId))
    expect(await pageText(page)).toContain(words["page.needs.one"])
  })
})
