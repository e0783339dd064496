import type { Locator, Page } from "playwright-core"
import type { CustomerPanel, OrderPanel } from "../../src/contracts"
import { adminApi, type Api, openLink } from "../support/api"
import { countedOf, decisionsOf, pageText, textOf, untilFocused, words as clientWords } from "../support/client"
import { mailTo, portalLinkIn } from "../support/mailbox"
import { createCustomer, createDraftOrder, editDraftQuantity, readOrder, uniqueEmail } from "../support/orders"
import {
  ask,
  askedOrder,
  decide,
  effectsOf,
  pageOf,
  panelOf,
  renderingOf,
  revealed,
  type Scene,
  share,
  sharedOrder,
} from "../support/portal"
import {
  adminUrl,
  button,
  choose,
  clipboard,
  drawer,
  faultsInBothThemes,
  filled,
  panel,
  problemOf,
  question,
  rowOf,
  staffBrowser,
  staffWords as words,
  toast,
} from "../support/staff"
import { waitFor } from "../support/wait"

const staff = staffBrowser()
const { approval: said, links, project: projectWords, share: shareWords } = words

let admin: Api
let page: Page

beforeAll(async () => {
  admin = await adminApi()
})

beforeEach(async () => {
  page = await staff.newPage()
})

const people = () => panel(page, words.people.title)
const approval = () => panel(page, said.title)
const details = () => panel(page, projectWords.details)
const customerPanel = () => panel(page, words.panel.title)
const header = () => page.getByRole("main")
const toProject = async (orderId: string, tab: "overview" | "quote" | "people") => {
  const { panel: made } = await admin.post<{ panel: OrderPanel }>(`/admin/client-portal/orders/${orderId}/project`)
  await page.goto(adminUrl(`/client-portal/projects/${made.project?.id}?tab=${tab}`))
}
const inLinkMenu = async (item: string, part = people(), recipient = "Sarah Smith") => {
  await button(part, filled(links.actionsFor, { name: recipient })).click()
  await page.getByRole("menuitem", { name: item, exact: true }).click()
}
const copyLinkOf = async (name: string, part = people()) => await button(part, filled(links.copyOf, { name })).click()
const BAD_ADDRESS = /Please type a full e-?mail address/

