import { randomUUID } from "node:crypto"
import type {
  ClientList,
  CustomerPanel,
  ErasedPerson,
  EvidenceVerification,
  PersonalDataExport,
  ProjectPeople,
} from "../../src/contracts"
import { accountLinkOf, openAccount } from "../support/account"
import { adminApi, type Api, openLink, publicApi } from "../support/api"
import { projectIdOf } from "../support/billing"
import { row, rows } from "../support/database"
import { mails, mailTo, portalLinkIn } from "../support/mailbox"
import { createCustomer, createDraftOrder, createPlacedOrder, uniqueEmail } from "../support/orders"
import {
  ask,
  decide,
  effectsOf,
  forwarded,
  outboxDone,
  renderingOf,
  share,
  signature,
  someAddress,
} from "../support/portal"
import { waitFor } from "../support/wait"

const LINES = { lines: [{ stocked: false }] }

let admin: Api

beforeAll(async () => {
  admin = await adminApi()
})

describe("the link to an account, asked for by typing an address", () => {
  const askFor = async (email: string, address = someAddress()) =>
    await publicApi()
      .with(forwarded(address))
      .call<{ message: string }>("POST", "/portal/account-link", { body: { email } })
  const unknownOf = async () => (await admin.get<ClientList>("/admin/client-portal/clients")).unknown_requests
  const waiting = async () => (await rows("SELECT 1 FROM portal_account_link_request")).length

  it("is answered alike for known and unknown addresses, and mailed to the known one alone", async () => {
    const customer = await createCustomer()
    await accountLinkOf(admin, customer.id)
    const unknown = uniqueEmail("nobody")
    const before = await unknownOf()
    const answers = [await askFor(customer.email.toUpperCase()), await askFor(unknown)]
    expect(answers.map(({ status }) => status)).toEqual([202, 202])
    expect(answers[0]?.body).toEqual(answers[1]?.body)
    const mail = await mailTo(customer.email)
    const asking = await openLink(portalLinkIn(mail))
    expect((await asking.call("GET", "/portal/account/access")).status).toBe(200)
    await waitFor(async () => (await unknownOf()) === before + 1)
    await waitFor(async () => (await waiting()) === 0)
    expect(await mails(unknown)).toEqual([])
    const dump = JSON.stringify(await rows("SELECT payload FROM client_portal_jobs._private_jobs"))
    expect(dump).not.toContain(unknown)
  })

  it("is mailed a few times an hour at most, and says nothing of that", async () => {
    const customer = await createCustomer()
    const { id } = await accountLinkOf(admin, customer.id)
    for (let n = 0; n < 6; n++) {
      expect((await askFor(customer.email)).status).toBe(202)
      // A mail that still waits would stand for the next one as well.
      await waitFor(async () => (await waiting()) === 0)
      await outboxDone(id)
    }
    expect(await mails(customer.email)).toHaveLength(3)
  })

  it("has to wait where one place asks too often", async () => {
    const address = someAddress()
    const statuses = []
    for (let n = 0; n < 25; n++) statuses.push((await askFor(uniqueEmail("flood"), address)).status)
    expect(statuses).toContain(429)
  })

  it("is not mailed for what only a guest left", async () => {
    const guest = await createCustomer()
    const { id } = await accountLinkOf(admin, guest.id)
    await rows("UPDATE customer SET created_by = NULL WHERE id = $1", [guest.id])
    const before = await unknownOf()
    await askFor(guest.email)
    await waitFor(async () => (await unknownOf()) === before + 1)
    expect(await rows("SELECT 1 FROM portal_link_event WHERE link_id = $1 AND kind = 'fresh_requested'", [id])).toEqual(
      [],
    )
  })
})

