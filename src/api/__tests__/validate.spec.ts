import { z } from "zod"
import { decideSchema, openedSchema, updateProjectSchema } from "../../contracts"
import { parseBody, parseQuery } from "../validate"

const messageOf = (schema: z.ZodType, body: unknown): string => {
  try {
    parseBody(schema, body)
  } catch (error) {
    expect(error).toMatchObject({ body: { type: "invalid_data", code: "invalid_request" } })
    return error instanceof Error ? error.message : String(error)
  }
  throw new Error("this body was taken")
}

describe("a request's query", () => {
  it("is called so where it is wrong as a whole, and is checked like a body", () => {
    expect(() => parseQuery(updateProjectSchema, "text")).toThrow('"The query": ')
    expect(parseQuery(updateProjectSchema, { name: " Crew " })).toEqual({ name: "Crew" })
  })
})

describe("a request's body", () => {
  it("comes back checked, typed and trimmed", () => {
    expect(parseBody(updateProjectSchema, { name: "  Crew tees " })).toEqual({ name: "Crew tees" })
  })

  it("that is missing is an empty one", () => {
    expect(parseBody(updateProjectSchema, undefined)).toEqual({})
    expect(parseBody(updateProjectSchema, null)).toEqual({})
    expect(messageOf(openedSchema, undefined)).toBe(
      '"visible_ms" is missing "gesture": Invalid option: expected one of "pointer"|"touch"|"key"|"scroll"',
    )
  })

  it("says our own sentences as they are, without the path before them", () => {
    expect(messageOf(decideSchema, { decision: "declined", nonce: "n", message: " " })).toBe("Please write a few words")
    expect(messageOf(updateProjectSchema, { name: "" })).toBe("A project needs a name")
  })

  it("names the field of what zod says", () => {
    expect(messageOf(openedSchema, { visible_ms: "x", gesture: "key" })).toMatch(/^"visible_ms": /)
    expect(messageOf(openedSchema, { gesture: "key" })).toBe('"visible_ms" is missing')
    expect(messageOf(openedSchema, "text")).toMatch(/^"The body": /)
    expect(messageOf(openedSchema, [])).toMatch(/^"The body": /)
  })

  it("names what cannot be set", () => {
    expect(messageOf(updateProjectSchema, { stage_id: "x", billing_state: "none" })).toBe(
      '"stage_id", "billing_state" cannot be set here',
    )
  })

  it("says every fault, each once", () => {
    const said = messageOf(decideSchema, { decision: "approved", nonce: "", name: "", email: "anna", consent: false })
    expect(said.match(/Please type a name/g)).toHaveLength(1)
    expect(said).toContain("Please type a full e-mail address")
    expect(said).toContain("Please tick the box")
  })

  it.each([{ name: "a\u0000b" }, { "\u0000": 1 }, { deep: [{ er: "\u0000" }] }, "\u0000"])(
    "with a NUL anywhere is refused before Postgres does it, in words: %j",
    (body) => expect(messageOf(z.any(), body)).toContain("NUL"),
  )

  it("keeps every other character, line breaks and signs of all scripts among them", () => {
    const name = "Ångström\n中文 😀 \u200f עברית \u001f"
    expect(parseBody(z.object({ name: z.string() }), { name })).toEqual({ name })
  })

  it("keeps words that only spell the escape of a NUL", () => {
    expect(parseBody(z.object({ name: z.string() }), { name: "\\u0000" })).toEqual({ name: "\\u0000" })
  })

  it.each(["[", '{"a":'])("that is nested 20,000 deep is refused for what it is, not failed on: %s", (open) => {
    const [depth, close] = [20_000, open === "[" ? "]" : "}"]
    const deep: unknown = JSON.parse(`${open.repeat(depth)}"x"${close.repeat(depth)}`)
    expect(messageOf(updateProjectSchema, { a: deep })).toBe('"a" cannot be set here')
    expect(messageOf(z.any(), JSON.parse(`${open.repeat(depth)}"\\u0000"${close.repeat(depth)}`))).toContain("NUL")
  })

  it("with a lone surrogate, which Postgres would silently replace, is refused in words", () => {
    messageOf(z.object({ name: z.string() }), { name: "Anna \ud800" })
  })
})
