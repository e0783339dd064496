import { randomBytes } from "node:crypto"
import fc from "fast-check"
import {
  hashToken,
  looksLikeToken,
  mintToken,
  openToken,
  redactToken,
  sealToken,
  TOKEN_PREFIX,
  type TokenKind,
} from "../token"

const kinds = Object.keys(TOKEN_PREFIX) as TokenKind[]
const key = randomBytes(32)

describe("a token", () => {
  it.each(kinds)("of kind %s holds 256 bits behind its prefix and says what it is", (kind) => {
    const token = mintToken(kind)
    expect(looksLikeToken(token)).toBe(true)
    expect(token.startsWith(TOKEN_PREFIX[kind])).toBe(true)
    expect(Buffer.from(token.slice(4), "base64url")).toHaveLength(32)
  })

  it("is never minted twice, in any of its bytes the same", () => {
    const minted = Array.from({ length: 2_000 }, () => Buffer.from(mintToken("link").slice(4), "base64url"))
    expect(new Set(minted.map(String)).size).toBe(minted.length)
    // Each byte position takes many values: none of them is a constant or a counter's high byte.
    for (let at = 0; at < 32; at++) expect(new Set(minted.map((bytes) => bytes[at])).size).toBeGreaterThan(200)
  })

  it("is looked up only in its own shape: nothing longer, shorter, padded or of another alphabet", () => {
    const token = mintToken("link")
    const near = [
      "",
      token.slice(0, -1),
      `${token}A`,
      `${token}\n`,
      ` ${token}`,
      token.toUpperCase(),
      token.replace("cpl_", "cpx_"),
      token.replace("cpl_", "CPL_"),
      `${token.slice(0, -1)}=`,
      `${token.slice(0, -1)}+`,
      `${token.slice(0, -1)}é`,
      `${token.slice(0, -1)}\0`,
      `${token}' OR '1'='1`,
    ]
    for (const value of near) expect({ value, taken: looksLikeToken(value) }).toEqual({ value, taken: false })
  })

  it("is checked for its shape without failing on any text", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (value) => {
        expect(looksLikeToken(value)).toBe(false)
      }),
    )
  })

  it("has another hash after a change of any one character", () => {
    const token = mintToken("link")
    const variants = [...token].map(
      (character, at) => token.slice(0, at) + (character === "A" ? "B" : "A") + token.slice(at + 1),
    )
    expect(new Set([token, ...variants].map(hashToken)).size).toBe(token.length + 1)
    expect(hashToken(token)).toMatch(/^[0-9a-f]{64}$/)
  })

  it("shows at most four of its 43 characters in lists", () => {
    const token = mintToken("preview")
    expect(redactToken(token)).toBe(`cpp_…${token.slice(-4)}`)
  })
})

describe("a sealed token", () => {
  it("opens with its key for its link and is sealed differently each time", () => {
    const token = mintToken("link")
    const sealed = [sealToken(token, "plink_1", key), sealToken(token, "plink_1", key)]
    expect(sealed.map((one) => openToken(one, "plink_1", key))).toEqual([token, token])
    expect(sealed[0]).not.toBe(sealed[1])
    expect(sealed.join()).not.toContain(token.slice(4))
  })

  it("does not open with another key", () => {
    const sealed = sealToken(mintToken("link"), "plink_1", key)
    expect(() => openToken(sealed, "plink_1", randomBytes(32))).toThrow()
  })

  it("does not open in another link's row", () => {
    const sealed = sealToken(mintToken("link"), "plink_1", key)
    for (const id of ["plink_2", "plink_", "plink_11", ""]) expect(() => openToken(sealed, id, key)).toThrow()
  })

  it("does not open after any change of any byte", () => {
    const bytes = Buffer.from(sealToken(mintToken("link"), "plink_1", key), "base64url")
    for (let at = 0; at < bytes.length; at++) {
      for (const flip of [0x01, 0x80, 0xff]) {
        const tampered = Buffer.from(bytes)
        tampered.writeUInt8(tampered.readUInt8(at) ^ flip, at)
        expect(() => openToken(tampered.toString("base64url"), "plink_1", key)).toThrow()
      }
    }
  })

  it("does not open when cut, lengthened or with its tag cut short", () => {
    const bytes = Buffer.from(sealToken(mintToken("link"), "plink_1", key), "base64url")
    for (let length = 0; length < bytes.length; length++) {
      expect(() => openToken(bytes.subarray(0, length).toString("base64url"), "plink_1", key)).toThrow()
    }
    expect(() => openToken(Buffer.concat([bytes, Buffer.from([0])]).toString("base64url"), "plink_1", key)).toThrow()
  })
})
