import fc from "fast-check"
import { catalogues } from ".."
import { checkText, placeholderNames } from "../check-text"

const ORIGINAL =
  "{by} has {kind, select, quote {a quote} other {an order}} with {count, plural, one {# line} other {{n} lines}}"
const check = (text: string) => checkText(text, ORIGINAL, "en")

describe("a shop's own text for a message", () => {
  it.each([
    "Please have a look.",
    "{by} sent you {kind, select, quote {an offer} other {something}}",
    "{count, plural, one {One line} other {{n} lines}} from {by}",
    "<b>{by}</b> & co",
  ])("may use what the message uses, or less: %s", (text) => expect(check(text)).toBeNull())

  it.each([
    ["Hello {by", "syntax", "", 1],
    ["Hello {kind, select, quote {a quote}}", "syntax", "", 1],
    ["Hello {price}", "unknown", "price", 7],
    ["{kind, select, other {{price}}}", "unknown", "price", 23],
    ["It is a {kind}", "use", "kind", 9],
    ["{by, plural, other {x}}", "use", "by", 1],
  ] as const)("is refused with the place: %s", (text, code, name, column) => {
    const problem = check(text)
    expect(problem).toMatchObject({ code, name, line: 1 })
    if (code !== "syntax") expect(problem?.column).toBe(column)
  })

  it("names the line of a longer text", () => {
    expect(check("Hello\n\n  {who}")).toEqual({ code: "unknown", name: "who", line: 3, column: 3 })
  })

  it("is never thrown at by whatever is typed", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom("{", "}", "'", "#", "a", ",", " ", "\n", "select", "plural", "other") }),
        (text) => {
          expect(() => check(text)).not.toThrow()
        },
      ),
    )
  })

  it("accepts each message of the catalogues as its own", () => {
    for (const [language, catalogue] of Object.entries(catalogues))
      for (const message of Object.values(catalogue)) expect(checkText(message, message, language)).toBeNull()
  })
})

it("names the placeholders of a message once each", () => {
  expect(placeholderNames(ORIGINAL, "en")).toEqual(["by", "kind", "count", "n"])
})
