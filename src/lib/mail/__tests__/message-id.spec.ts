import { randomUUID } from "node:crypto"
import { noticeMessageId, uidOfMessageId } from "../message-id"

describe("the Message-ID of a notice's mail", () => {
  it("leads back to the notice, also to one that another one enqueued", () => {
    const uid = randomUUID()
    for (const one of [uid, `${uid}.staff`]) {
      const message_id = noticeMessageId(one, "https://portal.example.com/clients")
      expect(message_id).toBe(`<${one}@portal.example.com>`)
      expect(uidOfMessageId(message_id)).toBe(one)
    }
  })

  it("is one address for a job of a clock, and leads to no notice", () => {
    const message_id = noticeMessageId("digest@2026-11-27T08:00:00Z", "https://portal.example.com")
    expect(message_id).toMatch(/^<[^\s<>@]+@[^\s<>@]+>$/)
    expect(uidOfMessageId(message_id)).toBeNull()
  })

  it("is none of another program's", () => {
    for (const other of ["<1234@mail.example.com>", "<>", randomUUID(), `<x${randomUUID()}@a.example>`])
      expect(uidOfMessageId(other)).toBeNull()
  })
})
