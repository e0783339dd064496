import type { Page } from "playwright-core"
import type { ProjectInvoices, StaffInvoice } from "../../src/contracts"
import { adminApi, type Api } from "../support/api"
import { DESKTOP, PHONE, sharedBrowser } from "../support/browser"
import { openSheet, orderToSign, pageText, portalUrl, signButton, words } from "../support/client"
import { testEnv } from "../support/env"
import { createPlacedOrder } from "../support/orders"
import { share } from "../support/portal"
import { projectOf } from "../support/proof-flow"
import { adminUrl, button, choose, drawer, filled, panel, staffBrowser, staffWords } from "../support/staff"
import { waitFor } from "../support/wait"

const browser = sharedBrowser()
const staff = staffBrowser()
const { invoice: said } = staffWords

let admin: Api

beforeAll(async () => {
  admin = await adminApi()
  const methods = ["card", "us_bank_account"]
  await admin.post("/admin/client-portal/settings", { payment: { methods, bank_debit_from: null } })
})
afterAll(async () => {
  await admin.post("/admin/client-portal/settings", { payment: { methods: ["card"], deposit_on_approval: false } })
})

const scene = async () => {
  const order = await createPlacedOrder({ withShipping: true })
  const { url, link } = await share(admin, order.id)
  return { order, url, linkId: link.id, projectId: await projectOf(order.id) }
}

const invoicesOf = (projectId: string): Promise<ProjectInvoices> =>
  admin.get<ProjectInvoices>(`/admin/client-portal/projects/${projectId}/invoices`)

const sendInvoice = async (projectId: string, body: object): Promise<StaffInvoice> => {
  const made = await admin.post<{ invoice: StaffInvoice }>(`/admin/client-portal/projects/${projectId}/invoices`, body)
  const { id, revision } = made.invoice
  return (await admin.post<{ invoice: StaffInvoice }>(`/admin/client-portal/invoices/${id}/send`, { revision })).invoice
}

const sandbox = async (action: string, values: object = {}): Promise<Record<string, { id: string }[]>> => {
  const body = JSON.stringify({ api_key: testEnv("TEST_STRIPE_KEY"), ...values })
  const answer = await fetch(`${testEnv("TEST_STRIPE_URL")}/_sandbox/${action}`, { method: "POST", body })
  if (!answer.ok) throw new Error(`The sandbox refused ${action}: ${await answer.text()}`)
  return await answer.json()
}

/** From the page of an invoice to Stripe's, by the button that clients press. */
const payHere = async (page: Page): Promise<void> => {
  await page
    .getByRole("main")
    .getByRole("button", { name: /^Pay \W*\$/ })
    .click()
  await page.waitForURL((url) => url.origin === new URL(testEnv("TEST_STRIPE_URL")).origin)
}

