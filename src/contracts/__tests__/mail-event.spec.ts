import { mailEventDeliverySchema, postmarkEventSchema, resendEventSchema, sendgridDeliverySchema } from "../mail"

const AT = "2026-11-27T10:00:00.000Z"

describe("events of mails", () => {
  it("are read in the portal's own format, with the address in lower case", () => {
    const [event] = mailEventDeliverySchema.parse({
      events: [
        {
          id: "e1",
          kind: "hard_bounce",
          email: " Anna@Client.example",
          message_id: "<a@b>",
          occurred_at: AT,
          reason: null,
        },
      ],
    })
    expect(event).toEqual({
      source: "generic",
      external_id: "e1",
      kind: "hard_bounce",
      email: "anna@client.example",
      message_id: "<a@b>",
      reason: "",
      occurred_at: new Date(AT),
    })
  })

  it("are refused in the portal's own format where they say something else", () => {
    const event = { id: "e1", kind: "hard_bounce", email: "a@b.example", occurred_at: AT }
    for (const wrong of [{ kind: "bounce" }, { occurred_at: "today" }, { email: "" }, { id: "" }, { more: 1 }])
      expect(mailEventDeliverySchema.safeParse({ events: [{ ...event, ...wrong }] }).success).toBe(false)
    expect(mailEventDeliverySchema.safeParse({ events: [] }).success).toBe(false)
  })

  it.each([
    ["HardBounce", "Bounce", "hard_bounce"],
    ["BadEmailAddress", "Bounce", "hard_bounce"],
    ["SoftBounce", "Bounce", "soft_bounce"],
    ["Transient", "Bounce", "soft_bounce"],
    ["SpamComplaint", "SpamComplaint", "complaint"],
  ])("of Postmark: %s", (Type, RecordType, kind) => {
    const given = {
      RecordType,
      ID: 42,
      Type,
      TypeCode: 1,
      MessageID: "883953f4-6105-42a2-a16a-77a8eac79483",
      Description: "The server was unable to deliver your message.",
      Details: "550 5.1.1 No such\r\n user",
      Email: "Anna@client.example",
      BouncedAt: "2026-11-27T05:00:00.2735393-05:00",
    }
    expect(postmarkEventSchema.parse(given)).toMatchObject({
      source: "postmark",
      external_id: "42",
      kind,
      email: "anna@client.example",
      message_id: null,
      reason: "550 5.1.1 No such user",
      occurred_at: new Date("2026-11-27T10:00:00.273Z"),
    })
  })

  it("of SendGrid: those about mails that came back, of all that it reports", () => {
    const of = (event: string, more: object = {}) => ({
      email: "anna@client.example",
      timestamp: 1_795_773_600,
      "smtp-id": "<x@portal.example>",
      sg_event_id: `id-${event}`,
      event,
      ...more,
    })
    const events = sendgridDeliverySchema.parse([
      of("processed"),
      of("delivered"),
      of("open"),
      of("bounce", { type: "bounce", reason: "500 unknown recipient", status: "5.0.0" }),
      of("bounce", { type: "blocked", sg_event_id: "id-blocked", reason: "552 over quota" }),
      of("deferred"),
      of("spamreport"),
      of("spamreport", { sg_event_id: "id-no-moment", timestamp: 9_000_000_000_000 }),
      { unreadable: true },
    ])
    expect(events.map(({ external_id, kind }) => [external_id, kind])).toEqual([
      ["id-bounce", "hard_bounce"],
      ["id-blocked", "soft_bounce"],
      ["id-deferred", "soft_bounce"],
      ["id-spamreport", "complaint"],
    ])
    expect(events[0]).toMatchObject({ message_id: "<x@portal.example>", reason: "500 unknown recipient" })
  })

  it.each([
    ["email.bounced", { type: "Permanent", message: "No such user" }, "hard_bounce"],
    ["email.bounced", { type: "Transient", message: "Mailbox full" }, "soft_bounce"],
    ["email.complained", null, "complaint"],
    ["email.delivery_delayed", null, "soft_bounce"],
  ])("of Resend: %s %j", (type, bounce, kind) => {
    const data = {
      to: ["anna@client.example"],
      email_id: "56761188",
      message_id: "<0102018f@resend.example>",
      subject: "Hi",
      ...(bounce ? { bounce } : {}),
    }
    expect(resendEventSchema.parse({ type, created_at: AT, data })).toMatchObject({
      source: "resend",
      kind,
      email: "anna@client.example",
      message_id: null,
      reason: bounce?.message ?? type,
    })
  })

  it("of Resend: nothing of a mail that arrived", () => {
    const data = { to: ["anna@client.example"] }
    expect(resendEventSchema.parse({ type: "email.delivered", created_at: AT, data })).toBeNull()
  })
})
