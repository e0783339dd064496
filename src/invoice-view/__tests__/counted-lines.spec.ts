import { anOrder, rawItem } from "../../../integration-tests/modules/support/facts"
import type { Tolerance } from "../../contracts"
import type { LineCountRow } from "../../modules/invoice/rows"
import { allowedPieces, countDifferences, countedLines } from "../counted-lines"

const percent = (over: number, under = over): Tolerance => ({ kind: "percent", over, under })

const count = (more: Partial<Pick<LineCountRow, "tolerance" | "ordered" | "final">>): LineCountRow => ({
  id: "pcnt_1",
  project_id: "pproj_1",
  order_id: "order_1",
  item_id: "a",
  tolerance: null,
  ordered: null,
  final: null,
  actor_type: "staff",
  actor_id: "user_1",
  actor_name: "Mona",
  created_at: new Date(),
  updated_at: new Date(),
  deleted_at: null,
  ...more,
})

describe("the pieces that a tolerance allows", () => {
  it.each([
    [48, percent(5), { from: 46, to: 50 }],
    [100, percent(5), { from: 95, to: 105 }],
    [144, percent(10, 0), { from: 144, to: 158 }],
    [7, percent(5), { from: 7, to: 7 }],
    [48, { kind: "exact" } as const, { from: 48, to: 48 }],
    [3, percent(50), { from: 2, to: 4 }],
    [1000, percent(0.1), { from: 999, to: 1001 }],
  ])("of %d with %j are %j", (ordered, tolerance, allowed) =>
    expect(allowedPieces(ordered, tolerance)).toEqual(allowed),
  )
})

describe("counted lines", () => {
  const order = anOrder({
    items: [rawItem({ id: "a", quantity: 50 }), rawItem({ id: "fee", metadata: { fee: true } })],
  })

  it("are goods alone, with what was ordered before Medusa's order was edited to the count", () => {
    expect(countedLines(order, [count({ ordered: 48, final: 50 })], percent(5))).toEqual([
      expect.objectContaining({ item_id: "a", ordered: 48, final: 50, allowed: { from: 46, to: 50 } }),
    ])
  })

  it("have the shop's tolerance unless another was agreed", () => {
    expect(countedLines(order, [count({ tolerance: { kind: "exact" } })], percent(5))[0]?.allowed).toEqual({
      from: 50,
      to: 50,
    })
  })

  it("differ where other pieces were made than ordered", () => {
    expect(countDifferences(order, [count({ ordered: 50, final: 50 })])).toEqual([])
    expect(countDifferences(order, [count({ ordered: 48, final: 50 })])).toEqual([
      expect.objectContaining({ ordered: 48, final: 50, unit_price: "12.50" }),
    ])
  })
})
