import { adminApi, type Answer, type Api, openLink, publicApi } from "../support/api"
import { count, rows } from "../support/database"
import { mails, mailTo, portalLinkIn } from "../support/mailbox"
import { uniqueEmail } from "../support/orders"
import {
  forwarded,
  inParallel,
  outboxDone,
  pageOf,
  panelOf,
  type Scene,
  share,
  sharedOrder,
  someAddress,
} from "../support/portal"
import { isFullRun } from "../support/env"

const RACES = isFullRun ? 200 : 10
const LINES = { lines: [{ stocked: false }] }

type Given = { recipient_name: string; recipient_email: string }
type Refused = { code?: string; message: string }

const delegate = async <T = Given>(client: Api, email: string, name = "Tom Becker"): Promise<Answer<T>> =>
  await client.call<T>("POST", "/portal/delegate", { body: { name, email } })

const linksTo = async (order_id: string, email: string): Promise<number> =>
  await count("SELECT 1 FROM portal_link WHERE order_id = $1 AND recipient_email = $2", [order_id, email])

const linkOf = async ({ admin, order }: Scene, email: string) => {
  const panel = await panelOf(admin, order.id)
  const link = panel.links.find(({ recipient_email }) => recipient_email === email)
  if (!link) throw new Error(`The order has no link for ${email}`)
  return { link, events: panel.events.filter(({ link_id }) => link_id === link.id) }
}

describe("a client who hands over", () => {
  it("gives a colleague a link of their own by mail, which opens the same order; theirs goes on", async () => {
    const scene = await sharedOrder(LINES)
    const email = uniqueEmail("tom")
    const answer = await delegate(scene.client, email)
    expect(answer).toMatchObject({ status: 200, body: { recipient_name: "Tom Becker", recipient_email: email } })
    expect(JSON.stringify(answer.body)).not.toContain("cpl_")
    const mail = await mailTo(email)
    expect(mail.text).toContain("The link is your own: you can read, ask for changes and sign under your own name.")
    expect(mail.text).not.toContain("Tom")
    const url = portalLinkIn(mail)
    expect(url).not.toBe(scene.link.url)
    const theirs = await pageOf(await openLink(url))
    expect(theirs).toMatchObject({ viewer: { name: "Tom Becker", email }, project: { order_id: scene.order.id } })
    expect((await pageOf(scene.client)).viewer.name).toBe("Sarah Smith")
  })

  it("is named to staff, in the list of links, in the log and by a notice", async () => {
    const scene = await sharedOrder(LINES)
    const email = uniqueEmail("tom")
    await delegate(scene.client, email)
    const { link, events } = await linkOf(scene, email)
    expect(link).toMatchObject({
      delegated_by: { link_id: scene.link.link.id, name: "Sarah Smith" },
      share_count: 1,
      state: "active",
    })
    expect(events.map(({ kind, actor }) => [kind, actor.name, actor.type]).sort()).toEqual([
      ["created", "Sarah Smith", "client"],
      ["shared", "Sarah Smith", "client"],
    ])
    await outboxDone(link.id)
    const [notice, ...more] = await rows<{ data: { title: string; description: string } }>(
      "SELECT data FROM notification WHERE resource_id = $1 AND channel = 'feed'",
      [link.id],
    )
    expect(more).toEqual([])
    expect(notice?.data.title).toBe("Sarah Smith shared with Tom Becker")
    expect(notice?.data.description).toContain(email)
  })

  it("gives no longer access than they have", async () => {
    const admin = await adminApi()
    const scene = await sharedOrder(LINES)
    const expires_at = new Date(Date.now() + 3_600_000).toISOString()
    const short = await share(admin, scene.order.id, { recipient_email: uniqueEmail("short"), expires_at })
    const email = uniqueEmail("tom")
    await delegate(await openLink(short.url), email)
    expect((await linkOf(scene, email)).link.expires_at).toBe(expires_at)
  })

  it("only has a colleague's link mailed once more who has one, and changes nothing of it", async () => {
    const scene = await sharedOrder(LINES)
    const email = uniqueEmail("tom")
    const expires_at = new Date(Date.now() + 3_600_000).toISOString()
    const given = await share(scene.admin, scene.order.id, {
      recipient_name: "Tom Becker",
      recipient_email: email,
      expires_at,
    })
    expect((await delegate(scene.client, email, "Thomas")).body).toEqual({
      recipient_name: "Thomas",
      recipient_email: email,
    })
    expect(portalLinkIn(await mailTo(email))).toBe(given.url)
    const { link } = await linkOf(scene, email)
    expect(link).toMatchObject({ id: given.link.id, recipient_name: "Tom Becker", expires_at, delegated_by: null })
    expect(await linksTo(scene.order.id, email)).toBe(1)
  })

  it("never changes what staff give the same person at the same moment", async () => {
    const scene = await sharedOrder(LINES)
    const expires_at = new Date(Date.now() + 3_600_000).toISOString()
    await inParallel(Array.from({ length: 5 }), 5, async () => {
      const email = uniqueEmail("both")
      const [given] = await Promise.all([
        delegate(scene.client, email, "As the client says"),
        share(scene.admin, scene.order.id, { recipient_name: "As staff say", recipient_email: email, expires_at }),
      ])
      expect(given.status).toBe(200)
      expect((await linkOf(scene, email)).link).toMatchObject({ recipient_name: "As staff say", expires_at })
    })
  })

  it("makes one link of two presses at once", async () => {
    const scene = await sharedOrder(LINES)
    const email = uniqueEmail("tom")
    const answers = await Promise.all([delegate(scene.client, email), delegate(scene.client, email)])
    expect(answers.map(({ status }) => status)).toEqual([200, 200])
    expect(await linksTo(scene.order.id, email)).toBe(1)
  })

  it(`${RACES} times while the link is being revoked: gets a link out only while it lived`, async () => {
    const scene = await sharedOrder(LINES)
    await inParallel(Array.from({ length: RACES }), 5, async () => {
      const [own, email] = [await share(scene.admin, scene.order.id), uniqueEmail("race")]
      // Sessions that are over count as wrong tries: each client has an address, or together they use up that of all tests.
      const client = (await openLink(own.url)).with(forwarded(someAddress()))
      const [given] = await Promise.all([
        delegate(client, email),
        scene.admin.post(`/admin/client-portal/links/${own.link.id}/revoke`),
      ])
      expect([200, 401, 403]).toContain(given.status)
      const late = await count(
        `SELECT 1 FROM portal_link l JOIN portal_link g ON g.id = l.given_by_link_id
          WHERE l.recipient_email = $1 AND l.created_at > g.revoked_at`,
        [email],
      )
      expect({ links: await linksTo(scene.order.id, email), late }).toEqual({
        links: given.status === 200 ? 1 : 0,
        late: 0,
      })
      expect((await delegate(client, email)).status).toBe(401)
    })
  })
})

