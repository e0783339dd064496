import { addressText } from "../common"
import { groupPacked, type PackedItem } from "../sections/delivery"

const ADDRESS = { company: null, name: "Jo Lindqvist", lines: ["26 River Street"], phone: null }
const HUDSON = { ...ADDRESS, postal_code: "12534", city: "Hudson", province: "NY", country_code: "us" }

describe("an address on one line", () => {
  it.each([
    ["in the United States", HUDSON, "Jo Lindqvist, 26 River Street, Hudson, NY 12534, US"],
    [
      "in Germany",
      { ...HUDSON, postal_code: "20359", city: "Hamburg", province: null, country_code: "de" },
      "Jo Lindqvist, 26 River Street, 20359 Hamburg, DE",
    ],
    [
      "of a name that runs from right to left, which leaves the house number in its place",
      { ...HUDSON, company: "مخبز الياسمين" },
      "\u2068مخبز الياسمين\u2069, Jo Lindqvist, 26 River Street, Hudson, NY 12534, US",
    ],
  ])("%s", (_, address, text) => expect(addressText(address)).toBe(text))
})

describe("what lies in a package", () => {
  const item = (title: string, variant: string | null, size: string | null = null): PackedItem => ({
    title,
    variant,
    size,
    quantity: 8,
  })
  const titles = (...items: PackedItem[]) => groupPacked(items).map(({ title }) => title)

  it.each([
    ["Heavy tee", "Forest", "Heavy tee, Forest"],
    ["Barista apron, slate", "Slate", "Barista apron, slate"],
    ["Barista apron, slate", "Slate, Long", "Barista apron, slate, Long"],
    ["Tee in dark green", "Dark Green", "Tee in dark green"],
    ["Infrared tee", "Red", "Infrared tee, Red"],
    ["Cap", null, "Cap"],
  ])("of %s in %s is named %s", (title, variant, named) => expect(titles(item(title, variant))).toEqual([named]))

  it("keeps colors apart where the title names one of them", () => {
    expect(titles(item("Tee, forest", "Forest", "S"), item("Tee, forest", "Navy", "S"))).toEqual([
      "Tee, forest",
      "Tee, forest, Navy",
    ])
  })
})
