import { adminApi, type Api } from "../support/api"
import { DESKTOP, PHONE, sharedBrowser } from "../support/browser"
import {
  decideBy,
  decisionButtons,
  decisionsOf,
  expire,
  openNote,
  openSheet,
  orderToSign,
  orderUrl,
  pageText,
  portalUrl,
  signButton,
  words,
} from "../support/client"
import { proofToDecide, TICKS } from "../support/client-proof"
import { row } from "../support/database"
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

  it("an order is read and signed, and a form that is not complete comes back with what was typed", async () => {
    const { order, url } = await orderToSign(admin, { withShipping: true })
    const page = await newPage()
    await page.goto(url)
    const READ = ["15 × $12.50", "$18.50", "$206.00", "Harbor Roasters", "12 Pier Street"]
    const shown = await pageText(page)
    for (const said of [words["page.needs.one"], words["timeline.title"], ...READ]) expect(shown).toContain(said)
    expect(await page.locator("[data-bar]:visible, [data-failure]:visible").count()).toBe(0)

    await page.getByRole("main").getByRole("link", { name: words["page.needs.approve.act"] }).click()
    const sheet = await pageText(page)
    for (const said of [words["review.document.title"], ...READ]) expect(sheet).toContain(said)
    await page.getByLabel(words["sign.name"]).fill("Sarah Smith")
    await page.locator("#sign-email").fill("sarah@nowhere")
    await signButton(page).click()
    expect(await page.locator("#sign-email-problem").innerText()).toBe(words["sign.email.missing"])
    expect(await page.locator("#sign-consent-problem").innerText()).toBe(words["sign.consent.missing"])
    expect(await page.getByLabel(words["sign.name"]).inputValue()).toBe("Sarah Smith")
    expect(await page.locator("#sign-consent").isChecked()).toBe(false)
    await page.locator("#sign-email").fill("sarah@example.com")
    await page.locator("#sign-consent").check()
    await decideBy(page, signButton(page))
    expect(await pageText(page)).toContain(words["thanks.approved.title"])
    expect(await decisionsOf(order.id)).toBe(1)
  })

  it("changes are asked for, and a request that is closed says so and holds what was typed", async () => {
    const { order, url } = await orderToSign(admin)
    const page = await newPage()
    await openSheet(page, url)
    await openNote(page, "sign.changes")
    await page.locator("#note-changes_requested").fill("Navy instead of black, please.")
    const sheet = page.url()
    const requestId = new URL(sheet).pathname.split("/").pop()
    await admin.post(`/admin/client-portal/approval-requests/${requestId}/withdraw`)
    await page.getByRole("button", { name: words["sign.changes.send"] }).click()
    await page.getByText(words["sign.conflict.closed.title"]).first().waitFor()
    const text = await pageText(page)
    expect(text).toContain("Navy instead of black, please.")
    expect(await decisionButtons(page).count()).toBe(0)
    expect(await decisionsOf(order.id)).toBe(0)
  })

  it("the form for a new link works, both from a dead link and from a dead page", async () => {
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

it("without JavaScript a proof is looked at and approved, and a form that is not complete says what is missing", async () => {
  const { linkId, proofId, url } = await proofToDecide(await adminApi())
  const page = await (await browser.newContext({ ...PHONE, javaScriptEnabled: false })).newPage()
  await page.goto(url)
  await page.goto(portalUrl(`/p/${linkId}/proofs/${proofId}`))
  const picture = page.locator(".sheet-picture")
  expect(await picture.evaluate((image) => image instanceof HTMLImageElement && image.naturalWidth > 100)).toBe(true)
  const approve = async () => {
    const send = page.getByRole("button", { name: words["studio.approve.send"] })
    if (!(await send.isVisible())) await page.locator("summary").filter({ hasText: "Approve version 1" }).click()
    await send.click()
  }
  await page.locator("summary").filter({ hasText: "Approve version 1" }).click()
  await page.locator("#studio-name").fill("Sarah Smith")
  await page.locator(`#tick-${TICKS[0]?.id}`).check()
  await approve()
  await page.locator("#studio-tick-problem").filter({ hasText: words["studio.ticks.missing"] }).waitFor()
  expect(await page.locator("#studio-consent-problem").innerText()).toBe(words["sign.consent.missing"])
  expect(await page.locator("#studio-name").inputValue()).toBe("Sarah Smith")
  const decided = async () => await row("SELECT kind, name FROM portal_decision WHERE subject_id = $1", [proofId])
  expect(await decided()).toBeNull()

  for (const { id } of TICKS) await page.locator(`#tick-${id}`).check()
  await page.locator("#studio-email").fill("sarah@example.com")
  await page.locator("#studio-consent").check()
  await approve()
  await page.getByText(words["studio.done.approved"]).first().waitFor()
  expect(await decided()).toMatchObject({ kind: "approved", name: "Sarah Smith" })
})
