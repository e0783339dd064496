import type { PackageChange, ToldPackage } from "../../contracts"
import { isNothing, shippingNews } from "../news"

const told = (id: string, more: Partial<ToldPackage> = {}): ToldPackage => ({
  id,
  service: "Ground",
  destination: null,
  items: [{ title: "Heavy tee", variant: "Forest", size: "M", quantity: 4 }],
  tracking: [{ number: "1Z5R89390357567127", carrier: "UPS", link: "https://www.ups.com/" }],
  pickup: null,
  ...more,
})
const number = (text: string) => ({ tracking: [{ number: text, carrier: null, link: null }] })
const ids = (list: readonly ToldPackage[]) => list.map(({ id }) => id)

describe("what is news to a client", () => {
  it("tells each of several packages once, also one without a number", () => {
    const now = [told("a"), told("b", { tracking: [] })]
    expect(ids(shippingNews([], now).added)).toEqual(["a", "b"])
    expect(isNothing(shippingNews(now, now))).toBe(true)
    expect(ids(shippingNews(now, [...now, told("c")]).added)).toEqual(["c"])
  })

  it("says nothing of a package that was canceled before anybody heard of it", () => {
    expect(isNothing(shippingNews([], []))).toBe(true)
  })

  it("corrects once: the canceled package with its old number, the new one with the live number", () => {
    const news = shippingNews([told("a", number("A1"))], [told("b", number("B2"))])
    expect([ids(news.canceled), ids(news.added), news.corrected]).toEqual([["a"], ["b"], []])
    expect(isNothing(shippingNews([told("b", number("B2"))], [told("b", number("B2"))]))).toBe(true)
  })

  it.each([
    ["tracking", number("B2")],
    ["tracking", { tracking: [] }],
    ["contents", { items: [{ title: "Heavy tee", variant: "Forest", size: "M", quantity: 3 }] }],
    ["pickup", { pickup: { place: "Counter", address: "1 Quay", hours: "9 to 5", note: null } }],
  ] satisfies [PackageChange, Partial<ToldPackage>][])("names what is other than it was told: %s", (change, more) => {
    const after = told("a", more)
    expect(shippingNews([told("a")], [after]).corrected).toEqual([{ before: told("a"), after, changes: [change] }])
  })

  it("is neither the way a number is written, nor its carrier's page, nor how the database orders keys, nor a color that was not kept", () => {
    const [stored] = [{ ...told("a"), items: [{ size: "M", title: "Heavy tee", variant: null, quantity: 4 }] }]
    const now = told("a", { tracking: [{ number: "1z5r8939 0357567127", carrier: "UPS Ground", link: null }] })
    expect(isNothing(shippingNews([stored], [now]))).toBe(true)
  })
})
