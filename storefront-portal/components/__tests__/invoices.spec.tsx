/**
 * @jest-environment jsdom
 * @jest-environment-options {"customExportConditions": ["node"]}
 */
import { OrderPage } from "@/components/order/order-page"
import { aPage } from "./support/fixtures"
import { checkout, invoice, payable, payFailure } from "./support/invoice-pages"
import {
  aPageToPay,
  aPayment,
  aTile,
  anInvoicePage,
  pageWithInvoices,
  somePayments,
  tilesOfAllStates,
} from "./support/invoices"
import { axeFaults, english, show, textOf } from "./support/render"

const order = (page: typeof aPage) =>
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
const section = (body: HTMLElement, id: string): HTMLElement => {
  const found = body.querySelector<HTMLElement>(`[data-section="${id}"]`)
  if (!found) throw new Error(`There is no section ${id}`)
  return found
}
const links = (root: Element) => [...root.querySelectorAll("a")].map((link) => link.getAttribute("href"))
const payForms = (body: HTMLElement) => [...body.querySelectorAll<HTMLFormElement>("#pay form")]

describe("the invoices of an order", () => {
  it("say what each is for, where it stands, what is owed of how much and until when", () => {
    const text = textOf(section(order(pageWithInvoices({ invoices: tilesOfAllStates })), "invoices"))
    for (const said of [
      "Deposit · due Thu, Apr 15, 2027",
      "Overdue",
      "$500.00of $640.00",
      "Payment on its way",
      "Credit note · issued Nov 20, 2026",
      "-$640.00",
    ])
      expect(text).toContain(said)
  })

  it("offer to pay those alone that can be paid here, with the amount on the button, and each as PDF", () => {
    const list = section(order(pageWithInvoices({ invoices: tilesOfAllStates })), "invoices")
    const pay = links(list).filter((href) => href?.endsWith("#pay"))
    expect(pay).toEqual(["pinv_1", "pinv_2", "pinv_3"].map((id) => `/p/plink_1/invoices/${id}#pay`))
    const [button] = [...list.querySelectorAll("a.btn-primary")]
    expect(button && textOf(button)).toBe("Pay $640.00")
    expect(links(list)).toContain("/p/plink_1/documents/invoice/pinv_1")
    expect(links(list)).toContain("/p/plink_1/documents/credit_note/pinv_8")
  })

  it("offer staff who look at a preview nothing to pay", () => {
    const page = pageWithInvoices({ invoices: [aTile] }, { viewer: { ...aPage.viewer, preview: true } })
    expect(links(section(order(page), "invoices")).filter((href) => href?.endsWith("#pay"))).toEqual([])
  })

  it("list payments with method, day and receipt, and what went back", () => {
    const page = pageWithInvoices({ invoices: tilesOfAllStates, payments: somePayments })
    const list = section(order(page), "invoices")
    for (const said of [
      "3 payments",
      "Card ending in 4242",
      "Nov 21, 2026 · for 0115",
      "Reference Перевод 7",
      "$40.00 refunded",
      "$640.00 taken back by your bank",
    ])
      expect(textOf(list)).toContain(said)
    expect(links(list)).toContain("/p/plink_1/documents/receipt/ppay_2")
  })

  it("say which money is a refund that came back, and give no receipt for it", () => {
    const payments = [{ ...aPayment, is_returned_refund: true }]
    const list = section(order(pageWithInvoices({ invoices: tilesOfAllStates, payments })), "invoices")
    expect(textOf(list)).toContain("Refund that didn’t arrive")
    expect(links(list).filter((href) => href?.includes("/receipt/"))).toEqual([])
  })

  it("show nothing where there are none", () => {
    expect(textOf(section(order(aPage), "invoices"))).toBe("")
    expect(textOf(section(order(aPage), "payment"))).toBe("")
  })
})

