import { randomBytes, randomUUID } from "node:crypto"
import { readFile } from "node:fs/promises"
import type { Page } from "playwright-core"
import type { StaffThread } from "../../src/contracts"
import { adminApi, type Api } from "../support/api"
import { axeFaults } from "../support/axe"
import { projectIdOf } from "../support/billing"
import { PHONE, sharedBrowser } from "../support/browser"
import { orderToSign, orderUrl, pageText, portalUrl, words } from "../support/client"
import { waitFor } from "../support/wait"

const browser = sharedBrowser()
/** More than Next keeps of a body. */
const LARGE = randomBytes(1_000_000)

const field = (page: Page) => page.getByLabel("Write to")
const press = (page: Page) => page.getByRole("button", { name: words["conversation.send"] }).click()

describe("the conversation on a phone", () => {
  let admin: Api

  beforeAll(async () => {
    admin = await adminApi()
  })

  const scene = async (javaScriptEnabled = true) => {
    const shown = await orderToSign(admin)
    const project = `/admin/client-portal/projects/${await projectIdOf(shown.order.id)}`
    const page = await (await browser.newContext({ ...PHONE, javaScriptEnabled })).newPage()
    const reply = (body: string) => admin.post(`${project}/messages`, { key: randomUUID(), body })
    const said = async () =>
      (await admin.get<StaffThread>(`${project}/conversation`)).entries.flatMap((entry) =>
        entry.kind === "message" ? [entry.body] : [],
      )
    return { ...shown, page, reply, said }
  }

  it("goes from the order's card to the thread, which takes in the answer and marks it as read", async () => {
    const { page, url, linkId, reply, said } = await scene()
    const [live] = await Promise.all([page.waitForResponse(`${orderUrl(linkId)}/live`), page.goto(url)])
    expect([live.status(), live.headers()["content-type"]]).toEqual([200, "text/event-stream; charset=utf-8"])
    await field(page).fill("Could we do a dozen more in XL?")
    await press(page)
    await waitFor(said, { what: "the message" })
    await page.getByText("Could we do a dozen more in XL?").waitFor()
    expect(page.url()).toBe(`${orderUrl(linkId)}#messages`)
    await reply("Sure, they are in.")
    // Told by the stream: meanwhile the page asks by itself every 15 s.
    await page.getByText("Sure, they are in.").waitFor({ timeout: 10_000 })
    await page.locator("[data-dock] .unread-dot").waitFor({ state: "attached" })
    await page.getByRole("main").getByRole("link", { name: words["conversation.all"] }).click()
    await page.waitForURL(portalUrl(`/p/${linkId}/messages#latest`))
    await page.getByText(words["conversation.new"], { exact: true }).waitFor()
    expect(await axeFaults(page.locator("html"), "the thread")).toEqual([])
    await reply("Anything else?")
    await page.getByText("Anything else?").waitFor()
    await waitFor(
      async () => (await page.request.get(orderUrl(linkId))).text().then((html) => !html.includes("unread-dot")),
      {
        what: "the mark",
      },
    )
    await field(page).fill("That is all, thank you!")
    await press(page)
    await page.getByText("That is all, thank you!").waitFor()
    expect(await said()).toHaveLength(4)
  })

  it("keeps what is typed and attached over an answer that arrives, a lost network and a closed tab, and sends it once", async () => {
    const { page, url, reply, said } = await scene()
    await page.goto(`${url}?to=messages`)
    await field(page).fill("Half a thought")
    await reply("By the way: the caps are here.")
    await page.getByText("By the way: the caps are here.").waitFor()
    expect(await field(page).inputValue()).toBe("Half a thought")
    await page.locator("[data-file-input]").setInputFiles({ name: "logo.bin", mimeType: "", buffer: LARGE })
    await page.getByText(words["files.problem.no_preview"]).waitFor()
    await page.reload()
    await page.getByText("logo.bin").waitFor()
    expect(await field(page).inputValue()).toBe("Half a thought")
    await page.context().setOffline(true)
    await press(page)
    await page.getByText(words["conversation.problem.network"]).waitFor()
    await page.context().setOffline(false)
    await waitFor(async () => (await said()).includes("Half a thought"), { what: "the message" })
    await page.getByText("Half a thought").waitFor()
    expect(await field(page).inputValue()).toBe("")
    expect((await said()).filter((body) => body === "Half a thought")).toHaveLength(1)
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("link", { name: "logo.bin" }).click(),
    ])
    expect((await readFile(await download.path())).equals(LARGE)).toBe(true)
  })

  it("works without JavaScript: a message about a line, what is missing, and a mark as read", async () => {
    const { page, url, linkId, reply, said } = await scene(false)
    await reply("How can we help?")
    await page.goto(`${url}?to=messages`)
    await page.getByRole("button", { name: words["conversation.mark_read"] }).click()
    await page.waitForURL(portalUrl(`/p/${linkId}/messages#latest`))
    expect(await page.getByRole("button", { name: words["conversation.mark_read"] }).count()).toBe(0)
    // Sizes of one product are one choice.
    await page.getByLabel(words["conversation.about.label"]).selectOption({ index: 1 })
    await field(page).evaluate((area) => area.removeAttribute("required"))
    await press(page)
    await page.getByText(words["conversation.problem.empty"]).waitFor()
    await field(page).fill("This one in red, please")
    await press(page)
    await page.waitForURL(portalUrl(`/p/${linkId}/messages#latest`))
    expect(await pageText(page)).toContain("This one in red, please")
    expect(await said()).toEqual(["This one in red, please", "How can we help?"])
  })
})
