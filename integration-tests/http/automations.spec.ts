import { createHmac, randomUUID } from "node:crypto"
import type { Automations, NoticeLog, NoticePreview, NoticeTexts, PortalLink, ProjectPeople } from "../../src/contracts"
import { adminApi, type Api, publicApi } from "../support/api"
import { payInvoice, projectIdOf, sentInvoice } from "../support/billing"
import { count, row, rows } from "../support/database"
import { testEnv } from "../support/env"
import { atRest, fingerprint } from "../support/fingerprint"
import { mails, mailTo } from "../support/mailbox"
import { createDraftOrder } from "../support/orders"
import { ask, revealed, share, sharedOrder, tokenOf } from "../support/portal"
import { statusBeforeBody } from "../support/unsent-body"
import { waitFor } from "../support/wait"

const LIST = "/admin/client-portal/automations"
const NOTICE = "approval-requested"
const SUBJECT = `${LIST}/${NOTICE}/texts`

let admin: Api

beforeAll(async () => {
  admin = await adminApi()
})

/** The settings are the whole shop's: other files expect them as they are defined. */
afterEach(async () => {
  await admin.call("DELETE", `${LIST}/${NOTICE}`)
  await admin.post("/admin/client-portal/automation-hours", { quiet: null })
  await admin.post(SUBJECT, { language: "en", key: "approval.subject", text: null })
  await admin.post("/admin/client-portal/my-notices", { time_zone: null, choices: {} })
})

type Notice = { id: string; state: string; reason_code: string | null }

const noticeOf = async (link_id: string, notice = NOTICE): Promise<Notice | null> =>
  await row<Notice>(
    "SELECT id, state, reason_code FROM portal_notice WHERE link_id = $1 AND notice = $2 ORDER BY created_at DESC LIMIT 1",
    [link_id, `notice.${notice}`],
  )

/** The minutes that a notice's job still waits; null while it does not. */
const waitsFor = async (uid: string): Promise<number | null> => {
  const job = await row<{ minutes: number }>(
    `SELECT extract(epoch FROM run_at - now())::float8 / 60 AS minutes FROM client_portal_jobs._private_jobs
      WHERE payload->>'uid' = $1 AND locked_at IS NULL`,
    [uid],
  )
  return job && job.minutes > 0.5 ? job.minutes : null
}

/** As when this much time has passed since there was something to say. */
const later = async (uid: string, minutes: number): Promise<void> => {
  await rows("UPDATE portal_notice SET created_at = created_at - $2 * interval '1 minute' WHERE id = $1", [
    uid,
    minutes,
  ])
  await rows("UPDATE client_portal_jobs._private_jobs SET run_at = now() WHERE payload->>'uid' = $1", [uid])
}

const settled = async (link_id: string): Promise<Notice> =>
  await waitFor(
    async () => {
      const notice = await noticeOf(link_id)
      return notice && notice.state !== "queued" ? notice : null
    },
    { what: "the outcome of the notice" },
  )

const setNotice = async (body: object): Promise<Automations> => await admin.post<Automations>(`${LIST}/${NOTICE}`, body)

/** An order whose client is asked for an approval by mail, which waits as the shop has set it. */
const asked = async () => {
  const scene = await sharedOrder()
  await ask(admin, scene.order.id, { notify: true })
  const { id, recipient_email } = scene.link.link
  const notice = await waitFor(async () => await noticeOf(id), { what: "the notice" })
  return { ...scene, link_id: id, email: recipient_email, uid: notice.id }
}