it("on a phone without JavaScript, approving leads to the deposit, paid by card after the card was declined once", async () => {
  await admin.post("/admin/client-portal/settings", { payment: { deposit_on_approval: true } })
  const { order, url, linkId } = await orderToSign(admin)
  const projectId = await projectOf(order.id)
  const page = await (await browser.newContext({ ...PHONE, javaScriptEnabled: false })).newPage()
  await openSheet(page, url)
  await page.getByLabel(words["sign.name"]).fill("Sarah Smith")
  await page.locator("#sign-email").fill("sarah@example.com")
  await page.locator("#sign-consent").check()
  await signButton(page).click()
  await page.waitForURL(/\/invoices\//)
  const [invoice] = (await invoicesOf(projectId)).invoices
  const deposit = await pageText(page)
  for (const text of [words["thanks.deposit.text"], `Invoice ${invoice?.number}`]) expect(deposit).toContain(text)

  await payHere(page)
  await page.getByRole("button", { name: "Pay by card: decline" }).click()
  await page.getByRole("alert").waitFor()
  await page.getByRole("button", { name: "Pay by card: succeed" }).click()
  await page.waitForURL(/\/checkouts\//)
  expect(await pageText(page)).toContain(words["checkout.paid.text"])

  // Its webhook, or the button of the page, has it booked; a client without scripts needs to do nothing.
  await waitFor(async () => (await invoicesOf(projectId)).invoices[0]?.state === "paid", { what: "the booked payment" })
  await page.goto(portalUrl(`/p/${linkId}`))
  const shown = await pageText(page)
  for (const text of [words["invoice.state.paid"], "1 payment"]) expect(shown).toContain(text)
  expect(await page.getByRole("link", { name: /^Pay / }).count()).toBe(0)
})

it("staff bill the balance on a desktop; the client pays by bank debit, which is on its way and then arrives", async () => {
  const { url, linkId, projectId } = await scene()
  await sendInvoice(projectId, { purpose: "deposit", share: { kind: "percent", percent: "25" } })
  const desk = await staff.newPage()
  await desk.goto(adminUrl(`/client-portal/projects/${projectId}?tab=invoices`))
  await button(panel(desk, said.summary.title), said.new).click()
  const form = drawer(desk, said.new)
  await choose(form.getByLabel(said.create.purpose), said.purpose.balance)
  await button(form, said.create.submit).click()
  const draft = panel(desk, said.draft)
  await button(draft, said.action.send).click()
  const sending = drawer(desk, filled(said.send.title, { what: said.purpose.balance }))
  await button(sending, said.send.submit).click()
  await waitFor(async () => (await invoicesOf(projectId)).invoices.every(({ number }) => number !== null), {
    what: "the number of the sent invoice",
  })
  const [balance] = (await invoicesOf(projectId)).invoices
  if (!balance) throw new Error("There is no balance invoice")

  const page = await (await browser.newContext(DESKTOP)).newPage()
  await page.goto(url)
  await page.goto(portalUrl(`/p/${linkId}/invoices/${balance.id}`))
  await page
    .getByRole("button", { name: /^Pay \W*\$/ })
    .first()
    .click()
  await page.getByRole("button", { name: /^Pay by US bank account/ }).click()
  await page.waitForURL(/\/checkouts\//)
  await page.getByRole("heading", { name: /^Your bank payment of .* is on its way$/ }).waitFor()
  await waitFor(async () => (await invoicesOf(projectId)).invoices[0]?.money.processing !== "0", {
    what: "the debit on its way",
  })
  const checkoutUrl = page.url()
  await page.goto(portalUrl(`/p/${linkId}/invoices/${balance.id}`))
  expect(await pageText(page)).toContain("is on its way. Nothing to do.")
  expect(await page.locator("#pay form").count()).toBe(0)

  const { sessions = [] } = await sandbox("state")
  const session = sessions.find((one) => JSON.stringify(one).includes(new URL(checkoutUrl).pathname))
  await sandbox("end_debit", { intent: Object(session).payment_intent, arrived: true })
  await page.goto(checkoutUrl)
  await page.getByRole("heading", { name: /^Thank you\. .* received\.$/ }).waitFor()
  await waitFor(async () => (await invoicesOf(projectId)).invoices[0]?.state === "paid", { what: "the booked debit" })
  await panel(desk, balance.number ?? "")
    .getByText(said.method.stripe_us_bank_account)
    .waitFor()
})

it("an issued invoice opens as PDF", async () => {
  const { url, linkId, projectId } = await scene()
  const invoice = await sendInvoice(projectId, { purpose: "full" })
  const context = await browser.newContext(DESKTOP)
  const page = await context.newPage()
  await page.goto(url)
  const href = await page.getByRole("link", { name: `${invoice.number} as PDF` }).getAttribute("href")
  expect(href).toBe(`/p/${linkId}/documents/invoice/${invoice.id}`)
  const answer = await context.request.get(portalUrl(href ?? ""))
  expect(answer.headers()["content-type"]).toBe("application/pdf")
  expect((await answer.body()).subarray(0, 5).toString()).toBe("%PDF-")
})
