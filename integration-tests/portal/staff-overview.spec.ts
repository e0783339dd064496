import type { Page } from "playwright-core"
import { adminApi } from "../support/api"
import { readable, textOf } from "../support/client"
import { count } from "../support/database"
import { createDraftOrder } from "../support/orders"
import { panelOf, sharedOrder } from "../support/portal"
import { adminUrl, filled, panel, staffBrowser, staffWords as words } from "../support/staff"
import { waitFor } from "../support/wait"

const staff = staffBrowser()
const { links } = words
let page: Page

beforeEach(async () => {
  page = await staff.newPage()
})

const portal = () => panel(page, words.panel.title)

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
