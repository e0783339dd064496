import type { RequestedLine } from "../../../contracts"
import { keyOfTitle, type ShopProduct, variantOf } from "../../../quote-request-view/products"
import { toOrderItems } from "../draft-order"

const size = (value: string) => ({ option: "Size", value, isSize: true })
const color = (value: string) => ({ option: "Color", value, isSize: false })

const TEE: ShopProduct = {
  id: "prod_tee",
  title: "Heavy tee",
  thumbnail: "https://files.example/tee.png",
  variants: ["Red", "Navy"].flatMap((name) =>
    ["M", "L"].map((label) => ({ id: `${name}-${label}`, values: [color(name), size(label)] })),
  ),
}
const MUG: ShopProduct = { id: "prod_mug", title: "Mug", thumbnail: null, variants: [{ id: "mug", values: [] }] }
const PRODUCTS = new Map([TEE, MUG].map((product) => [keyOfTitle(product.title), product]))

const line = (more: Partial<RequestedLine>): RequestedLine => ({
  id: "a",
  product: "Heavy tee",
  color: "",
  decoration: "",
  quantity: null,
  sizes: [],
  ...more,
})
const items = (...lines: Partial<RequestedLine>[]) => toOrderItems(lines.map(line), PRODUCTS)

describe("the variant that a client means", () => {
  it.each([
    ["navy", "l", "Navy-L"],
    ["Navy, tall", "L", "Navy-L"],
    ["navy", null, null],
    ["", "L", null],
    ["Green", "L", null],
    ["Red / Navy", "L", null],
  ])("of color %j in size %j is %j", (named, label, id) => {
    expect(variantOf(TEE, { color: named, size: label })?.id ?? null).toBe(id)
  })

  it("is the only one there is, whatever they say of it, which is kept", () => {
    for (const named of ["", "green"]) expect(variantOf(MUG, { color: named, size: null })?.id).toBe("mug")
    expect(items({ product: "Mug", color: "green", quantity: 6 })[0]?.metadata).toMatchObject({ details: "green" })
  })

  it("needs no word for an option that has one value", () => {
    const navy = { ...TEE, variants: TEE.variants.filter(({ id }) => id.startsWith("Navy")) }
    expect(variantOf(navy, { color: "", size: "M" })?.id).toBe("Navy-M")
    expect(variantOf(navy, { color: "", size: null })).toBeNull()
  })
})

describe("the items of a draft order", () => {
  it("are variants where the words name one, with no price before the shop gives it", () => {
    const [item] = items({
      product: " heavy TEE",
      color: "red",
      decoration: "Front print",
      sizes: [{ label: "M", quantity: 12 }],
    })
    expect(item).toMatchObject({
      title: "Heavy tee",
      variant_id: "Red-M",
      variant_option_values: { Color: "Red", Size: "M" },
      quantity: 12,
      unit_price: 0,
      allow_backorder: true,
      metadata: { position: 0, size: "M", details: "Front print" },
    })
  })

  it("are words otherwise, and count as goods", () => {
    const [item] = items({ product: "Vinyl banner", color: "white", decoration: "Full color", quantity: 2 })
    expect(item).toMatchObject({
      title: "Vinyl banner",
      quantity: 2,
      unit_price: 0,
      metadata: { fee: false, details: "white · Full color" },
    })
    expect(item).not.toHaveProperty("variant_id")
  })

  it("keep the order of lines and of their sizes", () => {
    const all = items(
      {
        color: "red",
        sizes: [
          { label: "L", quantity: 1 },
          { label: "M", quantity: 2 },
        ],
      },
      { id: "b", product: "Mug", quantity: 6 },
    )
    expect(all.map(({ title, quantity, metadata }) => [title, quantity, metadata["position"]])).toEqual([
      ["Heavy tee", 1, 0],
      ["Heavy tee", 2, 1],
      ["Mug", 6, 100],
    ])
  })
})
