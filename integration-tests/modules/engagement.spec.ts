import { randomUUID } from "node:crypto"
import type { ReceivedEvent } from "../../src/modules/engagement/rows"
import { OWN_MIGRATIONS } from "../../src/modules/engagement/own-migrations"
import { EngagementModuleService } from "../../src/modules/engagement/service"
import { isFullRun } from "../support/env"
import { createDatabase, dependencies, OPTIONS, type TestDatabase } from "./support/database"

const CHROME =
  "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36"
const CHROME_41 =
  "Mozilla/5.0 (Windows NT 6.1) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/41.0.2272.101 Safari/537.36"
const IPHONE =
  "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Mobile/15E148 Safari/604.1"

/** Where events are kept. Every guarantee below holds for both. */
type Store = {
  name: string
  open: () => Promise<{
    shop: TestDatabase
    store: TestDatabase
    options: Record<string, unknown>
    close: () => Promise<void>
  }>
}

const STORES: Store[] = [
  {
    name: "in the shop's database",
    open: async () => {
      const shop = await createDatabase()
      return { shop, store: shop, options: OPTIONS, close: async () => await shop.close() }
    },
  },
  {
    name: "in a database of its own",
    open: async () => {
      const [shop, store] = [await createDatabase(["portal_engagement"]), await createDatabase([])]
      const options = { ...OPTIONS, engagement: { store: { url: store.url } } }
      return { shop, store, options, close: async () => void (await Promise.all([shop.close(), store.close()])) }
    },
  },
]