describe("a link that a client gave", () => {
  it("gives no further links, so that their number does not grow by itself", async () => {
    const scene = await sharedOrder(LINES)
    const email = uniqueEmail("tom")
    await delegate(scene.client, email)
    const theirs = await openLink(portalLinkIn(await mailTo(email)))
    expect((await pageOf(theirs)).viewer.can_delegate).toBe(false)
    const further = uniqueEmail("further")
    expect((await delegate(theirs, further)).status).toBe(403)
    expect(await linksTo(scene.order.id, further)).toBe(0)
  })

  it("is not renewed by itself once it has expired: staff are told who asks", async () => {
    const scene = await sharedOrder(LINES)
    const email = uniqueEmail("tom")
    await delegate(scene.client, email)
    const before = await mailTo(email)
    const { link } = await linkOf(scene, email)
    await rows("UPDATE portal_link SET expires_at = now() - interval '1 second' WHERE id = $1", [link.id])
    const asked = await publicApi()
      .with(forwarded(someAddress()))
      .call("POST", "/portal/fresh-link", { body: { link_id: link.id } })
    expect(asked.status).toBe(202)
    await outboxDone(link.id)
    expect((await mails(email)).map(({ id }) => id)).toEqual([before.id])
    expect((await linkOf(scene, email)).link.state).toBe("expired")
    const notices = await rows<{ data: { title: string; description: string } }>(
      "SELECT data FROM notification WHERE resource_id = $1 AND channel = 'feed'",
      [link.id],
    )
    expect(notices.map(({ data }) => data.title)).toContain("Tom Becker asked for a new link")
  })
})

