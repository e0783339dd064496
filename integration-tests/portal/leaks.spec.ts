import { adminApi } from "../support/api"
import { sharedBrowser } from "../support/browser"
import { proofToDecide } from "../support/client-proof"
import { expire, openSheet, portalUrl, sign, words } from "../support/client"
import { loggedSince, logTexts } from "../support/logs"
import { mailTo, portalLinkIn } from "../support/mailbox"
import { uniqueEmail } from "../support/orders"
import { outboxDone, tokenOf } from "../support/portal"
import { raw } from "../support/raw"
import { waitFor } from "../support/wait"

const browser = sharedBrowser()

it("a link's token and session come into no log on their way through the portal: not its own, not Medusa's", async () => {
  const before = logTexts()
  const email = uniqueEmail("canary")
  const { order, linkId, url, token, proofId, fileId } = await proofToDecide(
    await adminApi(),
    {},
    { recipient_email: email },
  )
  const context = await browser.newContext()
  const page = await context.newPage()
  const cookie = async (name: string) =>
    (await context.cookies()).find((one) => one.name === `__Host-portal_${name}`)?.value ?? ""

  await openSheet(page, url)
  const session = await cookie(linkId)
  await sign(page)
  await page.goto(portalUrl(`/p/${linkId}/review/nothing`))
  const proof = portalUrl(`/p/${linkId}/proofs/${proofId}`)
  await page.goto(proof)
  for (const [file, status] of [
    [`${fileId}/original`, 200],
    [`${fileId}/pages/1/screen`, 200],
    ["nothing/original", 404],
  ] as const)
    expect((await context.request.get(`${proof}/files/${file}`)).status()).toBe(status)
  for (const broken of [`${url}%E0%A4%A`, `${url}/more`, `${url}${"x".repeat(300)}`, `${url}?${token}`])
    expect((await raw(broken)).status).toBeLessThan(500)

  await expire(linkId)
  await page.goto(url)
  expect(await cookie("tried")).toBe(token)
  await page.getByRole("button", { name: words["expired.act"] }).click()
  await page.getByRole("heading", { name: words["expired.sent.title"] }).waitFor()
  const fresh = portalLinkIn(await mailTo(email, ({ subject }) => subject.startsWith("Your new link")))
  await page.goto(fresh)
  const canaries = [token, session, tokenOf(fresh), await cookie(linkId)]
  await outboxDone(linkId)

  // The portal says nothing of what goes well. Bodies that are too long make it speak, and name their address.
  const headers = {
    "sec-fetch-site": "same-origin",
    "content-type": "application/x-www-form-urlencoded",
    cookie: `__Host-portal_${linkId}=${session}; __Host-portal_tried=${token}`,
  }
  const target = `/fresh-link?${order.id}`
  for (const [address, status] of [
    [url, 405],
    [portalUrl(target), 413],
  ] as const)
    expect((await raw(address, { method: "POST", headers, body: token.repeat(10_000) })).status).toBe(status)
  const logged = (file: string) => loggedSince(before).get(file) ?? ""
  await waitFor(async () => logged("portal.log").includes(target), { what: "the portal's line on a body too large" })
  await waitFor(async () => logged("app.log").includes(order.id), { what: "Medusa's line on the order" })

  expect(canaries.map((canary) => canary.slice(0, 4))).toEqual(["cpl_", "cps_", "cpl_", "cps_"])
  const log = [...loggedSince(before).values()].join("\n")
  expect(canaries.filter((canary) => log.includes(canary.slice(4, 30)))).toEqual([])
  expect(log.match(/cp[lps]_[A-Za-z0-9_-]{2}/g)).toBeNull()
})
