/**
 * @jest-environment jsdom
 * @jest-environment-options {"customExportConditions": ["node"]}
 */
import { OrderPage } from "@/components/order/order-page"
import { aFile, messages, someEntries } from "./support/conversation"
import { aPage } from "./support/fixtures"
import { english, show, textOf } from "./support/render"

const open = (...given: Parameters<typeof messages>): HTMLElement => show(messages(...given)(english))
const entries = () => [...document.querySelectorAll("[data-entry]")]
const formOf = (root: ParentNode): HTMLFormElement => {
  const form = root.querySelector<HTMLFormElement>("form[data-message-form]")
  if (!form) throw new Error("There is no form for a message")
  return form
}
const fields = (form: HTMLFormElement) => Object.fromEntries(new FormData(form))

describe("the thread's page", () => {
  it("shows the oldest entry first and the newest where the address leads", () => {
    open()
    expect(entries().map((entry) => entry.getAttribute("data-entry"))).toEqual(
      someEntries.map(({ id }) => id).reverse(),
    )
    expect(document.getElementById("latest")).toBe(entries().at(-1))
  })

  it("says of each entry who did what", () => {
    const text = textOf(open())
    for (const said of [
      "Дана shared this page with Сара Смит",
      "Дана sent version 1 for approval",
      "You asked for changes to version 1",
      "You approved Перёд, version 2",
      "Дана asked about a reprint of Спина",
      "Дана sent Перёд, version 2",
      "Invoice 0112 sent",
      "Shipped, 4711 and 4712",
      "You ·",
      "About Футболка",
      "This message was deleted.",
    ])
      expect(text.replace(/[\u2066-\u2069]/g, "")).toContain(said)
  })

  it("draws a line above the first of the new messages, and none where all is read", () => {
    open()
    expect(document.querySelector(".thread-new")?.nextElementSibling?.getAttribute("data-entry")).toBe("pmsg_2")
    open({ unread: 0 })
    expect(document.querySelector(".thread-new")).toBeNull()
  })

  it("names the newest message for the script that marks it as read, and for the answer's form", () => {
    const body = open()
    expect(document.querySelector<HTMLElement>("[data-read-until]")?.dataset["readUntil"]).toBe("pmsg_3")
    expect(fields(formOf(body))).toMatchObject({ seen: "pmsg_3", from: "messages", form_token: "token" })
    expect(document.querySelector(".without-script")?.getAttribute("action")).toBe("/p/plink_1/messages/read")
    open({ unread: 0 })
    expect(document.querySelector("[data-read-until]")).toBeNull()
  })

  it("shows the files of a message: a picture, a download once the scan has passed, and why there is none", () => {
    const files = [
      aFile({}),
      aFile({ id: "pfile_2", name: "эскиз.ai", state: "waiting", preview: null }),
      aFile({ id: "pfile_3", name: "вирус.png", state: "refused", preview: null }),
    ]
    const entries = someEntries.map((entry) =>
      entry.id === "pmsg_1" && entry.kind === "message" ? { ...entry, files } : entry,
    )
    const body = open({ entries })
    const rows = [...body.querySelectorAll('[data-entry="pmsg_1"] .file-row')]
    expect(rows.map((row) => row.querySelector("a")?.getAttribute("href") ?? null)).toEqual([
      "/files/plink_1/pfile_1/original",
      null,
      null,
    ])
    expect(rows[0]?.querySelector("img")?.getAttribute("src")).toBe(
      `/files/plink_1/pfile_1/pages/1/thumb?v=${"a".repeat(12)}`,
    )
    expect(rows.map((row) => textOf(row)).join("|")).toContain("2.4 MB")
    expect(textOf(rows[1] ?? body)).toContain("Being checked")
    expect(textOf(rows[2] ?? body)).toContain("did not pass our check")
  })

  it("says without scripts how files can be sent", () => {
    const without = [...formOf(open()).querySelectorAll("p.without-script")].map((one) => textOf(one))
    expect(without.join("")).toContain("turn on JavaScript")
  })

  it("leads to older entries, and from there back to the newest, by plain links", () => {
    open({ older: "cur=sor" })
    const links = () => [...document.querySelectorAll("main a")].map((link) => link.getAttribute("href"))
    expect(links()).toContain("/p/plink_1/messages?before=cur%3Dsor#latest")
    const body = open({}, { isNewest: false })
    expect(links()).toContain("/p/plink_1/messages#latest")
    expect(body.querySelector("form[data-message-form]")).toBeNull()
  })

  it("keeps what was typed beside what went wrong", () => {
    const typed = { key: "key_1", body: "Моё письмо", about: "line:item_1" }
    const form = formOf(open({}, { typed, problem: "trouble" }))
    expect(fields(form)).toMatchObject({ key: "key_1", body: "Моё письмо" })
    const area = form.querySelector("textarea")
    expect(area?.getAttribute("aria-invalid")).toBe("true")
    const problem = document.getElementById(area?.getAttribute("aria-describedby") ?? "")
    expect(problem?.textContent).toContain("What you typed is still here")
  })

  it("lets a message be about what the client knows of the order", () => {
    const options = [...formOf(open()).querySelectorAll("option")].map(({ value }) => value)
    expect(options[0]).toBe("")
    expect(options.some((value) => value.startsWith("line:"))).toBe(true)
  })
})

