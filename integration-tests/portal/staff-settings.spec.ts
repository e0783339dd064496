import type { Locator, Page } from "playwright-core"
import type { Settings, SettingsAnswer, Shop, Stage } from "../../src/contracts"
import { adminApi, type Api, publicApi } from "../support/api"
import { textOf } from "../support/client"
import { readOrder } from "../support/orders"
import { askedOrder, decide, panelOf, sharedOrder } from "../support/portal"
import {
  adminUrl,
  button,
  choose,
  faultsInBothThemes,
  filled,
  panel,
  problemOf,
  question,
  staffBrowser,
  staffWords as words,
  toast,
} from "../support/staff"
import { waitFor } from "../support/wait"

const staff = staffBrowser()
const { settings: said, stages: stageWords, setup } = words

let admin: Api
let page: Page
let before: { settings: Settings; stages: Stage[] }

const stagesNow = async () => (await admin.get<{ stages: Stage[] }>("/admin/client-portal/stages")).stages

beforeAll(async () => {
  admin = await adminApi()
  const { settings } = await admin.get<SettingsAnswer>("/admin/client-portal/settings")
  before = { settings, stages: await stagesNow() }
})

// All specs share one shop.
afterAll(async () => {
  await admin.post("/admin/client-portal/settings", before.settings)
  await admin.post("/admin/client-portal/stages", { stages: before.stages })
})

const shop = () => panel(page, said.shop)
const field = (key: keyof typeof said.field) => shop().getByLabel(said.field[key], { exact: true })
const publicShop = () => publicApi().get<Shop>("/portal/shop")
const isInView = (part: Locator) =>
  part.evaluate((element) => {
    const { top } = element.getBoundingClientRect()
    return top >= 0 && top < innerHeight
  })

beforeEach(async () => {
  page = await staff.newPage()
  await page.goto(adminUrl("/settings/client-portal"))
  await field("name").waitFor()
})

describe("the page of the portal's settings", () => {
  it("takes who the shop is, warns of a pale color, and asks before unsaved words are left behind", async () => {
    await page.getByRole("list").getByText(said.menu, { exact: true }).last().waitFor()
    await field("accent").fill("#ffcc00")
    await shop().getByText(said.contrastLow).waitFor()
    expect(await textOf(shop())).toContain("13.9:1 on buttons, 1.5:1 on white")
    await field("accent").fill("#14532d")
    await shop().getByText(said.contrastOk).waitFor()

    const wrong = [
      ["name", " ", words.form.rule.shop_name],
      ["accent", "green", words.form.rule.color],
      ["contact_email", "us@nowhere", words.form.rule.email],
      ["contact_website", "northfold.example", words.form.url],
      ["locale", "English (US)", words.form.rule.locale],
      ["time_zone", "Oregon", words.form.rule.time_zone],
    ] as const
    for (const [key, value] of wrong) await field(key).fill(value)
    await button(shop(), words.form.save).click()
    for (const [key, value, problem] of wrong) {
      expect([await field(key).inputValue(), await problemOf(field(key))]).toEqual([
        value,
        expect.stringContaining(problem),
      ])
    }

    const right = {
      name: "Northfold Print Co.",
      accent: "#1d4ed8",
      contact_email: "hello@northfold.example",
      contact_website: "https://northfold.example",
      locale: "en-GB",
      time_zone: "Europe/London",
    } as const
    const keys = ["name", "accent", "contact_email", "contact_website", "locale", "time_zone"] as const
    for (const key of keys) await field(key).fill(right[key])
    await button(shop(), words.form.save).click()
    await toast(page, said.saved).waitFor()
    expect(await publicShop()).toMatchObject({ name: right.name, accent: right.accent, locale: right.locale })
    const row = panel(page, setup.title).getByRole("listitem").filter({ hasText: setup.step.shop_info })
    await row.getByText(setup.done).waitFor()

    await page.getByRole("link", { name: filled(setup.goTo, { step: setup.step.terms }) }).click()
    await page.waitForURL("**#terms")
    await waitFor(() => isInView(field("terms")), { what: "the terms in view" })
    await field("terms").fill("Half of it now.")
    const leave = () => page.getByRole("link", { name: "Users", exact: true }).click()
    await leave()
    await button(question(page, words.form.leaveTitle), words.form.stay).click()
    expect(await field("terms").inputValue()).toBe("Half of it now.")
    await leave()
    await button(question(page, words.form.leaveTitle), words.form.leave).click()
    await page.getByRole("heading", { name: "Users", exact: true }).waitFor()
    await page.goBack()
    expect(await field("contact_email").inputValue()).toBe(right.contact_email)
    expect(await field("terms").inputValue()).toBe(before.settings.approval.terms ?? "")
  })

  it("takes a picture as logo, shows it, and says why another file will not do", async () => {
    const logo = panel(page, said.logo)
    const give = (name: string, mimeType: string, buffer: Buffer) =>
      logo.getByLabel(said.logo, { exact: true }).setInputFiles({ name, mimeType, buffer })
    await give("logo.svg", "image/svg+xml", Buffer.from("<svg xmlns='http://www.w3.org/2000/svg'/>"))
    await logo.getByRole("alert").filter({ hasText: said.logoType }).waitFor()
    await give("logo.png", "image/png", Buffer.alloc(1024 * 1024 + 1))
    await logo.getByRole("alert").filter({ hasText: said.logoSize }).waitFor()
    await give("logo.png", "image/png", Buffer.from("no picture at all"))
    await logo.getByRole("alert").filter({ hasText: "The logo must be a PNG, JPEG or WebP picture." }).waitFor()

    const picture = await page.screenshot({ clip: { x: 0, y: 0, width: 120, height: 40 } })
    await give("logo.png", "image/png", picture)
    await toast(page, said.logoSaved).waitFor()
    const shown = logo.locator("img")
    await shown.waitFor()
    expect(
      await shown.evaluate(async (image: HTMLImageElement) => {
        await image.decode()
        return [image.naturalWidth, image.naturalHeight]
      }),
    ).toEqual([120, 40])
    expect(await logo.getByRole("alert").count()).toBe(0)
    expect((await publicShop()).logo_path).not.toBeNull()
    await button(logo, said.logoRemove).click()
    await shown.waitFor({ state: "detached" })
    expect((await publicShop()).logo_path).toBeNull()
  })

  it("lets finance look first: an approved quote stays a draft until somebody releases it", async () => {
    const gate = panel(page, said.gates).getByRole("switch", { name: said.financeGate })
    await gate.click()
    await toast(page, said.gateOn).waitFor()
    const { order, client, rendering } = await askedOrder()
    await decide(client, rendering)
    await page.goto(adminUrl(`/draft-orders/${order.id}`))
    const summary = panel(page, words.panel.title)
    await summary.getByText(words.status.ready_for_billing, { exact: true }).waitFor()
    expect((await readOrder(order.id)).status).toBe("draft")
    await button(summary, words.approval.release).click()
    await button(question(page, words.approval.releaseTitle), words.approval.release).click()
    await summary.getByText(words.panel.becameOrder).waitFor({ timeout: 30_000 })
    expect((await readOrder(order.id)).status).toBe("pending")
    await page.goto(adminUrl("/settings/client-portal"))
    await gate.click()
    await toast(page, said.gateOff).waitFor()
  })
})

