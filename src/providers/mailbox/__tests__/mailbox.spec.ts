import { mkdtemp, readdir, rm, stat, writeFile } from "node:fs/promises"
import { createServer, request, type Server } from "node:http"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { isSignedBody, SIGNATURE_HEADER } from "../../../lib/hook-signature"
import { startMailboxViewer } from "../index"
import { MailboxNotificationService } from "../service"
import { MailStore } from "../store"
import type { MailboxViewer } from "../viewer"

const parse = async (raw: string | Buffer) => (await import("postal-mime")).default.parse(raw)

let root: string
let directory: string
let viewer: MailboxViewer

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), "mailbox-"))
  directory = join(root, "mails")
  await writeFile(join(root, "1234567890123-0123456789abcdef.json"), "outside")
  viewer = await startMailboxViewer({ directory, port: 0 })
})
afterEach(async () => {
  await viewer.close()
  await rm(root, { recursive: true })
})

const service = () =>
  new MailboxNotificationService({}, { channels: ["email"], directory, from: "Northfold <hello@shop.example>" })
const notification = (subject = "Hello", html = "<p>Hi <b>you</b></p>") => ({
  to: "sarah@client.example",
  channel: "email",
  template: "link",
  content: { subject, html, text: "Hi you" },
  attachments: [{ filename: "a.txt", content: Buffer.from("abc").toString("base64"), content_type: "text/plain" }],
})

interface Answer {
  status: number
  headers: Record<string, string | string[] | undefined>
  body: string
}
/** Sends the path as it is: fetch would resolve the dots itself. */
const ask = (
  path: string,
  {
    method = "GET",
    headers = {},
    body: sent = "",
    of = viewer,
  }: { method?: string; headers?: Record<string, string>; body?: string | Buffer; of?: MailboxViewer } = {},
): Promise<Answer> =>
  new Promise((done, failed) => {
    const { hostname, port } = new URL(of.url)
    request({ hostname, port, path, method, headers }, (response) => {
      let body = ""
      response.setEncoding("utf8").on("data", (chunk: string) => (body += chunk))
      response.on("end", () => done({ status: response.statusCode ?? 0, headers: response.headers, body }))
    })
      .on("error", failed)
      .end(sent)
  })

describe("keeping", () => {
  it("writes what would have been sent, for its owner's eyes only", async () => {
    const { id } = await service().send(notification("Grüße\r\nBcc: x@y.example"))
    const store = new MailStore(directory)
    const [summary] = await store.list()
    if (!summary) throw new Error("nothing was kept")
    const mail = await store.read(summary.id)
    expect(mail).toMatchObject({
      message_id: id,
      subject: "Grüße Bcc: x@y.example",
      to: { address: "sarah@client.example" },
      template: "link",
    })
    expect(mail?.attachments).toEqual([{ filename: "a.txt", content_type: "text/plain", size: 3 }])
    const source = await store.readSource(summary.id)
    const parsed = await parse(source ?? "")
    expect(parsed).toMatchObject({
      subject: "Grüße Bcc: x@y.example",
      messageId: id,
      from: { name: "Northfold", address: "hello@shop.example" },
    })
    expect(parsed.html).toContain("Hi <b>you</b>")
    expect(parsed.attachments).toHaveLength(1)
    expect((await stat(directory)).mode & 0o777).toBe(0o700)
    for (const name of await readdir(directory)) expect((await stat(join(directory, name))).mode & 0o777).toBe(0o600)
  })

  it("lists newest first, also within one millisecond, and nothing half-written", async () => {
    const sender = service()
    for (let index = 0; index < 20; index += 1) await sender.send(notification(String(index)))
    await writeFile(join(directory, "9999999999999-0123456789abcdef.json.tmp"), "{")
    await writeFile(join(directory, "9999999999999-0123456789abcdef.eml"), "x")
    const subjects = (await new MailStore(directory).list()).map(({ subject }) => subject)
    expect(subjects).toEqual(Array.from({ length: 20 }, (_, index) => String(19 - index)))
  })

  it("is empty before the first mail", async () => expect(await new MailStore(join(root, "none")).list()).toEqual([]))

  it("keeps all of many at once", async () => {
    const sender = service()
    await Promise.all(Array.from({ length: 50 }, (_, index) => sender.send(notification(String(index)))))
    expect(await new MailStore(directory).list()).toHaveLength(50)
  })
})

