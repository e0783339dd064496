import {
  EMPTY_REQUEST,
  lineWords,
  piecesOf,
  type QuoteRequestContent,
  requestProblems,
  saveRequestSchema,
} from "../quote-request"

const LINE = { id: "a", product: "Tote", color: "", decoration: "", quantity: 24, sizes: [] }
const ADDRESS = {
  first_name: "",
  last_name: "",
  company: "",
  address_1: "12 Mill Road",
  address_2: "",
  postal_code: "",
  city: "Albany",
  province: "",
  country_code: "us",
  phone: "",
}
const problems = (more: Partial<QuoteRequestContent>) =>
  requestProblems({ ...EMPTY_REQUEST, lines: [LINE], ...more }, "2026-11-27")

describe("what keeps a request from being sent", () => {
  it("is nothing where it says what and how many", () => {
    expect(problems({})).toEqual([])
    expect(problems({ lines: [{ ...LINE, quantity: null, sizes: [{ label: "M", quantity: 1 }] }] })).toEqual([])
    expect(problems({ in_hands_date: "2026-11-27", address: ADDRESS })).toEqual([])
  })

  it.each<[string, Partial<QuoteRequestContent>]>([
    ["no_lines", { lines: [] }],
    ["no_product", { lines: [LINE, { ...LINE, product: "" }] }],
    ["no_quantity", { lines: [{ ...LINE, quantity: null }] }],
    ["too_many_pieces", { lines: [{ ...LINE, sizes: ["M", "L"].map((label) => ({ label, quantity: 60_000 })) }] }],
    ["date_passed", { in_hands_date: "2026-11-26" }],
    ["no_address", { address: { ...ADDRESS, country_code: "" } }],
  ])("is %s", (problem, content) => {
    expect(problems(content)).toEqual([problem])
  })
})

it("counts sizes instead of the quantity where there are any", () => {
  expect(piecesOf({ quantity: 24, sizes: [] })).toBe(24)
  expect(piecesOf({ quantity: 24, sizes: [{ label: "M", quantity: 5 }] })).toBe(5)
  expect(piecesOf({ quantity: null, sizes: [] })).toBeNull()
})

it("keeps no field of another step, and no count that is none", () => {
  const part = (lines: object[]) => saveRequestSchema.safeParse({ version: 1, part: { step: "what", name: "", lines } })
  const { sizes: _, ...line } = LINE
  expect(part([line]).success).toBe(true)
  for (const bad of [
    { ...line, sizes: [] },
    { ...line, quantity: 0 },
    { ...line, quantity: 1.5 },
    { ...line, quantity: 1e9 },
  ])
    expect(part([bad]).success).toBe(false)
})

describe("the words of a line", () => {
  it.each([
    ["Tailored polo", "Red", "Tailored polo, Red"],
    ["Titanium bottle", "tan", "Titanium bottle, tan"],
    ["Красный-белый шарф", "красн", "Красный-белый шарф, красн"],
    ["Tote", "", "Tote"],
    ["", "navy", "navy"],
    ["", "", ""],
    ["Tote", "(?)", "Tote, (?)"],
  ])("of %j in %j are %j", (product, color, words) => {
    expect(lineWords({ product, color })).toBe(words)
  })

  it.each([
    ["Tote bag, NATURAL", "natural"],
    ["Cap (navy blue)", "Navy Blue"],
    ["Красный шарф", "красный"],
    ["Café crème mug", "crème"],
  ])("are those of the product %j alone, which names the color %j", (product, color) => {
    expect(lineWords({ product, color })).toBe(product)
  })
})
