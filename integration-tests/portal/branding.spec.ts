import { readFile } from "node:fs/promises"
import path from "node:path"
import type { Page } from "playwright-core"
import type { Settings, SettingsAnswer } from "../../src/contracts"
import { adminApi, type Api } from "../support/api"
import { DESKTOP, sharedBrowser } from "../support/browser"
import { expire, openSheet, orderToSign, portalUrl, words } from "../support/client"
import { testEnv } from "../support/env"
import { raw } from "../support/raw"
import { waitFor } from "../support/wait"

const browser = sharedBrowser()
const LOGO = path.join(__dirname, "../../scripts/demo/assets/logo.png")
const BRAND = {
  name: "Harbor Stitch & Print",
  header_text: "Sewn and printed by the water",
  footer_text: "Harbor Stitch & Print Inc., registered in Oregon",
}

let admin: Api
let page: Page
let before: Settings

const PAGES_WITHOUT_ORDER = ["/link-expired", "/nothing/here"]

/** The portal keeps the shop's brand for half a minute where no order brings it along. */
const untilKnown = async (is: "told" | "forgotten"): Promise<void> => {
  await waitFor(
    async () => {
      const pages = await Promise.all(PAGES_WITHOUT_ORDER.map((path) => raw(portalUrl(path))))
      return pages.every(({ body }) => body.includes(BRAND.header_text) === (is === "told"))
    },
    { what: `the test's brand to be ${is}`, timeout: 60_000, every: 1_000 },
  )
}

beforeAll(async () => {
  admin = await adminApi()
  before = (await admin.get<SettingsAnswer>("/admin/client-portal/settings")).settings
  await admin.post("/admin/client-portal/settings", { shop: BRAND })
  await admin.post("/admin/client-portal/settings/logo", { content: (await readFile(LOGO)).toString("base64") })
})

beforeEach(async () => {
  page = await (await browser.newContext(DESKTOP)).newPage()
})

// All specs share one shop.
afterAll(async () => {
  await admin.post("/admin/client-portal/settings", before)
  await admin.delete("/admin/client-portal/settings/logo")
  await untilKnown("forgotten")
})

/** All that a page tells eyes and programs, but for the staff member whose address the tests themselves made up. */
const saidOn = async (): Promise<string> => {
  const said = await page.evaluate(() => [
    document.title,
    document.body.innerText,
    ...[...document.querySelectorAll("meta")].map((meta) => meta.outerHTML),
  ])
  return said.join("\n").replaceAll(testEnv("TEST_ADMIN_EMAIL"), "")
}

const brandOf = async () => ({
  logo: await page.locator("header img").evaluate(async (image: HTMLImageElement) => {
    await image.decode()
    return image.naturalWidth > 0
  }),
  header: await page.locator("header").innerText(),
  footer: await page.locator("footer").innerText(),
  ours: (await saidOn()).match(/.*(medusa|client.?portal).*/gi),
})

const SHOPS_OWN = {
  logo: true,
  header: expect.stringContaining(BRAND.header_text),
  footer: expect.stringContaining(BRAND.footer_text),
  ours: null,
}

describe("the shop's own brand", () => {
  it("stands on the order, on the sheet that is signed and on the colleague's form, and ours nowhere", async () => {
    const { url, linkId } = await orderToSign(admin)
    await page.goto(url)
    expect(await brandOf()).toEqual(SHOPS_OWN)
    expect(await page.title()).toContain(BRAND.name)
    await openSheet(page, url)
    expect(await brandOf()).toEqual(SHOPS_OWN)
    await page.goto(portalUrl(`/p/${linkId}/delegate`))
    expect(await brandOf()).toEqual(SHOPS_OWN)
  })

  it("stands where a link no longer opens, where a fresh one was asked for and where nothing is, and ours nowhere", async () => {
    await untilKnown("told")
    const { url, linkId } = await orderToSign(admin)
    await expire(linkId)
    await page.goto(url)
    expect(await brandOf()).toEqual(SHOPS_OWN)
    await page.getByRole("button", { name: words["expired.act"] }).click()
    await page.getByRole("heading", { name: words["expired.sent.title"] }).waitFor()
    expect(await brandOf()).toEqual(SHOPS_OWN)
    await page.goto(portalUrl("/nothing/here"))
    expect(await brandOf()).toEqual(SHOPS_OWN)
  })
})
