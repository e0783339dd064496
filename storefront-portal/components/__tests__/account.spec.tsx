/**
 * @jest-environment jsdom
 * @jest-environment-options {"customExportConditions": ["node"]}
 */
import { ownPath } from "@/lib/account/account-path"
import { readOrdersQuery } from "@/lib/account/orders-query"
import { ACCOUNT_PAGES, aList, anOrder, code, invoicesOfAccount, orders } from "./support/account"
import { axeFaults, english, show, textOf } from "./support/render"

const formsOf = (body: HTMLElement) => [...body.querySelectorAll("form")]
const links = (body: HTMLElement) => [...body.querySelectorAll("a")].map((link) => link.getAttribute("href") ?? "")

it.each(ACCOUNT_PAGES)("%s: axe finds nothing", async (_, render) => {
  show(render(english))
  expect(await axeFaults()).toEqual([])
})

describe("the page that asks for a code", () => {
  it("says which mailbox the code goes to, not whose account it is, and asks for it by a plain form", () => {
    const body = show(code({})(english))
    expect(textOf(body)).toContain("а•••я@пример.example")
    const [ask] = formsOf(body)
    expect(ask?.getAttribute("action")).toBe("/a/plink_1/code")
    expect(body.querySelector('input[name="code"]')).toBeNull()
  })

  it("takes the code in a field that phones fill in, beside what was wrong with it", () => {
    const body = show(code({ state: "sent", sent_at: "2026-11-26T10:00:00.000Z" }, "wrong", true)(english))
    const field = body.querySelector<HTMLInputElement>('input[name="code"]')
    expect(field?.autocomplete).toBe("one-time-code")
    expect(field?.inputMode).toBe("numeric")
    expect(field?.getAttribute("aria-describedby")).toBe("code-problem")
    expect(body.querySelector<HTMLInputElement>('input[name="remember"]')?.checked).toBe(true)
  })

  it("offers nothing to type while the account is locked, and says until when", () => {
    const body = show(code({ state: "locked", locked_until: "2026-11-27T10:00:00.000Z" })(english))
    expect(formsOf(body)).toEqual([])
    expect(body.querySelector("time")?.dateTime).toBe("2026-11-27T10:00:00.000Z")
  })

  it.each([
    ["/a/plink_1/past?q=x", "/a/plink_1/past?q=x"],
    ["/a/plink_1", "/a/plink_1"],
    ["/a/plink_2", "/a/plink_1"],
    ["/a/plink_12", "/a/plink_1"],
    ["//evil.example/a/plink_1", "/a/plink_1"],
    ["/a/plink_1/../../evil", "/a/plink_1"],
    ["/a/plink_1/confirm", "/a/plink_1"],
    [null, "/a/plink_1"],
  ])("leads on from %s to %s", (wanted, path) => {
    expect(ownPath("plink_1", wanted)).toBe(path)
  })
})

describe("the orders of an account", () => {
  it("say what each is, where it stands and what waits for the client, and open by one press", () => {
    const body = show(orders({ counts: { active: 2, past: 40, waiting: 2 } })(english))
    const text = textOf(body)
    for (const said of [
      "2 orders need you",
      "144 pieces",
      "PO ВЛ-2211",
      "Approve the order",
      "Invoice to pay",
      "Печать",
    ])
      expect(text).toContain(said)
    const opens = formsOf(body).filter((form) => form.method === "post")
    expect(opens.map((form) => form.getAttribute("action"))).toEqual([
      "/a/plink_1/orders/order_2",
      "/a/plink_1/orders/order_1",
    ])
    expect(opens.map((form) => textOf(form))).toEqual(["Review and approve", "Open"])
  })

  it("keep what was typed in their addresses: filters, the next page, and the shop", () => {
    const two = { channels: [...aList.channels, { id: "sc_2", name: "Юг", orders: 1 }] }
    const body = show(orders(two, "channel=sc_1&q=PO&order=name")(english))
    expect(links(body)).toContain("/a/plink_1?channel=sc_1&q=PO&order=name&after=cursor_2")
    expect(links(body)).toContain("/a/plink_1/past?channel=sc_1")
    expect(body.querySelector<HTMLInputElement>('input[name="channel"]')?.value).toBe("sc_1")
  })

  it("show nothing of any shop before one is chosen", () => {
    const two = { channels: [...aList.channels, { id: "sc_2", name: "Юг", orders: 1 }], channel: null }
    const body = show(orders({ ...two, orders: [anOrder] })(english))
    expect(textOf(body)).not.toContain("Весенняя лига")
    expect(links(body)).toContain("/a/plink_1?channel=sc_2")
  })

  it("offer nothing to open to staff who look at a preview", () => {
    const body = show(orders({ viewer: { ...aList.viewer, preview: true } })(english))
    expect(formsOf(body).filter((form) => form.method === "post")).toEqual([])
  })

  it.each(["order=bogus", "after=a&before=b", "limit=1000", "from=yesterday", "unknown=1"])(
    "are the list without filters for an address that cannot be understood: %s",
    (query) => {
      expect(readOrdersQuery(new URLSearchParams(query), "past").query).toMatchObject({ view: "past", limit: 20 })
    },
  )

  it("take no other list's view from the address", () => {
    expect(readOrdersQuery(new URLSearchParams("view=past"), "active").query.view).toBe("active")
  })
})

describe("the invoices of an account", () => {
  it("say what is owed, offer each as PDF and to be paid, and the statement", () => {
    const body = show(invoicesOfAccount()(english))
    expect(textOf(body)).toContain("$1,140.00")
    expect(textOf(body)).toContain("$640.00 overdue")
    expect(links(body)).toContain("/a/plink_1/statement")
    expect(links(body)).toContain("/a/plink_1/documents/invoice/pinv_1")
    const [first] = formsOf(body).filter((form) => form.method === "post")
    expect(first?.getAttribute("action")).toBe("/a/plink_1/orders/order_1")
    expect(first?.querySelector<HTMLInputElement>('input[name="to"]')?.value).toBe("invoices/pinv_1")
  })
})
