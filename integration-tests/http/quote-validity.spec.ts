import type {
  EvidenceList,
  EvidenceVerification,
  ProjectHeader,
  ProjectList,
  ProjectPage,
  ValidityView,
} from "../../src/contracts"
import { adminApi, Api, openLink } from "../support/api"
import { count, rows } from "../support/database"
import { mailTo, mails } from "../support/mailbox"
import {
  ask,
  decide,
  evidenceOf,
  inParallel,
  outboxDone,
  pageOf,
  renderingOf,
  share,
  sharedOrder,
  signature,
} from "../support/portal"
import { waitFor } from "../support/wait"

const HOUR_MS = 3_600_000
/** Until a quote expires: long enough to ask for its approval and to read it on a busy machine. */
const SOON_MS = 4_000
const LINES = { lines: [{ stocked: false }] }

let admin: Api

beforeAll(async () => {
  admin = await adminApi()
})

const inMs = (milliseconds: number): string => new Date(Date.now() + milliseconds).toISOString()

const askedUntil = async (valid_until: string | null) => {
  const scene = await sharedOrder(LINES)
  await ask(admin, scene.order.id, { notify: false, rules: { validity: { valid_until } } })
  const rendering = await renderingOf(scene.client)
  return { ...scene, rendering, request_id: rendering.request.id, project_id: (await pageOf(scene.client)).project.id }
}
type Asked = Awaited<ReturnType<typeof askedUntil>>

const validityOf = ({ sections }: ProjectPage): ValidityView | undefined => sections.approval.request?.rules.validity
const extend = ({ request_id }: Pick<Asked, "request_id">, valid_until: unknown, as: Api = admin) =>
  as.call<{ validity: ValidityView; code: string }>(
    "POST",
    `/admin/client-portal/approval-requests/${request_id}/validity`,
    {
      body: { valid_until },
    },
  )
const renew = ({ request_id }: Pick<Asked, "request_id">, as: Api) =>
  as.call<{ validity: ValidityView; code: string }>("POST", `/portal/approvals/${request_id}/renewal`)
const headerOf = ({ project_id }: Asked) => admin.get<ProjectHeader>(`/admin/client-portal/projects/${project_id}`)

/** A quote that expires by itself while the client looks at it. */
const askedExpired = async (): Promise<Asked> => {
  const asked = await askedUntil(inMs(SOON_MS))
  await waitFor(async () => validityOf(await pageOf(asked.client))?.is_expired, { what: "the quote to expire" })
  return asked
}

describe("a quote with a date", () => {
  it("says on page, signing page and staff's page until when it is valid", async () => {
    const valid_until = inMs(48 * HOUR_MS)
    const asked = await askedUntil(valid_until)
    const view = { valid_until, is_expired: false, renewal_requested_at: null }
    expect(validityOf(await pageOf(asked.client))).toEqual(view)
    expect(asked.rendering.rules.validity).toEqual(view)
    expect((await headerOf(asked)).request?.rules.validity).toEqual(view)
  })

  it("expires by itself: page and staff's pages say so, the client has nothing to approve, the move is the shop's", async () => {
    const asked = await askedUntil(inMs(SOON_MS))
    const before = await asked.client.call("GET", "/portal/project")
    const etag = before.headers.get("etag") ?? ""
    await waitFor(
      async () =>
        (await asked.client.call("GET", "/portal/project", { headers: { "if-none-match": etag } })).status === 200,
      { what: "the page to change" },
    )
    const page = await pageOf(asked.client)
    expect(validityOf(page)).toMatchObject({ is_expired: true })
    expect(page.action_items).toEqual([])
    const waiting = { on: "staff", for: "renewal", since: validityOf(page)?.valid_until }
    expect(await headerOf(asked)).toMatchObject({ waiting, request: { rules: { validity: { is_expired: true } } } })
    const { projects } = await admin.get<ProjectList>("/admin/client-portal/projects", { limit: 50 })
    expect(projects.find(({ id }) => id === asked.project_id)).toMatchObject({ waiting })
  })

  it("cannot be approved after that, by client or staff; asking for changes still works", async () => {
    const asked = await askedExpired()
    const { client, rendering } = asked
    expect(await decide(client, rendering, signature(rendering))).toMatchObject({
      status: 409,
      body: { code: "quote_expired" },
    })
    const recorded = await admin.call("POST", `/admin/client-portal/approval-requests/${asked.request_id}/record`, {
      body: { decision: "approved", channel: "phone", name: "Sarah Smith" },
    })
    expect(recorded).toMatchObject({ status: 409, body: { code: "quote_expired" } })
    const changes = { decision: "changes_requested", nonce: rendering.nonce, message: "Please renew it" }
    expect((await decide(client, rendering, changes)).status).toBe(200)
  })

  it("can be signed on the page that was open, once staff have extended it", async () => {
    const asked = await askedExpired()
    const { client, rendering } = asked
    const valid_until = inMs(HOUR_MS)
    expect(await extend(asked, valid_until)).toMatchObject({
      status: 200,
      body: { validity: { valid_until, is_expired: false } },
    })
    const page = await pageOf(client)
    expect(validityOf(page)).toMatchObject({ valid_until, is_expired: false })
    expect(page.action_items).toMatchObject([{ kind: "approve_order" }])
    expect((await decide(client, rendering, signature(rendering))).status).toBe(200)
    expect((await evidenceOf(asked.order.id)).map(({ kind }) => kind)).toEqual([
      "approval.requested",
      "validity.extended",
      "decision.made",
    ])
    const evidence = `/admin/client-portal/projects/${asked.project_id}/evidence`
    expect(await admin.get<EvidenceVerification>(`${evidence}/verification`)).toMatchObject({ findings: [] })
    const { entries } = await admin.get<EvidenceList>(evidence)
    expect(entries[1]).toMatchObject({ kind: "validity.extended", actor: { type: "staff" } })
  })
})