describe("a notice", () => {
  it("is stopped at once by its switch, also where it waits already", async () => {
    await setNotice({ delay_minutes: 60 })
    const { link_id, email, uid } = await asked()
    expect(await waitFor(async () => await waitsFor(uid), { what: "the notice to wait" })).toBeGreaterThan(55)
    await setNotice({ enabled: false })
    await later(uid, 61)
    expect(await settled(link_id)).toMatchObject({ state: "skipped", reason_code: "switched_off" })
    await admin.call("DELETE", `${LIST}/${NOTICE}`)
    expect((await mails(email)).filter(({ subject }) => subject?.includes("approval"))).toEqual([])
    const { entries } = await admin.get<NoticeLog>("/admin/client-portal/automation-log", { notice: NOTICE })
    expect(entries.find(({ id }) => id === uid)).toMatchObject({ state: "skipped", reason_code: "switched_off" })
  })

  it("goes out after its delay, and not where its condition does not hold any more", async () => {
    await setNotice({ delay_minutes: 60, checks_condition: true })
    const [first, second] = [await asked(), await asked()]
    for (const { uid } of [first, second])
      await waitFor(async () => await waitsFor(uid), { what: "the notice to wait" })
    await later(first.uid, 61)
    await mailTo(first.email, ({ subject }) => subject?.includes("Ready for your approval") ?? false)
    expect(await settled(first.link_id)).toMatchObject({ state: "sent" })
    await later(second.uid, 61)
    await rows("UPDATE portal_link SET last_opened_at = now() WHERE id = $1", [second.link_id])
    expect(await settled(second.link_id)).toMatchObject({ state: "skipped", reason_code: "condition" })
    expect(await mails(second.email)).toEqual([])
  })

  it("waits for the end of quiet hours; what is always sent does not", async () => {
    const { time_zone } = await admin.get<Automations>(LIST)
    const clock = (minutes: number) =>
      new Intl.DateTimeFormat("en-GB", { timeZone: time_zone, hour: "2-digit", minute: "2-digit" }).format(
        new Date(Date.now() + minutes * 60_000),
      )
    await admin.post("/admin/client-portal/automation-hours", { quiet: { from: clock(-60), until: clock(120) } })
    const { email, uid } = await asked()
    expect(await waitFor(async () => await waitsFor(uid), { what: "the notice to wait" })).toBeGreaterThan(100)
    const order = await createDraftOrder()
    await share(admin, order.id, { recipient_email: email, send_email: true })
    await mailTo(email)
  })

  it("is refused a text with a wrong placeholder, with the place, and wears a right one from now on", async () => {
    const save = async (text: string) =>
      await admin.call("POST", SUBJECT, { body: { language: "en", key: "approval.subject", text } })
    for (const [text, place] of [
      ["Ready: {price}", "Line 1, column 8: {price}: there is no such placeholder."],
      ["Ready: {project", "Line 1, column"],
    ] as const)
      expect(await save(text)).toMatchObject({
        status: 400,
        body: { code: "text_invalid", message: expect.stringContaining(place) },
      })
    expect((await save("Please look: {project}")).status).toBe(200)
    const { email } = await asked()
    await mailTo(email, ({ subject }) => subject?.startsWith("Please look: ") ?? false)
    const { texts } = await admin.get<NoticeTexts>(SUBJECT)
    expect(texts.find(({ key }) => key === "approval.subject")?.text).toBe("Please look: {project}")
  })
})

describe("a preview", () => {
  const preview = async (name: string, body: object = {}) =>
    await admin.post<NoticePreview>(`${LIST}/${name}/preview`, body)

  it("shows the latest real occurrence in words that are not saved, and refuses broken ones with the place", async () => {
    const { email } = await asked()
    const sent = await mailTo(email, ({ subject }) => subject?.startsWith("Ready for your approval") ?? false)
    const texts = { "approval.subject": "Look at {project} now" }
    const shown = await preview(NOTICE, { texts })
    expect(shown.occurred_at).not.toBeNull()
    expect(shown.email?.subject).toMatch(/^Look at .+ now$/)
    expect((await preview(NOTICE)).email?.subject).toBe(sent.subject)
    const wrong = { body: { texts: { "approval.subject": "{price}" } } }
    expect(await admin.call("POST", `${LIST}/${NOTICE}/preview`, wrong)).toMatchObject({
      status: 400,
      body: { code: "text_invalid", message: expect.stringContaining("Line 1, column 1") },
    })
    const unknown = { body: { texts: { "link.project.subject": "x" } } }
    expect((await admin.call("POST", `${LIST}/${NOTICE}/preview`, unknown)).status).toBe(404)
    expect((await admin.call("POST", `${LIST}/no-notice/preview`, { body: {} })).status).toBe(404)
  })

  it("writes nothing, sends nothing and holds no live token, whichever notice it is of", async () => {
    const scene = await asked()
    // A mail with a fresh link makes a new token where the link has expired: its preview must not.
    const old = await share(admin, scene.order.id)
    const expire = async () =>
      await rows("UPDATE portal_link SET expires_at = now() - interval '1 day' WHERE id = $1", [old.link.id])
    await expire()
    await publicApi().post("/portal/fresh-link", { token: tokenOf(old.url) })
    await mailTo(old.link.recipient_email)
    await expire()
    // Mails about invoices store the document that they carry; these two never went out.
    const about = ["invoice-sent", "payment-receipt"]
    for (const name of about) await admin.post(`${LIST}/${name}`, { enabled: false })
    const project = await projectIdOf(scene.order.id)
    const deposit = { purpose: "deposit", share: { kind: "percent", percent: "50" } }
    const invoice = await sentInvoice(admin, project, deposit)
    await payInvoice(admin, invoice.id, invoice.totals.total)
    await atRest()
    for (const name of about) await admin.call("DELETE", `${LIST}/${name}`)
    const { notices } = await admin.get<Automations>(LIST)
    const [before, sent] = [await fingerprint(), (await mails()).length]
    const shown: string[] = []
    for (const { name } of notices) shown.push(JSON.stringify(await preview(name)))
    expect(await fingerprint()).toEqual(before)
    expect(await mails()).toHaveLength(sent)
    const all = shown.join("\n")
    expect(all).not.toMatch(/cp[lps]_[\w-]{20,}/)
    const token = tokenOf((await revealed(admin, scene.link_id)).url)
    expect(token.length).toBeGreaterThan(20)
    expect(all).not.toContain(token)
    for (const [url] of all.matchAll(/https?:\/\/[^\s"\\<>]+\/l\/[^\s"\\<>)]*/g))
      expect(url).toMatch(/\/l\/preview($|[?&)])/)
  })

  it("is for staff alone", async () => {
    const { client } = await sharedOrder()
    for (const caller of [publicApi(), client])
      expect((await caller.call("POST", `${LIST}/${NOTICE}/preview`, { body: {} })).status).toBe(401)
  })
})

