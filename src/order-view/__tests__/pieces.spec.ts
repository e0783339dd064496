import fc from "fast-check"
import { anOrder, fulfillments, items, NOTHING_DONE, rawItem } from "../../../integration-tests/modules/support/facts"
import { toPackages } from "../packages"
import { countPieces, isPiece, fulfillmentProgress, unpackedOf } from "../pieces"

const unsized = { variant_option_values: null, variant_title: null, product_title: null }
const typedIn = { ...unsized, title: "Screen set-up", requires_shipping: false }
const books = (fulfilled_quantity: number, shipped_quantity: number, delivered_quantity: number) => ({
  ...NOTHING_DONE,
  fulfilled_quantity,
  shipped_quantity,
  delivered_quantity,
})

describe("a piece", () => {
  it.each<[boolean, string, object]>([
    [true, "a variant that Medusa ships", { requires_shipping: true }],
    [true, "a variant without sizes that Medusa ships", { ...unsized, requires_shipping: true }],
    [false, "a line that staff typed in", typedIn],
    [true, "a typed-in garment, which comes in sizes", { ...typedIn, metadata: { size: "M" } }],
    [true, "a typed-in line that the shop says is no fee", { ...typedIn, metadata: { fee: false } }],
    [false, "a variant that the shop says is a fee", { requires_shipping: true, metadata: { fee: true } }],
    [false, "a typed-in line whose fee is no yes or no", { ...typedIn, metadata: { fee: "no" } }],
  ])("%s: %s", (expected, _, raw) => expect(items(raw).map(isPiece)).toEqual([expected]))

  it("is what the count of an order counts", () => {
    expect(countPieces(items({ id: "a" }, { id: "b", quantity: 5 }, { ...typedIn, id: "c", quantity: 6 }))).toBe(15)
  })
})

describe("where an order's pieces are", () => {
  it("is told by Medusa's books of each line, fees left out", () => {
    const list = items(
      { id: "a", quantity: 10, ...books(10, 8, 3) },
      { id: "b", quantity: 5, ...books(0, 0, 0) },
      { ...typedIn, id: "c", quantity: 6, ...books(6, 6, 6) },
    )
    expect(fulfillmentProgress(list)).toEqual({ delivered: 3, in_transit: 5, pending: 7 })
  })

  it("counts as shipped what was delivered without a shipment", () => {
    expect(fulfillmentProgress(items({ quantity: 10, ...books(10, 0, 4) }))).toEqual({
      delivered: 4,
      in_transit: 0,
      pending: 6,
    })
  })

  it("always adds up to all pieces, none below nought, whatever the books say", () => {
    const quantity = fc.integer({ min: 0, max: 20 })
    fc.assert(
      fc.property(fc.array(fc.tuple(quantity, quantity, quantity, quantity, fc.boolean())), (rows) => {
        const list = items(
          ...rows.map(([all, packed, sent, came, requires_shipping], index) => ({
            ...unsized,
            id: `ordli_${index}`,
            quantity: all,
            requires_shipping,
            ...books(packed, sent, came),
          })),
        )
        const counts = Object.values(fulfillmentProgress(list))
        expect(counts.every((count) => count >= 0)).toBe(true)
        expect(counts.reduce((sum, count) => sum + count, 0)).toBe(countPieces(list))
      }),
    )
  })
})

describe("what is in no package yet", () => {
  const order = anOrder({
    items: [
      rawItem({ id: "m", quantity: 10, ...books(10, 0, 0) }),
      rawItem({ id: "l", quantity: 10, variant_option_values: { Size: "L" }, ...books(4, 0, 0) }),
      rawItem({ ...typedIn, id: "fee" }),
    ],
  })
  const unpacked = (...raw: object[]) => unpackedOf(order, toPackages(order, fulfillments(...raw)))

  it("is the rest of every line of goods", () => {
    expect(unpacked({})).toEqual([{ title: "Heavy tee", variant: null, size: "L", quantity: 6 }])
  })

  it("is not told before the first package, nor when all of them were canceled", () => {
    expect(unpacked()).toEqual([])
    expect(unpacked({ canceled_at: "2026-11-06T10:00:00.000Z" })).toEqual([])
  })
})
