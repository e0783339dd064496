import fc from "fast-check"
import { MathBN } from "@medusajs/framework/utils"
import { paymentSettings } from "../../../contracts"
import { allocate } from "../allocate"
import { checkoutVersion, methodsFor, type OwedInvoice, termsOf } from "../checkout-terms"
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

describe("the terms of a checkout", () => {
  const owed = (id: string, balance: string, more: Partial<OwedInvoice> = {}): OwedInvoice => ({
    ...{ id, kind: "invoice", state: "sent", number: id, order_id: "order_1", project_id: "pproj_1" },
    ...{ currency_code: "usd", money: { balance, processing: "0.00" }, ...more },
  })
  const settings = { ...paymentSettings.defaults, allow_part: true }
  const terms = (invoices: OwedInvoice[], asked: { invoice_ids: string[]; amount?: string }, of = settings) =>
    termsOf(invoices, of, { link_id: "plink_1", ...asked })
  const one = [owed("pinv_1", "640.00")]

  it("are all that is owed on the invoices asked for, or a part of one", () => {
    const both = terms([...one, owed("pinv_2", "0.50"), owed("pinv_3", "9.00")], { invoice_ids: ["pinv_1", "pinv_2"] })
    expect(both).toMatchObject({ total: "640.50", currency: "usd", methods: ["card"] })
    expect(both.shares.map(({ amount }) => amount)).toEqual(["640.00", "0.50"])
    expect(terms(one, { invoice_ids: ["pinv_1"], amount: "100.00" })).toMatchObject({ total: "100.00" })
  })

  it("are the same ones however the whole amount is written", () => {
    const whole = terms(one, { invoice_ids: ["pinv_1"] })
    expect(terms(one, { invoice_ids: ["pinv_1"], amount: "640" })).toEqual(whole)
  })

  it.each<[string, OwedInvoice[], string | undefined, string]>([
    ["another order's invoice", [owed("pinv_2", "640.00")], undefined, "not_found"],
    ["a draft", [owed("pinv_1", "640.00", { state: "draft" })], undefined, "not_found"],
    ["a credit note", [owed("pinv_1", "640.00", { kind: "credit_note" })], undefined, "not_found"],
    ["a void one", [owed("pinv_1", "640.00", { state: "void" })], undefined, "nothing_owed"],
    ["one that is paid", [owed("pinv_1", "0.00", { state: "paid" })], undefined, "nothing_owed"],
    [
      "one with a debit on its way",
      [owed("pinv_1", "640.00", { money: { balance: "640.00", processing: "640.00" } })],
      undefined,
      "payment_processing",
    ],
    ["more than is owed", one, "640.01", "amount_invalid"],
    ["nothing", one, "0", "amount_invalid"],
    ["less than a cent", one, "0.001", "amount_invalid"],
  ])("refuse %s", (_name, invoices, amount, code) => {
    expect(() => terms(invoices, { invoice_ids: ["pinv_1"], ...(amount === undefined ? {} : { amount }) })).toThrow(
      expect.objectContaining({ code }),
    )
  })

  it("refuse a part where the shop takes none, a part of two, two currencies, and a currency that no method has", () => {
    const refused = (code: string) => expect.objectContaining({ code })
    const part = { invoice_ids: ["pinv_1"], amount: "1.00" }
    expect(() => terms(one, part, { ...settings, allow_part: false })).toThrow(refused("amount_invalid"))
    const two = { invoice_ids: ["pinv_1", "pinv_2"], amount: "1.00" }
    expect(() => terms([...one, owed("pinv_2", "5.00")], two)).toThrow(refused("amount_invalid"))
    const mixed = [...one, owed("pinv_2", "5.00", { currency_code: "eur", order_id: "order_2" })]
    expect(() => terms(mixed, { invoice_ids: ["pinv_1", "pinv_2"] })).toThrow(refused("currency_mixed"))
    const debit = { ...settings, methods: ["sepa_debit" as const] }
    expect(() => terms(one, { invoice_ids: ["pinv_1"] }, debit)).toThrow(refused("payment_unavailable"))
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