describe.each(STORES)("engagement $name", ({ open }) => {
  let database: TestDatabase
  let opened: Awaited<ReturnType<Store["open"]>>
  let engagement: EngagementModuleService
  const services: EngagementModuleService[] = []
  let address = 0

  beforeAll(async () => {
    opened = await open()
    database = opened.store
    engagement = newService()
    // The database of its own is brought up to date at its first use.
    await engagement.readOrders(["order_none"])
  })
  afterAll(async () => {
    await Promise.all(services.map((service) => service.close()))
    await opened.close()
  })

  const warned: string[] = []
  const logger = { warn: (message: string) => warned.push(message) }
  const newService = () => {
    const service = new EngagementModuleService({ ...dependencies(opened.shop), logger }, opened.options)
    services.push(service)
    return service
  }

  /** Everybody comes from a network of their own unless it is said. */
  const anAddress = () => `198.${50 + ((address >> 16) % 200)}.${(address >> 8) % 256}.${address++ % 256}`

  const visitor = (more: Partial<Pick<ReceivedEvent, "link_id" | "address" | "agent">> = {}) => ({
    order_id: `order_${randomUUID()}`,
    customer_id: null,
    link_id: `plink_${randomUUID()}`,
    session_id: `psess_${randomUUID()}`,
    address: anAddress(),
    agent: CHROME,
    ...more,
  })
  type Visitor = ReturnType<typeof visitor>

  const hit = (of: Visitor): ReceivedEvent => ({ ...of, kind: "hit" })
  const trap = (of: Visitor): ReceivedEvent => ({ ...of, kind: "trap" })
  const download = (of: Visitor, document = "Quote Q-1.pdf"): ReceivedEvent => ({ ...of, kind: "download", document })
  const view = (of: Visitor, more: { view_id?: string; seq?: number; dwell_ms?: number } = {}): ReceivedEvent => ({
    ...of,
    kind: more.seq ? "dwell" : "view",
    view_id: randomUUID(),
    seq: 0,
    page: "order",
    dwell_ms: 2_500,
    sections: { lines: 2_500 },
    ...more,
  })

  const record = async (events: ReceivedEvent[], mailed: ReadonlyMap<string, Date> = new Map()): Promise<void> => {
    for (const event of events) engagement.record(event, async () => mailed)
    await engagement.flush()
  }

  const told = async ({ order_id }: Visitor) =>
    (await engagement.readTimeline({ order_id, customer_id: null })).map(
      (entry) => `${entry.kind} ${entry.class} ${entry.reason} ×${entry.count}`,
    )

  const counted = async ({ order_id }: Visitor) => {
    const known = (await engagement.readOrders([order_id])).get(order_id)
    return known && { views: known.views, doubtful: known.doubtful_views, downloads: known.downloads }
  }

  describe("a person", () => {
    it("who opens the page and downloads is told and counted, each once", async () => {
      const anna = visitor()
      const shown = view(anna)
      await record([hit(anna), shown, download(anna), download(anna), shown])
      await record([shown, download(anna)])
      expect(await told(anna)).toEqual(["download human session_of_person ×1", "view human shown_with_gesture ×1"])
      expect(await counted(anna)).toEqual({ views: 1, doubtful: 0, downloads: 1 })
    })

    it("is recognized afterwards: what the visit began with becomes theirs", async () => {
      const anna = visitor()
      await record([hit(anna), download(anna)])
      expect(await told(anna)).toContain("download unknown no_gesture_yet ×1")
      expect(await counted(anna)).toEqual({ views: 0, doubtful: 0, downloads: 0 })
      await record([view(anna)])
      expect(await told(anna)).toContain("download human session_of_person ×1")
      expect(await counted(anna)).toEqual({ views: 1, doubtful: 0, downloads: 1 })
    })

    it("is shown with how long the page was in view, over all its reports", async () => {
      const anna = visitor()
      const view_id = randomUUID()
      await record([view(anna, { view_id })])
      await record([view(anna, { view_id, seq: 1, dwell_ms: 30_000 })])
      const [entry] = await engagement.readTimeline(anna)
      expect(entry).toMatchObject({ kind: "view", dwell_ms: 32_500, device: "Chrome on Windows", count: 1 })
      expect((await engagement.readOrders([anna.order_id])).get(anna.order_id)?.dwell_ms).toBe(32_500)
    })

    it("on another device elsewhere at the same time is told as a suspicion, and counted as a view", async () => {
      const anna = visitor()
      const other = { ...anna, session_id: `psess_${randomUUID()}`, agent: IPHONE, address: anAddress() }
      await record([view(anna)])
      await record([view(other)])
      expect(await told(anna)).toContain("forward unknown other_device ×1")
      expect(await counted(anna)).toEqual({ views: 2, doubtful: 0, downloads: 0 })
    })
  })

  describe("a program", () => {
    it("that follows the hidden link takes back what it was taken for", async () => {
      const robot = visitor()
      await record([hit(robot), view(robot), download(robot)])
      expect(await counted(robot)).toEqual({ views: 1, doubtful: 0, downloads: 1 })
      await record([trap(robot)])
      expect(await counted(robot)).toEqual({ views: 0, doubtful: 0, downloads: 0 })
      await record([view(robot)])
      expect(await counted(robot)).toEqual({ views: 0, doubtful: 0, downloads: 0 })
      expect((await told(robot)).every((entry) => entry.includes("likely_bot hidden_link"))).toBe(true)
    })

    it("that opens links within seconds of the mail makes its address suspicious, for other links too", async () => {
      const robot = visitor()
      const other = visitor({ address: robot.address })
      await record([hit(robot)], new Map([[robot.link_id, new Date(Date.now() - 3_000)]]))
      await record([hit(other), view(other)])
      expect(await told(robot)).toEqual(["hit likely_bot soon_after_mail ×1"])
      expect(await told(other)).toContain("view unknown address_of_scanner ×1")
      expect(await counted(other)).toEqual({ views: 0, doubtful: 1, downloads: 0 })
    })

    it("is not inferred from a private address, which everybody behind a proxy has", async () => {
      const robot = visitor({ address: "127.0.0.1", agent: "" })
      const person = visitor({ address: "127.0.0.1" })
      await record([hit(robot), hit(person), view(person)])
      expect(await counted(person)).toEqual({ views: 1, doubtful: 0, downloads: 0 })
    })

    it("that opens every recipient's link is found with the third", async () => {
      const robot = visitor()
      const links = [robot, ...[1, 2, 3].map(() => visitor({ address: robot.address }))]
      await record(links.map(hit))
      const kinds = (await Promise.all(links.map(told))).flat()
      expect(kinds.filter((entry) => entry.includes("every_link"))).toHaveLength(2)
    })
  })

  /** As mail filters, link checkers and preview makers call themselves, or browsers that they pretend to be. */
  const SCANNERS = [
    "",
    CHROME_41,
    "Mozilla/5.0 (compatible; Barracuda Sentinel (EE))",
    "Mimecast-URL-Scanner/1.0",
    "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)",
    "Slackbot-LinkExpanding 1.0 (+https://api.slack.com/robots)",
    "python-requests/2.32.0",
    CHROME.replace("Chrome", "HeadlessChrome"),
  ]

  describe("counting", () => {
    it("finds no person behind 40 scanners, also those that run the page's script and use the mouse", async () => {
      const robots = Array.from({ length: 40 }, (_, index) =>
        visitor({ agent: SCANNERS[index % SCANNERS.length] ?? null }),
      )
      const browsers = Array.from({ length: 10 }, () => visitor())
      const mailed = new Map([...robots, ...browsers].map(({ link_id }) => [link_id, new Date(Date.now() - 2_000)]))
      await record(
        [...robots, ...browsers].flatMap((robot) => [hit(robot), download(robot), view(robot)]),
        mailed,
      )
      for (const robot of [...robots, ...browsers])
        expect([robot.agent, await counted(robot)]).toMatchObject([robot.agent, { views: 0, downloads: 0 }])
    })

    it("finds all persons, each once", async () => {
      const people = Array.from({ length: isFullRun ? 20_000 : 200 }, () => visitor())
      const mailed = new Map(people.map(({ link_id }, index) => [link_id, new Date(Date.now() - (11 + index) * 1_000)]))
      await record(
        people.flatMap((person) => [hit(person), view(person), download(person)]),
        mailed,
      )
      const known = await engagement.readOrders(people.map(({ order_id }) => order_id))
      const right = [...known.values()].filter(({ views, downloads }) => views === 1 && downloads === 1)
      expect(right).toHaveLength(people.length)
    })

    it("comes to the same whether two instances write at once or one after the other", async () => {
      const anna = visitor()
      const instances = [newService(), newService(), newService()]
      const views = Array.from({ length: 30 }, () => view(anna))
      // Each report reaches all of them, as after a repeated request.
      for (const service of instances) for (const one of views) service.record(one, async () => new Map())
      await Promise.all(instances.map((service) => service.flush()))
      expect(await counted(anna)).toEqual({ views: 30, doubtful: 0, downloads: 0 })
    })

    it("takes any text of an agent or a file name", async () => {
      const odd = visitor({ agent: `${CHROME} \ud800 \u0000 ' " \\` })
      await record([view(odd), download(odd, "a\u0000b\udfff.pdf")])
      expect(await counted(odd)).toEqual({ views: 1, doubtful: 0, downloads: 1 })
    })
  })

  describe("a flood of reports", () => {
    it("is refused beyond what memory is meant to hold, and what was taken in is stored", async () => {
      const anna = visitor()
      const service = newService()
      const taken = Array.from({ length: 25_000 }, () => service.record(hit(anna), async () => new Map()))
      const kept = taken.filter(Boolean).length
      expect(kept).toBe(20_000)
      await service.flush()
      expect((await engagement.readTimeline(anna)).reduce((sum, { count }) => sum + count, 0)).toBe(2_000)
      const { rows } = await database.knex.raw<{ rows: { count: number }[] }>(
        "SELECT count(*)::int AS count FROM portal_engagement_event WHERE order_id = ?",
        [anna.order_id],
      )
      expect(rows).toEqual([{ count: kept }])
    })

    it("that cannot be written now is written later", async () => {
      const anna = visitor()
      await database.knex.raw("ALTER TABLE portal_engagement_day RENAME TO portal_engagement_day_away")
      await record([view(anna)])
      expect(await told(anna)).toEqual([])
      expect(warned.at(-1)).toContain("1 events wait")
      await database.knex.raw("ALTER TABLE portal_engagement_day_away RENAME TO portal_engagement_day")
      await engagement.flush()
      expect(await counted(anna)).toEqual({ views: 1, doubtful: 0, downloads: 0 })
    })
  })

  const allOf = async <T>(pages: AsyncIterable<T[]>): Promise<T[]> => {
    const all: T[] = []
    for await (const page of pages) all.push(...page)
    return all
  }

  describe("a report", () => {
    const customer_id = `cus_${randomUUID()}`
    const at = (text: string) => new Date(text)
    const facts = (order_id: string, more: object = {}) => ({
      order_id,
      customer_id,
      owner_id: "user_dana",
      sent_at: at("2026-11-02T09:00:00Z"),
      decided_at: null,
      decision: null,
      paid_at: null,
      ...more,
    })
    const query = { from: "2026-11-01", to: "2026-11-30", customer_id }

    it("counts the projects that were sent within its days, and how far each got", async () => {
      const [anna, ben] = [visitor(), visitor()]
      await record([view(anna), download(anna), view(ben)])
      await engagement.saveFacts([
        facts(anna.order_id, {
          decided_at: at("2026-11-02T21:00:00Z"),
          decision: "approved",
          paid_at: at("2026-11-03T09:00:00Z"),
        }),
        facts(ben.order_id, { decided_at: at("2026-11-06T09:00:00Z"), decision: "declined", owner_id: null }),
        facts("order_unseen", { sent_at: at("2026-11-30T23:59:59Z") }),
        facts("order_earlier", { sent_at: at("2026-10-31T23:59:59Z") }),
        facts("order_not_sent", { sent_at: null }),
      ])
      const report = await engagement.readReport(query)
      expect(report.steps).toEqual({ sent: 3, opened: 2, decided: 2, approved: 1, paid: 1 })
      expect(report.decision_time).toMatchObject({ median_hours: 54 })
      expect(report.decision_time.spread.map(({ count }) => count)).toEqual([0, 1, 0, 1, 0])
      expect(report.reps.map(({ id, sent }) => [id, sent])).toEqual([
        ["user_dana", 2],
        [null, 1],
      ])
      expect(report.clients).toMatchObject([{ id: customer_id, sent: 3, views: 2, downloads: 1 }])
      const today = new Date().toISOString().slice(0, 10)
      const series = (await engagement.readReport({ ...query, from: today, to: today })).series
      expect(series).toEqual([{ day: today, views: 2, downloads: 1, doubtful_views: 0, programs: 0 }])
      const rows = await allOf(engagement.readReportOrders(query))
      expect(rows.map(({ order_id }) => order_id)).toEqual(
        expect.arrayContaining([anna.order_id, ben.order_id, "order_unseen"]),
      )
      expect(rows).toHaveLength(3)
    })

    it("shows one rep's projects alone, and everything of the shop from its summed days", async () => {
      expect((await engagement.readReport({ ...query, owner_id: ["user_dana"] })).steps.sent).toBe(2)
      await engagement.sumShopDays(new Date(Date.now() - 86_400_000))
      const today = new Date().toISOString().slice(0, 10)
      const { series } = await engagement.readReport({ from: today, to: today })
      const { rows } = await database.knex.raw<{ rows: { views: number }[] }>(
        "SELECT sum(views)::int AS views FROM portal_engagement_day WHERE day = ?::date",
        [today],
      )
      expect(series[0]?.views).toBe(rows[0]?.views)
    })

    it("is empty, not wrong, where nothing was sent", async () => {
      const report = await engagement.readReport({ from: "2020-01-01", to: "2020-12-31" })
      expect(report).toMatchObject({ steps: { sent: 0 }, unit: "week", reps: [], clients: [] })
      expect(report.decision_time).toMatchObject({ median_hours: null, p90_hours: null })
    })
  })

  describe("retention", () => {
    const months = async (): Promise<string[]> =>
      (
        await database.knex.raw<{ rows: { name: string }[] }>(
          `SELECT c.relname AS name FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid
          WHERE i.inhparent = 'portal_engagement_event'::regclass ORDER BY 1`,
        )
      ).rows.map(({ name }) => name)
    const insertAt = async (day: string, of: Visitor) =>
      await database.knex("portal_engagement_event").insert({
        ...of,
        at: new Date(`${day}T12:00:00Z`),
        kind: "hit",
        class: "unknown",
        reason: "no_gesture_yet",
      })

    it("drops whole months that are no longer kept, and forgets older addresses in the others", async () => {
      const old = new Date(Date.now() - 100 * 86_400_000).toISOString().slice(0, 10)
      await engagement.addMonths(new Date("2019-12-15T00:00:00Z"), new Date("2020-01-15T00:00:00Z"))
      await engagement.addMonths(new Date(old), new Date())
      const [forgotten, kept] = [visitor(), visitor()]
      await insertAt("2020-01-03", visitor())
      await insertAt(old, forgotten)
      await record([hit(kept)])
      expect(await months()).toEqual(expect.arrayContaining(["portal_engagement_event_2019_12"]))
      await engagement.purge()
      await engagement.purge()
      const left = await months()
      expect(left.filter((name) => name < "portal_engagement_event_2024")).toEqual([])
      expect(left).toContain(`portal_engagement_event_${new Date().toISOString().slice(0, 7).replace("-", "_")}`)
      const addressOf = async ({ order_id }: Visitor) =>
        await database.knex("portal_engagement_event").where({ order_id }).select("address", "agent")
      expect(await addressOf(forgotten)).toEqual([{ address: null, agent: null }])
      expect(await addressOf(kept)).toEqual([{ address: kept.address, agent: kept.agent }])
    })

    it("makes the tables of months once, when several processes ask at the same time", async () => {
      const span = [new Date("2030-01-15T00:00:00Z"), new Date("2030-03-15T00:00:00Z")] as const
      await Promise.all(Array.from({ length: 5 }, () => engagement.addMonths(...span)))
      expect((await months()).filter((name) => name.includes("2030"))).toHaveLength(3)
    })
  })

  describe("an account", () => {
    it("has a timeline of its own, and no order counts what was done in it", async () => {
      const { order_id, ...rest } = visitor()
      const anna = { ...rest, order_id: null, customer_id: `cus_${order_id}` }
      const shown: ReceivedEvent = {
        ...{
          ...anna,
          kind: "view",
          view_id: randomUUID(),
          seq: 0,
          page: "account_active",
          dwell_ms: 4_000,
          sections: {},
        },
      }
      const robot = {
        ...anna,
        session_id: `psess_${randomUUID()}`,
        agent: "python-requests/2.32.0",
        address: anAddress(),
      }
      await record([{ ...anna, kind: "hit" }, shown, { ...robot, kind: "hit" }])
      const entries = await engagement.readTimeline(anna)
      expect(entries.map(({ kind, class: found, reason, page }) => [kind, found, reason, page])).toEqual([
        ["hit", "likely_bot", "known_agent", null],
        ["view", "human", "shown_with_gesture", "account_active"],
      ])
      expect(await engagement.readOrders([anna.customer_id])).toEqual(new Map())
    })
  })

  describe("a view that is only judged", () => {
    it("is a person's unless something is known against it, and is not stored", async () => {
      const [anna, robot, trapped] = [visitor(), visitor({ agent: "python-requests/2.32.0" }), visitor()]
      await record([{ ...trapped, kind: "trap" }])
      const judged = async (who: typeof anna) => await engagement.judgeView(who, async () => new Map())
      expect([await judged(anna), await judged(robot), await judged(trapped)]).toEqual([
        "human",
        "likely_bot",
        "likely_bot",
      ])
      expect(await engagement.readEvents([anna.link_id, robot.link_id])).toEqual([])
    })

    it("is in doubt where the link was opened as soon as its mail went out", async () => {
      const hasty = visitor()
      const mailed = async () => new Map([[hasty.link_id, new Date(Date.now() - 5_000)]])
      engagement.record({ ...hasty, kind: "hit" }, mailed)
      await engagement.flush()
      expect(await engagement.judgeView(hasty, mailed)).toBe("unknown")
    })
  })

  describe("erasure", () => {
    it("deletes what was done through a person's links, and leaves what others did", async () => {
      const [anna, ben] = [visitor(), visitor()]
      await record([view(anna), view(ben)])
      expect(await engagement.readEvents([anna.link_id])).toMatchObject([{ kind: "view", order_id: anna.order_id }])
      expect(await engagement.eraseEvents([anna.link_id])).toBe(1)
      expect(await engagement.readEvents([anna.link_id])).toEqual([])
      expect(await engagement.readEvents([ben.link_id])).toHaveLength(1)
    })

    it("leaves out what any instance still holds in memory, or takes in later", async () => {
      const [anna, ben] = [visitor(), visitor()]
      const [one, other] = [newService(), newService()]
      const take = (service: EngagementModuleService, who: typeof anna) =>
        service.record(view(who), async () => new Map())
      for (const service of [one, other]) for (const who of [anna, ben]) take(service, who)
      const writing = one.flush()
      await other.eraseEvents([anna.link_id])
      take(one, anna)
      await Promise.all([writing, one.flush(), other.flush()])
      await one.flush()
      expect(await engagement.readEvents([anna.link_id])).toEqual([])
      expect(await engagement.readEvents([ben.link_id])).toHaveLength(2)
    })
  })

  describe("orders that may be hot", () => {
    it("are those with enough views and downloads by persons since a moment", async () => {
      const [hot, quiet] = [visitor(), visitor()]
      const since = new Date(Date.now() - 60_000)
      await record([view(hot), view(hot), view(hot), download(hot), view(quiet)])
      const found = await engagement.findHotOrders({ since, views: 3, downloads: 1 })
      expect(found).toContain(hot.order_id)
      expect(found).not.toContain(quiet.order_id)
      const later = new Date(Date.now() + 3_600_000)
      expect(await engagement.findHotOrders({ since: later, views: 3, downloads: 1 })).toEqual([])
    })
  })
})