describe("what is said of the client's money", () => {
  it.each([
    ["pending", "Payment due"],
    ["under_review", "We are checking your payment"],
    ["paid", "Payment received"],
  ] as const)("%s", (banner, title) => {
    expect(textOf(section(order(pageWithInvoices({ banner })), "payment"))).toContain(title)
  })

  it("a bank payment on its way is named with its amount, also where there is no finance gate", () => {
    const [, , , , moving] = tilesOfAllStates
    const text = textOf(section(order(pageWithInvoices({ invoices: moving ? [moving] : [] })), "payment"))
    expect(text).toContain("Your bank payment of $640.00 is on its way")
    expect(text).toContain("Nothing to do.")
  })
})

describe("the card of an invoice to pay", () => {
  const card = (overdue: boolean) => {
    const [item] = aPageToPay.action_items
    if (item?.kind !== "pay_invoice") throw new Error("There is no such item")
    return section(order({ ...aPageToPay, action_items: [{ ...item, is_overdue: overdue }] }), "actions")
  }

  it("names number, amount and day, and leads to the form", () => {
    expect(textOf(card(false))).toContain("Pay invoice 0112$640.00 · due Thu, Apr 15, 2027Pay $640.00")
    expect(links(card(false))).toEqual(["/p/plink_1/invoices/pinv_1#pay"])
  })

  it("says that it was due", () => {
    expect(textOf(card(true))).toContain("was due Thu, Apr 15, 2027")
  })
})

describe("the page of an invoice", () => {
  it("thanks for the approval that led to it, until it is paid", () => {
    const said = "Please pay the deposit so that we can get started."
    const after = (page: typeof payable, approved: boolean) =>
      textOf(show(invoice(page, null, aPageToPay, approved)(english)))
    expect(after(payable, true)).toContain(said)
    expect(after(payable, false)).not.toContain(said)
    expect(after(anInvoicePage({ pay_blocked: "nothing_owed" }), true)).not.toContain(said)
  })

  it("has plain forms that post to their own page, for the balance, a part of it, and with other invoices", () => {
    const forms = payForms(show(invoice(payable)(english)))
    expect(forms.map((form) => new FormData(form).get("pay"))).toEqual(["all", "part", "several"])
    for (const form of forms) {
      expect(form.method).toBe("post")
      expect(form.getAttribute("action")).toBe("/p/plink_1/invoices/pinv_1#pay")
      expect(new FormData(form).get("form_token")).toBe("token")
    }
    const [all, part, several] = forms
    expect(all && textOf(all)).toBe("Pay $640.00")
    expect(part && textOf(part)).toContain("From $50.00 to $640.00.")
    expect(several && textOf(several)).toContain("All together $1,780.50.")
    expect(several && new FormData(several).getAll("with")).toEqual(["pinv_2", "pinv_3"])
  })

  it("offers a part only where the shop takes one, and other invoices only where there are some", () => {
    expect(payForms(show(invoice(anInvoicePage())(english)))).toHaveLength(1)
  })

  it("keeps what was typed and ticked, with the reason at the field that has the focus", async () => {
    const body = show(invoice(payable, payFailure("amount", { kind: "part", amount: "12,5" }))(english))
    const field = body.querySelector<HTMLInputElement>("#pay-amount")
    expect(field?.value).toBe("12,5")
    expect(field?.getAttribute("aria-invalid")).toBe("true")
    expect(field?.closest("details")?.open).toBe(true)
    expect(body.querySelector("#pay [role=alert]")?.textContent).toContain("Enter an amount from $50.00 to $640.00")
    expect(await axeFaults()).toEqual([])
    const chosen = show(invoice(payable, payFailure("unreachable", { kind: "several", with: ["pinv_3"] }))(english))
    const [, , several] = payForms(chosen)
    expect(several && new FormData(several).getAll("with")).toEqual(["pinv_3"])
    expect(textOf(chosen)).toContain("Nothing was charged.")
  })

  it.each([
    ["while a bank payment is on its way", 4, "Your bank payment of $640.00 is on its way. Nothing to do."],
    ["where clients cannot pay online", 8, "can’t be paid online"],
  ])("has no form %s, and says why", (_, index, said) => {
    const body = show(invoice(anInvoicePage(tilesOfAllStates[index]))(english))
    expect(payForms(body)).toEqual([])
    expect(textOf(body)).toContain(said)
  })

  it("shows staff in a preview where clients pay, without a form", () => {
    const preview = { ...aPageToPay, viewer: { ...aPageToPay.viewer, preview: true } }
    expect(payForms(show(invoice(payable, null, preview)(english)))).toEqual([])
  })

  it("is the invoice: lines with quantity, price, discount and tax, and sums that are not worked out here", () => {
    const text = textOf(show(invoice(payable)(english)))
    for (const said of [
      "$580.00144 × $4.125",
      "Discount -$14.00",
      "plus tax: НДС 9.975% and Tax 0%",
      "НДС 9.975% on $580.00$57.86",
      "Rounding$0.01",
      "Total$640.00",
      "Due within 30 days",
      "Счёт 11",
    ])
      expect(text).toContain(said)
  })

  it("says where more or fewer pieces were made than ordered, and what each costs", () => {
    const differences = [{ title: "Кепка", size: null, ordered: 100, final: 97, unit_price: "4" }]
    const text = textOf(show(invoice(anInvoicePage({}, { count_differences: differences }))(english)))
    expect(text).toContain("97 made, 100 ordered")
    expect(text).toContain("3 fewer than ordered-3 × $4.00")
  })

  it("lists the credit notes that were issued for it, and no others of the order", () => {
    const notes = [{ id: "pinv_9", number: "CN-0009", issued_at: "2026-11-20T09:00:00.000Z", total: "27" }]
    const page = pageWithInvoices({ invoices: tilesOfAllStates })
    const creditsOf = (credit_notes: typeof notes) =>
      show(invoice(anInvoicePage({}, { credit_notes }), null, page)(english)).querySelector(
        '[aria-labelledby="credits"]',
      )
    expect(textOf(creditsOf(notes) ?? document.body)).toContain("CN-0009Nov 20, 2026-$27.00")
    expect(creditsOf([])).toBeNull()
  })

  it("marks each piece that money changes with a version, also the empty place of a form that may come back", () => {
    const shown = show(invoice(anInvoicePage(tilesOfAllStates[5]))(english)).querySelectorAll<HTMLElement>(
      "main [data-section]",
    )
    expect([...shown].map(({ dataset }) => [dataset["section"], dataset["version"]])).toEqual(
      ["state", "pay", "sheet", "payments"].map((name) => [`invoice-${name}`, "1"]),
    )
  })
})