describe("staff on the page of a project", () => {
  it("share it with one person: what was typed survives every mistake, and link, words and mail are the same page", async () => {
    const order = await createDraftOrder({ withShipping: true })
    const email = uniqueEmail("sarah")
    await toProject(order.id, "people")
    await people().getByText(words.people.notShared).waitFor()
    await button(people(), words.action.share).click()
    const dialog = drawer(page, shareWords.title)
    const [name, address] = [dialog.getByLabel(shareWords.name), dialog.getByLabel(shareWords.email)]
    expect([await name.inputValue(), await address.inputValue()]).toEqual(["Anna Meyer", order.email])

    const message = dialog.getByLabel(shareWords.message)
    await name.fill(" ")
    await address.fill("sarah@nowhere")
    await message.fill("As we said.\nSee you on Monday.")
    await button(dialog, shareWords.submitSend).click()
    expect(await problemOf(name)).toBe("Please type a name")
    expect(await problemOf(address)).toMatch(BAD_ADDRESS)
    await untilFocused(name)
    await page.keyboard.press("Escape")
    await button(question(page, words.form.leaveTitle), words.form.stay).click()
    expect(await message.inputValue()).toBe("As we said.\nSee you on Monday.")
    await name.fill("Sarah Smith")
    expect(await problemOf(name)).toBeNull()
    await address.fill(email)
    await page.route("**/links", (route) => route.abort("internetdisconnected"), { times: 1 })
    await button(dialog, shareWords.submitSend).click()
    await dialog.getByRole("alert").filter({ hasText: words.load.noConnection }).waitFor()
    expect(await message.inputValue()).toBe("As we said.\nSee you on Monday.")
    await button(dialog, shareWords.submitSend).click()
    await dialog.getByText(filled(links.queuedFor, { email })).waitFor()

    const url = await dialog.getByLabel(links.theLink, { exact: true }).inputValue()
    await button(dialog, links.copy).click()
    await waitFor(async () => (await clipboard(page)) === url, { what: "the link on the clipboard" })
    for (const channel of [links.channel.email, links.channel.sms, links.channel.chat]) {
      await dialog.getByRole("tab", { name: channel }).click()
      const text = await dialog.getByRole("textbox", { name: channel, exact: true }).inputValue()
      expect(text).toContain(url)
      expect(text).not.toMatch(/[{}]|undefined|null/)
      await button(dialog, links.copyText).click()
      await waitFor(async () => (await clipboard(page)) === text, { what: `the words for ${channel} on the clipboard` })
    }
    await button(dialog, words.form.done).click()

    const mail = await mailTo(email)
    expect(portalLinkIn(mail)).toBe(url)
    expect(mail.text).toContain("As we said.")
    expect((await pageOf(await openLink(url))).viewer.name).toBe("Sarah Smith")

    await people().getByText(email).waitFor()
    await people().getByText(links.mail.sent).waitFor()
    expect(await textOf(people())).toContain(`${links.notOpened} · ${links.sharedTimes_one}`)
    await page.evaluate(() => navigator.clipboard.writeText("something else"))
    await copyLinkOf("Sarah Smith")
    await toast(page, links.copied).waitFor()
    expect(await clipboard(page)).toBe(url)
    await button(people(), filled(words.log.title_other, { count: 3 })).click()
    expect(await textOf(people())).toContain(filled(words.log.kind.copied, { name: "Sarah Smith" }))
  })

  it("ask for approval and see the client's signature, and the order it makes, without a reload", async () => {
    const { order, client, link } = await sharedOrder()
    await toProject(order.id, "quote")
    let loads = 0
    page.on("load", () => loads++)
    await button(approval(), said.ask).click()
    const dialog = drawer(page, said.ask)
    await dialog.getByText(filled(said.notifyHint_one, { names: "Sarah Smith" })).waitFor()
    await dialog.getByLabel(said.message).fill("The tees are five more than last time.")
    await button(dialog, said.ask).click()
    await approval().getByText(said.state.open).waitFor()
    expect(await textOf(approval())).toContain("$187.50")
    await mailTo(link.link.recipient_email, ({ text }) => text.includes("five more than last time"))

    expect((await decide(client, await renderingOf(client))).status).toBe(200)
    await approval().getByText("Sarah Smith approved version 1").waitFor()
    // The header reads its own endpoint, a moment after the tab.
    await button(approval(), said.recordMenu).waitFor({ state: "detached" })
    await header().getByRole("status").filter({ hasText: words.status.approved }).first().waitFor()
    await effectsOf(order.id)
    expect((await readOrder(order.id)).status).toBe("pending")
    await button(header(), projectWords.more).click()
    await page.getByRole("menuitem", { name: projectWords.openOrder }).click()
    await page.waitForURL(`**/app/orders/${order.id}`)
    expect(loads).toBe(0)
  })

  it("withdraw a request, ask again, and record what the client decided on the phone", async () => {
    const { order, client, rendering } = await askedOrder()
    await toProject(order.id, "quote")
    await button(approval(), said.withdraw).click()
    await button(question(page, said.withdrawTitle), said.withdraw).click()
    await approval().getByText(said.state.withdrawn).waitFor()
    expect(await decide(client, rendering)).toMatchObject({ status: 409, body: { code: "closed" } })

    await button(approval(), said.askAgain).click()
    await button(drawer(page, said.askAgain), said.askAgain).click()
    await button(approval(), said.recordMenu).click()
    const dialog = drawer(page, said.record)
    await dialog.getByText("Version 2, $187.50").waitFor()
    const [who, address] = [dialog.getByLabel(said.who, { exact: true }), dialog.getByLabel(said.whoEmail)]
    const note = dialog.getByLabel(said.note)
    await who.fill("")
    await address.fill("paula@nowhere")
    await note.fill("Go ahead,\nbut call before you deliver.")
    await button(dialog, said.record).click()
    expect(await problemOf(who)).toBe("Please type a name")
    expect(await problemOf(address)).toMatch(BAD_ADDRESS)
    expect(await problemOf(dialog.getByLabel(said.decision))).toBe(words.form.choose)
    expect(await problemOf(dialog.getByLabel(said.channel))).toBe(words.form.choose)
    expect(await decisionsOf(order.id)).toBe(0)

    const email = uniqueEmail("paula")
    await choose(dialog.getByLabel(said.decision), said.kind.approved)
    await choose(dialog.getByLabel(said.channel), said.channels.in_person)
    await choose(dialog.getByLabel(said.channel), said.channels.phone)
    await who.fill("Paula Phone")
    await address.fill(email)
    expect(await note.inputValue()).toBe("Go ahead,\nbut call before you deliver.")
    await button(dialog, said.recordAs.approved).click()
    await toast(page, said.recorded).waitFor()
    await approval().getByText("Paula Phone approved version 2").waitFor()
    const stamp = await textOf(approval().getByRole("list", { name: said.decisions }))
    expect(stamp).toContain("Go ahead, but call before you deliver.")
    expect(stamp).toContain("By phone, recorded by")
    await mailTo(email)
    await effectsOf(order.id)
    expect((await readOrder(order.id)).status).toBe("pending")
  })

  it("are told who was faster when the client decides while they type, and lose none of it", async () => {
    const { order, client, rendering } = await askedOrder()
    await toProject(order.id, "quote")
    await button(approval(), said.recordMenu).click()
    const dialog = drawer(page, said.record)
    await choose(dialog.getByLabel(said.decision), said.kind.declined)
    await choose(dialog.getByLabel(said.channel), said.channels.phone)
    await dialog.getByLabel(said.note).fill("Too dear, she said.")
    await decide(client, rendering)
    await button(dialog, said.recordAs.declined).click()
    await dialog.getByRole("alert").filter({ hasText: "Already decided: Sarah Smith approved version 1 on" }).waitFor()
    expect(await dialog.getByLabel(said.note).inputValue()).toBe("Too dear, she said.")
    expect(await textOf(dialog.getByLabel(said.decision))).toBe(said.kind.declined)
    expect(await decisionsOf(order.id)).toBe(1)
    await button(dialog, words.form.cancel).click()
    await button(question(page, words.form.leaveTitle), words.form.leave).click()
    await approval().getByText("Sarah Smith approved version 1").waitFor()
  })

  it("never record for a version other than the one the drawer was opened on", async () => {
    const { order } = await askedOrder()
    await toProject(order.id, "quote")
    await button(approval(), said.recordMenu).click()
    const dialog = drawer(page, said.record)
    await editDraftQuantity(order, order.items[0]?.id ?? "", 24)
    await ask(admin, order.id)
    // The drawer hides the page from assistive technology, not from sight.
    await page.getByText(filled(said.version, { version: 2 }), { exact: true }).waitFor()
    await dialog.getByText("Version 1, $187.50").waitFor()
    await choose(dialog.getByLabel(said.decision), said.kind.approved)
    await choose(dialog.getByLabel(said.channel), said.channels.phone)
    await button(dialog, said.recordAs.approved).click()
    await dialog.getByRole("alert").filter({ hasText: said.tooLate.replaced }).waitFor()
    expect(await decisionsOf(order.id)).toBe(0)
  })

  it("replace and revoke a link only after a question, and each ends what was handed out before", async () => {
    const order = await createDraftOrder()
    const { url } = await share(admin, order.id)
    await toProject(order.id, "people")
    await inLinkMenu(links.rotateMenu)
    await button(question(page, links.rotateTitle), words.form.cancel).click()
    await openLink(url)
    await inLinkMenu(links.rotateMenu)
    await button(question(page, links.rotateTitle), links.rotate).click()
    const dialog = drawer(page, links.rotated)
    const fresh = await dialog.getByLabel(links.theLink, { exact: true }).inputValue()
    await button(dialog, words.form.done).click()
    expect(fresh).not.toBe(url)
    await expect(openLink(url)).rejects.toMatchObject({ status: 401 })
    await openLink(fresh)

    await inLinkMenu(links.revokeMenu)
    await button(question(page, links.revokeTitle), links.revoke).click()
    await people().getByText(links.state.revoked, { exact: true }).waitFor()
    await expect(openLink(fresh)).rejects.toMatchObject({ status: 401 })
    expect(await button(people(), filled(links.actionsFor, { name: "Sarah Smith" })).count()).toBe(0)
  })

  it("open a preview in a tab of its own that says so and counts for nobody", async () => {
    const order = await createDraftOrder()
    const { link } = await share(admin, order.id)
    await toProject(order.id, "people")
    const [tab] = await Promise.all([
      staff.context().waitForEvent("page"),
      button(header(), projectWords.preview).click(),
    ])
    await tab.getByText(clientWords["page.preview.text"]).waitFor()
    expect(await pageText(tab)).toContain("15 × $12.50")
    expect(await tab.evaluate(() => window.opener === null)).toBe(true)
    expect(await countedOf(link.id)).toEqual({ opened: 0, sessions: 0 })
    await page.bringToFront()
    await people().getByText(links.notOpened).waitFor()
  })

  it("keep the project's facts, and move its stage with a way back", async () => {
    const { order, client }: Scene = await sharedOrder()
    await toProject(order.id, "overview")
    await button(details(), projectWords.edit).click()
    const dialog = drawer(page, projectWords.edit)
    const name = dialog.getByLabel(projectWords.name)
    await name.fill("")
    await dialog.getByLabel(projectWords.poNumber).fill("PO-4711")
    await button(dialog, words.form.save).click()
    expect(await problemOf(name)).toBe("A project needs a name")
    await name.fill("Spring league jerseys")
    await dialog.getByLabel(projectWords.inHands).fill("2027-04-01")
    await dialog.getByLabel(projectWords.shipDate).fill("2027-03-25")
    await choose(dialog.getByLabel(projectWords.owner), projectWords.nobody)
    await button(dialog, words.form.save).click()
    await toast(page, projectWords.saved).waitFor()
    const facts = () =>
      Promise.all(
        [projectWords.poNumber, projectWords.inHands, projectWords.shipDate, projectWords.owner].map((label) =>
          textOf(rowOf(details(), label)),
        ),
      )
    const kept = ["PO number PO-4711", "In-hands date Apr 1, 2027", "Ship date Mar 25, 2027", "Owner -"]
    await page.getByRole("heading", { name: "Spring league jerseys" }).waitFor()
    expect(await facts()).toEqual(kept)
    expect((await pageOf(client)).project).toMatchObject({ name: "Spring league jerseys", in_hands_date: "2027-04-01" })

    const stage = (called: string) => button(details().getByRole("group"), called)
    await stage("Production").click()
    await details().locator("[aria-pressed=true]", { hasText: "Production" }).waitFor()
    await button(toast(page, filled(projectWords.moved, { stage: "Production" })), projectWords.undo).click()
    await details().locator("[aria-pressed=true]", { hasText: "Quote" }).waitFor()
    await stage("Artwork").click()
    await toast(page, filled(projectWords.moved, { stage: "Artwork" })).waitFor()

    await page.reload()
    await details().locator("[aria-pressed=true]", { hasText: "Artwork" }).waitFor()
    expect(await facts()).toEqual(kept)
    const { moves } = await panelOf(admin, order.id)
    const story = await textOf(panel(page, words.timeline.title))
    for (const move of moves) expect(story).toContain(filled(words.timeline.stage_moved, { what: move.stage_name }))
    expect(moves.map((move) => move.stage_name).sort()).toEqual(["Artwork", "Production", "Quote", "Quote"])
  })
})

