/**
 * @jest-environment jsdom
 * @jest-environment-options {"customExportConditions": ["node"]}
 */
import { readAddressForm } from "@/lib/shipping/read-address-form"
import { english, show, textOf } from "./support/render"
import { SHIPPING_PAGES, someQuestions } from "./support/shipping"

const page = (name: string) => {
  const found = SHIPPING_PAGES.find(([known]) => known === name)
  if (!found) throw new Error(`There is no page "${name}"`)
  return show(found[1](english))
}
/** What a browser sends when a form's button is pressed. */
const sentBy = (form: HTMLFormElement) =>
  new URLSearchParams(
    [...new FormData(form)].flatMap(([name, value]) => (typeof value === "string" ? [[name, value]] : [])),
  )

describe("the page of addresses", () => {
  it("sends which address was shown, confirmed or as it is corrected", () => {
    const [open] = someQuestions
    const forms = [...page("the addresses of an order").querySelectorAll("form")].slice(0, 2)
    const [confirmed, corrected] = forms.map((form) => readAddressForm(sentBy(form))?.wanted)
    expect(confirmed).toEqual({ target: "order", sha256: open?.sha256, address: null })
    expect(corrected).toEqual({ target: "order", sha256: open?.sha256, address: open?.fields })
  })

  it("asks to confirm only what nobody has confirmed or corrected", () => {
    const body = page("the addresses of an order")
    expect([...body.querySelectorAll("input[value=confirm]")]).toHaveLength(1)
    expect(textOf(body)).toContain("Corrected by Сара Смит")
  })

  it("keeps what was typed and opens the form that was refused", () => {
    const body = page("an address whose answer was not taken: check")
    expect(body.querySelector("details")?.open).toBe(true)
    expect(body.querySelector<HTMLInputElement>("input[name=city]")?.value).toBe("Портленд")
    expect(body.querySelector("input[name=address_1]")?.getAttribute("aria-invalid")).toBe("true")
  })
})

describe("a package that is picked up", () => {
  it("says where and when as long as it waits, and who came for it afterwards", () => {
    const text = textOf(page("an order that is picked up, with addresses to confirm"))
    expect(text).toContain("Open 9:00–17:00")
    expect(text).toContain("Not ready for pickup yet")
    expect(text).toMatch(/Collected by Сэм Ортис on Dec 2, 2026/)
  })
})
