import type { Locator, Page } from "playwright-core"
import type { CustomerPanel } from "../../src/contracts"
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

const portal = () => panel(page, words.panel.title)
const approval = () => panel(page, said.title)
const project = () => panel(page, projectWords.title)
const toDraft = (id: string) => page.goto(adminUrl(`/draft-orders/${id}`))
const inLinkMenu = async (item: string, recipient = "Sarah Smith") => {
  await button(portal(), filled(links.actionsFor, { name: recipient })).click()
  await page.getByRole("menuitem", { name: item, exact: true }).click()
}

const copyLinkOf = async (name: string) => await button(portal(), filled(links.copyOf, { name })).click()

describe("staff on the page of a draft order", () => {
  it("share it with one person: what was typed survives every mistake, and link, words and mail are the same page", async () => {
    const order = await createDraftOrder({ withShipping: true })
    const email = uniqueEmail("sarah")
    await toDraft(order.id)
    await portal().getByText(words.panel.notShared).waitFor()
    await button(portal(), words.panel.share).click()
    const dialog = drawer(page, shareWords.title)
    const [name, address] = [dialog.getByLabel(shareWords.name), dialog.getByLabel(shareWords.email)]
    expect([await name.inputValue(), await address.inputValue()]).toEqual(["Anna Meyer", order.email])

    const message = dialog.getByLabel(shareWords.message)
    await name.fill(" ")
    await address.fill("sarah@nowhere")
    await message.fill("As we said.\nSee you on Monday.")
    await button(dialog, shareWords.submitSend).click()
    expect(await problemOf(name)).toBe("Please type a name")
    expect(await problemOf(address)).toContain("Please type a full e-mail address")
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
    await dialog.getByText(filled(links.sentTo, { email })).waitFor()

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

    await portal().getByText(email).waitFor()
    expect(await textOf(portal())).toContain(`${links.notOpened} · ${links.sharedTimes_one}`)
    await page.evaluate(() => navigator.clipboard.writeText("something else"))
    await copyLinkOf("Sarah Smith")
    await toast(page, links.copied).waitFor()
    expect(await clipboard(page)).toBe(url)
    await button(portal(), filled(words.log.title_other, { count: 3 })).click()
    expect(await textOf(portal())).toContain(filled(words.log.kind.copied, { name: "Sarah Smith" }))
  })

  it("ask for approval and see the client's signature, and the order it makes, without a reload", async () => {
    const { order, client, link } = await sharedOrder()
    await toDraft(order.id)
    let loads = 0
    page.on("load", () => loads++)
    await button(approval(), said.ask).click()
    const dialog = drawer(page, said.ask)
    await dialog.getByText(filled(said.notifyHint_one, { names: "Sarah Smith" })).waitFor()
    await dialog.getByLabel(said.message).fill("The tees are five more than last time.")
    await button(dialog, said.ask).click()
    await approval().getByText(said.state.open).waitFor()
    expect(await textOf(rowOf(approval(), said.amount))).toContain("$187.50")
    await mailTo(link.link.recipient_email, ({ text }) => text.includes("five more than last time"))

    expect((await decide(client, await renderingOf(client))).status).toBe(200)
    await approval().getByText("Sarah Smith approved version 1").waitFor()
    expect(await button(approval(), said.recordMenu).count()).toBe(0)
    await portal().getByText(words.status.approved, { exact: true }).waitFor()
    await portal().getByText(words.panel.becameOrder).waitFor({ timeout: 30_000 })
    expect((await readOrder(order.id)).status).toBe("pending")
    await portal().getByRole("link", { name: words.panel.openOrder }).click()
    await page.waitForURL(`**/app/orders/${order.id}`)
    await approval().getByText("Sarah Smith approved version 1").waitFor()
    expect(loads).toBe(0)
  })

  it("withdraw a request, ask again, and record what the client decided on the phone", async () => {
    const { order, client, rendering } = await askedOrder()
    await toDraft(order.id)
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
    expect(await problemOf(address)).toContain("Please type a full e-mail address")
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
    expect(stamp).toContain("Told by phone, recorded by")
    await mailTo(email)
    await effectsOf(order.id)
    expect((await readOrder(order.id)).status).toBe("pending")
  })

  it("are told who was faster when the client decides while they type, and lose none of it", async () => {
    const { order, client, rendering } = await askedOrder()
    await toDraft(order.id)
    await button(approval(), said.recordMenu).click()
    const dialog = drawer(page, said.record)
    await choose(dialog.getByLabel(said.decision), said.kind.declined)
    await choose(dialog.getByLabel(said.channel), said.channels.phone)
    await dialog.getByLabel(said.note).fill("Too dear, she said.")
    await decide(client, rendering)
    await button(dialog, said.recordAs.declined).click()
    await dialog.getByRole("alert").filter({ hasText: "Too late: Sarah Smith approved version 1 on" }).waitFor()
    expect(await dialog.getByLabel(said.note).inputValue()).toBe("Too dear, she said.")
    expect(await textOf(dialog.getByLabel(said.decision))).toBe(said.kind.declined)
    expect(await decisionsOf(order.id)).toBe(1)
    await button(dialog, words.form.cancel).click()
    await button(question(page, words.form.leaveTitle), words.form.leave).click()
    await approval().getByText("Sarah Smith approved version 1").waitFor()
  })

  it("never record for a version other than the one the drawer was opened on", async () => {
    const { order } = await askedOrder()
    await toDraft(order.id)
    await button(approval(), said.recordMenu).click()
    const dialog = drawer(page, said.record)
    await editDraftQuantity(order, order.items[0]?.id ?? "", 24)
    await ask(admin, order.id)
    // The drawer hides the panel from readers of the page, not from sight.
    await rowOf(page.locator("body"), said.request).filter({ hasText: "Version 2" }).waitFor()
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
    await toDraft(order.id)
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
    await portal().getByText(links.state.revoked, { exact: true }).waitFor()
    await expect(openLink(fresh)).rejects.toMatchObject({ status: 401 })
    expect(await button(portal(), filled(links.actionsFor, { name: "Sarah Smith" })).count()).toBe(0)
  })

  it("open a preview in a tab of its own that says so and counts for nobody", async () => {
    const order = await createDraftOrder()
    const { link } = await share(admin, order.id)
    await toDraft(order.id)
    const [tab] = await Promise.all([
      staff.context().waitForEvent("page"),
      button(portal(), words.panel.preview).click(),
    ])
    await tab.getByText(clientWords["page.preview.text"]).waitFor()
    expect(await pageText(tab)).toContain("15 × $12.50")
    expect(await tab.evaluate(() => window.opener === null)).toBe(true)
    expect(await countedOf(link.id)).toEqual({ opened: 0, sessions: 0 })
    await page.bringToFront()
    await portal().getByText(links.notOpened).waitFor()
  })

  it("keep the project's facts, and move its stage with a way back", async () => {
    const { order, client }: Scene = await sharedOrder()
    await toDraft(order.id)
    await button(project(), projectWords.edit).click()
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
        [projectWords.name, projectWords.poNumber, projectWords.inHands, projectWords.shipDate, projectWords.owner].map(
          (label) => textOf(rowOf(project(), label)),
        ),
      )
    const kept = [
      "Name Spring league jerseys",
      "PO number PO-4711",
      "In-hands date Apr 1, 2027",
      "Ship date Mar 25, 2027",
      "Owner -",
    ]
    expect(await facts()).toEqual(kept)
    expect((await pageOf(client)).project).toMatchObject({ name: "Spring league jerseys", in_hands_date: "2027-04-01" })

    const stage = (called: string) => button(project().getByRole("group"), called)
    await stage("Production").click()
    await project().locator("[aria-pressed=true]", { hasText: "Production" }).waitFor()
    await button(toast(page, filled(projectWords.moved, { stage: "Production" })), projectWords.undo).click()
    await project().locator("[aria-pressed=true]", { hasText: "Quote" }).waitFor()
    await stage("Artwork").click()
    await toast(page, filled(projectWords.moved, { stage: "Artwork" })).waitFor()

    await page.reload()
    await project().locator("[aria-pressed=true]", { hasText: "Artwork" }).waitFor()
    expect(await facts()).toEqual(kept)
    const { moves } = await panelOf(admin, order.id)
    await button(project(), filled(projectWords.history_other, { count: moves.length })).click()
    const history = await textOf(project().getByRole("list"))
    for (const move of moves) expect(history).toContain(move.stage_name)
    expect(moves.map((move) => move.stage_name).sort()).toEqual(["Artwork", "Production", "Quote", "Quote"])
  })
})