describe("staff on the page of a customer", () => {
  it("hand out the account link, take it back, and make a new one", async () => {
    const customer = await createCustomer({ first_name: "Anneliese", last_name: "Meyer" })
    const order = await createDraftOrder({ customerId: customer.id, email: customer.email })
    await share(admin, order.id)
    await page.goto(adminUrl(`/customers/${customer.id}`))
    await customerPanel().getByText(links.state.active, { exact: true }).waitFor({ timeout: 30_000 })
    await copyLinkOf("Anneliese Meyer", customerPanel())
    await toast(page, links.copied).waitFor()
    const url = await clipboard(page)
    const { panel: known } = await admin.get<{ panel: CustomerPanel }>(`/admin/client-portal/customers/${customer.id}`)
    expect(url).toBe((await revealed(admin, known.link?.id ?? "")).url)
    const listed = customerPanel().getByRole("listitem").filter({ hasText: words.status.quote })
    expect(await listed.getByRole("link").getAttribute("href")).toBe(
      `/app/client-portal/projects/${(await panelOf(admin, order.id)).project?.id}`,
    )

    await inLinkMenu(links.revokeMenu, customerPanel(), "Anneliese Meyer")
    await button(question(page, links.revokeTitle), links.revoke).click()
    await customerPanel().getByText(words.customer.revoked).waitFor()
    await expect(openLink(url)).rejects.toMatchObject({ status: 401 })
    await button(customerPanel(), words.customer.create).click()
    await customerPanel().getByText(links.state.active, { exact: true }).waitFor()
    await copyLinkOf("Anneliese Meyer", customerPanel())
    await waitFor(async () => (await clipboard(page)) !== url, { what: "the new link on the clipboard" })
    await openLink(await clipboard(page))
  })
})

