import { adminApi } from "../support/api"
import { PHONE, sharedBrowser } from "../support/browser"
import { orderToSign } from "../support/client"

const MAX_SCRIPT = 120_000

const browser = sharedBrowser()

it("an order page's first load brings at most 120 kB of script over the wire", async () => {
  const { url } = await orderToSign(await adminApi(), { withShipping: true })
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
  await page.goto(url, { waitUntil: "networkidle" })
  const sizes = [...scripts.values()]
  expect(sizes.length).toBeGreaterThan(0)
  expect(sizes.every((size) => size > 0)).toBe(true)
  expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThanOrEqual(MAX_SCRIPT)
})
