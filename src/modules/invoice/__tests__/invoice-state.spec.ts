import { MathBN } from "@medusajs/framework/utils"
import fc from "fast-check"
import { type InvoiceSums, invoiceMoney, invoiceStateOf, type StateFacts } from "../invoice-state"

const NOTHING = { credited: "0", captured: "0", returned: "0", disputed: "0", processing: "0" }

const moneyOf = (more: Partial<InvoiceSums> = {}) =>
  invoiceMoney({ currency_code: "usd", total: "640", ...NOTHING, ...more })

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
    ["a draft, whatever was paid", state({ is_issued: false }, { captured: "640" }), "draft"],
    ["void, whatever else it is", state({ is_void: true, today: "2027-01-01" }), "void"],
    ["sent while nothing was paid", state(), "sent"],
    ["sent on its last day", state({ today: "2026-04-15" }), "sent"],
    ["overdue from the day after", state({ today: "2026-04-16" }), "overdue"],
    ["overdue also where a part was paid", state({ today: "2026-04-16" }, { captured: "100" }), "overdue"],
    ["never overdue without a due date", state({ due_on: null, today: "2030-01-01" }), "sent"],
    ["partly paid", state({}, { captured: "0.01" }), "partly_paid"],
    ["paid, also after it was due", state({ today: "2027-01-01" }, { captured: "640" }), "paid"],
    ["paid when more arrived", state({}, { captured: "700" }), "paid"],
    ["paid when a credit note took the rest off", state({}, { captured: "600", credited: "40" }), "paid"],
    ["credited when all of it was taken back", state({ today: "2027-01-01" }, { credited: "640" }), "credited"],
    ["credited although money was paid on it", state({}, { credited: "640", captured: "640" }), "credited"],
    ["credited, for a credit note", state({ kind: "credit_note" }), "credited"],
    ["paid also after a part was refunded", state({}, { captured: "640", returned: "100" }), "paid"],
    ["credited when all of it was refunded", state({}, { captured: "640", returned: "640" }), "credited"],
    ["sent again when the client's bank took all back", state({}, { captured: "640", disputed: "640" }), "sent"],
  ])("is %s", (_, actual, expected) => expect(actual).toBe(expected))
})

describe("what is owed", () => {
  it("is the total less credit notes and payments, in the minor unit", () => {
    expect(moneyOf({ credited: "40.5", captured: "100" })).toEqual({
      currency_code: "usd",
      total: "640.00",
      credited: "40.50",
      refunded: "0.00",
      paid: "100.00",
      processing: "0.00",
      balance: "499.50",
    })
  })

  it("is below zero where the shop owes it", () => {
    expect(moneyOf({ credited: "640", captured: "640" }).balance).toBe("-640.00")
  })

  it.each<[string, Partial<InvoiceSums>, { refunded: string; paid: string; balance: string }]>([
    [
      "a refund of a deposit takes it off the invoice",
      { captured: "640", returned: "100" },
      { refunded: "100.00", paid: "540.00", balance: "0.00" },
    ],
    [
      "a refund before all is paid leaves the rest owed",
      { captured: "300", returned: "100" },
      { refunded: "100.00", paid: "200.00", balance: "340.00" },
    ],
    [
      "a refund of what was paid too much takes nothing off",
      { captured: "700", returned: "60" },
      { refunded: "0.00", paid: "640.00", balance: "0.00" },
    ],
    [
      "a refund of more than that takes off the rest",
      { captured: "700", returned: "100" },
      { refunded: "40.00", paid: "600.00", balance: "0.00" },
    ],
    [
      "a refund after its credit note counts once",
      { credited: "100", captured: "640", returned: "100" },
      { refunded: "0.00", paid: "540.00", balance: "0.00" },
    ],
    [
      "a refund that came back and is made again counts once",
      { captured: "740", returned: "200" },
      { refunded: "100.00", paid: "540.00", balance: "0.00" },
    ],
    [
      "money that the client's bank took back is owed again",
      { captured: "640", disputed: "640" },
      { refunded: "0.00", paid: "0.00", balance: "640.00" },
    ],
  ])("%s", (_, sums, expected) => expect(moneyOf(sums)).toMatchObject(expected))

  it("plus what is paid, credited and refunded is the total, whatever moved", () => {
    const cents = fc.integer({ min: 0, max: 100_000 }).map((amount) => (amount / 100).toFixed(2))
    fc.assert(
      fc.property(
        fc.record({ total: cents, credited: cents, captured: cents, returned: cents, disputed: cents }),
        (sums) => {
          const { total, credited, refunded, paid, balance } = moneyOf(sums)
          expect(MathBN.sum(credited, refunded, paid, balance).toFixed(2)).toBe(total)
          expect(MathBN.gte(refunded, 0)).toBe(true)
          expect(MathBN.lte(refunded, sums.returned)).toBe(true)
        },
      ),
    )
  })
})