describe("how staff are told", () => {
  it("is in the daily mail where they chose so, and not in the bell", async () => {
    const { id: user_id } = (await admin.get<{ user: { id: string } }>("/admin/users/me")).user
    const email = testEnv("TEST_ADMIN_EMAIL")
    const choices = { "client-message": { bell: false, mail: "daily" } }
    await admin.post("/admin/client-portal/my-notices", { time_zone: null, choices })
    const { client, order } = await sharedOrder()
    await rows("UPDATE portal_project SET owner_user_id = $2 WHERE order_id = $1", [order.id, user_id])
    const body = `A dozen more, please ${randomUUID()}`
    const { entry } = await client.post<{ entry: { id: string } }>("/portal/messages", { key: randomUUID(), body })
    const message_id = entry.id.replace(/^message:/, "")
    await rows("UPDATE client_portal_jobs._private_jobs SET run_at = now() WHERE position($1 in payload::text) > 0", [
      message_id,
    ])
    const lines = "SELECT 1 FROM portal_digest_line WHERE user_id = $1 AND position($2 in text) > 0"
    await waitFor(async () => (await count(lines, [user_id, body])) === 1, { what: "the line of the daily mail" })
    expect(await count("SELECT 1 FROM notification WHERE channel = 'feed' AND resource_id = $1", [message_id])).toBe(0)
    await rows(
      `UPDATE client_portal_jobs._private_jobs SET run_at = now() WHERE payload->>'job' = 'notice.staff-digest' AND position($1 in payload::text) > 0`,
      [user_id],
    )
    await mailTo(email, ({ text }) => text.includes(body))
    expect((await mails(email)).filter(({ text }) => text.includes(body))).toHaveLength(1)
  })
})