describe("an order that was moved to another customer", () => {
  it("is one of which staff are told whose links still open it, until they act", async () => {
    const [one, other] = [await createCustomer({ company_name: "Harbor Roasters" }), await createCustomer()]
    const order = await createPlacedOrder({ customerId: one.id, email: one.email, ...LINES })
    const link = await share(admin, order.id, { recipient_email: one.email, recipient_name: "Priya Nair" })
    const project = await projectIdOf(order.id)
    const people = async () => (await admin.get<ProjectPeople>(`/admin/client-portal/projects/${project}/people`)).moved
    const movedAway = async () =>
      (await admin.get<{ panel: CustomerPanel }>(`/admin/client-portal/customers/${one.id}`)).panel.moved_away
    const noted = async (id: string) => await rows("INSERT INTO portal_account_stale (order_id) VALUES ($1)", [id])
    await noted(order.id)
    expect(await movedAway()).toEqual([])
    await rows(`UPDATE "order" SET customer_id = $1 WHERE id = $2`, [other.id, order.id])
    await noted(order.id)
    await admin.get(`/admin/client-portal/customers/${other.id}`)
    const moved = { moved_from: "Harbor Roasters", links: [{ id: link.link.id, name: "Priya Nair" }] }
    expect(await people()).toMatchObject(moved)
    expect(await movedAway()).toMatchObject([{ order_id: order.id, project_id: project, ...moved }])
    await admin.post(`/admin/client-portal/links/${link.link.id}/revoke`)
    expect([await people(), await movedAway()]).toEqual([null, []])
  })
})

/** Rows of features that have specs of their own. */
const keepMore = async (kept: {
  email: string
  first: string
  link_id: string
  customer_id: string
  order_id: string
  project: string
}) => {
  const { email, first, link_id, customer_id, order_id, project } = kept
  const mail = `pinm_${randomUUID()}`
  await rows(
    `INSERT INTO portal_inbound_mail (id, message_id, size, state, from_email, from_name, whole_text, project_id)
     VALUES ($1, $1, 9, 'held', $2, $3, $3, $4)`,
    [mail, email.toUpperCase(), first, project],
  )
  await rows("INSERT INTO portal_raw_mail (mail_id, content) VALUES ($1, convert_to($2, 'UTF8'))", [mail, first])
  await rows("INSERT INTO portal_mail_preference (id, email, unsubscribed) VALUES ($1, $1, '[]')", [email])
  await rows(
    `INSERT INTO portal_checklist_entry (id, project_id, order_id, kind, item_ids, text, given_at, given_by_id, given_by_name)
     VALUES ($1, $2, $3, 'sizes', '[]', $4, now(), $5, $4)`,
    [`pchk_${randomUUID()}`, project, order_id, first, link_id],
  )
  await rows(
    `INSERT INTO portal_brand_color (id, customer_id, name, hex, version, actor_type, actor_id, actor_name)
     VALUES ($1, $2, 'Harbor blue', '#0b3d91', 1, 'client', $3, $4)`,
    [`pbrc_${randomUUID()}`, customer_id, link_id, first],
  )
  await rows(
    `INSERT INTO portal_contact_change (id, customer_id, kind, before, actor_type, actor_id, actor_name)
     VALUES ($1, $2, 'details', $3, 'client', $4, $5)`,
    [`pcch_${randomUUID()}`, customer_id, JSON.stringify({ first_name: first }), link_id, first],
  )
}

