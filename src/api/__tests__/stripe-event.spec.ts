import { randomBytes } from "node:crypto"
import Stripe from "stripe"
import { readSignedEvent } from "../hooks/client-portal/stripe/read-event"

const SECRET = "whsec_0123456789abcdef0123456789abcdef"

const event = (more: object = {}) => ({
  id: "evt_1ABCdef",
  object: "event",
  type: "checkout.session.completed",
  livemode: false,
  data: { object: { id: "cs_test_1", object: "checkout.session" } },
  ...more,
})

const now = () => Math.floor(Date.now() / 1000)

const signed = (payload: string, { secret = SECRET, timestamp = now() } = {}): string =>
  Stripe.webhooks.generateTestHeaderString({ payload, secret, timestamp })

const read = (payload: string, signature: string | undefined) =>
  readSignedEvent(Buffer.from(payload), signature ?? "", SECRET)

const PAYLOAD = JSON.stringify(event())
const REFUSED = expect.objectContaining({ code: "invalid_request" })

describe("an event from Stripe", () => {
  it("is read once its signature holds, with what it is about", () => {
    expect(read(PAYLOAD, signed(PAYLOAD))).toEqual({
      id: "evt_1ABCdef",
      type: "checkout.session.completed",
      is_live: false,
      object_id: "cs_test_1",
      payload: event(),
    })
  })

  it("holds for five minutes and not longer, however exact the signature is", () => {
    expect(() => read(PAYLOAD, signed(PAYLOAD, { timestamp: now() - 290 }))).not.toThrow()
    expect(() => read(PAYLOAD, signed(PAYLOAD, { timestamp: now() - 302 }))).toThrow(REFUSED)
  })

  it.each([
    ["without a signature", undefined],
    ["with an empty one", ""],
    ["with one of no scheme that is known", `t=${now()},v0=${"0".repeat(64)}`],
    ["with one without a time", signed(PAYLOAD).replace(/t=\d+,/, "")],
    ["with one of another secret", signed(PAYLOAD, { secret: "whsec_another_secret_0123456789" })],
    ["with one of another payload", signed(JSON.stringify(event({ id: "evt_2" })))],
    ["whose time was put forward", signed(PAYLOAD, { timestamp: now() - 1_000 }).replace(/t=\d+/, `t=${now()}`)],
  ])("is refused %s", (_name, signature) => {
    expect(() => read(PAYLOAD, signature)).toThrow(REFUSED)
  })

  it("is refused when a single bit of it was altered", () => {
    const signature = signed(PAYLOAD)
    const bytes = Buffer.from(PAYLOAD)
    for (let index = 0; index < bytes.length; index++) {
      const altered = Buffer.from(bytes)
      altered.writeUInt8(bytes.readUInt8(index) ^ (1 << (index % 8)), index)
      expect(() => readSignedEvent(altered, signature, SECRET)).toThrow(REFUSED)
    }
  })

  it("is refused with each of 10,000 forged signatures", () => {
    let accepted = 0
    for (let tries = 0; tries < 10_000; tries++) {
      try {
        read(PAYLOAD, `t=${now()},v1=${randomBytes(32).toString("hex")}`)
        accepted++
      } catch {
        continue
      }
    }
    expect(accepted).toBe(0)
  })

  it.each([
    ["no JSON", "nonsense"],
    ["no event", JSON.stringify({ id: "evt_1" })],
    ["an id that is none", JSON.stringify(event({ id: "../evt" }))],
  ])("is refused for %s, although it is signed", (_name, payload) => {
    expect(() => read(payload, signed(payload))).toThrow(REFUSED)
  })
})