describe("the page after Stripe's", () => {
  const links = (body: HTMLElement) => [...body.querySelectorAll("a.btn")].map((link) => link.textContent)

  it.each([
    ["is confirmed", { state: "opening" } as const],
    ["is not known, because Stripe does not answer", { is_current: false }],
  ])("offers nothing to pay while the payment %s, but to look again without any script", (_, changes) => {
    const body = show(checkout(changes)(english))
    expect(links(body).filter((text) => !text?.includes("content"))).toEqual([])
    const form = body.querySelector("form")
    expect(form?.getAttribute("action")).toBe("/p/plink_1/checkouts/pchk_1")
    expect(form && textOf(form)).toBe("Check again")
    expect(textOf(body)).toContain("Please don’t pay again.")
  })

  it.each([
    ["paid", "Thank you. $640.00 received."],
    ["processing", "Your bank payment of $640.00 is on its way"],
  ] as const)("says that it is %s, and offers nothing to pay", (state, said) => {
    const body = show(checkout({ state })(english))
    expect(textOf(body)).toContain(said)
    expect(body.querySelector('a[href$="#pay"]')).toBeNull()
  })

  it.each([
    ["card_declined", "Your bank declined the card."],
    ["stolen_card", "Your bank declined the card."],
    ["insufficient_funds", "There is not enough money"],
    ["constructor", "Try again, or pay another way."],
  ])("says why it failed (%s), and that it can be tried again", (failure, said) => {
    const body = show(checkout({ state: "failed", failure })(english))
    expect(textOf(body)).toContain(said)
    expect(body.querySelector('a[href="/p/plink_1/invoices/pinv_1#pay"]')?.textContent).toBe("Try again")
  })
})
