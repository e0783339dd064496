/**
 * @jest-environment jsdom
 * @jest-environment-options {"customExportConditions": ["node"]}
 */
import { ownPath } from "@/lib/account/account-path"
import { showPayTotal } from "@/browser/lib/pay-total"
import { swapSections } from "@/browser/lib/sections"
import { readTickedInvoices } from "@/lib/pay/read-pay-form"
import { readOrdersQuery } from "@/lib/account/orders-query"
import {
  ACCOUNT_PAGES,
  aList,
  anOrder,
  askLink,
  aThread,
  choice,
  code,
  invoicesOfAccount,
  orders,
  threads,
  toPayTogether,
} from "./support/account"
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
    ["/a/plink_1/choose?next=/a/plink_1/choose", "/a/plink_1"],
    [null, "/a/plink_1"],
  ])("leads on from %s to %s", (wanted, path) => {
    expect(ownPath("plink_1", wanted)).toBe(path)
  })
})

describe("the orders of an account", () => {
  it("say what each is, where it stands and what waits for the client, and open by one press", () => {
    const body = show(orders({ counts: { active: 2, past: 40, waiting: 2, unread: 0 } })(english))
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

  it("keep what was typed in their addresses: filters and the next page", () => {
    const body = show(orders({}, "q=PO&order=name")(english))
    expect(links(body)).toContain("/a/plink_1?q=PO&order=name&after=cursor_2")
    expect(links(body)).toContain("/a/plink_1/past")
  })

  it("show nothing of any shop before one is chosen", () => {
    const two = { channels: [...aList.channels, { id: "sc_2", name: "Юг", orders: 1 }], channel: null }
    const body = show(orders({ ...two, orders: [anOrder] })(english))
    expect(textOf(body)).not.toContain("Весенняя лига")
    const choices = formsOf(body).map((form) => [
      form.getAttribute("action"),
      form.querySelector<HTMLInputElement>('input[name="channel"]')?.value,
    ])
    expect(choices).toEqual([
      ["/a/plink_1/enter", "sc_1"],
      ["/a/plink_1/enter", "sc_2"],
    ])
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

describe("the page that mails a link", () => {
  it("says the same for every address, and keeps a mistyped one to be mended", () => {
    const sent = show(askLink("sent", "")(english))
    expect(formsOf(sent)).toEqual([])
    expect(textOf(sent)).toContain("If this address has an account with us")
    const body = show(askLink("invalid", "anna@")(english))
    expect(formsOf(body)[0]?.getAttribute("action")).toBe("/a")
    expect(body.querySelector<HTMLInputElement>('input[name="email"]')?.value).toBe("anna@")
    expect(body.querySelector("#email-problem")?.textContent).toContain("check the address")
  })
})

describe("the choice of a person with several accounts", () => {
  it("is a plain form for each account and each shop, and names the address that they were shared with", () => {
    const body = show(choice(english))
    expect(textOf(body)).toContain("анна@пример.example")
    const choices = formsOf(body).map((form) => Object.fromEntries(new FormData(form)))
    expect(choices).toEqual([
      { form_token: "token", link: "plink_2" },
      { form_token: "token", link: "plink_1", channel: "sc_1", next: "/a/plink_1/past" },
      { form_token: "token", link: "plink_1", channel: "sc_2", next: "/a/plink_1/past" },
    ])
  })

  it("can be made again from every page of an account", () => {
    const body = show(orders({ has_other_accounts: true })(english))
    expect(links(body)).toContain("/a/plink_1/choose")
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

describe("paying several invoices of an account", () => {
  const boxes = (body: HTMLElement) => [...body.querySelectorAll<HTMLInputElement>('input[name="invoice"]')]

  it("is one plain form that the ticked rows belong to, and keeps the ticks when something went wrong", () => {
    const failed = { ticked: ["pinv_b"], problem: "unreachable" as const, status: 502 }
    const body = show(invoicesOfAccount({ invoices: toPayTogether }, failed)(english))
    const form = body.querySelector<HTMLFormElement>("form#pay-several")
    expect(form?.getAttribute("action")).toBe("/a/plink_1/invoices")
    expect(form && new FormData(form).getAll("invoice")).toEqual(["pinv_b"])
    expect(body.querySelector('[role="alert"]')).not.toBeNull()
  })

  it("adds up what is ticked, in one currency alone", () => {
    const body = show(invoicesOfAccount({ invoices: toPayTogether })(english))
    showPayTotal(body)
    const total = () => body.querySelector("output")?.value
    const [one, two, other] = boxes(body)
    expect(total()).toBe("")
    one?.click()
    two?.click()
    expect(total()).toBe("$640.50")
    expect(other?.disabled).toBe(true)
    one?.click()
    two?.click()
    other?.click()
    expect([total(), one?.disabled]).toEqual(["€300.00", true])
  })

  it("is not offered for one invoice alone, nor in a preview", () => {
    const [one] = toPayTogether
    const preview = { ...aList.viewer, preview: true }
    for (const changes of [{ invoices: one ? [one] : [] }, { invoices: toPayTogether, viewer: preview }])
      expect(boxes(show(invoicesOfAccount(changes)(english)))).toEqual([])
  })

  it("takes no ids but ids, and no more than a payment can hold", () => {
    const sent = (ids: string[]) => readTickedInvoices(new URLSearchParams(ids.map((id) => ["invoice", id])))
    expect(sent(["pinv_1", "pinv_1", "pinv_2"])).toEqual(["pinv_1", "pinv_2"])
    expect(sent([])).toEqual([])
    expect(sent(["a b"])).toBeNull()
    expect(sent(Array.from({ length: 51 }, (_, n) => `pinv_${n}`))).toBeNull()
  })
})

describe("an open page of an account", () => {
  const [first, second, ...others] = toPayTogether
  if (!first || !second) throw new Error("Two invoices are there to be paid together")
  const page = (etag: string, invoices = toPayTogether, active = 2) =>
    invoicesOfAccount({ invoices, counts: { ...aList.counts, active } }, null, etag)(english)
  /** The page as it is now, while an older one is open and being used. */
  const newer = (render: Parameters<typeof show>[0]): Document => {
    show(render)
    return new DOMParser().parseFromString(document.documentElement.outerHTML, "text/html")
  }
  const box = (id: string) => document.querySelector<HTMLInputElement>(`input[value="${id}"]`)

  beforeAll(() => Object.defineProperty(window, "scrollBy", { value: () => undefined }))

  it("takes in what changed, its tabs as well", () => {
    const fresh = newer(page("b", toPayTogether, 3))
    const body = show(page("a"))
    expect(body.querySelector("#page-watch")?.getAttribute("data-live")).toBe("/a/plink_1/live")
    expect(swapSections(fresh, { force: false }).swapped).toEqual(["tabs", "content"])
    expect(textOf(body)).toContain("Active orders3")
    expect(swapSections(newer(page("b", toPayTogether, 3)), { force: false }).swapped).toEqual([])
  })

  it("leaves alone what the client ticks, and keeps ticks and their sum when it is shown", () => {
    const dearer = { ...second, money: { ...second.money, balance: "999.00" } }
    const fresh = newer(page("b", [first, dearer, ...others]))
    show(page("a"))
    showPayTotal(document)
    showPayTotal(fresh)
    box(first.id)?.click()
    box(second.id)?.click()
    expect(swapSections(fresh, { force: false }).kept).toEqual(["content"])
    swapSections(fresh, { force: true })
    // A tick belongs to the amount that was read.
    expect([box(first.id)?.checked, box(second.id)?.checked]).toEqual([true, false])
    expect(document.querySelector("output")?.value).toBe(english.money(first.money.balance, first.money.currency_code))
  })
})

describe("the messages of an account", () => {
  it("say who wrote last and how much is new, and open by one press of a plain form", () => {
    const body = show(threads()(english))
    for (const said of ["Весенняя лига", "2 new messages", "Анна", "Когда будет готово?"])
      expect(textOf(body)).toContain(said)
    const opens = formsOf(body).filter((form) => form.method === "post")
    expect(opens.map((form) => form.getAttribute("action"))).toEqual([
      "/a/plink_1/orders/order_1",
      "/a/plink_1/orders/order_2",
    ])
    expect(opens[0]?.querySelector<HTMLInputElement>('input[name="to"]')?.value).toBe("messages")
  })

  it("count on the tab how many have news, up to where counting stopped", () => {
    const tab = (unread: number) => {
      const page = show(threads({ counts: { ...aList.counts, unread } })(english))
      const current = page.querySelector('[aria-current="page"]')
      if (!current) throw new Error("No tab is the current one")
      return textOf(current)
    }
    expect(tab(3)).toBe("Messages3 with new messages")
    expect(tab(0)).toBe("Messages")
    expect(tab(100)).toContain("99+")
  })

  it("name nobody whose words were erased", () => {
    const erased = { ...aThread, last: { ...aThread.last, body: "", author: { type: "client" as const, name: "" } } }
    expect(textOf(show(threads({ threads: [erased] })(english)))).toContain("This message was deleted.")
  })
})