describe("the stages of the shop's work", () => {
  const editor = () => panel(page, stageWords.title)
  const nameOf = (position: number) => editor().getByLabel(filled(stageWords.name, { position }), { exact: true })
  const names = async () =>
    Promise.all(
      (
        await editor()
          .getByLabel(/^Name of stage/)
          .all()
      ).map((box) => box.inputValue()),
    )
  const save = () => button(editor(), words.form.save).click()

  it("are added, renamed, put in order and removed, but never from under a project", async () => {
    await nameOf(before.stages.length).waitFor()
    expect(await names()).toEqual(before.stages.map(({ name }) => name))
    await button(editor(), stageWords.add).click()
    const last = before.stages.length + 1
    await save()
    expect(await problemOf(nameOf(last))).toBe(words.form.empty)
    await nameOf(last).fill("Embroidery")
    await nameOf(3).fill("Art")
    await choose(editor().getByLabel(filled(stageWords.role, { stage: "Embroidery" })), stageWords.roles.production)
    for (let step = 0; step < 2; step++) {
      await button(editor(), filled(stageWords.up, { stage: "Embroidery" })).click()
    }
    await save()
    await toast(page, stageWords.saved).waitFor()
    const wanted = ["Quote", "Approval", "Art", "Production", "Embroidery", "Shipped", "Delivered"]
    expect((await stagesNow()).map(({ name }) => name)).toEqual(wanted)
    await page.reload()
    await nameOf(last).waitFor()
    expect(await names()).toEqual(wanted)

    const { order } = await sharedOrder()
    const [quote, embroidery] = ["Quote", "Embroidery"].map(
      async (called) => (await stagesNow()).find(({ name }) => name === called)?.id,
    )
    const moveTo = async (stage: typeof quote) =>
      admin.post(`/admin/client-portal/orders/${order.id}/stage`, { stage_id: await stage })
    await moveTo(embroidery)
    await button(editor(), filled(stageWords.remove, { stage: "Embroidery" })).click()
    await save()
    await editor().getByRole("alert").filter({ hasText: 'The stage "Embroidery" has projects on it' }).waitFor()
    expect(await names()).toEqual(wanted.filter((name) => name !== "Embroidery"))
    await moveTo(quote)
    await save()
    await toast(page, stageWords.saved).waitFor()
    expect((await panelOf(admin, order.id)).stages.map(({ name }) => name)).not.toContain("Embroidery")

    await editor().getByRole("checkbox", { checked: true }).click()
    await save()
    await editor().getByRole("alert").filter({ hasText: stageWords.needsDone }).waitFor()
  })
})

describe("axe finds nothing serious on the settings page", () => {
  it("in the light and in the dark, with all its problems shown", async () => {
    for (const key of ["name", "locale", "contact_email"] as const) await field(key).fill("!")
    await field("accent").fill("#ffcc00")
    await field("name").fill("")
    await button(shop(), words.form.save).click()
    await shop().getByRole("alert").first().waitFor()
    await button(panel(page, stageWords.title), stageWords.add).click()
    await button(panel(page, stageWords.title), words.form.save).click()
    await panel(page, stageWords.title).getByRole("alert").first().waitFor()
    // Medusa's own button is paler below the pointer; what is judged here is ours.
    await page.mouse.move(0, 0)
    const found: string[] = []
    for (const title of [setup.title, said.shop, said.logo, said.gates, stageWords.title]) {
      found.push(...(await faultsInBothThemes(panel(page, title), title)))
    }
    expect(found).toEqual([])
  })
})
