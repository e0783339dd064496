import canonicalize from "canonicalize"
import fc from "fast-check"
import { canonicalBytes } from "../canonical-json"

const RUNS = process.env.FULL === "1" ? 10_000 : 1_000
jest.setTimeout(300_000)

/*
 * A second implementation of RFC 8785 that shares nothing with the first: its own digits, escapes, order and UTF-8, so
 * that a fault of JSON.stringify, Array.sort or Buffer would show.
 */
type Json = null | boolean | number | string | Json[] | { [key: string]: Json }

/** ECMAScript's Number::toString from the fewest digits that read back as the same number. */
const numberText = (value: number): string => {
  if (value === 0) return "0"
  if (value < 0) return `-${numberText(-value)}`
  let shortest = ""
  for (let digits = 1; digits <= 17; digits++) {
    shortest = value.toExponential(digits - 1)
    if (Number(shortest) === value) break
  }
  const [mantissa = "", power = ""] = shortest.split("e")
  const rounded = mantissa.replace(".", "")
  // Exactly between two: toExponential goes up, toString goes to the even one.
  const beyond = value.toExponential(60).split("e")[0]?.replace(".", "").slice(rounded.length) ?? ""
  const digits = /^50*$/.test(beyond) && BigInt(rounded) % 2n === 1n ? String(BigInt(rounded) - 1n) : rounded
  const point = Number(power) + 1
  if (digits.length <= point && point <= 21) return digits + "0".repeat(point - digits.length)
  if (point > 0 && point <= 21) return `${digits.slice(0, point)}.${digits.slice(point)}`
  if (point > -6 && point <= 0) return `0.${"0".repeat(-point)}${digits}`
  const exponent = `e${point - 1 < 0 ? "-" : "+"}${Math.abs(point - 1)}`
  return digits.length === 1 ? digits + exponent : `${digits.slice(0, 1)}.${digits.slice(1)}${exponent}`
}

const SHORT: Record<number, string> = { 8: "\\b", 9: "\\t", 10: "\\n", 12: "\\f", 13: "\\r", 34: '\\"', 92: "\\\\" }

const stringText = (value: string): string => {
  let text = '"'
  for (let at = 0; at < value.length; at++) {
    const unit = value.charCodeAt(at)
    text +=
      SHORT[unit] ??
      (unit < 32 ? `\\u00${unit < 16 ? "0" : "1"}${"0123456789abcdef".charAt(unit % 16)}` : value.charAt(at))
  }
  return `${text}"`
}

const byCodeUnits = (a: string, b: string): number => {
  for (let at = 0; at < Math.min(a.length, b.length); at++) {
    if (a.charCodeAt(at) !== b.charCodeAt(at)) return a.charCodeAt(at) - b.charCodeAt(at)
  }
  return a.length - b.length
}

/** Insertion by hand instead of Array.sort. */
const inOrder = (keys: string[]): string[] => {
  const sorted: string[] = []
  for (const key of keys) {
    const at = sorted.findIndex((other) => byCodeUnits(key, other) < 0)
    sorted.splice(at < 0 ? sorted.length : at, 0, key)
  }
  return sorted
}

const textOf = (value: Json): string => {
  if (value === null || typeof value === "boolean") return `${value}`
  if (typeof value === "number") return numberText(value)
  if (typeof value === "string") return stringText(value)
  if (Array.isArray(value)) return `[${value.map(textOf).join()}]`
  const entries = new Map(Object.entries(value))
  return `{${inOrder([...entries.keys()])
    .map((key) => `${stringText(key)}:${textOf(entries.get(key) ?? null)}`)
    .join()}}`
}

const utf8 = (text: string): number[] => {
  const bytes: number[] = []
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0
    if (code < 0x80) bytes.push(code)
    else if (code < 0x800) bytes.push(0xc0 | (code >> 6), 0x80 | (code & 63))
    else if (code < 0x10000) bytes.push(0xe0 | (code >> 12), 0x80 | ((code >> 6) & 63), 0x80 | (code & 63))
    else bytes.push(0xf0 | (code >> 18), 0x80 | ((code >> 12) & 63), 0x80 | ((code >> 6) & 63), 0x80 | (code & 63))
  }
  return bytes
}

const secondOpinion = (value: Json): Buffer => Buffer.from(utf8(textOf(value)))

const text = fc.string({ unit: "binary", maxLength: 20 })
const number = fc.oneof(
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.integer(),
  fc.constantFrom(0, -0, 1e21, 1e-7, 5e-324, 1.7976931348623157e308, 2 ** 53),
)
const json = fc.letrec<{ value: Json; leaf: Json; list: Json[]; record: Record<string, Json> }>((tie) => ({
  leaf: fc.oneof(fc.constant(null), fc.boolean(), number, text),
  list: fc.array(tie("value"), { maxLength: 5 }),
  record: fc.dictionary(text, tie("value"), { maxKeys: 6 }),
  value: fc.oneof({ depthSize: "small", withCrossShrink: true }, tie("leaf"), tie("list"), tie("record")),
})).value

const fromHex = (hex: string): number => Buffer.from(hex, "hex").readDoubleBE(0)

