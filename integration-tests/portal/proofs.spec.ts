import type { Page } from "playwright-core"
import { adminApi } from "../support/api"
import { DESKTOP, PHONE, sharedBrowser } from "../support/browser"
import { decisionsOf, pageText, portalUrl, untilFocused, words } from "../support/client"
import { row, rows } from "../support/database"
import { addVersion, proofToDecide, TICKS } from "../support/client-proof"

const browser = sharedBrowser()

/** What a browser complains about: scripts that fail, and anything that the policy refuses. */
const complaintsOf = (page: Page): string[] => {
  const complaints: string[] = []
  page.on("pageerror", (error) => complaints.push(String(error)))
  page.on("console", (message) => {
    if (message.type() === "error") complaints.push(message.text())
  })
  return complaints
}

/** The box of the page that is shown, in CSS pixels. */
const sheetBox = async (page: Page) => {
  const box = await page.locator(".sheet").boundingBox()
  if (!box) throw new Error("No page is shown")
  return box
}

const addRemark = async (page: Page, text: string, at: { x: number; y: number }): Promise<void> => {
  await page.getByRole("button", { name: words["studio.remark.add"], exact: true }).click()
  const box = await sheetBox(page)
  await page.touchscreen.tap(box.x + box.width * at.x, box.y + box.height * at.y)
  const draft = page.getByRole("textbox", { name: /^New remark/ })
  await draft.waitFor()
  await untilFocused(draft)
  await draft.fill(text)
  await page.getByRole("button", { name: words["studio.draft.save"] }).click()
  await page.getByRole("button", { name: new RegExp(`^Remark \\d+: ${text}`) }).waitFor()
}

const SPOTS = [
  { x: 0.25, y: 0.5 },
  { x: 0.55, y: 0.4 },
] as const

/** Within a hundredth of the page. */
const about = ({ x, y }: { x: number; y: number }) => ({ x: expect.closeTo(x, 2), y: expect.closeTo(y, 2) })

/** Where a remark's pin stands, in shares of the page that is shown, also where it lies outside of the screen. */
const spotOf = async (page: Page, number: number) => {
  const pin = await page.getByRole("button", { name: new RegExp(`^Remark ${number}:`) }).boundingBox()
  const sheet = await sheetBox(page)
  if (!pin) throw new Error(`Remark ${number} has no pin`)
  // Its tip is its lower left corner.
  return { x: (pin.x - sheet.x) / sheet.width, y: (pin.y + pin.height - sheet.y) / sheet.height }
}

it("on a phone that is turned, a client pins two remarks, one of them zoomed in, and asks for changes with them", async () => {
  const { url, proofId, order } = await proofToDecide(await adminApi())
  const page = await (await browser.newContext(PHONE)).newPage()
  const complaints = complaintsOf(page)
  await page.goto(url)
  await page.getByRole("main").getByRole("link", { name: "Review the proof" }).click()
  await page.locator(".sheet img").first().waitFor()

  const [first, second] = SPOTS
  await addRemark(page, "Ball in blue, please", first)
  await page.getByRole("button", { name: words["studio.zoom.in"] }).tap()
  await page.getByRole("button", { name: words["studio.zoom.in"] }).tap()
  await addRemark(page, "Longer flame", second)
  const kept = await rows<{ number: number; shape: { x: number; y: number }; body: string }>(
    "SELECT number, shape, body FROM portal_proof_annotation WHERE proof_id = $1 ORDER BY number",
    [proofId],
  )
  expect(kept.map(({ body }) => body)).toEqual(["Ball in blue, please", "Longer flame"])
  expect(kept.map(({ shape: { x, y } }) => ({ x, y }))).toEqual(SPOTS.map(about))

  const size = page.viewportSize()
  if (!size) throw new Error("The phone has no size")
  await page.setViewportSize({ width: size.height, height: size.width })
  for (const [index, at] of SPOTS.entries()) expect(await spotOf(page, index + 1)).toEqual(about(at))
  await page.setViewportSize(size)
  for (const [index, at] of SPOTS.entries()) expect(await spotOf(page, index + 1)).toEqual(about(at))

  await page.locator("summary").filter({ hasText: words["studio.changes"] }).click()
  await page.getByRole("button", { name: words["studio.changes.send"] }).click()
  await page.getByText(words["studio.done"]).waitFor()
  const decision = await row<{ kind: string; message: string }>(
    "SELECT kind, message FROM portal_decision WHERE order_id = $1",
    [order.id],
  )
  expect(decision).toEqual({ kind: "changes_requested", message: "1. Ball in blue, please\n2. Longer flame" })
  await page.getByRole("link", { name: words["studio.back.full"] }).click()
  await page.getByRole("heading", { name: words["proof.section.title"] }).waitFor()
  expect(await pageText(page)).toContain(words["proof.state.revisions_requested"])
  expect(complaints).toEqual([])
})

it("on a desktop, a client learns of version 2 while looking, compares it by slider, ticks the spec card and approves", async () => {
  const { url, admin, proofId, linkId, order } = await proofToDecide(await adminApi())
  const page = await (await browser.newContext(DESKTOP)).newPage()
  const complaints = complaintsOf(page)
  await page.goto(url)
  await page.goto(portalUrl(`/p/${linkId}/proofs/${proofId}`))
  await page.locator(".sheet img").first().waitFor()
  await addVersion(admin, proofId, "flaming-soccer-ball-v2-blue.svg")
  await page.getByRole("button", { name: "Show version 2" }).first().click()

  await page.getByRole("button", { name: words["studio.compare.slider"] }).click()
  const slider = page.getByRole("slider", { name: "Where version 2 begins" })
  await page.getByRole("button", { name: "Less of version 2" }).click()
  expect(await slider.inputValue()).toBe("0.55")
  await page.getByRole("button", { name: words["studio.compare.difference"] }).click()
  await page.getByText(/[\d.]+% of this page changed/).waitFor()

  await page.locator("summary").filter({ hasText: "Approve version 2" }).click()
  const approve = page.getByRole("button", { name: words["studio.approve.send"] })
  expect(await approve.isDisabled()).toBe(true)
  for (const { text } of TICKS) await page.getByLabel(text).check()
  await page.getByLabel(words["sign.name"]).fill("Sarah Smith")
  await page.locator("#studio-consent").check()
  await approve.click()
  await page.getByText(words["studio.done"]).waitFor()
  expect(await pageText(page)).toContain("by Sarah Smith")
  expect(await decisionsOf(order.id)).toBe(1)
  expect(complaints).toEqual([])
})
