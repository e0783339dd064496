import fc from "fast-check"
import { anOrder, aProject, rawItem } from "../../../integration-tests/modules/support/facts"
import { toOrderDocument } from "../../order-view/order-document"
import { cleanText } from "../clean-text"

const HIDDEN = ["\u0000", "\u0007", "\u001b", "\u007f", "\u0085", "\u202a", "\u202e", "\u2066", "\u2069"]

/** The portal's second line of defense. */
let typedText: (text: string) => string

beforeAll(async () => {
  ;({ typedText } = await import("../../../storefront-portal/lib/format/typed-text.js"))
})

/** Every text in a value, however deep. */
const textsIn = (value: unknown): string[] => {
  if (typeof value === "string") return [value]
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(textsIn) : []
}

describe("clean text", () => {
  it.each(HIDDEN)("has no %j", (hidden) => expect(cleanText(`a${hidden}b${hidden}`)).toBe("ab"))

  it("keeps line breaks, tabs, joiners and direction marks, which scripts and emoji need", () => {
    const text = "a\tb\nc\r\nd \u200d \u200e \u200f 👨‍👩‍👧 اسم"
    expect(cleanText(text)).toBe(text)
  })

  it("changes nothing the second time, and leaves the portal nothing to take out", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        const clean = cleanText(text)
        expect(cleanText(clean)).toBe(clean)
        expect(typedText(clean)).toBe(clean)
      }),
    )
  })

  it("is all that an order's document holds, whatever the shop or a shopper typed", () => {
    const dirty = (words: string) => `${words}\u202e\u0007!`
    const address = {
      company: dirty("Co"),
      first_name: dirty("A"),
      last_name: dirty("M"),
      address_1: dirty("1"),
      address_2: dirty("2"),
      postal_code: dirty("9"),
      city: dirty("C"),
      province: dirty("P"),
      country_code: "us",
      phone: dirty("5"),
    }
    const document = toOrderDocument(
      anOrder({
        custom_display_id: dirty("N"),
        email: dirty("e"),
        shipping_address: address,
        billing_address: address,
        metadata: { notes: dirty("Ring") },
        customer: { id: "cus_1", company_name: dirty("Co"), first_name: null, last_name: null, email: "a@example.com" },
        items: [
          rawItem({
            title: dirty("Tee"),
            product_title: dirty("Tee"),
            variant_title: dirty("Red / M"),
            metadata: { section: dirty("S"), details: dirty("D"), note: dirty("N"), size: dirty("M") },
          }),
        ],
      }),
      { ...aProject, name: dirty("Staff tees"), po_number: dirty("PO") },
    )
    const texts = textsIn(document)
    expect(texts.filter((text) => text.includes("!")).length).toBeGreaterThan(10)
    expect(texts.filter((text) => typedText(text) !== text)).toEqual([])
  })
})
