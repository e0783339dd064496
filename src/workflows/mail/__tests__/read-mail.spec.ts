import { machineReason } from "../machine-mail"
import { mailedBody } from "../mailed-body"
import { createI18n } from "../../../messages/i18n"
import { fileName } from "../../../lib/artwork/file-name"
import type { LeftOutFile } from "../../file/given-files"
import { readMail } from "../read-mail"

const read = (text: string, headers: string[] = []) =>
  readMail(
    Buffer.from(
      ["From: Priya Nair <Priya@Larkspur.example>", "To: reply@in.example.com", ...headers, "", text].join("\r\n"),
    ),
  )
const HTML = ["MIME-Version: 1.0", "Content-Type: text/html; charset=utf-8"]

describe("reading a mail", () => {
  it("knows sender, recipients, subject and what it answers, in-reply-to first", async () => {
    const mail = await read("Yes", [
      "Subject: =?utf-8?q?Re=3A_Gr=C3=BC=C3=9Fe?=",
      "Cc: Tom <tom@larkspur.example>",
      "Delivered-To: reply+token@in.example.com",
      "In-Reply-To: <b@x.example>",
      "References: <a@x.example>",
      "\t<b@x.example>",
    ])
    expect(mail).toMatchObject({
      from: { name: "Priya Nair", email: "priya@larkspur.example" },
      recipients: ["reply@in.example.com", "tom@larkspur.example", "reply+token@in.example.com"],
      subject: "Re: Grüße",
      answers: ["<b@x.example>", "<a@x.example>"],
      words: "Yes",
    })
  })

  it("leaves out of HTML what mail programs mark as quoted, and keeps it in the whole text", async () => {
    const html = `<div dir="ltr">Navy, please.<br>Thanks</div><br><div class="gmail_quote"><div class="gmail_attr">On Fri, Nov 27, 2026 at 8:00 AM Shop &lt;s@x.example&gt; wrote:</div><blockquote>Which color?</blockquote></div>`
    const mail = await read(html, HTML)
    expect(mail.words).toBe("Navy, please.\nThanks")
    expect(mail.whole_text).toContain("Which color?")
  })

  it("reads Outlook's HTML, which marks nothing", async () => {
    const html = `<p>Ship it.</p><div id="appendonsend"></div><hr><div id="divRplyFwdMsg"><b>From:</b> Shop &lt;s@x.example&gt;<br><b>Sent:</b> Friday, November 27, 2026 8:00 AM<br><b>To:</b> Priya<br><b>Subject:</b> Hi</div><p>Where to?</p>`
    expect((await read(html, HTML)).words).toBe("Ship it.")
  })

  it("survives what is broken, and never holds characters that a database or a page refuses", async () => {
    const broken = ["Content-Type: multipart/mixed; boundary=x", "Subject: =?utf-8?q?\u0000=00?="]
    for (const text of ["--x\r\nContent-Transfer-Encoding: base64\r\n\r\n%%%", "\u0000\u202e", "--x--", ""]) {
      const mail = await read(text, broken)
      expect(JSON.stringify([mail.words, mail.whole_text, mail.subject])).not.toMatch(/\\u0000|\u202e/)
    }
  })

  it("refuses one that is empty, or nested beyond all measure", async () => {
    await expect(readMail(Buffer.alloc(0))).rejects.toThrow()
    const part = (depth: number): string =>
      depth === 0
        ? "Content-Type: text/plain\r\n\r\nHi"
        : `Content-Type: multipart/mixed; boundary=b${depth}\r\n\r\n--b${depth}\r\n${part(depth - 1)}\r\n--b${depth}--`
    await expect(readMail(Buffer.from(part(200)))).rejects.toThrow()
  })
})

