import fc from "fast-check"
import { isolate } from "@contracts/isolate"
import { typedText } from "../typed-text"

const DIRECTION = ["\u202a", "\u202b", "\u202c", "\u202d", "\u202e", "\u2066", "\u2067", "\u2068", "\u2069"]

describe("what people typed", () => {
  it("keeps every sign that is seen, line breaks and tabs", () => {
    const text = "Zoë — 10,000 × «T» 😀\n\tשלום مرحبا \u200e\u200f 字"
    expect(typedText(text)).toBe(text)
  })

  it("loses what is not seen and turns words around", () => {
    const invisible = [...DIRECTION, "\u0000", "\u0007", "\u001b", "\u007f", "\u0085", "\u009b"]
    for (const sign of invisible) expect(typedText(`in${sign}voice`)).toBe("invoice")
  })

  it("never gets out of its fence", () => {
    const typed = fc
      .array(fc.oneof(fc.constantFrom(...DIRECTION, "ש", "م", "a", "1"), fc.string()))
      .map((all) => all.join(""))
    fc.assert(
      fc.property(typed, (text) => {
        const [opening, ...rest] = isolate(typedText(`ש${text}`))
        expect(opening).toBe("\u2068")
        expect(rest.pop()).toBe("\u2069")
        expect(rest.filter((sign) => DIRECTION.includes(sign))).toEqual([])
      }),
    )
  })
})

describe("a fence", () => {
  it("stands around text of every script from right to left, and around no other", () => {
    for (const text of ["שלום", "مرحبا", "ߞߊ", "ࠀ", "𞤀𞤣", "𐴀", "\u200fabc"])
      expect(isolate(text)).toBe(`\u2068${text}\u2069`)
    for (const text of ["Anna", "Ωmega", "字", "😀", "$12.50"]) expect(isolate(text)).toBe(text)
  })
})
