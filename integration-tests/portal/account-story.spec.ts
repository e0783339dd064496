import { randomUUID } from "node:crypto"
import type { Page } from "playwright-core"
import type { CustomerPanel, ProjectHeader, ProjectList, StaffThread } from "../../src/contracts"
import { composeReply, deliverReply } from "../../src/providers/mailbox/reply"
import { mailedCode } from "../support/account"
import { adminApi } from "../support/api"
import { PHONE, sharedBrowser } from "../support/browser"
import { pageText, portalUrl, words } from "../support/client"
import { rows } from "../support/database"
import { testEnv } from "../support/env"
import { mailTo } from "../support/mailbox"
import { createCustomer, createFulfillment, createPlacedOrder, deliver, ship } from "../support/orders"
import { revealed, sendNow } from "../support/portal"
import { artwork } from "../support/proofs"
import { waitFor } from "../support/wait"

const browser = sharedBrowser()
const TWO_YEARS = "731 days"
const PO = "SL-1804"

const press = (page: Page, name: string) => page.getByRole("button", { name, exact: true }).first().click()
const heading = (page: Page, name: string) => page.getByRole("heading", { name, exact: true }).first().waitFor()

it("a client orders again what they had two years ago, asks for a quote with artwork, and answers the rep by mail", async () => {
  const admin = await adminApi()
  const customer = await createCustomer({ first_name: "Priya", last_name: "Nair", company_name: "Cedar Hill PTA" })
  const lines = [{ title: "Founders tee", quantity: 48, stocked: false, metadata: { fee: false } }]
  const old = await createPlacedOrder({ customerId: customer.id, email: customer.email, lines })
  const fulfillment = await createFulfillment(old)
  await ship(old, fulfillment)
  await deliver(old, fulfillment)
  await rows(`UPDATE "order" SET created_at = created_at - $2::interval WHERE id = $1`, [old.id, TWO_YEARS])
  await admin.post(`/admin/client-portal/orders/${old.id}/project`, { name: "Founders’ Cup", po_number: PO })
  const { panel } = await admin.post<{ panel: CustomerPanel }>(`/admin/client-portal/customers/${customer.id}/link`)
  const { url, link } = await revealed(admin, panel.link?.id ?? "")
  const account = portalUrl(`/a/${link.id}`)

  // In by the code from the mailbox.
  const page = await (await browser.newContext(PHONE)).newPage()
  await page.goto(url)
  await press(page, words["account.code.ask"])
  await page.locator("#code").fill(await mailedCode(customer.email))
  await press(page, words["account.code.open"])
  await heading(page, "Cedar Hill PTA")

  // The order of two years ago, found by its PO number and asked for again.
  await page.goto(`${account}/past`)
  await page.getByRole("searchbox").fill(PO.toLowerCase())
  await press(page, words["account.search.act"])
  await heading(page, "Founders’ Cup")
  await press(page, words["request.again.name"].replace("{name}", "Founders’ Cup"))
  await page.waitForURL(/\/request\/pqreq_\w+\?step=review/)
  expect(await pageText(page)).toContain("Filled in from Founders’ Cup")
  expect(await pageText(page)).toContain("48 pieces")
  await press(page, words["request.send"])
  await heading(page, words["request.sent.title"])

  // A quote for something new, in three steps, with artwork.
  await page.goto(`${account}/request`)
  await press(page, words["request.begin"])
  await page.getByLabel(words["request.name"]).fill("Science fair")
  await page.getByLabel(words["request.line.product"]).fill("Canvas tote")
  await page.getByLabel(words["request.line.quantity"]).fill("60")
  await press(page, words["request.next"])
  await page
    .locator("[data-file-input]")
    .setInputFiles({ name: "crest.svg", mimeType: "image/svg+xml", buffer: await artwork("baseball.svg") })
  await page.getByLabel(words["request.notes"]).fill("The crest, in dark green.")
  await press(page, words["request.next"])
  await press(page, words["request.review"])
  await page.getByText("crest.svg").waitFor()
  await press(page, words["request.send"])
  await heading(page, words["request.sent.title"])
  await press(page, words["request.sent.open"])
  await page.waitForURL(/\/p\/\w+\/messages/)
  await page.getByText("The crest, in dark green.").waitFor()
  await page.getByRole("link", { name: "crest.svg" }).waitFor()

  // The rep has both, and writes.
  const { projects } = await admin.get<ProjectList>("/admin/client-portal/projects", { q: "Science fair" })
  const project = projects.find(({ client }) => client?.includes("Cedar Hill PTA"))
  const at = `/admin/client-portal/projects/${project?.id}`
  expect(await admin.get<ProjectHeader>(at)).toMatchObject({
    name: "Science fair",
    pieces: 60,
    waiting: { on: "staff", for: "quote_request" },
  })
  const said = async () =>
    (await admin.get<StaffThread>(`${at}/conversation`)).entries.flatMap((entry) =>
      entry.kind === "message" ? [{ body: entry.body, by_mail: entry.by_mail, name: entry.author?.name }] : [],
    )
  await admin.post(`${at}/messages`, { key: randomUUID(), body: "Lovely! One side or both?" })
  const [message] = await rows<{ id: string }>(
    "SELECT id FROM portal_message WHERE project_id = $1 ORDER BY created_at DESC LIMIT 1",
    [project?.id],
  )
  await sendNow(message?.id ?? "")
  const mail = await mailTo(customer.email, ({ text }) => text.includes("One side or both?"))

  // What the demo's Reply button sends.
  const reply = await composeReply(mail, { text: "Both sides, please.", files: [] })
  const inbound = { url: `${testEnv("TEST_API_URL")}/hooks/client-portal/mail`, secret: testEnv("TEST_MAIL_SECRET") }
  expect(await deliverReply(reply, inbound)).toBe(true)
  await page.getByText("Both sides, please.").waitFor({ timeout: 30_000 })
  await waitFor(async () => (await said()).some(({ body }) => body === "Both sides, please."), { what: "the answer" })
  expect((await said())[0]).toEqual({ body: "Both sides, please.", by_mail: true, name: "Priya Nair" })
})