describe("the card on the order's page", () => {
  const card = (more: Partial<typeof aPage>): HTMLElement => {
    const page = { ...aPage, action_items: [], ...more }
    show(
      <OrderPage
        page={page}
        linkId="plink_1"
        account={null}
        formToken="token"
        thanks={null}
        delegated={null}
        i18n={english}
      />,
    )
    const found = document.querySelector<HTMLElement>('[data-section="messages"]')
    if (!found) throw new Error("The page has no card of messages")
    return found
  }
  const latest = someEntries.slice(0, 2).reverse()
  const withLatest = { ...aPage.sections, conversation: { latest } }

  it("asks to write while nothing was said yet", () => {
    const shown = card({})
    expect(textOf(shown)).toContain("Questions or changes?")
    expect(fields(formOf(shown))).toMatchObject({ from: "order", body: "" })
  })

  it("shows what was said last with how much is new, and leads to the thread's end", () => {
    const shown = card({ sections: withLatest, viewer: { ...aPage.viewer, unread_messages: 3 } })
    expect(textOf(shown)).toContain("И кепки?")
    expect(textOf(shown)).toContain("3 new messages")
    expect([...shown.querySelectorAll("a")].at(-1)?.getAttribute("href")).toBe("/p/plink_1/messages#latest")
    const many = card({ sections: withLatest, viewer: { ...aPage.viewer, unread_messages: 100 } })
    expect(textOf(many)).toContain("99+ new messages")
  })

  it("has another version for a reader who has read it", () => {
    const versionOf = (unread_messages: number) =>
      card({ sections: withLatest, viewer: { ...aPage.viewer, unread_messages } }).dataset["version"]
    expect(versionOf(1)).not.toBe(versionOf(0))
  })

  it("has no form in a preview", () => {
    expect(card({ viewer: { ...aPage.viewer, preview: true } }).querySelector("form")).toBeNull()
  })
})

describe("the dock on phones", () => {
  const dock = (more: Partial<typeof aPage>): HTMLElement | null => {
    const page = { ...aPage, ...more }
    show(
      <OrderPage
        page={page}
        linkId="plink_1"
        account={null}
        formToken="token"
        thanks={null}
        delegated={null}
        i18n={english}
      />,
    )
    return document.querySelector("[data-dock]")
  }
  const unread = (unread_messages: number) => ({ viewer: { ...aPage.viewer, unread_messages } })

  it("has a way to the messages beside the next action, with a dot for new ones", () => {
    const shown = dock(unread(0))
    expect(shown?.querySelector(".unread-dot")).toBeNull()
    expect(shown?.querySelector('a[href="/p/plink_1/messages#latest"]')?.getAttribute("aria-label")).toBe(
      "Open messages",
    )
    expect(dock(unread(2))?.querySelector(".unread-dot")).not.toBeNull()
  })

  it("comes for new messages alone, and not for nothing", () => {
    expect(textOf(dock({ action_items: [], ...unread(2) }) ?? document.body)).toContain("2 new messages")
    expect(dock({ action_items: [], ...unread(0) })).toBeNull()
  })
})
