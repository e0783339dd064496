import type { Page } from "playwright-core"
import { adminApi } from "../support/api"
import { readable, textOf } from "../support/client"
import { count } from "../support/database"
import { createDraftOrder, createPlacedOrder, editDraftQuantity } from "../support/orders"
import { askedOrder, panelOf, share, sharedOrder } from "../support/portal"
import { adminUrl, filled, panel, staffBrowser, staffWords as words } from "../support/staff"
import { waitFor } from "../support/wait"

const staff = staffBrowser()
const { links, projectList: list } = words
let page: Page

beforeEach(async () => {
  page = await staff.newPage()
})

const portal = () => panel(page, words.panel.title)
const projects = () => panel(page, list.title)
const linkTo = (path: string) => projects().locator(`a[href="/app${path}"]`)
const rowOf = (path: string) =>
  projects()
    .getByRole("row")
    .filter({ has: page.locator(`a[href="/app${path}"]`) })

describe("the projects beside Medusa's list of orders", () => {
  it("are listed with where they stand, and lead to their order", async () => {
    const admin = await adminApi()
    const placed = await createPlacedOrder()
    const given = await share(admin, placed.id)
    const { order, link } = await askedOrder()
    const [quote, sold] = [`/draft-orders/${order.id}`, `/orders/${placed.id}`]
    const { project } = await panelOf(admin, order.id)
    await page.goto(adminUrl("/orders"))
    await linkTo(quote).waitFor()
    expect(await textOf(rowOf(quote))).toContain(`${project?.name} #${order.display_id}`)
    await rowOf(quote).getByText(words.status.awaiting_approval, { exact: true }).waitFor()
    await rowOf(sold).getByText(words.status.approved, { exact: true }).waitFor()

    await linkTo(quote).click()
    await page.waitForURL(adminUrl(quote))
    await portal().getByText(link.link.recipient_email).waitFor()
    await page.goBack()
    await linkTo(sold).click()
    await page.waitForURL(adminUrl(sold))
    // The list has the same name as the panel; only the panel knows who has a link.
    await portal().getByText(given.link.recipient_email).waitFor()
    await portal().getByText(words.status.approved, { exact: true }).waitFor()
  })

  it("say, as the order's own panel does, that a draft which was edited waits to be asked about again", async () => {
    const { order } = await askedOrder()
    await page.goto(adminUrl(`/draft-orders/${order.id}`))
    await portal().getByText(words.status.awaiting_approval, { exact: true }).waitFor()
    await editDraftQuantity(order, order.items[0]?.id ?? "", 24)
    await portal().getByText(words.status.ask_again, { exact: true }).waitFor()
    await page.goto(adminUrl("/draft-orders"))
    const row = rowOf(`/draft-orders/${order.id}`)
    await row.getByText(words.status.ask_again, { exact: true }).waitFor()
    expect(await row.getByText(words.status.awaiting_approval).count()).toBe(0)
  })
})

describe("a link in the staff's panel", () => {
  it("says when its client opened it last, as soon as somebody was really there", async () => {
    const { admin, order, client, link } = await sharedOrder()
    await page.goto(adminUrl(`/draft-orders/${order.id}`))
    await portal().getByText(links.notOpened).waitFor()
    await client.post("/portal/opened", { visible_ms: 2500, gesture: "scroll" })
    await portal()
      .getByText(filled(links.lastOpened, { at: "" }))
      .waitFor()
    const { links: known } = await panelOf(admin, order.id)
    const at = new Date(known.find(({ id }) => id === link.link.id)?.last_opened_at ?? "")
    const moment = new Intl.DateTimeFormat("en", { dateStyle: "medium", timeStyle: "short", timeZone: "UTC" })
    const shown = await textOf(portal())
    expect(shown).toContain(readable(filled(links.lastOpened, { at: moment.format(at) })))
    expect(shown).not.toContain(links.notOpened)
  })
})

describe("an order that nobody has shared", () => {
  const projectsOf = (orderId: string) => count("SELECT 1 FROM portal_project WHERE order_id = $1", [orderId])

  it("gets its project when staff look at it for the first time, and no second one after", async () => {
    const admin = await adminApi()
    const order = await createDraftOrder()
    expect((await panelOf(admin, order.id)).project).toBeNull()
    expect(await projectsOf(order.id)).toBe(0)
    await page.goto(adminUrl(`/draft-orders/${order.id}`))
    await portal().getByText(words.panel.notShared).waitFor()
    const { project } = await waitFor(
      async () => {
        const known = await panelOf(admin, order.id)
        return known.project && known
      },
      { what: "the project of the order that staff look at" },
    )
    await panel(page, words.project.title)
      .getByText(project?.name ?? "")
      .waitFor()
    await page.reload()
    await panel(page, words.project.title)
      .getByText(project?.name ?? "")
      .waitFor()
    expect(await projectsOf(order.id)).toBe(1)
    expect((await panelOf(admin, order.id)).project?.id).toBe(project?.id)
  })
})
