import type { Page } from "playwright-core"
import { adminApi } from "../support/api"
import { PHONE, sharedBrowser } from "../support/browser"
import { openSheet, orderToSign, portalUrl } from "../support/client"
import { artwork, createProof, processed, sendProof, upload } from "../support/proofs"

/** Bytes over the wire that the scripts of a page may take on its first load. */
const MAX_SCRIPT = 120_000
const MAX_STUDIO_SCRIPT = 180_000

const browser = sharedBrowser()

/** Opens a page in a browser that has nothing yet. @returns the bytes of each script over the wire */
const scriptSizes = async (open: (page: Page) => Promise<unknown>): Promise<{ sizes: number[]; page: Page }> => {
  const page = await (await browser.newContext(PHONE)).newPage()
  const network = await page.context().newCDPSession(page)
  const scripts = new Map<string, number>()
  network.on("Network.responseReceived", ({ requestId, type }) => {
    if (type === "Script") scripts.set(requestId, 0)
  })
  network.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => {
    if (scripts.has(requestId)) scripts.set(requestId, encodedDataLength)
  })
  await network.send("Network.enable")
  await open(page)
  await page.waitForLoadState("networkidle")
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
