import type { ModuleProviderExports } from "@medusajs/framework/types"
import { SMTPServer } from "smtp-server"
import provider from "../index"
import { SmtpNotificationService } from "../service"

const parse = async (raw: Buffer) => (await import("postal-mime")).default.parse(raw)
type Email = Awaited<ReturnType<typeof parse>>

const PASSWORD = "p4ss:w/rd@secret"
const BODY = "https://portal.example.com/l/private-token"

const received: { email: Email; to: string[] }[] = []
let server: SMTPServer
let port: number

beforeAll(async () => {
  server = new SMTPServer({
    disabledCommands: ["STARTTLS"],
    allowInsecureAuth: true,
    authOptional: true,
    onAuth: ({ username, password }, _session, done) =>
      username === "shop" && password === PASSWORD ? done(null, { user: "shop" }) : done(new Error(`no: ${password}`)),
    onRcptTo: ({ address }, _session, done) =>
      done(address.startsWith("nobody") ? new Error("no such user here") : null),
    onData: (stream, session, done) => {
      const chunks: Buffer[] = []
      stream.on("data", (chunk: Buffer) => chunks.push(chunk))
      stream.on("end", () => {
        const to = session.envelope.rcptTo.map(({ address }) => address)
        parse(Buffer.concat(chunks)).then((email) => {
          received.push({ email, to })
          done()
        }, done)
      })
    },
  })
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done))
  const address = server.server.address()
  if (typeof address !== "object" || address === null) throw new Error("the server did not start")
  port = address.port
})
afterAll(() => new Promise<void>((done) => server.close(done)))
beforeEach(() => received.splice(0))

const options = (more: object = {}) => ({
  channels: ["email"],
  host: "127.0.0.1",
  port,
  user: "shop",
  password: PASSWORD,
  from: "Northfold <hello@shop.example>",
  ...more,
})
const service = (more: object = {}) => new SmtpNotificationService({}, options(more))
const notification = (more: object = {}) => ({
  to: "sarah@client.example",
  channel: "email",
  template: "link",
  content: { subject: "Grüße", html: `<p>${BODY}</p>`, text: BODY },
  ...more,
})

it("is a notification provider", () => {
  const { services }: ModuleProviderExports = provider
  expect(services).toEqual([SmtpNotificationService])
  expect(SmtpNotificationService.identifier).toBe("smtp")
})

describe("sending", () => {
  it("delivers subject, both bodies, attachments and headers", async () => {
    const pdf = Buffer.from("%PDF-1.7 äöü")
    const { id } = await service({ reply_to: "dana@shop.example" }).send(
      notification({
        attachments: [{ filename: "order.pdf", content: pdf.toString("base64"), content_type: "application/pdf" }],
        provider_data: { headers: { "X-Portal": "1" }, reply_to: "Dana Ruiz <rep@shop.example>" },
      }),
    )
    expect(received).toHaveLength(1)
    const [{ email, to } = { email: undefined, to: [] }] = received
    expect(to).toEqual(["sarah@client.example"])
    expect(email?.messageId).toBe(id)
    expect(email?.subject).toBe("Grüße")
    expect(email?.from).toEqual({ name: "Northfold", address: "hello@shop.example" })
    expect(email?.replyTo).toEqual([{ name: "Dana Ruiz", address: "rep@shop.example" }])
    expect(email?.html).toContain(BODY)
    expect(email?.text?.trim()).toBe(BODY)
    expect(email?.headers).toContainEqual(expect.objectContaining({ key: "x-portal", value: "1" }))
    expect(email?.headers).toContainEqual(expect.objectContaining({ key: "auto-submitted", value: "auto-generated" }))
    const [attachment] = email?.attachments ?? []
    expect(attachment?.mimeType).toBe("application/pdf")
    expect(attachment?.filename).toBe("order.pdf")
    const content = attachment?.content ?? ""
    expect(Buffer.from(typeof content === "string" ? content : new Uint8Array(content)).equals(pdf)).toBe(true)
  })

  it("takes a url and pools", async () => {
    const url = `smtp://shop:${encodeURIComponent(PASSWORD)}@127.0.0.1:${port}`
    const pooled = new SmtpNotificationService({}, { url, from: "a@shop.example" })
    await pooled.send(notification())
    await pooled.send(notification({ from: "Other <other@shop.example>" }))
    expect(received.map(({ email }) => email.from?.address)).toEqual(["a@shop.example", "other@shop.example"])
  })

  it("keeps a subject to one line and an address to one person", async () => {
    await service().send(notification({ content: { subject: "a\r\nBcc: evil@example.com", html: "x", text: "" } }))
    expect(received[0]?.email.subject).toBe("a Bcc: evil@example.com")
    await service().send(notification({ content: { subject: "Order \u202e7\u2066 is ready", html: "x", text: "" } }))
    expect(received[1]?.email.subject).toBe("Order 7 is ready")
    expect(received[0]?.email.bcc).toBeUndefined()
    for (const to of [
      "a@b.example, c@d.example",
      "a@b.example\r\nRCPT TO:<c@d.example>",
      "A <a@b.example>, c@d.example",
      "group:a@b.example;",
    ]) {
      await expect(service().send(notification({ to }))).rejects.toThrow("the recipient is not one e-mail address")
    }
    expect(received).toHaveLength(2)
  })

  it.each([
    [{ headers: { Bcc: "evil@example.com" } }],
    [{ headers: { "X-A": "1\r\nBcc: evil@example.com" } }],
    [{ headers: { "Content-Type": "text/plain" } }],
    [{ reply_to: "a@b.example, c@d.example" }],
  ])("refuses %j as provider_data", async (provider_data) => {
    await expect(service().send(notification({ provider_data }))).rejects.toThrow(/provider_data\.(headers|reply_to)/)
    expect(received).toHaveLength(0)
  })

  it("refuses a notification without content", async () => {
    await expect(service().send(notification({ content: null }))).rejects.toThrow("no content")
  })
})

