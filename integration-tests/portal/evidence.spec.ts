import { adminApi } from "../support/api"
import { DESKTOP, sharedBrowser } from "../support/browser"
import { openSheet, orderToSign, sign } from "../support/client"
import { evidenceFaults, evidenceOf } from "../support/portal"

const browser = sharedBrowser()

const AGENT = "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Signer/7.3"
const LOOPBACK = /^(127\.0\.0\.1|::1)$/

/** What the evidence of a signature in such a browser says of where it came from. */
const signedFrom = async (extraHTTPHeaders: Record<string, string>) => {
  const { order, url } = await orderToSign(await adminApi())
  const page = await (await browser.newContext({ ...DESKTOP, userAgent: AGENT, extraHTTPHeaders })).newPage()
  await openSheet(page, url)
  await sign(page, "Sarah Signer")
  const entry = (await evidenceOf(order.id)).find(({ kind }) => kind === "decision.made")
  expect(await evidenceFaults(order.id)).toEqual([])
  return entry?.personal
}

describe("the record of a signature in the browser", () => {
  it("holds the browser's own address and user agent, not those of the portal's server", async () => {
    expect(await signedFrom({})).toMatchObject({
      name: "Sarah Signer",
      address: expect.stringMatching(LOOPBACK),
      agent: AGENT,
    })
  })

  it("believes no header in which a client says where it comes from", async () => {
    const claimed = "203.0.113.7"
    const personal = await signedFrom({
      "x-forwarded-for": claimed,
      "x-real-ip": claimed,
      forwarded: `for=${claimed}`,
      "x-client-portal-address": claimed,
      "x-client-portal-agent": "Somebody Else/1.0",
    })
    expect(personal).toMatchObject({ address: expect.stringMatching(LOOPBACK), agent: AGENT })
  })
})
