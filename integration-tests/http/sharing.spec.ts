import type {
  CustomerPanel,
  OrderPanel,
  RevealedLink,
  SettingsAnswer,
  SetupStep,
  SharedLink,
  Stage,
} from "../../src/contracts"
import { openAccount } from "../support/account"
import { adminApi, type Api, openLink, publicApi } from "../support/api"
import { count, rows } from "../support/database"
import { linksIn, mails, mailTo } from "../support/mailbox"
import { createCustomer, createDraftOrder, type TestOrder, uniqueEmail } from "../support/orders"
import { forwarded, outboxDone, panelOf, revealed, share, someAddress, tokenOf } from "../support/portal"
import { waitFor } from "../support/wait"

const MIB = 1_048_576
const PNG = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
  "base64",
)

let admin: Api

beforeAll(async () => {
  admin = await adminApi()
})

describe("sharing an order", () => {
  let order: TestOrder

  beforeEach(async () => {
    order = await createDraftOrder({ lines: [{ stocked: false }] })
  })

  const send = async (body: object) =>
    await admin.call<SharedLink>("POST", `/admin/client-portal/orders/${order.id}/links`, { body })

  it("mails a link that works, as HTML and as text, opening with the rep's own words", async () => {
    const email = uniqueEmail("mailed")
    const { url, mailed } = await share(admin, order.id, {
      recipient_email: email,
      message: "Hi Sarah, <b>look</b> & tell me.\nBest, Tom",
      send_email: true,
    })
    expect(mailed).toBe(true)
    const mail = await mailTo(email)
    expect(mail.subject).toMatch(/^Your quote #\d+: /)
    expect(linksIn(mail)).toContain(url)
    expect(mail.text).toContain("Hi Sarah, <b>look</b> & tell me.")
    expect(mail.html).toContain(url)
    expect(mail.html).toContain("&lt;b&gt;look&lt;/b&gt; &amp; tell me.")
    expect(mail.html).not.toMatch(/<img[^>]+(width|height)="?1"?[ />]/)
    expect(
      (await (await openLink(linksIn(mail).find((one) => one === url) ?? "")).call("GET", "/portal/project")).status,
    ).toBe(200)
  })

  it("gives words to paste, each with the link, and mails nothing unless told to", async () => {
    const email = uniqueEmail("quiet")
    const { url, intro, mailed } = await share(admin, order.id, { recipient_email: email })
    expect(mailed).toBe(false)
    for (const text of Object.values(intro)) expect(text).toContain(url)
    expect(intro.email).toContain("Hi Sarah,")
    await outboxDone(order.id)
    expect(await mails(email)).toEqual([])
  })

  it("again with the same address, however it is written, gives the same link", async () => {
    const first = await share(admin, order.id, { recipient_email: "Mixed.Case@Example.com" })
    const again = await share(admin, order.id, { recipient_email: " mixed.case@example.COM " })
    expect(again.url).toBe(first.url)
    expect(again.link).toMatchObject({ id: first.link.id, share_count: 2, recipient_email: "mixed.case@example.com" })
  })

  it("again from the link's own row mails the same link with new words", async () => {
    const email = uniqueEmail("again")
    const { link, url } = await share(admin, order.id, { recipient_email: email })
    await admin.post(`/admin/client-portal/links/${link.id}/share`, { message: "A reminder" })
    const mail = await mailTo(email)
    expect(mail.text).toContain("A reminder")
    expect(linksIn(mail)).toContain(url)
  })

  it("makes the project, owned by who shared it", async () => {
    expect((await panelOf(admin, order.id)).project).toBeNull()
    await share(admin, order.id)
    const { project, owners, links, events } = await panelOf(admin, order.id)
    expect(project).toMatchObject({ order_id: order.id, name: "Heavy tee 1", owner_user_id: owners[0]?.id })
    expect(links).toHaveLength(1)
    expect(events.map(({ kind }) => kind).sort()).toEqual(["created", "shared"])
  })

  it.each([
    ["no name", { recipient_name: " " }],
    ["no address", { recipient_email: "" }],
    ["an address without a domain", { recipient_email: "sarah@" }],
    ["two addresses", { recipient_email: "a@example.com, b@example.com" }],
    ["a header smuggled in", { recipient_email: "a@example.com\nBcc: b@example.com" }],
    ["an address of 255 letters", { recipient_email: `${"x".repeat(243)}@example.com` }],
    ["words that are too many", { message: "x".repeat(10_001) }],
    ["NUL in the words", { message: "\u0000" }],
    ["an expiry in the past", { expires_at: "2020-01-01T00:00:00.000Z" }],
    ["an expiry that is no moment", { expires_at: "tomorrow" }],
    ["an expiry without a zone", { expires_at: "2099-01-01" }],
  ])("is refused with %s, and leaves nothing behind", async (_, change) => {
    const { status, body } = await send({ recipient_name: "Sarah", recipient_email: uniqueEmail(), ...change })
    expect({ status, type: (body as unknown as { type: string }).type }).toEqual({ status: 400, type: "invalid_data" })
    expect(await count("SELECT 1 FROM portal_link WHERE order_id = $1", [order.id])).toBe(0)
  })

  it("ends with the expiry that was set", async () => {
    const expires_at = new Date(Date.now() + 86_400_000).toISOString()
    expect((await share(admin, order.id, { expires_at })).link).toMatchObject({ expires_at, state: "active" })
  })

  it("again with another name and expiry takes both over, and logs the change of the expiry", async () => {
    const email = uniqueEmail("longer")
    const { link, url } = await share(admin, order.id, { recipient_email: email })
    const expires_at = new Date(Date.now() + 86_400_000).toISOString()
    const again = await share(admin, order.id, { recipient_email: email, recipient_name: "Sarah Jones", expires_at })
    expect(again).toMatchObject({ url, link: { id: link.id, recipient_name: "Sarah Jones", expires_at } })
    expect((await panelOf(admin, order.id)).events.map(({ kind }) => kind)).toContain("expiry_changed")
    expect((await share(admin, order.id, { recipient_email: email })).link).toMatchObject({ expires_at })
  })

  it("again opens an expired link when a later expiry is given, and says so otherwise", async () => {
    const email = uniqueEmail("expired")
    const { link, url } = await share(admin, order.id, { recipient_email: email })
    await rows("UPDATE portal_link SET expires_at = now() - interval '1 minute' WHERE id = $1", [link.id])
    const again = { recipient_name: "Sarah", recipient_email: email, send_email: false }
    expect(await send(again)).toMatchObject({ status: 400, body: { message: expect.stringContaining("later expiry") } })
    const expires_at = new Date(Date.now() + 86_400_000).toISOString()
    expect(await send({ ...again, expires_at })).toMatchObject({
      status: 200,
      body: { url, link: { state: "active" } },
    })
    expect((await (await openLink(url)).call("GET", "/portal/project")).status).toBe(200)
  })

  it("with an expired link rotated gives it again for as long as it was given", async () => {
    const { link } = await share(admin, order.id)
    await rows(
      "UPDATE portal_link SET created_at = now() - interval '10 days', expires_at = now() - interval '1 minute' WHERE id = $1",
      [link.id],
    )
    const { link: rotated } = await admin.post<RevealedLink>(`/admin/client-portal/links/${link.id}/rotate`)
    const days = (new Date(rotated.expires_at ?? 0).getTime() - Date.now()) / 86_400_000
    expect(Math.round(days)).toBe(10)
  })

  it("through an API key makes a project that nobody owns", async () => {
    const { api_key } = await admin.post<{ api_key: { token: string } }>("/admin/api-keys", {
      title: "ERP",
      type: "secret",
    })
    const basic = Buffer.from(`${api_key.token}:`).toString("base64")
    await share(publicApi().with({ authorization: `Basic ${basic}` }), order.id)
    const { project, events } = await panelOf(admin, order.id)
    expect(project).toMatchObject({ owner_user_id: null })
    expect(new Set(events.map(({ actor }) => actor.name))).toEqual(new Set(["API"]))
  })

  it("logs who copied the link, and shows it again unchanged", async () => {
    const { link, url } = await share(admin, order.id)
    expect((await revealed(admin, link.id)).url).toBe(url)
    expect((await panelOf(admin, order.id)).events[0]).toMatchObject({ kind: "copied", actor: { type: "staff" } })
  })

  it("with a new token (rotate) shuts the old one out at once; the new one works", async () => {
    const { link, url } = await share(admin, order.id)
    const client = await openLink(url)
    const rotated = await admin.post<RevealedLink>(`/admin/client-portal/links/${link.id}/rotate`)
    expect(rotated.url).not.toBe(url)
    expect(rotated.link.id).toBe(link.id)
    const outsider = forwarded(someAddress())
    expect((await client.with(outsider).call("GET", "/portal/project")).status).toBe(401)
    const old = await publicApi()
      .with(outsider)
      .call("POST", "/portal/session", { body: { token: tokenOf(url) } })
    expect(old.status).toBe(401)
    expect((await (await openLink(rotated.url)).call("GET", "/portal/project")).status).toBe(200)
    expect((await panelOf(admin, order.id)).events.map(({ kind }) => kind)).toContain("rotated")
  })

  it("after a revocation makes a new link; the revoked one can be neither copied, sent nor rotated", async () => {
    const email = uniqueEmail("revoked")
    const { link, url } = await share(admin, order.id, { recipient_email: email })
    const at = `/admin/client-portal/links/${link.id}`
    await admin.post(`${at}/revoke`)
    await admin.post(`${at}/revoke`)
    for (const act of ["reveal", "share", "rotate"]) {
      const { status, body } = await admin.call<{ message: string }>("POST", `${at}/${act}`)
      expect({ act, status, message: body.message }).toEqual({
        act,
        status: 400,
        message: expect.stringContaining("revoked"),
      })
    }
    const { url: next, link: made } = await share(admin, order.id, { recipient_email: email })
    expect(next).not.toBe(url)
    expect(made.id).not.toBe(link.id)
    const { links, events } = await panelOf(admin, order.id)
    expect(links.map(({ state }) => state)).toEqual(["revoked", "active"])
    expect(events.filter(({ kind }) => kind === "revoked")).toHaveLength(1)
  })

  it("counts what a person opened, and refuses what is below a look", async () => {
    const { link, url } = await share(admin, order.id)
    const client = await openLink(url)
    const beacon = async (body: object) => (await client.call("POST", "/portal/opened", { body })).status
    expect(await beacon({ visible_ms: 1_999, gesture: "key" })).toBe(400)
    expect(await beacon({ visible_ms: 5_000, gesture: "none" })).toBe(400)
    expect((await panelOf(admin, order.id)).links[0]).toMatchObject({ open_count: 0, last_opened_at: null })
    expect(await beacon({ visible_ms: 2_000, gesture: "scroll" })).toBe(204)
    expect((await panelOf(admin, order.id)).links[0]).toMatchObject({
      id: link.id,
      open_count: 1,
      last_opened_at: expect.any(String),
    })
  })
})

describe("a customer's account link", () => {
  const panel = async (id: string) =>
    (await admin.get<{ panel: CustomerPanel }>(`/admin/client-portal/customers/${id}`)).panel

  it("is there within seconds of the customer, and opens the account", async () => {
    const customer = await createCustomer({ company_name: "Harbor Roasters" })
    const link = await waitFor(async () => (await panel(customer.id)).link, { what: "the account link" })
    expect(link).toMatchObject({ scope: "account", state: "active", recipient_email: customer.email })
    const account = await openAccount((await revealed(admin, link.id)).url, customer.email)
    expect(await account.get("/portal/account/orders")).toMatchObject({
      account_name: "Harbor Roasters",
      viewer: { scope: "account", link_id: link.id },
    })
  })

  it("is missing for a stated reason where there is no address, and comes once there is one", async () => {
    const { customer } = await admin.post<{ customer: { id: string } }>("/admin/customers", { first_name: "Nameless" })
    expect(await panel(customer.id)).toMatchObject({ link: null, missing_reason: "no_email" })
    const make = async () => await admin.call("POST", `/admin/client-portal/customers/${customer.id}/link`)
    expect(await make()).toMatchObject({ status: 400, body: { code: "no_email" } })
    await admin.post(`/admin/customers/${customer.id}`, { email: uniqueEmail("late") })
    expect((await make()).status).toBe(200)
    expect((await panel(customer.id)).link).toMatchObject({ state: "active" })
  })

  it("is one, however often it is made; after a revocation staff alone make another", async () => {
    const customer = await createCustomer()
    const path = `/admin/client-portal/customers/${customer.id}/link`
    await Promise.all([admin.post(path), admin.post(path), admin.post(path)])
    expect(await count("SELECT 1 FROM portal_link WHERE customer_id = $1", [customer.id])).toBe(1)
    const { link } = await panel(customer.id)
    await admin.post(`/admin/client-portal/links/${link?.id}/revoke`)
    await createCustomer()
    expect((await panel(customer.id)).link?.state).toBe("revoked")
    await admin.post(path)
    expect((await panel(customer.id)).link?.state).toBe("active")
  })

  it("ends when the customer's address changes: a fresh one goes to no mailbox of before", async () => {
    const customer = await createCustomer()
    const old = await waitFor(async () => (await panel(customer.id)).link, { what: "the account link" })
    const { url } = await revealed(admin, old.id)
    const email = uniqueEmail("moved")
    await admin.post(`/admin/customers/${customer.id}`, { email })
    const link = await waitFor(
      async () => {
        const { link: present } = await panel(customer.id)
        return present?.recipient_email === email ? present : null
      },
      { what: "the link for the new address" },
    )
    expect(link).toMatchObject({ state: "active", scope: "account" })
    expect(link.id).not.toBe(old.id)
    const outsider = publicApi().with(forwarded(someAddress()))
    expect((await outsider.call("POST", "/portal/session", { body: { token: tokenOf(url) } })).status).toBe(401)
    expect((await outsider.call("POST", "/portal/fresh-link", { body: { token: tokenOf(url) } })).status).toBe(202)
    await outboxDone(old.id)
    expect(await mails(customer.email)).toEqual([])
    const account = await openAccount((await revealed(admin, link.id)).url, email)
    expect((await account.call("GET", "/portal/account/orders")).status).toBe(200)
  })

  it("of an unknown customer is not found", async () => {
    expect((await admin.call("GET", "/admin/client-portal/customers/cus_none")).status).toBe(404)
    expect((await admin.call("POST", "/admin/client-portal/customers/cus_none/link")).status).toBe(404)
  })
})

describe("the shop's settings", () => {
  let before: SettingsAnswer
  let stages: Stage[]

  beforeAll(async () => {
    before = await admin.get<SettingsAnswer>("/admin/client-portal/settings")
    stages = (await admin.get<{ stages: Stage[] }>("/admin/client-portal/stages")).stages
  })

  afterAll(async () => {
    await admin.post("/admin/client-portal/settings", before.settings)
    await admin.post("/admin/client-portal/stages", { stages })
    await admin.delete("/admin/client-portal/settings/logo")
  })

  const save = async (body: object) =>
    await admin.call<SettingsAnswer>("POST", "/admin/client-portal/settings", { body })
  const upload = async (content: Buffer) =>
    await admin.call<SettingsAnswer>("POST", "/admin/client-portal/settings/logo", {
      body: { content: content.toString("base64") },
    })
  const saveStages = async (list: object[]) =>
    await admin.call("POST", "/admin/client-portal/stages", { body: { stages: list } })

  it.each([
    ["a colour by name", { shop: { accent: "red" } }],
    ["a short colour", { shop: { accent: "#abc" } }],
    ["a colour with style in it", { shop: { accent: "#123456;background:url(x)" } }],
    ["no name", { shop: { name: " " } }],
    ["a script for a website", { shop: { contact_website: "javascript:alert(1)" } }],
    ["a mail that is none", { shop: { contact_email: "orders" } }],
    ["a time zone that is none", { shop: { time_zone: "Mars/Olympus" } }],
    ["a language that is none", { shop: { locale: "??" } }],
    ["terms beyond 20,000 characters", { approval: { terms: "x".repeat(20_001) } }],
    ["a gate that is a word", { approval: { finance_gate: "yes" } }],
    ["a setting that does not exist", { shop: { is_admin: true } }],
    ["settings of nothing", { billing: {} }],
    ["NUL", { shop: { header_text: "\u0000" } }],
  ])("refuse %s and stay as they were", async (_, change) => {
    const known = await admin.get("/admin/client-portal/settings")
    expect(await save(change)).toMatchObject({
      status: 400,
      body: { type: "invalid_data", message: expect.any(String) },
    })
    expect(await admin.get("/admin/client-portal/settings")).toEqual(known)
  })

  it("change what is given, keep the rest, and say how well the accent reads", async () => {
    const { body } = await save({ shop: { accent: "#ffff00" } })
    expect(body.contrast.ok).toBe(false)
    expect(body.settings.shop.name).toBe(before.settings.shop.name)
    expect((await save({ shop: { accent: "#14532d" } })).body.contrast.ok).toBe(true)
  })

  it("take a PNG for a logo and serve it so that it can do nothing", async () => {
    const { status, body } = await upload(PNG)
    expect(status).toBe(200)
    const path = body.shop.logo_path ?? ""
    const answer = await fetch(new URL(path, admin.baseUrl))
    expect(Buffer.from(await answer.arrayBuffer()).equals(PNG)).toBe(true)
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      "content-type": "image/png",
      "x-content-type-options": "nosniff",
      "content-security-policy": "sandbox; default-src 'none'",
    })
    expect((await fetch(new URL("/portal/shop/logo/none", admin.baseUrl))).status).toBe(404)
  })

  it.each([
    ["an SVG", Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>')],
    ["an SVG without a declaration", Buffer.from("<svg onload=alert(1)>")],
    ["HTML", Buffer.from("<!doctype html><script>")],
    ["a GIF", Buffer.from("GIF89a")],
    ["a PDF", Buffer.from("%PDF-1.7")],
    ["nothing", Buffer.alloc(0)],
    ["a PNG of a byte more than 1 MiB", Buffer.concat([PNG, Buffer.alloc(MIB + 1 - PNG.length)])],
  ])("refuse %s for a logo", async (_, content) => {
    const { status, body } = await upload(content)
    expect({ status, body }).toMatchObject({ status: 400, body: { type: "invalid_data", message: expect.any(String) } })
  })

  it("take a PNG of exactly 1 MiB, and refuse a body beyond it by its size", async () => {
    expect((await upload(Buffer.concat([PNG, Buffer.alloc(MIB - PNG.length)]))).status).toBe(200)
    expect((await upload(Buffer.concat([PNG, Buffer.alloc(3 * MIB)]))).status).toBe(413)
  })

  it("let no stage go on which a project stands, and name it", async () => {
    const order = await createDraftOrder({ lines: [{ stocked: false }] })
    await share(admin, order.id)
    const { project } = await panelOf(admin, order.id)
    const standing = stages.find(({ id }) => id === project?.stage_id)
    const { status, body } = await saveStages(stages.filter(({ id }) => id !== project?.stage_id))
    expect({ status, body }).toMatchObject({
      status: 400,
      body: { message: expect.stringContaining(standing?.name ?? "?") },
    })
  })

  it.each([
    ["an empty list", () => []],
    ["one stage", () => stages.slice(0, 1)],
    [
      "21 stages",
      () =>
        Array.from({ length: 21 }, (_, n) => ({ name: `S${n}`, color: "#000000", role: "production", is_done: true })),
    ],
    ["none that is done", () => stages.map((stage) => ({ ...stage, is_done: false }))],
    [
      "none for approval",
      () => stages.map((stage) => (stage.role === "approval" ? { ...stage, role: "production" } : stage)),
    ],
    ["one of them twice", () => [...stages, stages[0] as Stage]],
    ["a role that does not exist", () => stages.map((stage) => ({ ...stage, role: "lost" }))],
    ["a colour that is none", () => stages.map((stage) => ({ ...stage, color: "blue" }))],
    ["a stage without a name", () => stages.map((stage) => ({ ...stage, name: " " }))],
  ])("refuse stages: %s", async (_, list) => {
    expect(await saveStages(list())).toMatchObject({ status: 400, body: { type: "invalid_data" } })
    expect((await admin.get<{ stages: Stage[] }>("/admin/client-portal/stages")).stages).toEqual(stages)
  })

  it("refuse a move to a stage that does not exist, and an owner who is no staff", async () => {
    const order = await createDraftOrder({ lines: [{ stocked: false }] })
    const at = `/admin/client-portal/orders/${order.id}`
    const move = await admin.call("POST", `${at}/stage`, { body: { stage_id: "pstg_none" } })
    const owner = await admin.call("POST", `${at}/project`, { body: { owner_user_id: "user_none" } })
    const day = await admin.call("POST", `${at}/project`, { body: { in_hands_date: "2027-02-30" } })
    for (const { status } of [move, owner, day]) {
      expect(status).toBeGreaterThanOrEqual(400)
      expect(status).toBeLessThan(500)
    }
    const { panel } = await admin.get<{ panel: OrderPanel }>(at)
    expect(panel.project?.in_hands_date ?? null).toBeNull()
  })

  it("tell what is left to do", async () => {
    const { steps } = await admin.get<{ steps: SetupStep[] }>("/admin/client-portal/setup")
    expect(steps.map(({ id }) => id)).toEqual([
      "shop_info",
      "logo",
      "terms",
      "email_provider",
      "stages",
      "stripe",
      "automations",
      "first_share",
      "no_failed_jobs",
    ])
    for (const done of ["email_provider", "stripe", "first_share"])
      expect([done, steps.find(({ id }) => id === done)?.done]).toEqual([done, true])
  })
})

describe("a body that is no good", () => {
  const WRITING = [
    "/portal/session",
    "/portal/fresh-link",
    "/admin/client-portal/settings",
    "/admin/client-portal/stages",
    "/admin/client-portal/settings/logo",
  ]

  it.each(WRITING)("is refused with a type and a sentence: %s", async (path) => {
    const api = path.startsWith("/admin") ? admin : publicApi().with(forwarded(someAddress()))
    for (const rawBody of ["{", "null", "[1]", '{"a":"\\u0000"}', `{"a":"${"x".repeat(1_600_000)}"}`]) {
      const { status, body } = await api.call<{ type: string; message: string }>("POST", path, { rawBody })
      expect([400, 413]).toContain(status)
      expect(body).toMatchObject({ type: expect.any(String), message: expect.any(String) })
    }
  })
})