describe("answering", () => {
  const secret = "a-secret-for-inbound-mail-0123456789-0123"
  const received: { signature: string; body: Buffer }[] = []
  let shop: Server
  let answering: MailboxViewer

  beforeEach(async () => {
    received.length = 0
    shop = createServer((request, response) => {
      const chunks: Buffer[] = []
      request
        .on("data", (chunk: Buffer) => chunks.push(chunk))
        .on("end", () => {
          const signature = String(request.headers[SIGNATURE_HEADER])
          received.push({ signature, body: Buffer.concat(chunks) })
          response.end()
        })
    })
    await new Promise<void>((done) => shop.listen(0, "127.0.0.1", done))
    const address = shop.address()
    const port = typeof address === "object" && address !== null ? address.port : 0
    answering = await startMailboxViewer({ directory, port: 0, reply: { url: `http://127.0.0.1:${port}/`, secret } })
  })
  afterEach(async () => {
    await answering.close()
    await new Promise((done) => shop.close(done))
  })

  const kept = async () => {
    const replied = { ...notification(), provider_data: { reply_to: "reply+token@in.shop.example" } }
    await service().send(replied)
    const [mail] = await new MailStore(directory).list()
    if (!mail) throw new Error("nothing was kept")
    return mail.id
  }
  const reply = async (id: string, headers: Record<string, string>, text = "Yes, please", files: File[] = []) => {
    const form = new FormData()
    form.append("text", text)
    // A browser sends a field for files even where none was chosen.
    for (const file of files.length > 0 ? files : [new File([], "")]) form.append("files", file)
    const request = new Request("http://localhost", { method: "POST", body: form })
    return await ask(`/mails/${id}/reply`, {
      method: "POST",
      of: answering,
      headers: { ...headers, "content-type": request.headers.get("content-type") ?? "" },
      body: Buffer.from(await request.arrayBuffer()),
    })
  }
  const OWN_FORM = { "sec-fetch-site": "same-origin" }

  it("sends a signed mail that quotes the one it answers", async () => {
    const id = await kept()
    expect((await ask(`/mails/${id}`, { of: answering })).body).toContain(`action="/mails/${id}/reply"`)
    const { status, headers } = await reply(id, OWN_FORM)
    expect([status, headers["location"]]).toEqual([303, `/mails/${id}/html?answered=yes`])
    const [{ signature, body } = { signature: "", body: Buffer.alloc(0) }] = received
    expect(isSignedBody(body, signature, secret, new Date())).toBe(true)
    const answer = await parse(body)
    const mail = await new MailStore(directory).read(id)
    expect(answer).toMatchObject({
      from: { address: "sarah@client.example" },
      to: [{ address: "reply+token@in.shop.example" }],
      subject: "Re: Hello",
      inReplyTo: mail?.message_id,
    })
    expect(answer.text).toMatch(/^Yes, please\n\nOn .* wrote:\n\n> Hi you/)
  })

  it("carries files byte for byte, also without words, and sends neither nothing nor too much", async () => {
    const id = await kept()
    const bytes = Buffer.from([0, 13, 10, 255, 45, 45])
    const { headers } = await reply(id, OWN_FORM, "", [
      new File([bytes], "Müller – Logo.png"),
      new File(["x"], "a.txt"),
    ])
    expect(headers["location"]).toBe(`/mails/${id}/html?answered=yes`)
    const { text, attachments } = await parse(received[0]?.body ?? "")
    expect(text).toMatch(/^\s*On .* wrote:/)
    expect(attachments.map(({ filename }) => filename)).toEqual(["Müller – Logo.png", "a.txt"])
    const [first] = attachments
    expect(new Uint8Array(first?.content instanceof ArrayBuffer ? first.content : [])).toEqual(new Uint8Array(bytes))
    const large = new File([Buffer.alloc(26 * 1024 * 1024)], "large.tif")
    expect((await reply(id, OWN_FORM, " ")).headers["location"]).toMatch(/answered=empty$/)
    expect((await reply(id, OWN_FORM, "See file", [large])).headers["location"]).toMatch(/answered=too_large$/)
    expect(received).toHaveLength(1)
    expect((await ask(`/mails/${id}/html?answered=too_large`, { of: answering })).body).toContain("at most 25 MB")
  })

  it("is for the mailbox's own page, for mails with a Reply-To, and where there is somebody to answer", async () => {
    const id = await kept()
    expect((await reply(id, { "sec-fetch-site": "cross-site" })).status).toBe(403)
    expect((await reply(id, { origin: "http://evil.example" })).status).toBe(403)
    expect((await reply("1234567890123-0123456789abcdef", OWN_FORM)).status).toBe(404)
    const without = { method: "POST", headers: OWN_FORM }
    expect((await ask(`/mails/${id}/reply`, without)).status).toBe(404)
    expect((await ask(`/mails/${id}`)).body).not.toContain("<form")
    expect(received).toEqual([])
  })
})

describe("options", () => {
  const check = (raw: Record<string, unknown>) => () => MailboxNotificationService.validateOptions(raw)
  const before = process.env["NODE_ENV"]
  afterEach(() => {
    process.env["NODE_ENV"] = before
  })

  it("names what is wrong", () => {
    expect(check({ from: "x" })).toThrow('"from" must be one address')
    expect(check({ folder: "x" })).toThrow('"folder" is no option')
    expect(check({ directory: "" })).toThrow('"directory"')
    expect(check({})).not.toThrow()
  })

  it("refuses production unless told otherwise", () => {
    process.env["NODE_ENV"] = "production"
    expect(check({})).toThrow("allow_in_production")
    expect(check({ allow_in_production: true })).not.toThrow()
  })
})