describe("what mail services report", () => {
  const PATH = "/hooks/client-portal/mail-events"
  const secret = () => testEnv("TEST_MAIL_EVENTS_SECRET")
  const sign = (body: string, key = secret(), seconds = Math.floor(Date.now() / 1_000)): string =>
    `t=${seconds},v1=${createHmac("sha256", key).update(`${seconds}.${body}`).digest("hex")}`
  const post = async (body: string, headers: Record<string, string>): Promise<number> =>
    (
      await publicApi().call("POST", PATH, {
        rawBody: body,
        headers: { "content-type": "application/json", ...headers },
      })
    ).status
  const report = async (events: object[]): Promise<number> => {
    const body = JSON.stringify({ events })
    return await post(body, { "x-client-portal-signature": sign(body) })
  }
  const event = (email: string, more: object = {}) => ({
    id: randomUUID(),
    kind: "hard_bounce",
    email,
    reason: `550 5.1.1 No such user ${randomUUID().slice(0, 8)}`,
    occurred_at: new Date().toISOString(),
    ...more,
  })
  /** A client who got their link by mail. */
  const mailed = async () => {
    const order = await createDraftOrder()
    const { link } = await share(admin, order.id, { send_email: true })
    await mailTo(link.recipient_email)
    await waitFor(async () => (await noticeOf(link.id, "link-shared"))?.state === "sent", {
      what: "the mail to be noted",
    })
    const linkOf = async (id = order.id): Promise<PortalLink | undefined> => {
      const path = `/admin/client-portal/projects/${await projectIdOf(id)}/people`
      return (await admin.get<ProjectPeople>(path)).links.find(
        ({ recipient_email }) => recipient_email === link.recipient_email,
      )
    }
    return { order, link, email: link.recipient_email, linkOf }
  }
  const processed = async (id: string): Promise<void> => {
    await waitFor(
      async () =>
        (await count(
          `SELECT 1 FROM portal_mail_event e WHERE external_id = $1 AND NOT EXISTS (
             SELECT 1 FROM client_portal_jobs._private_jobs j WHERE position(e.id in j.payload::text) > 0)`,
          [id],
        )) === 1,
      { what: "the event to be followed" },
    )
  }

  it("shows a hard bounce at the notice, at its link and at other links of the address, once", async () => {
    const { email, link, linkOf } = await mailed()
    const other = await createDraftOrder()
    await share(admin, other.id, { recipient_email: email })
    const bounce = event(email)
    // The words of a foreign server: a character that no database takes costs none of the others.
    const odd = event("someone@elsewhere.example", { reason: "550\u0000 unknown" })
    expect([await report([odd, bounce]), await report([bounce, bounce])]).toEqual([200, 200])
    await processed(bounce.id)
    expect(await noticeOf(link.id, "link-shared")).toMatchObject({ state: "failed", reason_code: "bounced" })
    const returned = { kind: "bounce", reason: bounce.reason }
    expect(await linkOf()).toMatchObject({
      last_notice: { state: "failed", reason: bounce.reason },
      returned_mail: returned,
    })
    expect(await linkOf(other.id)).toMatchObject({ last_notice: null, returned_mail: returned })
    expect(await count("SELECT 1 FROM portal_bounce WHERE email = $1", [email])).toBe(1)
  })

  it("ends what a client can do without when they mark a mail as spam, in Postmark's format", async () => {
    const { email, link, linkOf } = await mailed()
    const complaint = {
      RecordType: "SpamComplaint",
      ID: Date.now(),
      Type: "SpamComplaint",
      Email: email.toUpperCase(),
      Description: "The subscriber explicitly marked this message as spam.",
      Details: "",
      BouncedAt: new Date().toISOString(),
    }
    const password = (text: string) => ({ authorization: `Basic ${Buffer.from(`mail:${text}`).toString("base64")}` })
    expect(await post(JSON.stringify(complaint), password("wrong"))).toBe(401)
    expect(await post(JSON.stringify(complaint), password(secret()))).toBe(200)
    await processed(String(complaint.ID))
    expect(await noticeOf(link.id, "link-shared")).toMatchObject({ state: "failed", reason_code: "complained" })
    expect((await linkOf())?.returned_mail?.kind).toBe("complaint")
    const preference = await row<{ unsubscribed: string[] }>(
      "SELECT unsubscribed FROM portal_mail_preference WHERE email = $1",
      [email],
    )
    expect([...(preference?.unsubscribed ?? [])].sort()).toEqual(["messages", "progress", "reminders"])
  })

  it("keeps a soft bounce, and what is about no mail of ours, and shows them nowhere", async () => {
    const { email, linkOf } = await mailed()
    const events = [event(email, { kind: "soft_bounce" }), event(`nobody-${randomUUID()}@example.com`)]
    expect(await report(events)).toBe(200)
    for (const { id } of events) await processed(id)
    expect(await linkOf()).toMatchObject({ last_notice: { state: "sent" }, returned_mail: null })
  })

  it("is refused when it is forged, changed, old or no event", async () => {
    const body = JSON.stringify({ events: [event("anna@example.com")] })
    const signed = (value: string) => post(body, { "x-client-portal-signature": value })
    expect(await post(body, {})).toBe(401)
    expect(await signed(sign(body, "x".repeat(40)))).toBe(401)
    expect(await signed(sign(`${body} `))).toBe(401)
    expect(await signed(sign(body, secret(), Math.floor(Date.now() / 1_000) - 301))).toBe(401)
    expect(await post(body, { "svix-id": "x", "svix-timestamp": "1", "svix-signature": "v1,x" })).toBe(401)
    expect(await post("{", { "x-client-portal-signature": sign("{") })).toBe(400)
    expect(await report([{ id: "x" }])).toBe(400)
  })

  it("is refused by its headers before any of its body is read", async () => {
    const signed = { "x-client-portal-signature": sign("{}") }
    const refused = async (headers: Record<string, string>) => await statusBeforeBody(PATH, headers)
    expect(await refused({})).toBe(401)
    expect(await refused({ "x-client-portal-signature": sign("{}", secret(), 1) })).toBe(401)
    expect(await refused({ authorization: `Basic ${Buffer.from("mail:wrong").toString("base64")}` })).toBe(401)
    expect(await refused({ ...signed, "content-type": "application/x-www-form-urlencoded" })).toBe(415)
    expect(await refused({ ...signed, "content-length": "1100000" })).toBe(413)
  })
})
