import { createHmac, randomUUID } from "node:crypto"
import type {
  HeldMail,
  HeldMails,
  PortalFile,
  ShownMailPreference,
  StaffThread,
  StaffThreadEntry,
  Thread,
  ThreadEntry,
  WholeMail,
} from "../../src/contracts"
import { adminApi, type Api, openLink, publicApi } from "../support/api"
import { projectIdOf } from "../support/billing"
import { count, row } from "../support/database"
import { testEnv } from "../support/env"
import { grayPng } from "../support/hostile-files"
import { mails, mailTo, type StoredMail } from "../support/mailbox"
import { createDraftOrder } from "../support/orders"
import { ask, pageOf, type Scene, share } from "../support/portal"
import { artwork } from "../support/proofs"
import { waitFor } from "../support/wait"

const PATH = "/hooks/client-portal/mail"
const HELD = "/admin/client-portal/held-mails"

let admin: Api

beforeAll(async () => {
  admin = await adminApi()
})

type Inbound = {
  id: string
  from: string
  to: string
  text: string
  headers?: Record<string, string>
}

const mime = ({ id, from, to, text, headers = {} }: Inbound): string =>
  [
    `Message-ID: ${id}`,
    `From: ${from}`,
    `To: ${to}`,
    "Subject: Re: your order",
    ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`),
    "MIME-Version: 1.0",
    "Content-Type: text/plain; charset=utf-8",
    "Content-Transfer-Encoding: 8bit",
    "",
    text,
  ].join("\r\n")

type Attached = { name: string; type?: string; bytes: Buffer; inline?: string }

/** The same with files, of which `inline` ones stand in the text under this id. */
const mimeWith = ({ id, from, to, text }: Inbound, files: readonly Attached[]): string => {
  const pictures = files.flatMap(({ inline }) => (inline ? [`<img src="cid:${inline}">`] : []))
  const parts = files.map(({ name, type = "application/octet-stream", bytes, inline }) =>
    [
      `Content-Type: ${type}`,
      `Content-Disposition: ${inline ? "inline" : "attachment"}; filename="${name}"`,
      ...(inline ? [`Content-ID: <${inline}>`] : []),
      "Content-Transfer-Encoding: base64",
      "",
      bytes.toString("base64").replace(/.{76}/g, "$&\r\n"),
    ].join("\r\n"),
  )
  const html = [
    "Content-Type: text/html; charset=utf-8",
    "",
    `<p>${text}</p>${text ? "<p>-- </p>" : ""}${pictures.join("")}`,
  ].join("\r\n")
  return [
    `Message-ID: ${id}`,
    `From: ${from}`,
    `To: ${to}`,
    "Subject: Artwork",
    "MIME-Version: 1.0",
    "Content-Type: multipart/related; boundary=part",
    "",
    ...[html, ...parts].map((part) => `--part\r\n${part}`),
    "--part--",
  ].join("\r\n")
}

const sign = (body: string, seconds = Math.floor(Date.now() / 1000), secret = testEnv("TEST_MAIL_SECRET")): string =>
  `t=${seconds},v1=${createHmac("sha256", secret).update(`${seconds}.${body}`).digest("hex")}`

const post = async (rawBody: string, headers: Record<string, string>) =>
  await publicApi().call("POST", PATH, { rawBody, headers: { "content-type": "message/rfc822", ...headers } })
const deliver = async (body: string, signature = sign(body)) =>
  await post(body, { "x-client-portal-signature": signature })

const newId = () => `<${randomUUID()}@larkspur.example>`
/** The mail with which the client got their link: an answer to it goes into the project's thread. */
const linkMail = async ({ link }: Scene): Promise<StoredMail> => await mailTo(link.link.recipient_email)
/** An order whose client got their link by mail, and has opened it. */
const mailedOrder = async (): Promise<Scene> => {
  const order = await createDraftOrder()
  const link = await share(admin, order.id, { send_email: true })
  return { admin, order, link, client: await openLink(link.url) }
}
const answerTo = (mail: StoredMail, more: Partial<Inbound> = {}): Inbound => ({
  id: newId(),
  from: `Someone <${mail.to.address}>`,
  to: mail.reply_to?.address ?? "",
  text: `Yes, please. ${randomUUID()}`,
  ...more,
})
const settled = async (id: string) =>
  await waitFor(
    () =>
      row<{ state: string; reason: string | null }>(
        "SELECT state, reason FROM portal_inbound_mail WHERE message_id = $1 AND state <> 'received'",
        [id],
      ),
    { what: `mail ${id} to be settled` },
  )
const outcome = async (mail: Inbound) => {
  expect((await deliver(mime(mail))).status).toBe(200)
  const { state, reason } = await settled(mail.id)
  return reason ?? state
}
const threadOf = (client: Api) => client.get<Thread>("/portal/conversation")
const staffThreadOf = async ({ order }: Pick<Scene, "order">) =>
  await admin.get<StaffThread>(`/admin/client-portal/projects/${await projectIdOf(order.id)}/conversation`)
const heldMail = async (text: string): Promise<HeldMail> => {
  const found = (await admin.get<HeldMails>(HELD)).mails.find(({ words }) => words.includes(text))
  if (!found) throw new Error("This mail is not held")
  return found
}
/** Notices wait two minutes for others of their group: this one goes out now. */
const sendNow = async (message_id: string): Promise<void> => {
  await row(
    `UPDATE client_portal_jobs._private_jobs SET run_at = now() WHERE position($1 in payload::text) > 0 RETURNING id`,
    [message_id],
  )
}

describe("an answer by mail", () => {
  it("goes into the thread of both sides without what it quotes, and the rep answers by mail as well", async () => {
    const scene = await mailedOrder()
    const mail = await linkMail(scene)
    const text = `Navy, please. ${randomUUID()}`
    const quote = `\r\n\r\nOn Friday, November 27, 2026 at 8:00 AM, Shop <s@shop.example> wrote:\r\n\r\n> — Reply above this line —\r\n> Hi`
    expect(await outcome(answerTo(mail, { text: text + quote }))).toBe("posted")
    const [entry] = (await threadOf(scene.client)).entries
    expect(entry).toMatchObject({ kind: "message", body: text, by_mail: true, author: { type: "client" } })
    const staffEntry = (await staffThreadOf(scene)).entries[0]
    expect(staffEntry).toMatchObject({ id: entry?.id, body: text, by_mail: true })
    const whole = await admin.get<WholeMail>(`/admin/client-portal/messages/${entry?.id}/mail`)
    expect(whole.text).toContain("> Hi")

    await sendNow(entry?.id ?? "")
    const { rep } = (await pageOf(scene.client)).project
    const toRep = await mailTo(rep?.email ?? "", (one) => one.text.includes(text))
    const answer = `They are in stock. ${randomUUID()}`
    expect(await outcome(answerTo(toRep, { text: answer }))).toBe("posted")
    const reply = (await threadOf(scene.client)).entries[0]
    expect(reply).toMatchObject({ body: answer, by_mail: true, author: { type: "staff" } })
    await sendNow(reply?.id ?? "")
    const toClient = await mailTo(mail.to.address, (one) => one.text.includes(answer))
    expect(toClient.headers["References"]?.split(" ")[0]).toBe(mail.message_id)
    expect(toClient.headers["In-Reply-To"]).toMatch(/@larkspur\.example>$/)
  })

  it("finds its thread by In-Reply-To, and then by References, where the address has no token", async () => {
    const mail = await linkMail(await mailedOrder())
    const to = "reply@in.northfold.example"
    expect(await outcome(answerTo(mail, { to, headers: { "In-Reply-To": mail.message_id } }))).toBe("posted")
    const references = { "In-Reply-To": newId(), References: `${newId()} ${mail.message_id}` }
    expect(await outcome(answerTo(mail, { to, headers: references }))).toBe("posted")
    expect(await outcome(answerTo(mail, { to }))).toBe("unknown_thread")
    const forged = (mail.reply_to?.address ?? "").replace(/.(?=@)/, (last) => (last === "0" ? "1" : "0"))
    expect(await outcome(answerTo(mail, { to: forged, headers: { "In-Reply-To": mail.message_id } }))).toBe(
      "unknown_thread",
    )
  })

  it("is one message, however often and at once it is delivered", async () => {
    const scene = await mailedOrder()
    const mail = answerTo(await linkMail(scene))
    const answers = await Promise.all(Array.from({ length: 10 }, () => deliver(mime(mail))))
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]))
    await settled(mail.id)
    expect(await count("SELECT 1 FROM portal_message WHERE mail_message_id = $1", [mail.id])).toBe(1)
  })

  it("carries 10,000 characters, and says so where it is shortened", async () => {
    const scene = await mailedOrder()
    const mail = await linkMail(scene)
    expect(await outcome(answerTo(mail, { text: "字".repeat(10_000) }))).toBe("posted")
    expect(await outcome(answerTo(mail, { text: "😀".repeat(6_000) }))).toBe("posted")
    const [shortened, whole] = (await threadOf(scene.client)).entries
    expect(whole).toMatchObject({ body: "字".repeat(10_000) })
    expect(shortened && "body" in shortened && shortened.body).toMatch(/^(?:😀)+\n\n\(This message was shortened\./u)
  })

  it("is held and answered by nobody when it is a machine's, another person's or says nothing", async () => {
    const scene = await mailedOrder()
    const mail = await linkMail(scene)
    const before = (await mails()).length
    const cases: [Partial<Inbound>, string][] = [
      [{ headers: { "Auto-Submitted": "auto-replied" } }, "automatic"],
      [{ headers: { Precedence: "bulk" } }, "automatic"],
      [{ headers: { "X-Autoreply": "yes" } }, "automatic"],
      [{ headers: { "Return-Path": "<>" } }, "bounce"],
      [{ from: "Mail Delivery <mailer-daemon@larkspur.example>" }, "bounce"],
      [{ from: "Tom <tom@elsewhere.example>" }, "wrong_sender"],
      [{ text: "> Hi" }, "no_words"],
      [{ text: "" }, "no_words"],
      [{ id: mail.message_id }, "loop"],
    ]
    for (const [more, reason] of cases) expect(await outcome(answerTo(mail, more))).toBe(reason)
    const broken =
      "Message-ID: <broken>\r\nContent-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\nContent-Transfer-Encoding: base64\r\n\r\n\u0001%%%"
    expect((await deliver(broken)).status).toBe(200)
    expect((await settled("<broken>")).state).toBe("held")
    expect((await threadOf(scene.client)).entries.filter(({ kind }) => kind === "message")).toEqual([])
    expect(await mails()).toHaveLength(before)
  })

  it("is held once the link has ended or was made anew", async () => {
    const [revoked, rotated] = [await mailedOrder(), await mailedOrder()]
    const [one, other] = [await linkMail(revoked), await linkMail(rotated)]
    await admin.post(`/admin/client-portal/links/${revoked.link.link.id}/revoke`)
    await admin.post(`/admin/client-portal/links/${rotated.link.link.id}/rotate`)
    expect(await outcome(answerTo(one))).toBe("access_ended")
    expect(await outcome(answerTo(other))).toBe("access_ended")
  })
})

describe("the files of an answer by mail", () => {
  const SIGNATURE: Attached = { name: "logo.png", type: "image/png", bytes: grayPng(8, 8), inline: "sig" }
  const filesOf = (entry: ThreadEntry | StaffThreadEntry | undefined): PortalFile[] =>
    entry?.kind === "message" ? entry.files : []
  const statusOf = async (api: Api, path: string) => (await api.fetch("GET", path)).status

  it("stand at its message on both sides, go through the check, and name what was not taken", async () => {
    const scene = await mailedOrder()
    const bytes = await artwork("baseball.svg")
    const inbound = answerTo(await linkMail(scene))
    const content = mimeWith(inbound, [
      { name: "baseball.svg", bytes },
      { name: "shirt.png", type: "image/png", bytes: Buffer.from("MZ\u0090 a program") },
      { name: "../notes.txt", bytes: Buffer.from("Navy") },
      { name: "nothing.pdf", bytes: Buffer.alloc(0) },
      SIGNATURE,
    ])
    // Twice at once: the files are those of one message.
    await Promise.all([deliver(content), deliver(content)])
    expect((await settled(inbound.id)).state).toBe("posted")
    const entry = (await threadOf(scene.client)).entries[0]
    expect(entry).toMatchObject({
      by_mail: true,
      body: `${inbound.text}\n\n(Attached to the email, but not shown here: nothing.pdf is empty)`,
      files: [
        { name: "baseball.svg", bytes: bytes.length },
        { name: "shirt.png", state: "refused", problem: "type_mismatch" },
        { name: ".._notes.txt" },
      ],
    })
    const [svg, program] = filesOf(entry)
    await waitFor(
      async () => (await scene.client.get<{ file: PortalFile }>(`/portal/files/${svg?.id}`)).file.state === "ready",
      { what: "the check of a mailed file", timeout: 90_000 },
    )
    const original = await scene.client.fetch("GET", `/portal/files/${svg?.id}/original`)
    expect(Buffer.from(await original.arrayBuffer()).equals(bytes)).toBe(true)
    expect(await statusOf(scene.client, `/portal/files/${svg?.id}/pages/1/thumb`)).toBe(200)
    expect(await statusOf(scene.client, `/portal/files/${program?.id}/original`)).toBe(404)
    expect(await statusOf(admin, `/admin/client-portal/files/${program?.id}/original`)).toBe(404)
    const staffFiles = filesOf((await staffThreadOf(scene)).entries[0])
    expect(staffFiles.map(({ id }) => id)).toEqual(filesOf(entry).map(({ id }) => id))
    expect(await statusOf((await mailedOrder()).client, `/portal/files/${svg?.id}`)).toBe(404)
  })

  it("are a message without words, also in Postmark's JSON", async () => {
    const scene = await mailedOrder()
    const inbound = answerTo(await linkMail(scene), { text: "" })
    const RawEmail = mimeWith(inbound, [{ name: "notes.txt", bytes: Buffer.from("Navy") }])
    const authorization = `Basic ${btoa(`mail:${testEnv("TEST_MAIL_SECRET")}`)}`
    await post(JSON.stringify({ RawEmail }), { authorization, "content-type": "application/json" })
    expect((await settled(inbound.id)).state).toBe("posted")
    expect((await threadOf(scene.client)).entries[0]).toMatchObject({
      body: "(A file, without a message)",
      files: [{ name: "notes.txt" }],
    })
    const signatureOnly = answerTo(await linkMail(scene), { text: "" })
    await deliver(mimeWith(signatureOnly, [SIGNATURE]))
    expect((await settled(signatureOnly.id)).reason).toBe("no_words")
  })

  it("wait with a held mail, and come with it once staff add it", async () => {
    const scene = await mailedOrder()
    const text = `Our new logo ${randomUUID()}`
    const inbound = answerTo(await linkMail(scene), { from: "Tom <tom@elsewhere.example>", text })
    await deliver(mimeWith(inbound, [{ name: "notes.txt", bytes: Buffer.from("Navy") }, SIGNATURE]))
    expect((await settled(inbound.id)).reason).toBe("wrong_sender")
    const mail = await heldMail(text)
    expect(mail.attachment_names).toEqual(["notes.txt"])
    expect(await count("SELECT 1 FROM portal_file WHERE actor_id = $1", [mail.id])).toBe(0)
    await admin.post(`${HELD}/${mail.id}/add`, { project_id: mail.project?.id })
    expect((await threadOf(scene.client)).entries[0]).toMatchObject({ body: text, files: [{ name: "notes.txt" }] })
  })
})

describe("a held mail", () => {
  it("is added to a project as its sender's words, by one of two people", async () => {
    const scene = await mailedOrder()
    const text = `From my phone ${randomUUID()}`
    expect(await outcome(answerTo(await linkMail(scene), { from: "Tom <tom@elsewhere.example>", text }))).toBe(
      "wrong_sender",
    )
    const mail = await heldMail(text)
    expect(mail).toMatchObject({
      from_email: "tom@elsewhere.example",
      project: { id: await projectIdOf(scene.order.id) },
    })
    const add = () => admin.call("POST", `${HELD}/${mail.id}/add`, { body: { project_id: mail.project?.id } })
    const statuses = (await Promise.all([add(), add(), add()])).map(({ status }) => status).sort()
    expect(statuses).toEqual([200, 409, 409])
    const added = (await threadOf(scene.client)).entries.filter((entry) => "body" in entry && entry.body === text)
    expect(added).toMatchObject([{ by_mail: true, author: { name: "Tom (tom@elsewhere.example)" } }])
  })

  it("is discarded once, and does not come back when it is delivered again", async () => {
    const inbound = answerTo(await linkMail(await mailedOrder()), { headers: { Precedence: "list" } })
    await outcome(inbound)
    const mail = await heldMail(inbound.text)
    expect((await admin.call("POST", `${HELD}/${mail.id}/discard`)).status).toBe(200)
    expect((await admin.call("POST", `${HELD}/${mail.id}/discard`)).status).toBe(409)
    expect((await deliver(mime(inbound))).status).toBe(200)
    expect((await admin.get<HeldMails>(HELD)).mails.map(({ id }) => id)).not.toContain(mail.id)
  })
})

describe("which mails a client gets", () => {
  const write = async ({ order }: Scene): Promise<{ id: string; body: string }> => {
    const body = `A word ${randomUUID()}`
    const path = `/admin/client-portal/projects/${await projectIdOf(order.id)}/messages`
    const { entry } = await admin.post<{ entry: { id: string } }>(path, { key: randomUUID(), body })
    await sendNow(entry.id)
    return { id: entry.id, body }
  }
  const noticeOf = async (message_id: string, state: string) =>
    await waitFor(
      () => row("SELECT state FROM portal_notice WHERE resource_id = $1 AND state = $2", [message_id, state]),
      { what: `the notice of ${message_id} to be ${state}` },
    )
  const heldUntil = async (message_id: string): Promise<Date> => {
    const job = await waitFor(
      () =>
        row<{ run_at: Date }>(
          `SELECT run_at FROM client_portal_jobs._private_jobs
            WHERE position($1 in payload::text) > 0 AND key LIKE 'held-notice:%' AND run_at > now()`,
          [message_id],
        ),
      { what: "the mail to be held" },
    )
    return job.run_at
  }

  it("is theirs to choose, by address, and starts with everything at once", async () => {
    const scene = await mailedOrder()
    const mine = { email: scene.link.link.recipient_email, delivery: "at_once", quiet: null, unsubscribed: [] }
    expect(await scene.client.get<ShownMailPreference>("/portal/mail-preferences")).toMatchObject(mine)
    const chosen = { delivery: "daily", time_zone: "Asia/Tokyo", quiet: null, unsubscribed: ["reminders"] }
    await scene.client.post("/portal/mail-preferences", chosen)
    expect(await scene.client.get("/portal/mail-preferences")).toMatchObject(chosen)
    expect(await (await mailedOrder()).client.get("/portal/mail-preferences")).toMatchObject({ delivery: "at_once" })
    for (const wrong of [
      { time_zone: "Mars/Base" },
      { quiet: { from: "25:00", until: "07:00" } },
      { unsubscribed: ["x"] },
    ])
      expect(
        (await scene.client.call("POST", "/portal/mail-preferences", { body: { ...chosen, ...wrong } })).status,
      ).toBe(400)
  })

  it("is ended by one click of the mail program, and the link keeps working", async () => {
    const scene = await mailedOrder()
    const to = scene.link.link.recipient_email
    const { body } = await write(scene)
    const { headers } = await mailTo(to, ({ text }) => text.includes(body))
    expect(headers["List-Unsubscribe-Post"]).toBe("List-Unsubscribe=One-Click")
    const [, token = ""] = /\/unsubscribe\/([^>]+)>$/.exec(headers["List-Unsubscribe"] ?? "") ?? []
    const end = (sent: string) => publicApi().call("POST", "/portal/unsubscribe", { body: { token: sent } })
    expect((await end(token.replace("messages", "reminders"))).status).toBe(401)
    expect((await end(`${token.slice(0, -1)}${token.endsWith("A") ? "B" : "A"}`)).status).toBe(401)
    expect(await scene.client.get("/portal/mail-preferences")).toMatchObject({ unsubscribed: [] })
    expect((await end(token)).body).toEqual({ kind: "messages" })
    const { id } = await write(scene)
    await noticeOf(id, "skipped")
    expect((await mails(to)).filter(({ template }) => template === "client-portal-message-received")).toHaveLength(1)
    expect((await threadOf(scene.client)).entries[0]?.id).toBe(id)
  })

  it("waits for the morning as one mail, and is sent then", async () => {
    const scene = await mailedOrder()
    await scene.client.post("/portal/mail-preferences", {
      delivery: "daily",
      time_zone: "UTC",
      quiet: null,
      unsubscribed: [],
    })
    const [first, second] = [await write(scene), await write(scene)]
    for (const { id } of [first, second]) {
      const until = await heldUntil(id)
      expect(until.getTime() - Date.now()).toBeLessThanOrEqual(24 * 60 * 60_000 + 60_000)
      expect([until.getUTCHours(), until.getUTCMinutes() <= 1]).toEqual([8, true])
    }
    // As if both had been written the day before.
    await row("UPDATE portal_notice SET created_at = created_at - interval '1 day' WHERE resource_id = ANY ($1)", [
      [first.id, second.id],
    ])
    await sendNow(first.id)
    const mail = await mailTo(scene.link.link.recipient_email, ({ text }) => text.includes(first.body))
    expect(mail.text).toContain(second.body)
  })

  it("never holds back what they are asked to decide", async () => {
    const scene = await mailedOrder()
    await scene.client.post("/portal/mail-preferences", {
      delivery: "daily",
      time_zone: null,
      quiet: { from: "00:00", until: "23:59" },
      unsubscribed: ["messages", "reminders"],
    })
    await ask(admin, scene.order.id, { notify: true })
    const template = "client-portal-approval-requested"
    const mail = await mailTo(scene.link.link.recipient_email, (one) => one.template === template)
    expect(mail.headers["List-Unsubscribe"]).toBeUndefined()
  })
})

describe("the route", () => {
  const stored = () => count("SELECT 1 FROM portal_inbound_mail")

  it("refuses what is forged, altered, stale, oversized or of another form, and keeps none of it", async () => {
    const before = await stored()
    const body = mime({ id: newId(), from: "a@b.example", to: "reply@in.northfold.example", text: "Hi" })
    const seconds = Math.floor(Date.now() / 1000)
    expect((await post(body, {})).status).toBe(401)
    expect((await deliver(`${body} `, sign(body))).status).toBe(401)
    expect((await deliver(body, sign(body, seconds - 302))).status).toBe(401)
    expect((await deliver(body, sign(body, seconds, "x".repeat(40)))).status).toBe(401)
    expect((await deliver(body, "t=1,v1=00")).status).toBe(401)
    expect((await post(body, { authorization: `Basic ${btoa(`mail:${"x".repeat(40)}`)}` })).status).toBe(401)
    const other = { "x-client-portal-signature": sign(body), "content-type": "text/plain" }
    expect((await post(body, other)).status).toBe(415)
    const large = "x".repeat(36 * 1024 * 1024)
    expect((await deliver(large)).status).toBe(413)
    expect(await stored()).toBe(before)
  })

  it("takes Postmark's JSON and SendGrid's form with the secret as password", async () => {
    const mail = await linkMail(await mailedOrder())
    const authorization = `Basic ${btoa(`mail:${testEnv("TEST_MAIL_SECRET")}`)}`
    const [postmark, sendgrid] = [answerTo(mail), answerTo(mail)]
    const json = JSON.stringify({ From: "ignored@example.com", RawEmail: mime(postmark) })
    expect((await post(json, { authorization, "content-type": "application/json" })).status).toBe(200)
    const form = new URLSearchParams({ email: mime(sendgrid) }).toString()
    const type = "application/x-www-form-urlencoded"
    expect((await post(form, { authorization, "content-type": type })).status).toBe(200)
    for (const { id } of [postmark, sendgrid]) expect((await settled(id)).state).toBe("posted")
    expect((await post("{", { authorization, "content-type": "application/json" })).status).toBe(400)
    expect((await post("{}", { authorization, "content-type": "application/json" })).status).toBe(400)
    expect((await post("a=b", { authorization, "content-type": type })).status).toBe(400)
  })
})