describe("staff on the page of a customer", () => {
  it("hand out the account link, take it back, and make a new one", async () => {
    const customer = await createCustomer({ first_name: "Anneliese", last_name: "Meyer" })
    const order = await createDraftOrder({ customerId: customer.id, email: customer.email })
    await share(admin, order.id)
    await page.goto(adminUrl(`/customers/${customer.id}`))
    await portal().getByText(links.state.active, { exact: true }).waitFor({ timeout: 30_000 })
    await copyLinkOf("Anneliese Meyer")
    await toast(page, links.copied).waitFor()
    const url = await clipboard(page)
    const { panel: known } = await admin.get<{ panel: CustomerPanel }>(`/admin/client-portal/customers/${customer.id}`)
    expect(url).toBe((await revealed(admin, known.link?.id ?? "")).url)
    const listed = portal().getByRole("listitem").filter({ hasText: words.status.quote })
    expect(await listed.getByRole("link").getAttribute("href")).toBe(`/app/draft-orders/${order.id}`)

    await inLinkMenu(links.revokeMenu, "Anneliese Meyer")
    await button(question(page, links.revokeTitle), links.revoke).click()
    await portal().getByText(words.customer.revoked).waitFor()
    await expect(openLink(url)).rejects.toMatchObject({ status: 401 })
    await button(portal(), words.customer.create).click()
    await portal().getByText(links.state.active, { exact: true }).waitFor()
    await copyLinkOf("Anneliese Meyer")
    await waitFor(async () => (await clipboard(page)) !== url, { what: "the new link on the clipboard" })
    await openLink(await clipboard(page))
  })
})

