import fc from "fast-check"
import { items, rawItem } from "../../../integration-tests/modules/support/facts"
import { canonicalBytes } from "../../lib/canonical-json"
import { toDocumentSections, toLineGroups } from "../lines"

const lines = (...raw: object[]) => toLineGroups(items(...raw), "usd").flatMap((section) => section.lines)
const sized = (size: string, more: object = {}) => ({
  id: `ordli_${size}`,
  title: size,
  variant_option_values: { Size: size, Color: "Forest" },
  ...more,
})

describe("an order's lines", () => {
  it("show the sizes of one garment at one price as one line, in the order people expect", () => {
    const [line, ...rest] = lines(
      sized("3XL", { quantity: 1 }),
      sized("M", { quantity: 4 }),
      sized("XS", { quantity: 2 }),
      sized("XXL", { quantity: 3 }),
    )
    expect(rest).toEqual([])
    expect(line).toMatchObject({
      title: "Heavy tee",
      details: "Forest",
      quantity: 10,
      unit_price: "12.50",
      total: "125.00",
      sizes: [
        { label: "XS", quantity: 2 },
        { label: "M", quantity: 4 },
        { label: "XXL", quantity: 3 },
        { label: "3XL", quantity: 1 },
      ],
    })
    expect([...(line?.item_ids ?? [])].sort()).toEqual(["ordli_3XL", "ordli_M", "ordli_XS", "ordli_XXL"])
  })

  it("put letters before numbers before other sizes, numbers by their value", () => {
    const [line] = lines(sized("One size"), sized("10"), sized("L"), sized("9.5"), sized("9"), sized("s"))
    expect(line?.sizes.map(({ label }) => label)).toEqual(["s", "L", "9", "9.5", "10", "One size"])
  })

  it("add up the same size asked for twice", () => {
    const [line] = lines(sized("M", { id: "a", quantity: 4 }), sized("M", { id: "b", quantity: 6 }))
    expect(line).toMatchObject({ quantity: 10, sizes: [{ label: "M", quantity: 10 }], item_ids: ["a", "b"] })
  })

  it.each([
    ["price", { unit_price: 12.51 }],
    ["product", { product_title: "Light tee" }],
    ["colour", { variant_option_values: { Size: "L", Color: "Sand" } }],
    ["decoration", { metadata: { details: "Front print" } }],
    ["note", { metadata: { note: "Careful" } }],
    ["section", { metadata: { section: "Extras" } }],
  ])("stay apart when they differ in %s", (_, difference) => {
    expect(lines(sized("M"), sized("L", difference))).toHaveLength(2)
  })

  it("join across two spellings of one price", () => {
    expect(lines(sized("M", { unit_price: 12.5 }), sized("L", { unit_price: "12.50" }))).toHaveLength(1)
  })

  it("stand alone without a size, even when they read alike", () => {
    const plain = { variant_option_values: null, product_title: "Sticker" }
    const found = lines({ ...plain, id: "a" }, { ...plain, id: "b" })
    expect(found.map(({ item_ids, sizes }) => ({ item_ids, sizes }))).toEqual([
      { item_ids: ["a"], sizes: [] },
      { item_ids: ["b"], sizes: [] },
    ])
  })

  it("believe the shop's own details, note and section, but never a size over the variant's, which is what is packed", () => {
    const [section] = toLineGroups(
      items(
        sized("M", {
          metadata: { section: " Tees ", size: "Youth M", details: "Front print", note: "Soft", position: 1 },
        }),
      ),
      "usd",
    )
    expect(section).toMatchObject({
      title: "Tees",
      lines: [{ details: "Front print", note: "Soft", sizes: [{ label: "M", quantity: 10 }] }],
    })
    const typedIn = items(sized("M", { variant_option_values: {}, variant_title: null, metadata: { size: "Youth M" } }))
    expect(toLineGroups(typedIn, "usd")[0]?.lines[0]?.sizes).toMatchObject([{ label: "Youth M" }])
  })

  it("ignore metadata of another kind, and Medusa's default option", () => {
    const [section] = toLineGroups(
      items({
        metadata: { section: 5, size: "", details: { a: 1 }, position: "1" },
        variant_option_values: { Size: "M", "Default option": "Default option value" },
      }),
      "usd",
    )
    expect(section).toMatchObject({
      title: null,
      lines: [{ details: null, note: null, sizes: [{ label: "M", quantity: 10 }] }],
    })
  })

  it("follow the shop's positions, then the time they were added; sections come as they first appear", () => {
    const sections = toLineGroups(
      items(
        sized("M", {
          id: "late",
          product_title: "Cap",
          created_at: "2026-11-03T00:00:00Z",
          metadata: { section: "Caps" },
        }),
        sized("M", {
          id: "early",
          product_title: "Mug",
          created_at: "2026-11-02T00:00:00Z",
          metadata: { section: "Mugs" },
        }),
        sized("M", {
          id: "first",
          product_title: "Bag",
          created_at: "2026-11-04T00:00:00Z",
          metadata: { section: "Caps", position: 0 },
        }),
      ),
      "usd",
    )
    expect(sections.map(({ title, lines: list }) => [title, list.map((line) => line.title)])).toEqual([
      ["Caps", ["Bag", "Cap"]],
      ["Mugs", ["Mug"]],
    ])
  })

  it("cost price times quantity, rounded once", () => {
    const [line] = lines(sized("M", { quantity: 1_000, unit_price: 0.1255 }))
    expect(line).toMatchObject({ unit_price: "0.1255", total: "125.50" })
  })

  it("keep their pictures out of the document, since a picture's address binds nobody", () => {
    const sections = toLineGroups(items(sized("M")), "usd")
    expect(sections[0]?.lines[0]?.thumbnail).toBe("https://shop.example/tee.png")
    expect(JSON.stringify(toDocumentSections(sections))).not.toContain("thumbnail")
  })

  const word = fc.constantFrom("S", "M", "XL", "9", "10", "é", "e\u0301", "", "Tee", "tee")
  const anyItem = fc.record({
    product_title: fc.option(word),
    title: word,
    created_at: fc.constantFrom("2026-11-01T00:00:00.000Z", "2026-11-02T00:00:00.000Z"),
    quantity: fc.integer({ min: 1, max: 50 }),
    unit_price: fc.constantFrom(1, 1.5, 0.125),
    variant_option_values: fc.option(fc.dictionary(fc.constantFrom("Size", "size", "Color"), word)),
    metadata: fc.option(
      fc.record(
        { section: word, size: word, details: word, note: word, position: fc.integer({ min: -2, max: 2 }) },
        { requiredKeys: [] },
      ),
    ),
  })
  const shuffled = fc
    .array(anyItem, { maxLength: 12 })
    .map((list) => list.map((one, index) => rawItem({ ...one, id: `ordli_${index}` })))
    .chain((list) => fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length })))

  it("give the same bytes in whatever order the database answers", () => {
    fc.assert(
      fc.property(shuffled, ([list, other]) => {
        expect(canonicalBytes(toLineGroups(items(...other), "usd"))).toEqual(
          canonicalBytes(toLineGroups(items(...list), "usd")),
        )
      }),
      { numRuns: process.env.FULL === "1" ? 10_000 : 500 },
    )
  })

  it("lose no item and nothing of its quantity", () => {
    fc.assert(
      fc.property(shuffled, ([list]) => {
        const sections = toLineGroups(items(...list), "usd")
        const all = sections.flatMap((section) => section.lines)
        expect(all.flatMap(({ item_ids }) => item_ids).sort()).toEqual(list.map(({ id }) => id).sort())
        expect(all.reduce((sum, { quantity }) => sum + quantity, 0)).toBe(
          list.reduce((sum, { quantity }) => sum + quantity, 0),
        )
        for (const { sizes, quantity } of all) {
          if (sizes.length) expect(sizes.reduce((sum, size) => sum + size.quantity, 0)).toBe(quantity)
        }
      }),
    )
  })
})
