import fc from "fast-check"
import { profileFact, profileName } from "../icc-profile"

const HEADER_BYTES = 128

/** A profile with one tag, whose content is given. */
const profile = (tag: Buffer, name = "desc"): Buffer => {
  const bytes = Buffer.alloc(HEADER_BYTES + 16)
  bytes.write("acsp", 36, "latin1")
  bytes.writeUInt32BE(1, HEADER_BYTES)
  bytes.write(name, HEADER_BYTES + 4, "latin1")
  bytes.writeUInt32BE(bytes.length, HEADER_BYTES + 8)
  bytes.writeUInt32BE(tag.length, HEADER_BYTES + 12)
  return Buffer.concat([bytes, tag])
}

const ascii = (text: string): Buffer => {
  const bytes = Buffer.alloc(12 + text.length + 1)
  bytes.write("desc", 0, "latin1")
  bytes.writeUInt32BE(text.length + 1, 8)
  bytes.write(text, 12, "latin1")
  return bytes
}

const unicode = (text: string): Buffer => {
  const content = Buffer.from(text, "utf16le").swap16()
  const bytes = Buffer.alloc(28)
  bytes.write("mluc", 0, "latin1")
  bytes.writeUInt32BE(1, 8)
  bytes.writeUInt32BE(12, 12)
  bytes.write("enUS", 16, "latin1")
  bytes.writeUInt32BE(content.length, 20)
  bytes.writeUInt32BE(bytes.length, 24)
  return Buffer.concat([bytes, content])
}

describe("the name of a color profile", () => {
  it.each([
    ["of version 2", profile(ascii("Coated FOGRA39 (ISO 12647-2:2004)")), "Coated FOGRA39 (ISO 12647-2:2004)"],
    ["of version 4", profile(unicode("PSO Coated v3 – Ω")), "PSO Coated v3 – Ω"],
    ["without the characters that do not show", profile(ascii("A\u0000B\u0007 ")), "A B"],
    ["cut where it is too long to read", profile(ascii("x".repeat(500))), "x".repeat(80)],
  ])("is read %s", (_, bytes, name) => expect(profileName(bytes)).toBe(name))

  it.each([
    ["no profile", Buffer.from("not a profile")],
    ["a profile without a name", profile(ascii("x"), "cprt")],
    ["an empty name", profile(ascii(""))],
    ["a tag that is cut off", profile(ascii("FOGRA39")).subarray(0, HEADER_BYTES + 20)],
  ])("is null for %s", (_, bytes) => expect(profileName(bytes)).toBeNull())

  it("is a short text or null, whatever the bytes are", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), (random) => {
        const bytes = profile(Buffer.from(random))
        fc.pre(bytes.length > 0)
        expect((profileName(bytes) ?? "").length).toBeLessThanOrEqual(80)
      }),
    )
  })

  it("is a fact only where there is one", () => {
    expect(profileFact(undefined)).toEqual({})
    expect(profileFact(profile(ascii("FOGRA39")))).toEqual({ profile_name: "FOGRA39" })
  })
})