describe("failing", () => {
  const failure = async (sending: Promise<unknown>): Promise<Error & { type?: string; code?: string }> => {
    const error: unknown = await sending.catch((reason: unknown) => reason)
    if (!(error instanceof Error)) throw new Error("it did not fail")
    return error
  }
  const everything = (error: Error) =>
    `${error.message} ${error.stack} ${JSON.stringify(error, Object.getOwnPropertyNames(error))}`

  it("names wrong credentials and shows none", async () => {
    const error = await failure(service({ password: "wr0ng-secret" }).send(notification()))
    expect(error.message).toBe("The mail was not sent: the mail server refused the user name or password (EAUTH, 535)")
    expect(error.type).toBe("unexpected_state")
    expect(everything(error)).not.toMatch(/wr0ng-secret|private-token/)
  })

  it("names a refused recipient without the server's words", async () => {
    const error = await failure(service().send(notification({ to: "nobody@client.example" })))
    expect(error.message).toBe(
      "The mail was not sent: the mail server refused the sender or the recipient (EENVELOPE, 550)",
    )
    expect(everything(error)).not.toMatch(/no such user|private-token/)
  })

  it("names a server that is not there", async () => {
    const error = await failure(service({ port: 1 }).send(notification()))
    expect(error.message).toMatch(/cannot be reached|connection to the mail server failed/)
    expect(everything(error)).not.toMatch(/p4ss|private-token/)
  })

  it("sends no password in the clear when TLS is asked for", async () => {
    const error = await failure(service({ require_tls: true }).send(notification()))
    expect(error.message).toMatch(/secure connection/)
    expect(received).toHaveLength(0)
  })
})

describe("options", () => {
  const check = (raw: Record<string, unknown>) => () => SmtpNotificationService.validateOptions(raw)
  it.each([
    [{ from: "a@b.example" }, '"host" is missing'],
    [{ host: "mail.example.com" }, '"from" is missing'],
    [{ host: "mail.example.com", from: "nobody" }, '"from" must be one address'],
    [{ host: "mail.example.com", from: "a@b.example, c@d.example" }, '"from" must be one address'],
    [{ host: "mail.example.com", from: "a@b.example", user: "shop" }, '"password" is missing'],
    [{ host: "mail.example.com", from: "a@b.example", password: "x" }, '"user" is missing'],
    [{ host: "mail.example.com", from: "a@b.example", port: 70000 }, '"port"'],
    [{ host: "mail.example.com", from: "a@b.example", passwort: "x" }, '"passwort" is no option'],
    [{ url: "https://mail.example.com", from: "a@b.example" }, '"url" must be an address'],
    [{ url: "smtp://mail.example.com", host: "x", from: "a@b.example" }, '"host" is already part of "url"'],
    [{ host: "mail.example.com", from: "a@b.example", socket_timeout_ms: 1 }, '"socket_timeout_ms"'],
  ])("%j: %s", (raw, message) => expect(check(raw)).toThrow(message))

  it("never repeats a secret", () => {
    const raw = { url: "smtpx://shop:s3cret@mail.example.com", password: "s3cret", from: "a@b.example" }
    expect(check(raw)).toThrow(expect.objectContaining({ message: expect.not.stringContaining("s3cret") }))
  })

  it("accepts what is right", () => expect(check(options())).not.toThrow())
})