describe("a delegation is refused", () => {
  let scene: Scene

  beforeAll(async () => {
    scene = await sharedOrder(LINES)
  })

  it("to oneself", async () => {
    const answer = await delegate<Refused>(scene.client, scene.link.link.recipient_email.toUpperCase())
    expect(answer).toMatchObject({ status: 400, body: { code: "own_address" } })
  })

  it("to somebody from whom staff have taken it, until staff give it again", async () => {
    const email = uniqueEmail("taken")
    const taken = await share(scene.admin, scene.order.id, { recipient_email: email })
    await scene.admin.post(`/admin/client-portal/links/${taken.link.id}/revoke`)
    expect(await delegate<Refused>(scene.client, email)).toMatchObject({
      status: 400,
      body: { code: "only_the_shop" },
    })
    expect(await linksTo(scene.order.id, email)).toBe(1)
    await share(scene.admin, scene.order.id, { recipient_email: email })
    expect((await delegate(scene.client, email)).status).toBe(200)
  })

  it("to somebody whose link has expired", async () => {
    const email = uniqueEmail("expired")
    const { link } = await share(scene.admin, scene.order.id, { recipient_email: email })
    await rows("UPDATE portal_link SET expires_at = now() - interval '1 second' WHERE id = $1", [link.id])
    expect(await delegate<Refused>(scene.client, email)).toMatchObject({
      status: 400,
      body: { code: "colleague_expired" },
    })
    expect(await mails(email)).toEqual([])
  })

  it("in a preview", async () => {
    const { url } = await scene.admin.post<{ url: string }>(`/admin/client-portal/orders/${scene.order.id}/preview`)
    const preview = await openLink(url)
    expect((await pageOf(preview)).viewer.can_delegate).toBe(false)
    expect((await delegate(preview, uniqueEmail("preview"))).status).toBe(403)
  })

  it.each([
    ["a name that a mail program would make a link of", { name: "evil.example/login", email: "a@example.com" }],
    ["the same in another script's dots", { name: "evil\u3002com", email: "a@example.com" }],
    ["the same with a hidden letter", { name: "evil.\u200bexample", email: "a@example.com" }],
    ["a phone number", { name: "Call +1 900 555 0199", email: "a@example.com" }],
    ["a name that nobody can see", { name: "\u3164", email: "a@example.com" }],
    ["a name with an address in it", { name: "Win at prizes.com", email: "a@example.com" }],
    ["a name over the end of the line", { name: "Tom\nBecker", email: "a@example.com" }],
    ["a very long name", { name: "T".repeat(101), email: "a@example.com" }],
    ["no name", { email: "a@example.com" }],
    ["half an address", { name: "Tom", email: "tom@" }],
    ["several addresses", { name: "Tom", email: ["a@example.com", "b@example.com"] }],
    ["words of the client's own", { name: "Tom", email: "a@example.com", message: "Pay here" }],
    ["the id of another order", { name: "Tom", email: "a@example.com", order_id: "order_1" }],
  ])("with %s", async (_, body) => {
    expect((await scene.client.call("POST", "/portal/delegate", { body })).status).toBe(400)
  })

  it("beyond what a day allows, without a mail, while everything else goes on", async () => {
    const { client, order } = await sharedOrder(LINES)
    const emails = Array.from({ length: 8 }, () => uniqueEmail("many"))
    const answers = await inParallel(emails, 4, async (email) => await delegate<Refused>(client, email))
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(5)
    const refused = answers.filter(({ status }) => status === 429)
    expect(refused).toHaveLength(3)
    expect(refused[0]?.body.message).toContain("as many links as a day allows")
    expect(Number(refused[0]?.headers.get("retry-after"))).toBeGreaterThan(80_000)
    expect(
      await count("SELECT 1 FROM portal_link WHERE order_id = $1 AND given_by_link_id IS NOT NULL", [order.id]),
    ).toBe(5)
    expect((await pageOf(client)).project.order_id).toBe(order.id)
  })
})