describe("axe finds nothing serious in the panels and drawers of an order", () => {
  it("in the light and in the dark", async () => {
    const { order, client, rendering } = await askedOrder()
    const note = { decision: "changes_requested", nonce: rendering.nonce, message: "Navy instead of black, please." }
    await decide(client, rendering, note)
    await editDraftQuantity(order, order.items[0]?.id ?? "", 24)
    await ask(admin, order.id, { notify: false, message: "Now in navy." })
    await toDraft(order.id)
    await button(project(), projectWords.edit).waitFor()
    await approval().getByText("Navy instead of black, please.").waitFor()
    const folded = page.locator("button[aria-expanded=false][aria-controls^=':']")
    while (await folded.count()) await folded.first().click()

    const found: string[] = []
    for (const [name, part] of Object.entries({ portal: portal(), approval: approval(), project: project() })) {
      found.push(...(await faultsInBothThemes(part, name)))
    }
    /** @param prepare says whether something was typed, which leaving asks about */
    const inDrawer = async (
      title: string,
      open: () => Promise<void>,
      prepare: (open: Locator) => Promise<"typed" | "untouched">,
    ) => {
      await open()
      const dialog = drawer(page, title)
      const state = await prepare(dialog)
      // Medusa's own button is paler below the pointer; what is judged here is ours.
      await page.mouse.move(0, 0)
      found.push(...(await faultsInBothThemes(dialog, title)))
      await page.keyboard.press("Escape")
      if (state === "typed") await button(question(page, words.form.leaveTitle), words.form.leave).click()
      await dialog.waitFor({ state: "hidden" })
    }
    const clear = async (dialog: Locator, label: string, submit: string): Promise<"typed"> => {
      // A blank counts as nothing for the server, and as typed for who leaves.
      await dialog.getByLabel(label, { exact: true }).fill(" ")
      await button(dialog, submit).click()
      await dialog.getByRole("alert").first().waitFor()
      return "typed"
    }
    await inDrawer(
      shareWords.title,
      () => button(portal(), words.panel.share).click(),
      (dialog) => clear(dialog, shareWords.name, shareWords.submitSend),
    )
    await inDrawer(
      said.record,
      () => button(approval(), said.recordMenu).click(),
      (dialog) => clear(dialog, said.who, said.record),
    )
    await inDrawer(
      projectWords.edit,
      () => button(project(), projectWords.edit).click(),
      (dialog) => clear(dialog, projectWords.name, words.form.save),
    )
    await inDrawer(
      filled(links.textsFor, { name: "Sarah Smith" }),
      () => inLinkMenu(links.showTexts),
      async (dialog) => {
        await button(dialog, links.copyText).waitFor()
        return "untouched"
      },
    )
    expect(found).toEqual([])
  })
})
