import fc from "fast-check"
import { MathBN } from "@medusajs/framework/utils"
import { allocate } from "../allocate"
import { checkoutVersion, methodsFor } from "../checkout-terms"
import { inReverse } from "../payment-places"
import { stateOfSession } from "../stripe-truth"

describe("the methods of a checkout", () => {
  const all = { methods: ["card" as const, "us_bank_account" as const, "sepa_debit" as const], bank_debit_from: "1000" }

  it.each([
    ["usd", "999.99", ["card", "us_bank_account"]],
    ["usd", "1000.00", ["us_bank_account"]],
    ["eur", "2000.00", ["sepa_debit"]],
    ["jpy", "200000", ["card"]],
  ])(
    "in %s for %s are those that the currency has, debits alone from the set amount on",
    (currency, amount, methods) => {
      expect(methodsFor(all, currency, amount)).toEqual(methods)
    },
  )

  it("are none where the shop takes debits alone and the currency has none", () => {
    expect(methodsFor({ methods: ["sepa_debit"], bank_debit_from: null }, "usd", "10.00")).toEqual([])
  })
})

describe("the version of a checkout", () => {
  const share = { invoice_id: "pinv_1", order_id: "order_1", number: "INV-0001", balance: "640.00", amount: "640.00" }
  const version = (more: object = {}, link = "plink_1", methods = ["card" as const]) =>
    checkoutVersion(link, "usd", methods, [{ ...share, ...more }])

  it("changes with what is owed, what is paid, who pays and how, and with nothing else", () => {
    expect(version()).toBe(version({ number: "INV-0002" }))
    const others = [version({ balance: "700.00" }), version({ amount: "100.00" }), version({}, "plink_2")]
    expect(new Set([version(), ...others])).toHaveProperty("size", 4)
  })
})

describe("an amount that is split", () => {
  const cents = fc.integer({ min: 0, max: 1_000_000 }).map((minor) => (minor / 100).toFixed(2))

  it("is given out to the last digit, and no place gets more than its room", () => {
    fc.assert(
      fc.property(cents, fc.array(cents, { maxLength: 6 }), (amount, rooms) => {
        const { shares, rest } = allocate(
          amount,
          rooms.map((room, place) => ({ place, room })),
        )
        const given = MathBN.sum(0, ...shares.map((share) => share.amount))
        expect(MathBN.add(given, rest).eq(amount)).toBe(true)
        for (const share of shares) expect(MathBN.lte(share.amount, rooms[share.place] ?? "0")).toBe(true)
      }),
    )
  })

  it("is taken back from credit first, then from the last invoice", () => {
    const payment = (invoice_id: string | null) => ({ invoice_id, captured: "10", refunded: "4" })
    const parts = ["a", "b"].map((invoice_id, position) => ({ invoice_id, position }))
    const places = inReverse([payment("a"), payment(null), payment("b")], parts)
    expect(places.map(({ place, room }) => [place.invoice_id, room])).toEqual([
      [null, "6"],
      ["b", "6"],
      ["a", "6"],
    ])
  })
})

describe("where a payment stands", () => {
  const intent = (status: string) => ({
    id: "pi_1",
    status,
    amount_received: 0,
    last_payment_error: null,
    latest_charge: null,
  })

  it.each([
    ["open", "open", null],
    ["open", "open", "requires_payment_method"],
    ["open", "open", "requires_action"],
    ["complete", "processing", "processing"],
    ["complete", "paid", "succeeded"],
    ["complete", "failed", "requires_payment_method"],
    ["complete", "failed", "canceled"],
    ["expired", "expired", null],
    ["expired", "paid", "succeeded"],
  ] as const)("a session that is %s is %s while its payment is %s", (status, state, of) => {
    expect(stateOfSession({ status, payment_intent: of === null ? null : intent(of) })).toBe(state)
  })
})
