import { randomBytes } from "node:crypto"
import fc from "fast-check"
import { issueNonce, type Rendered, verifyNonce } from "../nonce"

const key = randomBytes(32)
const shownAt = new Date("2026-11-23T10:11:12.345Z")
const rendered: Rendered = {
  session_id: "psess_1",
  request_id: "pareq_1",
  document_sha256: "a".repeat(64),
  consent_sha256: "b".repeat(64),
  terms_sha256: "c".repeat(64),
  rules_sha256: "d".repeat(64),
}

describe("a rendering's nonce", () => {
  it("gives back the millisecond at which it was shown", () => {
    fc.assert(
      fc.property(fc.date({ min: new Date(0), noInvalidDate: true }), (moment) => {
        expect(verifyNonce(issueNonce(rendered, moment, key), rendered, key)).toEqual(moment)
      }),
    )
  })

  it.each(Object.keys(rendered) as (keyof Rendered)[])("is worth nothing for another %s", (field) => {
    const nonce = issueNonce(rendered, shownAt, key)
    fc.assert(
      fc.property(
        fc.string().filter((value) => value !== rendered[field]),
        (value) => {
          expect(verifyNonce(nonce, { ...rendered, [field]: value }, key)).toBeNull()
        },
      ),
    )
  })

  it("of a rendering without terms is worth nothing for one with terms", () => {
    const nonce = issueNonce({ ...rendered, terms_sha256: null }, shownAt, key)
    expect(verifyNonce(nonce, rendered, key)).toBeNull()
    expect(verifyNonce(nonce, { ...rendered, terms_sha256: null }, key)).toEqual(shownAt)
  })

  it("keeps its fields apart: what moves from one into the next is another rendering", () => {
    const nonce = issueNonce({ ...rendered, session_id: "ab", request_id: "c" }, shownAt, key)
    expect(verifyNonce(nonce, { ...rendered, session_id: "a", request_id: "bc" }, key)).toBeNull()
    const quoted = issueNonce({ ...rendered, session_id: 'a","b', request_id: "c" }, shownAt, key)
    expect(verifyNonce(quoted, { ...rendered, session_id: "a", request_id: 'b","c' }, key)).toBeNull()
  })

  it("is worth nothing under another key", () => {
    expect(verifyNonce(issueNonce(rendered, shownAt, key), rendered, randomBytes(32))).toBeNull()
  })

  it("cannot be given another time", () => {
    const [, mac] = issueNonce(rendered, shownAt, key).split(".")
    for (const shift of [-86_400_000, -1, 1, 86_400_000]) {
      expect(verifyNonce(`${(shownAt.getTime() + shift).toString(36)}.${mac}`, rendered, key)).toBeNull()
    }
  })

  it("does not verify after any change of any byte of its tag", () => {
    const [time, mac = ""] = issueNonce(rendered, shownAt, key).split(".")
    const bytes = Buffer.from(mac, "base64url")
    for (let at = 0; at < bytes.length; at++) {
      const tampered = Buffer.from(bytes)
      tampered.writeUInt8(tampered.readUInt8(at) ^ 1, at)
      expect(verifyNonce(`${time}.${tampered.toString("base64url")}`, rendered, key)).toBeNull()
    }
  })

  it.each([
    ["nothing", ""],
    ["a dot", "."],
    ["no tag", shownAt.getTime().toString(36)],
    ["an empty tag", `${shownAt.getTime().toString(36)}.`],
    ["no time", `.${issueNonce(rendered, shownAt, key).split(".")[1]}`],
    ["a time that is no number", `!!.${issueNonce(rendered, shownAt, key).split(".")[1]}`],
    ["a time beyond all dates", `zzzzzzzzzzzz.${issueNonce(rendered, shownAt, key).split(".")[1]}`],
    ["a short tag", issueNonce(rendered, shownAt, key).slice(0, -4)],
    ["a long tag", `${issueNonce(rendered, shownAt, key)}AAAA`],
  ])("is refused without an error when it is malformed: %s", (_, nonce) => {
    expect(verifyNonce(nonce, rendered, key)).toBeNull()
  })

  it("is refused without an error for any text", () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: "binary" }),
          fc.tuple(fc.string(), fc.base64String()).map((parts) => parts.join(".")),
        ),
        (nonce) => {
          expect(verifyNonce(nonce, rendered, key)).toBeNull()
        },
      ),
    )
  })
})