describe("extending", () => {
  it.each([
    ["nothing", undefined],
    ["a day without a time", "2027-01-01"],
    ["null", null],
    ["a number", 1_800_000_000_000],
  ])("refuses %s", async (_, valid_until) => {
    const asked = await askedUntil(inMs(HOUR_MS))
    expect(await extend(asked, valid_until)).toMatchObject({ status: 400, body: { code: "invalid_request" } })
  })

  it("refuses a moment that is over or not later, a request without a date, and an unknown one", async () => {
    const asked = await askedUntil(inMs(2 * HOUR_MS))
    expect(await extend(asked, inMs(-HOUR_MS))).toMatchObject({ status: 400, body: { code: "validity_in_past" } })
    expect(await extend(asked, inMs(HOUR_MS))).toMatchObject({ status: 400, body: { code: "validity_not_later" } })
    expect(await extend(await askedUntil(null), inMs(HOUR_MS))).toMatchObject({
      status: 400,
      body: { code: "not_allowed" },
    })
    expect((await extend({ request_id: "pareq_none" }, inMs(HOUR_MS))).status).toBe(404)
  })

  it("is for staff alone, and for open requests", async () => {
    const asked = await askedUntil(inMs(HOUR_MS))
    expect((await extend(asked, inMs(2 * HOUR_MS), asked.client)).status).toBe(401)
    expect((await extend(asked, inMs(2 * HOUR_MS), new Api(admin.baseUrl))).status).toBe(401)
    await decide(asked.client, asked.rendering, signature(asked.rendering))
    expect(await extend(asked, inMs(2 * HOUR_MS))).toMatchObject({ status: 409, body: { code: "decided" } })
  })

  it("refuses to ask for approval until a moment that is over", async () => {
    const { order } = await sharedOrder(LINES)
    const refused = await admin.call("POST", `/admin/client-portal/orders/${order.id}/approval-requests`, {
      body: { notify: false, rules: { validity: { valid_until: inMs(-1_000) } } },
    })
    expect(refused).toMatchObject({ status: 400, body: { code: "validity_in_past" } })
    expect(await count("SELECT 1 FROM portal_approval_request WHERE order_id = $1", [order.id])).toBe(0)
  })
})

describe("asking for a renewed quote", () => {
  it("tells the rep once by bell and mail, whoever presses however often, and then everyone's page says so", async () => {
    const asked = await askedExpired()
    const colleague = await openLink((await share(admin, asked.order.id)).url)
    const presses = await inParallel(Array.from({ length: 12 }), 12, (_, press) =>
      renew(asked, press % 2 ? asked.client : colleague),
    )
    expect(presses.map(({ status }) => status)).toEqual(presses.map(() => 200))
    const renewals = await rows<{ id: string }>("SELECT id FROM portal_quote_renewal WHERE request_id = $1", [
      asked.request_id,
    ])
    expect(renewals).toHaveLength(1)
    const id = renewals[0]?.id ?? ""
    await outboxDone(id)
    const sent = await rows<{ channel: string; to: string }>(
      `SELECT channel, "to" FROM notification WHERE resource_id = $1 ORDER BY channel`,
      [id],
    )
    expect(sent.map(({ channel }) => channel)).toEqual(["email", "feed"])
    const mail = await mailTo(sent[0]?.to ?? "", ({ subject }) => subject.includes("renewed quote"))
    expect(mail.text).toContain("Heavy tee 1")
    for (const client of [asked.client, colleague])
      expect(validityOf(await pageOf(client))?.renewal_requested_at).not.toBeNull()
    expect(await headerOf(asked)).toMatchObject({ waiting: { on: "staff", for: "renewal" } })
  })

  it("is answered by an extension, of which the client who asked is told by mail", async () => {
    const asked = await askedExpired()
    await renew(asked, asked.client)
    await extend(asked, inMs(HOUR_MS))
    const to = asked.link.link.recipient_email
    await mailTo(to)
    await outboxDone(asked.request_id)
    expect(await mails(to)).toHaveLength(1)
    expect(validityOf(await pageOf(asked.client))?.renewal_requested_at).toBeNull()
  })

  it("changes nothing while the quote is valid, and is refused where there is no date or no open request", async () => {
    const asked = await askedUntil(inMs(HOUR_MS))
    expect(await renew(asked, asked.client)).toMatchObject({
      status: 200,
      body: { validity: { is_expired: false, renewal_requested_at: null } },
    })
    expect(await count("SELECT 1 FROM portal_quote_renewal WHERE request_id = $1", [asked.request_id])).toBe(0)
    await decide(asked.client, asked.rendering, signature(asked.rendering))
    expect(await renew(asked, asked.client)).toMatchObject({ status: 409, body: { code: "decided" } })
    const endless = await askedUntil(null)
    expect(await renew(endless, endless.client)).toMatchObject({ status: 400, body: { code: "not_allowed" } })
  })

  it("is for the clients of that order: not for a preview, another client, or without a session", async () => {
    const asked = await askedExpired()
    const other = await sharedOrder(LINES)
    const { url } = await admin.post<{ url: string }>(`/admin/client-portal/orders/${asked.order.id}/preview`)
    expect(await renew(asked, await openLink(url))).toMatchObject({ status: 403, body: { code: "preview" } })
    expect((await renew(asked, other.client)).status).toBe(404)
    expect((await renew(asked, admin)).status).toBe(401)
    expect(await count("SELECT 1 FROM portal_quote_renewal WHERE request_id = $1", [asked.request_id])).toBe(0)
  })
})
