import { localesFor } from "../locale"

describe("how a client reads numbers", () => {
  it("follows the first wish that can be met", () => {
    expect(localesFor("de-CH, en;q=0.5", "en-US").numbers).toBe("de-CH-u-nu-latn")
    expect(localesFor("*, xx-invalid-, fr-CA;q=0.8", "en-US").numbers).toBe("fr-CA-u-nu-latn")
    expect(localesFor(null, "en-GB")).toEqual({ numbers: "en-GB-u-nu-latn", words: "en-GB" })
  })

  it("is found with few questions to Intl, however many wishes are sent", () => {
    const asked = jest.spyOn(Intl.NumberFormat, "supportedLocalesOf")
    localesFor(Array.from({ length: 5_000 }, () => "zz").join(","), "en-US")
    expect(asked.mock.calls.length).toBeLessThan(100)
    asked.mockClear()
    localesFor("de,fr,it,es", "en-US")
    expect(asked.mock.calls.map(([tag]) => tag)).not.toContain("fr")
    asked.mockRestore()
  })
})
