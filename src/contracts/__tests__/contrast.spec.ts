import fc from "fast-check"
import { contrast, inkOn, luminance } from "../contrast"

const color = fc.integer({ min: 0, max: 0xffffff }).map((value) => `#${value.toString(16).padStart(6, "0")}`)
const gray = (value: number): string => `#${value.toString(16).padStart(2, "0").repeat(3)}`

describe("contrast", () => {
  it.each([
    ["#000000", "#ffffff", 21],
    ["#ffffff", "#ffffff", 1],
    // W3C's own examples: the lightest gray that passes 4.5 on white, and the first that fails.
    ["#767676", "#ffffff", 4.54],
    ["#777777", "#ffffff", 4.48],
    ["#ff0000", "#ffffff", 4],
    ["#00ff00", "#ffffff", 1.37],
    ["#0000ff", "#ffffff", 8.59],
    ["#ffff00", "#000000", 19.56],
    ["#949494", "#ffffff", 3.03],
  ])("of %s on %s is %d (WCAG 2.2)", (one, other, ratio) => expect(contrast(one, other)).toBeCloseTo(ratio, 2))

  it("is the same both ways, between 1 and 21, and blind to the letters' case", () => {
    fc.assert(
      fc.property(color, color, (one, other) => {
        const ratio = contrast(one, other)
        expect(ratio).toBe(contrast(other, one))
        expect(ratio).toBe(contrast(one.toUpperCase(), other))
        expect(ratio).toBeGreaterThanOrEqual(1)
        expect(ratio).toBeLessThanOrEqual(21)
      }),
    )
  })

  it("grows with lightness: a lighter gray never has less luminance", () => {
    for (let value = 1; value < 256; value++) expect(luminance(gray(value))).toBeGreaterThan(luminance(gray(value - 1)))
  })
})

describe("the ink on a colour", () => {
  it("is whichever of white and black reads better", () => {
    fc.assert(
      fc.property(color, (one) => {
        const other = inkOn(one) === "#ffffff" ? "#000000" : "#ffffff"
        expect(contrast(one, inkOn(one))).toBeGreaterThanOrEqual(contrast(one, other))
      }),
    )
  })

  it("reads on every colour: at least 4.5 (WCAG 2.2, 1.4.3)", () => {
    // The better of two inks is worst where both are equal: at the root of their contrast with each other.
    expect(Math.sqrt(contrast("#ffffff", "#000000"))).toBeGreaterThan(4.5)
    fc.assert(
      fc.property(color, (one) => expect(contrast(one, inkOn(one))).toBeGreaterThan(4.5)),
      { numRuns: 10_000 },
    )
  })
})