describe("axe finds nothing serious on a project's page and in its drawers", () => {
  it("in the light and in the dark", async () => {
    const { order, client, rendering } = await askedOrder()
    const note = { decision: "changes_requested", nonce: rendering.nonce, message: "Navy instead of black, please." }
    await decide(client, rendering, note)
    await editDraftQuantity(order, order.items[0]?.id ?? "", 24)
    await ask(admin, order.id, { notify: false, message: "Now in navy." })
    const found: string[] = []
    const unfold = async () => {
      const folded = page.locator("button[aria-expanded=false][aria-controls^=':']")
      while (await folded.count()) await folded.first().click()
    }
    const judge = async (part: Locator, name: string) => {
      await unfold()
      await page.mouse.move(0, 0)
      found.push(...(await faultsInBothThemes(part, name)))
    }
    await toProject(order.id, "overview")
    await panel(page, words.timeline.title).getByText("Navy instead of black, please.").waitFor()
    await judge(page.getByRole("main"), "overview")
    await toProject(order.id, "people")
    await people().getByText("Sarah Smith", { exact: true }).waitFor()
    await judge(page.getByRole("main"), "people")
    await toProject(order.id, "quote")
    await approval().getByText("Navy instead of black, please.").waitFor()
    await judge(page.getByRole("main"), "quote")

    const inDrawer = async (name: string, title: string, field: string | null, submit: string) => {
      const url = new URL(page.url())
      url.searchParams.set("drawer", name)
      await page.goto(url.href)
      const dialog = drawer(page, title)
      if (field) await dialog.getByLabel(field, { exact: true }).fill(" ")
      await button(dialog, submit).waitFor()
      if (field) await button(dialog, submit).click()
      if (field) await dialog.getByRole("alert").first().waitFor()
      // Medusa's own button is paler below the pointer; what is judged here is ours.
      await page.mouse.move(0, 0)
      found.push(...(await faultsInBothThemes(dialog, title)))
    }
    await inDrawer("share", shareWords.title, shareWords.name, shareWords.submitSend)
    await inDrawer("record", said.record, said.who, said.record)
    await inDrawer("edit", projectWords.edit, projectWords.name, words.form.save)
    await inDrawer("ask", said.askAgain, null, said.askAgain)
    expect(found).toEqual([])
  })
})
