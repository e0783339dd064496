import type { Page } from "playwright-core"
import type { CustomerPanel } from "../../src/contracts"
import { mailedCode } from "../support/account"
import { adminApi, type Api } from "../support/api"
import { PHONE, sharedBrowser } from "../support/browser"
import { portalUrl, words } from "../support/client"
import { rows } from "../support/database"
import { createCustomer } from "../support/orders"
import { revealed } from "../support/portal"
import { artwork } from "../support/proofs"
import { waitFor } from "../support/wait"

const browser = sharedBrowser()
const MAX = 30
const NOTES = "Two inches below the collar."

const press = (page: Page, name: string) => page.getByRole("button", { name, exact: true }).first().click()
const notes = (page: Page) => page.getByLabel(words["request.notes"])
const attach = (page: Page, files: readonly { name: string; buffer: Buffer }[]) =>
  page.locator("[data-file-input]").setInputFiles(files.map((file) => ({ ...file, mimeType: "" })))

describe("files of a quote request on a phone", () => {
  let admin: Api
  let drawing: Buffer

  beforeAll(async () => {
    admin = await adminApi()
    drawing = await artwork("baseball.svg")
  })

  /** A client at the step for artwork, with something typed. */
  const scene = async () => {
    const customer = await createCustomer()
    const { panel } = await admin.post<{ panel: CustomerPanel }>(`/admin/client-portal/customers/${customer.id}/link`)
    const { url, link } = await revealed(admin, panel.link?.id ?? "")
    const page = await (await browser.newContext(PHONE)).newPage()
    await page.goto(url)
    await press(page, words["account.code.ask"])
    await page.locator("#code").fill(await mailedCode(customer.email))
    await press(page, words["account.code.open"])
    const requests = portalUrl(`/a/${link.id}/request`)
    await page.goto(requests)
    await press(page, words["request.begin"])
    await page.getByLabel(words["request.line.product"]).fill("Canvas tote")
    await page.getByLabel(words["request.line.quantity"]).fill("60")
    await press(page, words["request.next"])
    await notes(page).fill(NOTES)
    return { page, requests }
  }

  it("that the scan turns down before they are saved are named and left out; all else is saved", async () => {
    const { page } = await scene()
    // Without a connection for what is saved while typing, so that the button's own request is the first.
    await page.route(/\/request\/pqreq_\w+$/, (route) =>
      route.request().headers()["accept"]?.startsWith("application/json") ? route.abort() : route.continue(),
    )
    await attach(page, [
      { name: "crest.svg", buffer: drawing },
      { name: "virus.svg", buffer: drawing },
    ])
    await waitFor(async () => (await page.locator('[data-file="ready"]').count()) === 2, {
      what: "both files",
      timeout: 60_000,
    })
    const id = await page.locator("[data-file]").filter({ hasText: "virus.svg" }).locator("input").inputValue()
    await rows("UPDATE portal_file SET state = 'refused', problem = 'infected' WHERE id = $1", [id])
    await press(page, words["request.next"])
    await page.getByRole("alert").filter({ hasText: "virus.svg can’t be used and was left out" }).waitFor()
    expect(await notes(page).inputValue()).toBe(NOTES)
    expect(await page.locator('input[name="file"]:checked').count()).toBe(1)
    await page.getByText("crest.svg").waitFor()
    await press(page, words["request.next"])
    await page.getByLabel(words["request.in_hands"]).waitFor()
  })

  it("are thirty at most, all at once; one that is refused says why beside it and keeps the page until it is removed", async () => {
    const { page } = await scene()
    const files = Array.from({ length: MAX }, (_, at) => ({ name: `artwork ${at + 1}.svg`, buffer: drawing }))
    const fake = { name: "logo.pdf", buffer: Buffer.from("<!doctype html><script>alert(1)</script>") }
    await attach(page, [fake, ...files])
    await page.getByText(words["files.many"].replace("{max}", String(MAX))).waitFor()
    const refused = page.locator("[data-file]").filter({ hasText: "logo.pdf" })
    await refused.getByText(words["files.problem.refused"]).waitFor()
    expect(await page.locator("[data-file]").count()).toBe(MAX)
    await press(page, words["request.next"])
    await page.getByText(words["files.failed"]).waitFor()
    expect(await notes(page).inputValue()).toBe(NOTES)
    await refused.getByRole("button", { name: words["files.remove"] }).click()
    await press(page, words["request.next"])
    await page.getByLabel(words["request.in_hands"]).waitFor()
    await press(page, words["request.back"])
    expect(await page.locator('input[type="checkbox"][name="file"]:checked').count()).toBe(MAX - 1)
    expect(await notes(page).inputValue()).toBe(NOTES)
  })

  it("are found again with what was typed on a page that was closed half-way", async () => {
    const { page, requests } = await scene()
    await attach(page, [{ name: "crest.svg", buffer: drawing }])
    await page.getByText(words["request.autosave.saved"], { exact: true }).waitFor()
    const again = await page.context().newPage()
    await page.close()
    await again.goto(requests)
    await again.getByRole("link", { name: words["request.go_on"] }).click()
    await press(again, words["request.next"])
    await again.getByText("crest.svg").waitFor()
    expect(await notes(again).inputValue()).toBe(NOTES)
  })
})
