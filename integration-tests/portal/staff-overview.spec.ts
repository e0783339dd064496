import type { Page } from "playwright-core"
import { adminApi } from "../support/api"
import { textOf } from "../support/client"
import { count } from "../support/database"
import { createDraftOrder, editQuantity, readOrder } from "../support/orders"
import { askedOrder, decide, effectsOf, panelOf } from "../support/portal"
import {
  adminUrl,
  button,
  drawer,
  faultsInBothThemes,
  panel,
  staffBrowser,
  staffWords as words,
} from "../support/staff"
import { waitFor } from "../support/wait"

const staff = staffBrowser()
let page: Page

beforeEach(async () => {
  page = await staff.newPage()
})

const summary = () => panel(page, words.panel.title)
const projects = () => panel(page, words.projects.title)

describe("the list of projects", () => {
  it("is reached from the main menu, searched, filtered and opened, and says what was edited after its approval", async () => {
    const { admin, order, client, rendering } = await askedOrder()
    await decide(client, rendering)
    await effectsOf(order.id)
    await editQuantity(order, order.items[0]?.id ?? "", 20)
    await page.goto(adminUrl("/orders"))
    await page.getByRole("link", { name: words.panel.title, exact: true }).click()
    await page.waitForURL("**/client-portal/queue")
    await page.getByRole("link", { name: words.projects.title, exact: true }).first().click()
    await page.waitForURL("**/client-portal/projects")
    await projects().getByRole("searchbox").fill(`#${order.display_id}`)
    await page.waitForURL("**q=*")
    const row = projects()
      .getByRole("row")
      .filter({ hasText: `#${order.display_id} ` })
    await row.getByText("$187.50 approved, now $312.50").waitFor()
    await button(projects(), words.projects.filter.difference).click()
    await page.getByRole("menuitemcheckbox", { name: words.projects.filter.differs }).click()
    await page.keyboard.press("Escape")
    await page.waitForURL("**needs_new_request=true*")
    await row.waitFor()
    expect(await faultsInBothThemes(page.getByRole("main"), "projects")).toEqual([])

    const { project } = await panelOf(admin, order.id)
    await row.getByRole("link").click()
    await page.waitForURL(`**/client-portal/projects/${project?.id}`)
    await page.getByRole("main").getByText("$187.50 approved, $312.50 now.").waitFor()
    await button(page.getByRole("main"), words.action.new_request).click()
    await button(drawer(page, words.approval.askAgain), words.approval.askAgain).click()
    await page.getByRole("status").filter({ hasText: words.status.awaiting_approval }).first().waitFor()
    expect((await panelOf(admin, order.id)).request).toMatchObject({ version: 2, state: "open", is_current: true })
    await page.goBack()
    await page.waitForURL("**/client-portal/projects?*")
  })
})

describe("the summary on an order's page", () => {
  const projectsOf = (orderId: string) => count("SELECT 1 FROM portal_project WHERE order_id = $1", [orderId])

  it("makes the project at the first look, and leads to it", async () => {
    const admin = await adminApi()
    const order = await createDraftOrder()
    expect(await projectsOf(order.id)).toBe(0)
    await page.goto(adminUrl(`/draft-orders/${order.id}`))
    await summary().getByText(words.waiting.for.share).waitFor()
    expect(await projectsOf(order.id)).toBe(1)
    const { project } = await panelOf(admin, order.id)
    await button(summary(), words.action.share).click()
    await page.waitForURL(`**/client-portal/projects/${project?.id}?drawer=share`)
    await drawer(page, words.share.title).waitFor()
    await page.goBack()
    await summary().getByRole("link", { name: words.panel.openProject }).click()
    await page.getByRole("heading", { name: project?.name }).waitFor()
  })

  it("follows the client's decision to the sale without a reload", async () => {
    const { order, client, rendering } = await askedOrder()
    await page.goto(adminUrl(`/draft-orders/${order.id}`))
    await summary().getByText(words.status.awaiting_approval, { exact: true }).waitFor()
    let loads = 0
    page.on("load", () => loads++)
    await decide(client, rendering)
    await summary().getByText(words.panel.becameOrder).waitFor({ timeout: 30_000 })
    await waitFor(async () => (await readOrder(order.id)).status === "pending", { what: "the sale" })
    await summary().getByRole("link", { name: words.panel.openOrder }).click()
    await page.waitForURL(`**/app/orders/${order.id}`)
    expect(await textOf(summary())).toContain(words.status.approved)
    expect(await faultsInBothThemes(summary(), "summary")).toEqual([])
    expect(loads).toBe(0)
  })
})
