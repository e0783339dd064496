import { type MailPart, readDeliveryReport } from "../delivery-report"

const status = (lines: string[]): MailPart => ({ type: "message/delivery-status", text: lines.join("\r\n") })
const ORIGINAL: MailPart = {
  type: "text/rfc822-headers",
  text: "From: Northfold <hello@shop.example>\r\nMessage-ID:\r\n <psml_1.0a1b@in.shop.example>\r\n",
}
const FAILED = [
  "Reporting-MTA: dns; mx.shop.example",
  "",
  "Final-Recipient: rfc822; Anna@Client.example",
  "Action: failed",
  "Status: 5.1.1",
  "Diagnostic-Code: smtp; 550 5.1.1 <anna@client.example>:",
  "    Recipient address rejected: User unknown",
]
const with_ = (from: string, to: string) => FAILED.map((line) => line.replace(from, to))

describe("a delivery report", () => {
  it("names the mail, the address and the server's words", () => {
    expect(readDeliveryReport([{ type: "text/plain", text: "Sorry" }, status(FAILED), ORIGINAL])).toEqual({
      message_id: "<psml_1.0a1b@in.shop.example>",
      email: "anna@client.example",
      is_permanent: true,
      reason: "550 5.1.1 <anna@client.example>: Recipient address rejected: User unknown",
    })
  })

  it("of a full mailbox is not permanent", () => {
    expect(readDeliveryReport([status(with_("Status: 5.1.1", "Status: 4.2.2")), ORIGINAL])).toMatchObject({
      is_permanent: false,
    })
  })

  it.each([
    ["a delay", [status(with_("Action: failed", "Action: delayed")), ORIGINAL]],
    ["a success", [status(with_("Action: failed", "Action: delivered")), ORIGINAL]],
    ["no mail that it is about", [status(FAILED)]],
    ["no Message-ID", [status(FAILED), { ...ORIGINAL, text: "From: x" }]],
    ["no recipient", [status(with_("Final-Recipient", "X-Recipient")), ORIGINAL]],
    ["an out-of-office reply", [{ type: "text/plain", text: "I am away" }]],
  ])("that is %s says nothing", (_, parts) => expect(readDeliveryReport(parts)).toBeNull())
})
