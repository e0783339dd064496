import { readPayForm } from "../read-pay-form"
import { isWebAddress } from "../web-address"

const read = (fields: string) => readPayForm(new URLSearchParams(fields), "pinv_1", "en-US")

describe("what an invoice's page sends", () => {
  it.each([
    ["pay=all&amount=3&with=pinv_2", { invoice_ids: ["pinv_1"] }],
    ["pay=part&amount=$1,000.50", { invoice_ids: ["pinv_1"], amount: "1000.50" }],
    ["pay=several&with=pinv_2&with=pinv_3", { invoice_ids: ["pinv_1", "pinv_2", "pinv_3"] }],
    ["pay=several", { invoice_ids: ["pinv_1"] }],
  ])("%s", (fields, payment) => expect(read(fields)?.payment).toEqual(payment))

  it.each(["0", "0.00", "", "-5", "much"])("a part of %j is no payment, and stays as it was typed", (amount) => {
    const form = read(`pay=part&amount=${amount}`)
    expect(form).toEqual({ payment: null, typed: { kind: "part", amount, with: [] } })
  })

  it.each(["", "pay=free", "pay=several&with=../x", `pay=several${"&with=a".repeat(50)}`])(
    "%s is no form of ours",
    (fields) => expect(read(fields)).toBeNull(),
  )
})

it("an address that a browser would run is none to go to", () => {
  expect(["https://checkout.stripe.com/c/1#x", "http://localhost:12111/c"].every(isWebAddress)).toBe(true)
  expect(["javascript:alert(1)", "data:text/html,x", "", "/p/1"].some(isWebAddress)).toBe(false)
})