describe("the canonical form of JSON (RFC 8785)", () => {
  it(`is the same from two implementations for ${RUNS} generated values`, () => {
    fc.assert(
      fc.property(json, (value) => {
        const bytes = canonicalBytes(value)
        expect(bytes.equals(secondOpinion(value))).toBe(true)
        expect(bytes.equals(Buffer.from(canonicalize(value) ?? "", "utf8"))).toBe(true)
      }),
      { numRuns: RUNS },
    )
  })

  it("does not depend on the order in which keys were written, and reads back as the same value", () => {
    fc.assert(
      fc.property(fc.dictionary(text, json, { minKeys: 2, maxKeys: 8 }), (value) => {
        const backwards = Object.fromEntries(Object.entries(value).reverse())
        expect(canonicalBytes(backwards)).toEqual(canonicalBytes(value))
        expect(canonicalBytes(JSON.parse(canonicalBytes(value).toString("utf8")))).toEqual(canonicalBytes(value))
      }),
    )
  })

  it("gives the RFC's own bytes (section 3.2.4)", () => {
    const source = String.raw`{
      "numbers": [333333333.33333329, 1E30, 4.50, 2e-3, 0.000000000000000000000000001],
      "string": "\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/",
      "literals": [null, true, false]
    }`
    const hex = `
      7b 22 6c 69 74 65 72 61 6c 73 22 3a 5b 6e 75 6c 6c 2c 74 72 75 65 2c 66 61 6c 73 65 5d 2c 22 6e 75 6d 62 65 72 73
      22 3a 5b 33 33 33 33 33 33 33 33 33 2e 33 33 33 33 33 33 33 2c 31 65 2b 33 30 2c 34 2e 35 2c 30 2e 30 30 32 2c 31
      65 2d 32 37 5d 2c 22 73 74 72 69 6e 67 22 3a 22 e2 82 ac 24 5c 75 30 30 30 66 5c 6e 41 27 42 5c 22 5c 5c 5c 5c 5c
      22 2f 22 7d`
    expect(canonicalBytes(JSON.parse(source)).toString("hex")).toBe(hex.replace(/\s/g, ""))
  })

  it("orders keys by UTF-16 code units (section 3.2.3)", () => {
    const value = {
      "\u20ac": "Euro Sign",
      "\r": "Carriage Return",
      "\ufb33": "Hebrew Letter Dalet With Dagesh",
      "1": "One",
      "\ud83d\ude00": "Emoji: Grinning Face",
      "\u0080": "Control",
      "\u00f6": "Latin Small Letter O With Diaeresis",
    }
    expect(
      [
        ...canonicalBytes(value)
          .toString("utf8")
          .matchAll(/:"([^"]+)"/g),
      ].map(([, name]) => name),
    ).toEqual([
      "Carriage Return",
      "One",
      "Control",
      "Latin Small Letter O With Diaeresis",
      "Euro Sign",
      "Emoji: Grinning Face",
      "Hebrew Letter Dalet With Dagesh",
    ])
  })

  it.each([
    ["0000000000000000", "0"],
    ["8000000000000000", "0"],
    ["0000000000000001", "5e-324"],
    ["8000000000000001", "-5e-324"],
    ["7fefffffffffffff", "1.7976931348623157e+308"],
    ["ffefffffffffffff", "-1.7976931348623157e+308"],
    ["4340000000000000", "9007199254740992"],
    ["c340000000000000", "-9007199254740992"],
    ["4430000000000000", "295147905179352830000"],
    ["44b52d02c7e14af5", "9.999999999999997e+22"],
    ["44b52d02c7e14af6", "1e+23"],
    ["44b52d02c7e14af7", "1.0000000000000001e+23"],
    ["444b1ae4d6e2ef4e", "999999999999999700000"],
    ["444b1ae4d6e2ef4f", "999999999999999900000"],
    ["444b1ae4d6e2ef50", "1e+21"],
    ["3eb0c6f7a0b5ed8c", "9.999999999999997e-7"],
    ["3eb0c6f7a0b5ed8d", "0.000001"],
    ["41b3de4355555553", "333333333.3333332"],
    ["41b3de4355555554", "333333333.33333325"],
    ["41b3de4355555555", "333333333.3333333"],
    ["41b3de4355555556", "333333333.3333334"],
    ["41b3de4355555557", "333333333.33333343"],
    ["becbf647612f3696", "-0.0000033333333333333333"],
    ["43143ff3c1cb0959", "1424953923781206.2"],
  ])("writes the number %s as the RFC does (appendix B): %s", (hex, expected) => {
    expect(canonicalBytes(fromHex(hex)).toString("utf8")).toBe(expected)
    expect(numberText(fromHex(hex))).toBe(expected)
  })

  it.each([
    ["NaN", Number.NaN],
    ["Infinity", [Number.POSITIVE_INFINITY]],
    ["undefined", undefined],
    ["a function", () => 1],
    ["a bigint", { amount: 1n }],
  ])("refuses %s, which JSON cannot hold", (_, value) => expect(() => canonicalBytes(value)).toThrow())

  it.each([
    ["alone", "\ud800"],
    ["at the end", ["fine", "Anna \udbff"]],
    ["the wrong way round", { name: "\ude00\ud83d" }],
    ["in a key", { "\udc00": 1 }],
    ["behind a backslash", "\\\ud800"],
  ])("refuses a lone surrogate %s, as the RFC demands (3.2.2.2): it has no bytes of its own", (_, value) =>
    expect(() => canonicalBytes(value)).toThrow(TypeError),
  )

  it("takes pairs of surrogates, and words that only look like an escaped one", () => {
    expect(JSON.parse(canonicalBytes(["\ud83d\ude00", "\\ud800", "\\\\udfff"]).toString("utf8"))).toEqual([
      "\ud83d\ude00",
      "\\ud800",
      "\\\\udfff",
    ])
  })
})