describe("the files of a mail", () => {
  type Part = { type: string; name?: string; disposition?: string; id?: string; content?: string | Buffer }

  const part = ({ type, name, disposition, id, content = "x" }: Part): string =>
    [
      `Content-Type: ${type}`,
      ...(disposition
        ? [`Content-Disposition: ${disposition}${name === undefined ? "" : `; filename="${name}"`}`]
        : []),
      ...(id ? [`Content-ID: <${id}>`] : []),
      "Content-Transfer-Encoding: base64",
      "",
      Buffer.from(content).toString("base64"),
    ].join("\r\n")

  const multipart = (kind: string, parts: Part[]) =>
    read([...parts.map((one) => `--x\r\n${part(one)}`), "--x--"].join("\r\n"), [
      "MIME-Version: 1.0",
      `Content-Type: multipart/${kind}; boundary=x`,
    ])
  const namesOf = async (kind: string, parts: Part[]) => (await multipart(kind, parts)).files.map(({ name }) => name)

  const TEXT: Part = { type: "text/plain", content: "Hi" }
  const LARGE = Buffer.alloc(60 * 1024, 7)
  const picture = (id: string, content: string | Buffer = "x"): Part => ({
    ...{ type: "image/png", name: `${id}.png`, disposition: "inline", id, content },
  })
  const html = (content: string): Part => ({ type: "text/html; charset=utf-8", content })

  it("are what is attached, byte for byte, also pictures that a phone puts between words", async () => {
    const bytes = Buffer.from([0, 255, 13, 10, 128])
    const mail = await multipart("mixed", [
      TEXT,
      { type: "application/pdf", name: "a\r\n b.pdf", disposition: "attachment", content: bytes },
      { type: "image/jpeg", name: "IMG_1.jpg", disposition: "inline" },
    ])
    expect(mail.words).toBe("Hi")
    expect(mail.files.map(({ name }) => name)).toEqual(["a b.pdf", "IMG_1.jpg"])
    expect(Buffer.from(mail.files[0]?.content ?? []).equals(bytes)).toBe(true)
  })

  it("are not pictures of a signature, whatever they call themselves, nor what signs the mail", async () => {
    const signature = html('<p>Here you go</p><p>-- </p><img src="cid:logo"><img src="cid:banner">')
    expect(
      await namesOf("related", [
        signature,
        picture("logo"),
        { ...picture("banner", LARGE), disposition: "attachment" },
        { type: "application/pkcs7-signature", name: "smime.p7s", disposition: "attachment" },
        { type: "application/pgp-signature", name: "signature.asc", disposition: "attachment" },
      ]),
    ).toEqual([])
  })

  it("are pictures pasted into the words, and not those of the mail that is quoted", async () => {
    const body = html(
      '<p>Use this one:</p><img src="cid:art"><p>Thanks</p><img src="cid:icon"><blockquote><img src="cid:old"></blockquote>',
    )
    expect(await namesOf("related", [body, picture("art", LARGE), picture("icon"), picture("old", LARGE)])).toEqual([
      "art.png",
    ])
  })

  it("have names that can be kept, whatever the mail calls them", async () => {
    const attached = (name?: string, type = "application/pdf"): Part => ({
      ...{ type, disposition: "attachment" },
      ...(name === undefined ? {} : { name }),
    })
    const names = await namesOf("mixed", [
      TEXT,
      attached("../../etc/passwd"),
      attached(String.raw`..\\..\\a.pdf`),
      attached("invoice\u202efdp.exe"),
      attached(".."),
      attached(),
      attached(undefined, "application/x-unknown"),
      attached(`${"😀".repeat(200)}.ai`),
    ])
    expect(names.slice(0, 6)).toEqual([
      ...[".._.._etc_passwd", ".._.._a.pdf", "invoicefdp.exe", "file-4.pdf", "file-5.pdf", "file-6"],
    ])
    expect(names[6]).toMatch(/^(?:😀)+\.ai$/u)
    for (const name of names) expect(fileName(name)).toBe(name)
  })
})

describe("a machine's mail", () => {
  const of = async (...headers: string[]) => machineReason(await read("Hi", headers))

  it("is known by what it says of itself", async () => {
    expect(await of("Auto-Submitted: auto-replied")).toBe("automatic")
    expect(await of("Precedence: bulk")).toBe("automatic")
    expect(await of("List-Id: <news.example>")).toBe("automatic")
    expect(await of("X-Autoreply: yes")).toBe("automatic")
    expect(await of("Return-Path: <>")).toBe("bounce")
    expect(await of("Content-Type: multipart/report; report-type=delivery-status; boundary=x")).toBe("bounce")
  })

  it("is not a person's", async () => {
    expect(await of("Auto-Submitted: no", "Return-Path: <priya@larkspur.example>", "Precedence: normal")).toBeNull()
    expect(await of()).toBeNull()
  })
})

describe("a mail's words as a message", () => {
  const i18n = createI18n({ locales: ["en-US"], timeZone: "UTC" })
  const bodyOf = (words: string, left_out: LeftOutFile[] = [], file_count = left_out.length) =>
    mailedBody({ words, left_out, file_count }, { i18n, shop: "Northfold" })

  it("are all of it up to 10,000 characters, and say which files were left out and why", () => {
    expect(bodyOf("字".repeat(10_000))).toBe("字".repeat(10_000))
    expect(
      bodyOf("Here.", [
        { name: "logo.ai", reason: "too_large" },
        { name: "a.txt", reason: "empty" },
        { name: "b.psd", reason: "full" },
        { name: "c.pdf", reason: "too_many" },
      ]),
    ).toBe(
      "Here.\n\n(Attached to the email, but not shown here: logo.ai is too large, a.txt is empty, no room left for b.psd, and too many files to add c.pdf)",
    )
  })

  it("say that there are files alone", () => {
    expect([bodyOf("", [], 1), bodyOf("", [], 2)]).toEqual([
      "(A file, without a message)",
      "(Files, without a message)",
    ])
  })

  it("are cut between characters beyond that, and say so", () => {
    const body = bodyOf(
      "😀".repeat(6_000),
      Array.from({ length: 100 }, (_, index) => ({ name: `${"x".repeat(200)}${index}`, reason: "too_many" })),
    )
    expect(body.length).toBeLessThanOrEqual(10_000)
    expect(body).toContain("This message was shortened")
    expect(body.isWellFormed()).toBe(true)
  })
})
