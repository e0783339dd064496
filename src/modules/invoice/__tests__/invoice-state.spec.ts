import { invoiceMoney, invoiceStateOf, type StateFacts } from "../invoice-state"

const moneyOf = (more: { total?: string; paid?: string; credited?: string } = {}) =>
  invoiceMoney({ currency_code: "usd", total: "640", credited: "0", paid: "0", processing: "0", ...more })

const state = (more: Partial<StateFacts> = {}, money: Parameters<typeof moneyOf>[0] = {}) =>
  invoiceStateOf({
    kind: "invoice",
    is_issued: true,
    is_void: false,
    due_on: "2026-04-15",
    today: "2026-04-15",
    money: moneyOf(money),
    ...more,
  })

describe("an invoice's state", () => {
  it.each([
    ["a draft, whatever was paid", state({ is_issued: false }, { paid: "640" }), "draft"],
    ["void, whatever else it is", state({ is_void: true, today: "2027-01-01" }), "void"],
    ["sent while nothing was paid", state(), "sent"],
    ["sent on its last day", state({ today: "2026-04-15" }), "sent"],
    ["overdue from the day after", state({ today: "2026-04-16" }), "overdue"],
    ["overdue also where a part was paid", state({ today: "2026-04-16" }, { paid: "100" }), "overdue"],
    ["never overdue without a due date", state({ due_on: null, today: "2030-01-01" }), "sent"],
    ["partly paid", state({}, { paid: "0.01" }), "partly_paid"],
    ["paid, also after it was due", state({ today: "2027-01-01" }, { paid: "640" }), "paid"],
    ["paid when more arrived", state({}, { paid: "700" }), "paid"],
    ["paid when a credit note took the rest off", state({}, { paid: "600", credited: "40" }), "paid"],
    ["credited when all of it was taken back", state({ today: "2027-01-01" }, { credited: "640" }), "credited"],
    ["credited although money was paid on it", state({}, { credited: "640", paid: "640" }), "credited"],
    ["credited, for a credit note", state({ kind: "credit_note" }), "credited"],
    ["sent again after a refund", state({}, { paid: "0" }), "sent"],
  ])("is %s", (_, actual, expected) => expect(actual).toBe(expected))
})

describe("what is owed", () => {
  it("is the total less credit notes and payments, in the minor unit", () => {
    expect(moneyOf({ total: "640", credited: "40.5", paid: "100" })).toEqual({
      currency_code: "usd",
      total: "640.00",
      credited: "40.50",
      paid: "100.00",
      processing: "0.00",
      balance: "499.50",
    })
  })

  it("is below zero where the shop owes it", () => {
    expect(moneyOf({ credited: "640", paid: "640" }).balance).toBe("-640.00")
  })
})
