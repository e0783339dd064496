import { recognizeCarrier, trackingKey } from "../shipping/recognize-carrier"

describe("the carrier of a tracking number", () => {
  it.each([
    ["1Z5R89390357567127", "ups"],
    ["1z 5r8 939 03-5756 7127", "ups"],
    ["9400111202555842332669", "usps"],
    ["420 97209 9400 1112 0255 5842 3326 69", "usps"],
    ["EJ958083578US", "usps"],
    ["RB123456785GB", "royal_mail"],
    ["RR123456785DE", "dhl"],
  ])("is certain for %s", (number, carrier) => expect(recognizeCarrier(number)).toEqual({ certain: carrier }))

  it.each([
    ["1Z5R89390357567128", ["ups"]],
    ["9400111202555842332668", ["usps"]],
    ["EJ958083579US", ["usps"]],
  ])("is left to staff for %s, whose check digit is wrong", (number, candidates) =>
    expect(recognizeCarrier(number)).toEqual({ candidates }),
  )

  // Numbers that FedEx and UPS print for parcels which USPS delivers, and order numbers.
  it.each([
    ["420773169261290283641500004181", ["usps", "fedex", "ups", "dhl_ecommerce"]],
    ["9202090339598350198298", ["usps", "fedex", "ups", "dhl_ecommerce"]],
    ["1000000042", []],
    ["1234567891", ["dhl_express"]],
    ["202611270042", ["dhl", "gls"]],
    ["986578788855", ["fedex", "dhl", "gls"]],
    ["EJ958083578SE", []],
    ["", []],
    ["to follow", []],
  ])("is never guessed for %s", (number, candidates) => expect(recognizeCarrier(number)).toEqual({ candidates }))

  it("is compared without spaces, case and the ZIP code that USPS prints before a number", () => {
    expect(trackingKey("420 77316 9261 2902 8364 1500 0041 81")).toBe("9261290283641500004181")
    expect(trackingKey("４２０７７３１６1234 9261290283641500004181")).toBe("9261290283641500004181")
    expect(trackingKey("4207731692612902836415000041")).toBe("4207731692612902836415000041")
  })
})
