import { linkTargetSchema } from "../link-target"

const BASE = "https://portal.example/p/plink_1"

it.each(["review/pareq_01JB-x", "proofs/pproof_01JB"])("lets a mail open %s", (target) => {
  expect(linkTargetSchema.parse(target)).toBe(target)
})

it.each([
  "",
  "/",
  "review",
  "review/",
  "review/a/terms",
  "/review/a",
  "//evil.example/review/a",
  "\\\\evil.example",
  "https://evil.example/review/a",
  "javascript:alert(1)",
  "../../l/token",
  "review/..",
  "review/%2e%2e",
  "review/a?to=//evil.example",
  "review/a#x",
  "review/a\n",
  "\nreview/a",
  "review/a\r\nset-cookie: x=y",
  "review/\u202ea",
  `review/${"a".repeat(101)}`,
  "@evil.example/review/a",
  "delegate",
])("refuses %j, which is none of those pages", (target) => {
  expect(linkTargetSchema.safeParse(target).success).toBe(false)
})

it("never leaves the project's own pages", () => {
  for (const target of ["review/a", "review/a_-9"])
    expect(new URL(`${BASE}/${linkTargetSchema.parse(target)}`).href).toBe(`${BASE}/${target}`)
})
