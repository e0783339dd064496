import { createHmac, createSign, generateKeyPairSync } from "node:crypto"
import { isSignedBySendgrid, isSignedBySvix, sendgridKey } from "../service-signatures"

describe("SendGrid's signature", () => {
  const { privateKey, publicKey } = generateKeyPairSync("ec", { namedCurve: "P-256" })
  const key = publicKey.export({ format: "der", type: "spki" }).toString("base64")
  const body = Buffer.from(`[{"event":"bounce"}]\r\n`)
  const timestamp = "1588788367"
  const sign = (text: string) => createSign("sha256").update(text).sign(privateKey, "base64")

  it("holds for exactly the bytes and the time that were signed", () => {
    const signature = sign(timestamp + body.toString())
    expect(isSignedBySendgrid(body, { signature, timestamp }, key)).toBe(true)
    expect(isSignedBySendgrid(Buffer.from("[]"), { signature, timestamp }, key)).toBe(false)
    expect(isSignedBySendgrid(body, { signature, timestamp: "1588788368" }, key)).toBe(false)
  })

  it("does not hold for another key, or for what is no signature, key or time", () => {
    const signature = sign(timestamp + body.toString())
    const other = generateKeyPairSync("ec", { namedCurve: "P-256" }).publicKey
    const otherKey = other.export({ format: "der", type: "spki" }).toString("base64")
    expect(isSignedBySendgrid(body, { signature, timestamp }, otherKey)).toBe(false)
    expect(isSignedBySendgrid(body, { signature, timestamp }, "no key")).toBe(false)
    expect(isSignedBySendgrid(body, { signature: "", timestamp }, key)).toBe(false)
    expect(isSignedBySendgrid(body, { signature: Buffer.alloc(70).toString("base64"), timestamp }, key)).toBe(false)
    expect(isSignedBySendgrid(body, { signature, timestamp: "now" }, key)).toBe(false)
  })

  it("is checked with the key as SendGrid's dashboard shows it", () => {
    // The key of the examples in SendGrid's own libraries.
    const shown =
      "MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEEDr2LjtURuePQzplybdC+u4CwrqDqBaWjcMMsTbhdbcwHBcepxo7yAQGhHPTnlvFYPAZFceEu/1FwCM/QmGUhA=="
    expect(sendgridKey(shown)?.asymmetricKeyType).toBe("ec")
    expect(sendgridKey("not a key")).toBeNull()
  })
})

describe("Svix's signature", () => {
  const secret = `whsec_${Buffer.from("a secret of twenty-four b").toString("base64")}`
  const body = Buffer.from(`{"type":"email.bounced"}`)
  const now = new Date("2026-11-27T10:00:00Z")
  const id = "msg_1"
  const timestamp = String(now.getTime() / 1_000)
  const sign = (text: string, of = secret) =>
    `v1,${createHmac("sha256", Buffer.from(of.slice(6), "base64"))
      .update(text)
      .digest("base64")}`
  const signature = sign(`${id}.${timestamp}.${body.toString()}`)

  it("holds for exactly the id, the time and the bytes that were signed", () => {
    expect(isSignedBySvix(body, { id, timestamp, signature }, secret, now)).toBe(true)
    expect(isSignedBySvix(Buffer.from("{}"), { id, timestamp, signature }, secret, now)).toBe(false)
    expect(isSignedBySvix(body, { id: "msg_2", timestamp, signature }, secret, now)).toBe(false)
    expect(isSignedBySvix(body, { id, timestamp, signature: "" }, secret, now)).toBe(false)
  })

  it("holds while a secret is replaced, when it stands among others", () => {
    const others = [sign("x", "whsec_b3RoZXI="), "v1a,abc", signature]
    expect(isSignedBySvix(body, { id, timestamp, signature: others.join(" ") }, secret, now)).toBe(true)
    expect(isSignedBySvix(body, { id, timestamp, signature: others.slice(0, 2).join(" ") }, secret, now)).toBe(false)
  })

  it("holds for 300 seconds", () => {
    const later = new Date(now.getTime() + 301_000)
    expect(isSignedBySvix(body, { id, timestamp, signature }, secret, later)).toBe(false)
  })
})
