import { anOrder, aProject, rawItem } from "../../../integration-tests/modules/support/facts"
import type { OrderDocument } from "../../contracts"
import { comparedDocument } from "../../project-page/current-document"
import { orderDifference } from "../approved-difference"
import { toOrderDocument } from "../order-document"

const documentOf = (order: object = {}, project: object = {}) =>
  toOrderDocument(anOrder(order), { ...aProject, ...project })
const approved = documentOf()
const differenceOf = (current: OrderDocument) => orderDifference(approved, { document: current, as_ordered: current })

describe("how an order differs from what was approved", () => {
  it("is not at all while it reads the same, however often it was fulfilled", () => {
    expect(differenceOf(documentOf({ version: 9 }))).toBeNull()
  })

  it("is both amounts and every change once it was edited", () => {
    const difference = differenceOf(documentOf({ items: [rawItem({ quantity: 12 })] }))
    expect(difference?.approved_amount).toBe(approved.totals.total)
    expect(difference?.current_amount).not.toBe(approved.totals.total)
    expect(difference?.changes).toContainEqual({ kind: "quantity", label: "Heavy tee, M", before: "10", after: "12" })
  })

  it("is found in a field that changes no amount", () => {
    const difference = differenceOf(documentOf({}, { in_hands_date: "2027-01-04" }))
    expect(difference).toMatchObject({ approved_amount: approved.totals.total, current_amount: approved.totals.total })
    expect(difference?.changes).toEqual([
      { kind: "field", label: "in_hands_date", before: "2026-12-01", after: "2027-01-04" },
    ])
  })

  it("is not that some of it came back, but is what else changed with it", () => {
    const after = (more: object, totals: object) => {
      const current = documentOf(more)
      return differenceOf({ ...current, totals: { ...current.totals, ...totals } })
    }
    const returned = { returned: "25.00", total: "118.50" }
    expect(after({}, returned)).toBeNull()
    const edited = after({ items: [rawItem({ quantity: 12 })] }, returned)
    expect(edited?.changes).toContainEqual({ kind: "quantity", label: "Heavy tee, M", before: "10", after: "12" })
    expect(edited?.changes.filter(({ label }) => label === "returned")).toEqual([])
  })

  describe("after credit", () => {
    const CREDIT = { credit_line_total: 20, total: 123.5 }

    it("is none: nothing more is asked of the client", () => {
      expect(differenceOf(documentOf(CREDIT))).toBeNull()
    })

    it("is what else has changed", () => {
      const difference = differenceOf(documentOf({ ...CREDIT, items: [rawItem({ quantity: 12 })] }))
      expect(difference?.changes).toContainEqual({ kind: "quantity", label: "Heavy tee, M", before: "10", after: "12" })
    })

    it("is the total when the credit is taken away again", () => {
      const before = documentOf(CREDIT)
      const difference = orderDifference(before, { document: approved, as_ordered: approved })
      expect(difference).toMatchObject({ approved_amount: "123.50", current_amount: "143.50" })
      expect(difference?.changes).toContainEqual({ kind: "total", label: "credited", before: "20.00", after: null })
    })

    it("is none against an older document that counts it as discount", () => {
      const current = documentOf(CREDIT)
      const { credited = "", ...totals } = current.totals
      const discount = (Number(totals.discount) + Number(credited)).toFixed(2)
      const older = { ...current, totals: { ...totals, discount } }
      expect(orderDifference(older, { document: current, as_ordered: current })).toBeNull()
    })
  })

  describe("after a final count", () => {
    const made = (more: object = {}, quantity = 12) =>
      orderDifference(
        approved,
        comparedDocument(
          anOrder({ items: [rawItem({ quantity, ...more })] }),
          [{ item_id: rawItem().id, ordered: 10, final: 12 }],
          aProject,
        ),
      )

    it("is none while nothing else has changed", () => {
      expect(made()).toBeNull()
    })

    it("is what else has changed, with the true sums", () => {
      const difference = made({ unit_price: 13 })
      expect(difference?.changes.filter(({ kind }) => kind !== "total")).toEqual([
        { kind: "price", label: "Heavy tee, M", before: "12.50", after: "13.00" },
      ])
      const { totals } = documentOf({ items: [rawItem({ quantity: 12, unit_price: 13 })] })
      expect(difference?.current_amount).toBe(totals.total)
    })

    it("is the quantity of a line that was edited again after it was counted", () => {
      const change = { kind: "quantity", label: "Heavy tee, M", before: "10", after: "14" }
      expect(made({}, 14)?.changes).toContainEqual(change)
    })
  })
})