describe("what is kept about a person", () => {
  it("is exported and erased by their address, for all they did; evidence verifies as before", async () => {
    // Found in no other test's rows.
    const first = `Zaphiro${randomUUID().slice(0, 8)}`
    const customer = await createCustomer({ first_name: first, last_name: "Quillon" })
    const { email } = customer
    const order = await createDraftOrder({ customerId: customer.id, email, ...LINES })
    const link = await share(admin, order.id, {
      recipient_email: email,
      recipient_name: `${first} Quillon`,
      message: `For you, ${first}`,
    })
    await ask(admin, order.id)
    const client = await openLink(link.url)
    const rendering = await renderingOf(client)
    await decide(client, rendering, signature(rendering, { name: `${first} Quillon`, email }))
    await effectsOf(order.id)
    const words = `Call me ${first} ${randomUUID()}`
    await client.post("/portal/messages", { key: randomUUID(), body: words })
    const account = await openAccount((await accountLinkOf(admin, customer.id)).url, email)
    const project = await projectIdOf(order.id)
    await outboxDone(link.link.id)
    await keepMore({ email, first, link_id: link.link.id, customer_id: customer.id, order_id: order.id, project })

    const exportOf = async () =>
      await admin.post<PersonalDataExport>("/admin/client-portal/personal-data/export", { email })
    const before = await exportOf()
    expect(before.parts.map(({ id }) => id)).toEqual(
      expect.arrayContaining([
        ...["decisions", "messages", "notices", "mails", "access-log", "sessions", "links"],
        ...[
          "mails-as-they-came",
          "received-mails",
          "email-settings",
          "given-for-orders",
          "brand-colors",
          "contact-changes",
        ],
      ]),
    )
    expect(JSON.stringify(before)).toContain(words)

    const erase = async (body: object) =>
      await admin.call<ErasedPerson>("POST", "/admin/client-portal/personal-data/erase", { body })
    expect((await erase({ email, confirm: uniqueEmail(), reason: "asked for" })).status).toBe(400)
    const { body } = await erase({ email: email.toUpperCase(), confirm: email, reason: "asked for" })
    expect(body.erased.map(({ id }) => id)).toEqual(expect.arrayContaining(["decisions", "messages", "links"]))

    // Only signed documents still name the person.
    const tables = await rows<{ name: string }>(
      `SELECT table_name AS name FROM information_schema.tables WHERE table_schema = 'public' AND table_name LIKE 'portal\\_%'
          AND table_name NOT IN ('portal_pinned_document', 'portal_rate_limit')`,
    )
    for (const { name } of tables) {
      const found = await rows(`SELECT 1 FROM "${name}" t WHERE to_jsonb(t)::text ILIKE ANY ($1) LIMIT 1`, [
        [`%${first}%`, `%${email}%`],
      ])
      expect([name, found.length]).toEqual([name, 0])
    }
    expect((await exportOf()).parts.filter(({ kept }) => kept === null)).toEqual([])
    for (const session of [client, account])
      expect((await session.call("GET", "/portal/account/orders")).status).toBe(401)
    const verified = await admin.get<EvidenceVerification>(
      `/admin/client-portal/projects/${project}/evidence/verification`,
    )
    expect(verified.findings).toEqual([])
    const again = await erase({ email, confirm: email, reason: "asked for" })
    expect(again.body.erased).toEqual([])
    expect(await row("SELECT 1 FROM portal_link WHERE id = $1 AND revoked_at IS NOT NULL", [link.link.id])).toBeTruthy()
  })

  it("of somebody else stays", async () => {
    const [one, other] = [uniqueEmail("one"), uniqueEmail("other")]
    const order = await createDraftOrder({ ...LINES, email: one })
    const theirs = await share(admin, order.id, { recipient_email: other, recipient_name: "Tom Reed" })
    await share(admin, order.id, { recipient_email: one, recipient_name: "Anna Meyer" })
    const tom = await openLink(theirs.url)
    await tom.post("/portal/messages", { key: randomUUID(), body: "Mine" })
    await admin.post("/admin/client-portal/personal-data/erase", { email: one, confirm: one, reason: "asked for" })
    const { entries } = await tom.get<{ entries: { kind: string; body?: string; author: { name: string } | null }[] }>(
      "/portal/conversation",
    )
    expect(entries.find(({ kind }) => kind === "message")).toMatchObject({ body: "Mine", author: { name: "Tom Reed" } })
  })
})

it("says why somebody did not get in", async () => {
  const customer = await createCustomer()
  const { id, url } = await accountLinkOf(admin, customer.id)
  const asking = await openLink(url)
  const problems = async () =>
    (await admin.get<{ panel: CustomerPanel }>(`/admin/client-portal/customers/${customer.id}`)).panel.entry_problems
  await asking.post("/portal/account/code")
  expect(await problems()).toEqual([])
  await rows("UPDATE portal_account_code SET expires_at = now() - interval '1 minute' WHERE link_id = $1", [id])
  expect(await problems()).toMatchObject([{ link_id: id, reason: "code_expired" }])
  await outboxDone(id)
  await rows("UPDATE portal_notice SET state = 'failed', reason = '550 no such mailbox' WHERE link_id = $1", [id])
  expect(await problems()).toMatchObject([{ reason: "mail_failed", detail: "550 no such mailbox" }])
})
