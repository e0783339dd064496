import type { BrowserContext, Page } from "playwright-core"
import type { CustomerPanel } from "../../src/contracts"
import { mailedCode } from "../support/account"
import { adminApi } from "../support/api"
import { PHONE, sharedBrowser } from "../support/browser"
import { openSheet, orderToSign, portalUrl, words } from "../support/client"
import { createCustomer } from "../support/orders"
import { revealed } from "../support/portal"
import { artwork, createProof, processed, sendProof, upload } from "../support/proofs"
import { waitFor } from "../support/wait"

/** Bytes over the wire that the scripts of a page may take on its first load. */
const MAX_SCRIPT = 120_000
const MAX_STUDIO_SCRIPT = 180_000

const browser = sharedBrowser()

/** Opens a page in a browser that has no file of it yet. @returns the bytes of each script over the wire */
const scriptSizes = async (
  open: (page: Page) => Promise<unknown>,
  context?: BrowserContext,
): Promise<{ sizes: number[]; page: Page }> => {
  const page = await (context ?? (await browser.newContext(PHONE))).newPage()
  const network = await page.context().newCDPSession(page)
  await network.send("Network.setCacheDisabled", { cacheDisabled: true })
  const scripts = new Map<string, number>()
  network.on("Network.responseReceived", ({ requestId, type }) => {
    if (type === "Script") scripts.set(requestId, 0)
  })
  network.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => {
    if (scripts.has(requestId)) scripts.set(requestId, encodedDataLength)
  })
  await network.send("Network.enable")
  await open(page)
  await page.waitForLoadState("load")
  await waitFor(() => Promise.resolve([...scripts.values()].every((size) => size > 0)), { what: "the page's scripts" })
  return { sizes: [...scripts.values()], page }
}

it.each([
  ["an order page", (page: Page, url: string) => page.goto(url)],
  ["a signing page, with the order page before it,", openSheet],
])("%s brings at most 120 kB of script over the wire, and none that it waits for", async (_name, open) => {
  const { url } = await orderToSign(await adminApi(), { withShipping: true })
  const { sizes, page } = await scriptSizes((opened) => open(opened, url))
  expect(sizes.length).toBeGreaterThan(0)
  expect(sizes.every((size) => size > 0)).toBe(true)
  expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThanOrEqual(MAX_SCRIPT)
  expect(await page.locator("script:not([defer])").count()).toBe(0)
})

it("the proof studio brings at most 180 kB of script over the wire, and none that it waits for", async () => {
  const admin = await adminApi()
  const { url, linkId, order } = await orderToSign(admin)
  const proofId = await createProof(admin, order)
  const { id } = await upload(admin, proofId, "baseball.svg", await artwork("baseball.svg"))
  await processed(id)
  await sendProof(admin, proofId)
  const { sizes, page } = await scriptSizes(async (opened) => {
    await opened.goto(url)
    await opened.goto(portalUrl(`/p/${linkId}/proofs/${proofId}`))
    await opened.locator(".sheet img").first().waitFor()
  })
  expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThanOrEqual(MAX_STUDIO_SCRIPT)
  expect(await page.locator("script:not([defer])").count()).toBe(0)
})

it("every page of an account brings at most 120 kB of script over the wire, and none that it waits for", async () => {
  const admin = await adminApi()
  const customer = await createCustomer()
  const { panel } = await admin.post<{ panel: CustomerPanel }>(`/admin/client-portal/customers/${customer.id}/link`)
  const link = await revealed(admin, panel.link?.id ?? "")
  const context = await browser.newContext(PHONE)
  const way = await context.newPage()
  await way.goto(link.url)
  await way.getByRole("button", { name: words["account.code.ask"] }).click()
  await way.locator("#code").fill(await mailedCode(customer.email))
  await way.getByRole("button", { name: words["account.code.open"] }).click()
  await way.getByRole("navigation").first().waitFor()
  const account = portalUrl(`/a/${link.link.id}`)
  await way.goto(`${account}/request`)
  await way.getByRole("button", { name: words["request.begin"] }).click()
  await way.waitForURL(/pqreq_/)
  const request = new URL(way.url()).pathname.split("/").pop() ?? ""

  const steps = ["what", "artwork", "delivery", "review"].map((step) => `/request/${request}?step=${step}`)
  for (const path of ["", "/past", "/invoices", "/messages", "/branding", "/contact", "/request", ...steps]) {
    const { sizes, page } = await scriptSizes((opened) => opened.goto(account + path), context)
    expect([path, new URL(page.url()).pathname]).toEqual([path, new URL(account + path).pathname])
    const total = sizes.reduce((sum, size) => sum + size, 0)
    expect([path, total > 0, total <= MAX_SCRIPT]).toEqual([path, true, true])
    expect([path, await page.locator("script:not([defer])").count()]).toEqual([path, 0])
    await page.close()
  }
})
