import fc from "fast-check"
import type { Address } from "@contracts/common"
import { addressLines as linesIn, sameAddress as sameIn } from "../address"

const addressLines = (address: Parameters<typeof linesIn>[0]) => linesIn(address, "en")
const sameAddress = (...pair: [Parameters<typeof sameIn>[0], Parameters<typeof sameIn>[1]]) => sameIn(...pair, "en")

const address = (parts: Partial<Address>): Address => ({
  company: null,
  name: null,
  lines: [],
  postal_code: null,
  city: null,
  province: null,
  country_code: null,
  phone: null,
  ...parts,
})
const of = (country_code: string | null, parts: Partial<Address> = {}) =>
  addressLines(address({ lines: ["1 Main St"], city: "Springfield", postal_code: "12207", country_code, ...parts }))

describe("an address", () => {
  it.each([
    ["us", { province: "NY" }, ["1 Main St", "Springfield, NY 12207", "United States"]],
    ["de", {}, ["1 Main St", "12207 Springfield", "Germany"]],
    ["gb", {}, ["1 Main St", "Springfield", "12207", "United Kingdom"]],
    ["it", { province: "MI" }, ["1 Main St", "12207 Springfield MI", "Italy"]],
    ["ca", { province: "ON", postal_code: "K1A 0B1" }, ["1 Main St", "Springfield ON K1A 0B1", "Canada"]],
  ])("is written as in its country: %s", (country, parts, lines) => {
    expect(of(country, parts)).toEqual(lines)
  })

  it("keeps what its country leaves out on a letter", () => {
    expect(of("de", { province: "Bavaria" })).toEqual(["1 Main St", "12207 Springfield, Bavaria", "Germany"])
    expect(of("jp", { province: "Tokyo" })).toEqual(["1 Main St", "Springfield", "Tokyo", "12207", "Japan"])
  })

  it("keeps a county whose name stands in the town's", () => {
    expect(of("gb", { city: "Kentish Town", province: "Kent" })).toEqual([
      "1 Main St",
      "Kentish Town",
      "12207, Kent",
      "United Kingdom",
    ])
    const town = address({ city: "Kentish Town", country_code: "gb" })
    expect(sameAddress(town, { ...town, province: "Kent" })).toBe(false)
  })

  it("is readable without a country, and with one that nobody knows", () => {
    expect(of(null, { province: "NY" })).toEqual(["1 Main St", "Springfield, NY, 12207"])
    expect(of("zz")).toEqual(["1 Main St", "Springfield, 12207", "Unknown Region"])
    expect(of("???")).toEqual(["1 Main St", "Springfield, 12207", "???"])
  })

  it("loses nothing of what was entered, in whatever country, and has no empty line", () => {
    const part = fc.option(fc.stringMatching(/^[\p{L}\p{N}]{1,12}$/u), { nil: null })
    const country = fc.option(fc.stringMatching(/^[a-z]{2}$/), { nil: null })
    fc.assert(
      fc.property(part, part, part, part, part, country, (company, name, city, province, postal_code, country_code) => {
        const lines = addressLines(address({ company, name, city, province, postal_code, country_code }))
        for (const entered of [company, name, city, province, postal_code])
          if (entered) expect(lines.join("\n")).toContain(entered)
        expect(lines.filter((line) => !line.trim())).toEqual([])
      }),
      { numRuns: 2_000 },
    )
  })

  it("is the same as another one when they read the same", () => {
    const one = address({ company: "Smith", city: "Albany", country_code: "us" })
    expect(sameAddress(one, { ...one, name: "" })).toBe(true)
    expect(sameAddress(one, { ...one, city: "Troy" })).toBe(false)
  })
})