describe("viewer", () => {
  it("shows list, mail, text, source and JSON", async () => {
    await service().send(notification("First <b>"))
    await service().send(notification("Second"))
    const { mails } = JSON.parse((await ask("/api/mails")).body)
    expect(mails.map((mail: { subject: string }) => mail.subject)).toEqual(["Second", "First <b>"])
    const { id } = mails[1]
    expect(JSON.parse((await ask(`/api/mails/${id}`)).body)).toMatchObject({ id, text: "Hi you" })

    const start = await ask("/")
    expect(start.body).toContain("First &lt;b&gt;")
    const open = await ask(`/mails/${id}`)
    expect(open.body).toContain('sandbox="allow-popups allow-popups-to-escape-sandbox"')
    expect(open.body).toContain(`src="/content/${id}"`)
    expect(open.headers["content-security-policy"]).toMatch(/default-src 'none'; script-src 'self'/)
    const content = await ask(`/content/${id}`)
    expect(content.body).toBe("<p>Hi <b>you</b></p>")
    expect(content.headers["content-security-policy"]).toMatch(
      /^sandbox allow-popups allow-popups-to-escape-sandbox; default-src 'none'/,
    )
    expect((await ask(`/mails/${id}/text`)).body).toContain("Hi you")
    expect((await ask(`/mails/${id}/source`)).body).toContain("MIME-Version: 1.0")
    const raw = await ask(`/mails/${id}/raw`)
    expect(raw.headers["content-type"]).toMatch("text/plain")
    expect((await parse(raw.body)).subject).toBe("First <b>")
    expect((await ask("/viewer.js")).headers["content-type"]).toMatch("javascript")
    expect((await ask("/viewer.css")).headers["content-type"]).toMatch("css")
  })

  it("tells cheaply that nothing is new", async () => {
    const first = await ask("/list")
    const tag = String(first.headers["etag"])
    expect((await ask("/list", { headers: { "If-None-Match": tag } })).status).toBe(304)
    await service().send(notification())
    expect((await ask("/list", { headers: { "If-None-Match": tag } })).status).toBe(200)
  })

  it("escapes hostile subjects and names", async () => {
    await service().send(notification(`"><script>alert(1)</script>`, "<script>alert(2)</script>"))
    const { mails } = JSON.parse((await ask("/api/mails")).body)
    for (const path of ["/", "/list", ...["html", "text", "source"].map((view) => `/mails/${mails[0].id}/${view}`)]) {
      expect((await ask(path)).body).not.toMatch(/<script>alert/)
    }
  })

  it.each([
    "/../1234567890123-0123456789abcdef",
    "/api/mails/../1234567890123-0123456789abcdef",
    "/api/mails/..%2f1234567890123-0123456789abcdef",
    "/api/mails/%2e%2e%2f1234567890123-0123456789abcdef",
    "/api/mails/..%5c1234567890123-0123456789abcdef",
    "/api/mails/....//1234567890123-0123456789abcdef",
    "/api/mails//etc/passwd",
    "/api/mails/1234567890123-0123456789abcdef%00",
    "/mails/..%2f1234567890123-0123456789abcdef/raw",
    "/content/..%2f1234567890123-0123456789abcdef",
    "//etc/passwd",
    "/api/mails/1234567890123-0123456789abcdef",
  ])("finds nothing at %s", async (path) => {
    const { status, body } = await ask(path)
    expect(status).toBe(404)
    expect(body).not.toContain("outside")
  })

  it("only reads", async () => {
    await service().send(notification())
    const before = await readdir(directory)
    for (const method of ["POST", "PUT", "PATCH", "DELETE", "OPTIONS"])
      expect((await ask("/api/mails", { method })).status).toBe(405)
    const head = await ask("/api/mails", { method: "HEAD" })
    expect([head.status, head.body]).toEqual([200, ""])
    expect(await readdir(directory)).toEqual(before)
  })

  it("answers this machine only", async () => {
    expect((await ask("/api/mails", { headers: { Host: "rebound.example:80" } })).status).toBe(403)
    expect((await ask("/api/mails", { headers: { Host: "localhost:9999" } })).status).toBe(200)
    for (const host of ["0.0.0.0", "::", "192.168.0.1"])
      await expect(startMailboxViewer({ directory, port: 0, host })).rejects.toThrow("host")
  })

  it("survives a broken file", async () => {
    await service().send(notification())
    const [mail] = await new MailStore(directory).list()
    await writeFile(join(directory, `${mail?.id}.json`), "{")
    expect((await ask(`/api/mails/${mail?.id}`)).status).toBe(500)
    expect((await ask("/viewer.css")).status).toBe(200)
  })
})