describe("a database of its own", () => {
  it("is brought up to date once, when several instances start at the same time", async () => {
    const store = await createDatabase([])
    const options = { ...OPTIONS, engagement: { store: { url: store.url } } }
    const instances = Array.from(
      { length: 4 },
      () => new EngagementModuleService({ ...dependencies(store), logger: { warn: () => undefined } }, options),
    )
    await Promise.all(instances.map((service) => service.readOrders(["order_1"])))
    const { rows } = await store.knex.raw<{ rows: { count: number }[] }>(
      "SELECT count(*)::int AS count FROM portal_engagement_migration",
    )
    expect(rows).toEqual([{ count: OWN_MIGRATIONS.length }])
    await Promise.all(instances.map((service) => service.close()))
    await store.close()
  })

  it("leaves nothing behind: what the shop's database still holds is exported, erased and forgotten as well", async () => {
    const [shop, own] = [await createDatabase(["portal_engagement"]), await createDatabase([])]
    const service = new EngagementModuleService(
      { ...dependencies(shop), logger: { warn: () => undefined } },
      { ...OPTIONS, engagement: { store: { url: own.url } } },
    )
    const old = new Date(Date.now() - 100 * 86_400_000)
    for (const first of [new Date("2020-01-15T00:00:00Z"), old])
      await shop.knex.raw("SELECT portal_engagement_add_months(?, ?)", [first, first])
    await service.addMonths(old, old)
    const event = (link_id: string, at: Date) => ({
      ...{ id: randomUUID(), at, kind: "hit", class: "unknown", reason: "no_gesture_yet", link_id },
      ...{ order_id: "order_1", session_id: "psess_1", address: "198.51.100.7", agent: CHROME },
    })
    const [before, copied, after] = [
      event("plink_anna", old),
      event("plink_anna", old),
      event("plink_anna", new Date()),
    ]
    const [others, dropped] = [event("plink_ben", old), event("plink_ben", new Date("2020-01-15T00:00:00Z"))]
    await shop.knex("portal_engagement_event").insert([before, copied, others, dropped])
    await own.knex("portal_engagement_event").insert([copied, after])

    const exported = await service.readEvents(["plink_anna"])
    expect(exported).toHaveLength(3)
    expect(exported.at(-1)).toMatchObject({ id: after.id, address: after.address })

    await service.purge()
    const kept = async ({ knex }: TestDatabase) =>
      await knex("portal_engagement_event").orderBy(["link_id", "at"]).select("link_id", "address", "agent")
    const forgotten = { address: null, agent: null }
    expect(await kept(shop)).toEqual([
      { link_id: "plink_anna", ...forgotten },
      { link_id: "plink_anna", ...forgotten },
      { link_id: "plink_ben", ...forgotten },
    ])
    expect(await kept(own)).toEqual([
      { link_id: "plink_anna", ...forgotten },
      { link_id: "plink_anna", address: after.address, agent: CHROME },
    ])

    expect(await service.eraseEvents(["plink_anna"])).toBe(3)
    expect([await kept(shop), await kept(own)]).toEqual([[{ link_id: "plink_ben", ...forgotten }], []])
    await service.close()
    await Promise.all([shop.close(), own.close()])
  })

  it("has the tables that the shop's would have, column by column", async () => {
    const [shop, own] = [await createDatabase(["portal_engagement"]), await createDatabase([])]
    const service = new EngagementModuleService(
      { ...dependencies(own), logger: { warn: () => undefined } },
      { ...OPTIONS, engagement: { store: { url: own.url } } },
    )
    await service.readOrders(["order_1"])
    const columns = async ({ knex }: TestDatabase) =>
      (
        await knex.raw<{ rows: object[] }>(
          `SELECT table_name, column_name, data_type, is_nullable, column_default FROM information_schema.columns
            WHERE table_name LIKE 'portal\\_engagement\\_%' AND table_name <> 'portal_engagement_migration'
            ORDER BY table_name, column_name`,
        )
      ).rows
    expect(await columns(own)).toEqual(await columns(shop))
    await service.close()
    await Promise.all([shop.close(), own.close()])
  })
})
