import { anOrder, aProject, rawItem } from "../../../integration-tests/modules/support/facts"
import { orderDifference } from "../approved-difference"
import { toOrderDocument } from "../order-document"

const documentOf = (order: object = {}, project: object = {}) =>
  toOrderDocument(anOrder(order), { ...aProject, ...project })
const approved = documentOf()

describe("how an order differs from what was approved", () => {
  it("is not at all while it reads the same, however often it was fulfilled", () => {
    expect(orderDifference(approved, documentOf({ version: 9 }))).toBeNull()
  })

  it("is both amounts and every change once it was edited", () => {
    const difference = orderDifference(approved, documentOf({ items: [rawItem({ quantity: 12 })] }))
    expect(difference?.approved_amount).toBe(approved.totals.total)
    expect(difference?.current_amount).not.toBe(approved.totals.total)
    expect(difference?.changes).toContainEqual({ kind: "quantity", label: "Heavy tee, M", before: "10", after: "12" })
  })

  it("is found in a field that changes no amount", () => {
    const difference = orderDifference(approved, documentOf({}, { in_hands_date: "2027-01-04" }))
    expect(difference).toMatchObject({ approved_amount: approved.totals.total, current_amount: approved.totals.total })
    expect(difference?.changes).toEqual([
      { kind: "field", label: "in_hands_date", before: "2026-12-01", after: "2027-01-04" },
    ])
  })

  it("is not that some of it came back, but is what else changed with it", () => {
    const after = (more: object, totals: object) => {
      const current = documentOf(more)
      return orderDifference(approved, { ...current, totals: { ...current.totals, ...totals } })
    }
    const returned = { returned: "25.00", total: "118.50" }
    expect(after({}, returned)).toBeNull()
    const edited = after({ items: [rawItem({ quantity: 12 })] }, returned)
    expect(edited?.changes).toContainEqual({ kind: "quantity", label: "Heavy tee, M", before: "10", after: "12" })
    expect(edited?.changes.filter(({ label }) => label === "returned")).toEqual([])
  })
})
