import { randomUUID } from "node:crypto"
import { actorColumns } from "../../src/lib/actor-columns"
import { customerTopic, linkTopic, notifyOrdersChanged, orderTopic, SHOP_TOPIC } from "../../src/lib/live-topics"
import { LiveModuleService, type LiveStream } from "../../src/modules/live/service"
import { ProjectModuleService } from "../../src/modules/project/service"
import { waitFor } from "../support/wait"
import { createDatabase, dependencies, type TestDatabase } from "./support/database"
import { MONA } from "./support/facts"

const STAGE = { id: "quote", name: "Quote", assertKept: () => Promise.resolve() }
const MANY = 1_000
/** Tables with an order's id that no open page shows, or that are worked out of others. */
const NOT_SHOWN = [
  ...["portal_account_move", "portal_project_index"],
  ...["portal_proof_reminder", "portal_sent_mail", "portal_inbound_mail", "portal_queue_project", "portal_queue_stale"],
]

let database: TestDatabase
let projects: ProjectModuleService
const services: LiveModuleService[] = []

const warnings: string[] = []
const started = () =>
  new LiveModuleService({ ...dependencies(database), logger: { warn: (text: string) => warnings.push(text) } })

/** One more instance of the API. */
const instance = (): LiveModuleService => {
  const service = started()
  services.push(service)
  return service
}

beforeAll(async () => {
  database = await createDatabase()
  projects = new ProjectModuleService(dependencies(database))
})
afterAll(async () => {
  for (const service of services) await service.__hooks.onApplicationPrepareShutdown()
  await database.close()
})

/** A stream, with what it was told. */
const streamOf = (topics: string[], owners: LiveStream["owners"] = []) => {
  const told: string[] = []
  const stream: LiveStream = {
    owners,
    on: [{ topics, call: () => told.push("changed") }],
    changed: () => told.push("changed"),
    ping: () => told.push("ping"),
    end: () => told.push("end"),
  }
  return { stream, told }
}

const opened = async (service: LiveModuleService, topics: string[]) => {
  const { stream, told } = streamOf(topics)
  const close = await service.open(stream, MANY)
  if (!close) throw new Error("The stream was refused")
  return { told, close }
}

/** Once everything that was committed before has been delivered to this instance. */
const delivered = async (service: LiveModuleService): Promise<void> => {
  const mark = orderTopic(randomUUID())
  const { told, close } = await opened(service, [mark])
  await database.knex.raw("SELECT pg_notify('portal_live', ?)", [mark])
  await waitFor(() => Promise.resolve(told.length > 0), { every: 10, what: "a notification" })
  close()
}

const newProject = async (order_id: string) =>
  (await projects.ensureProject(order_id, { name: "Tees", stage: STAGE, owner_user_id: null, actor: MONA })).project

const message = (project: { id: string; order_id: string }) => ({
  ...{ id: `pmsg_${randomUUID()}`, project_id: project.id, order_id: project.order_id, kind: "message" },
  ...{ body: "Hello", key: randomUUID(), source: "page", ...actorColumns(MONA) },
})

describe("a change of an order", () => {
  it("reaches every instance once it is committed, and no page of another order", async () => {
    const [one, other] = [instance(), instance()]
    const project = await newProject(`order_${randomUUID()}`)
    const [here, there] = [
      await opened(one, [orderTopic(project.order_id)]),
      await opened(other, [orderTopic(project.order_id)]),
    ]
    const stranger = await opened(one, [orderTopic("order_other")])
    await database.knex("portal_message").insert(message(project))
    await Promise.all([delivered(one), delivered(other)])
    expect([here.told, there.told, stranger.told]).toEqual([["changed"], ["changed"], []])
  })

  it("is told once for a transaction of many rows, and not at all when that is rolled back", async () => {
    const live = instance()
    const project = await newProject(`order_${randomUUID()}`)
    const { told } = await opened(live, [orderTopic(project.order_id)])
    await database.knex
      .transaction(async (trx) => {
        await trx("portal_message").insert(message(project))
        throw new Error("no")
      })
      .catch(() => null)
    await delivered(live)
    expect(told).toEqual([])
    await database.knex.transaction(async (trx) => {
      for (let rows = 0; rows < 20; rows++) await trx("portal_message").insert(message(project))
      await notifyOrdersChanged(trx, [project.order_id])
    })
    await delivered(live)
    expect(told).toEqual(["changed"])
  })

  it("is told by every table that has an order's id", async () => {
    const { rows } = await database.knex.raw<{ rows: { table_name: string }[] }>(
      `SELECT c.table_name FROM information_schema.columns c
        WHERE c.table_schema = 'public' AND c.table_name LIKE 'portal\\_%' AND c.column_name = 'order_id'
          AND NOT (c.table_name = ANY(?)) AND c.table_name NOT LIKE 'portal\\_engagement%'
          AND NOT EXISTS (SELECT FROM pg_trigger t WHERE t.tgrelid = c.table_name::regclass AND t.tgname LIKE '%\\_live%')`,
      [NOT_SHOWN],
    )
    expect(rows).toEqual([])
  })

  it("is not told to a page that was closed", async () => {
    const live = instance()
    const project = await newProject(`order_${randomUUID()}`)
    const { told, close } = await opened(live, [orderTopic(project.order_id)])
    close()
    await database.knex("portal_message").insert(message(project))
    await delivered(live)
    expect(told).toEqual([])
  })
})

describe("a change of one of an account's orders", () => {
  const indexed = async (customer_id: string) => {
    const project = await newProject(`order_${randomUUID()}`)
    await database.knex("portal_account_order").insert({
      ...{
        order_id: project.order_id,
        project_id: project.id,
        customer_id,
        sales_channel_id: "",
        name: "",
        search: "",
      },
      ...{ created_at: new Date(), is_past: false, waiting_proofs: 0, payable_invoices: 0 },
    })
    return project
  }

  it("reaches the account's pages, and no page of another account", async () => {
    const live = instance()
    const project = await indexed("cus_own")
    const own = await opened(live, [customerTopic("cus_own")])
    const other = await opened(live, [customerTopic("cus_other")])
    await database.knex("portal_message").insert(message(project))
    await delivered(live)
    // A row of the index that is written anew; one that stays as it was is no change.
    const row = database.knex("portal_account_order").where({ order_id: project.order_id })
    await row.clone().update({ search: "tees" })
    await delivered(live)
    await row.clone().update({ search: "tees" })
    await delivered(live)
    await notifyOrdersChanged(database.knex, [project.order_id])
    await delivered(live)
    expect([own.told, other.told]).toEqual([["changed", "changed", "changed"], []])
  })

  it("reaches the account's pages when its first row is there, and none before", async () => {
    const live = instance()
    const [own, other] = [
      await opened(live, [customerTopic("cus_new")]),
      await opened(live, [customerTopic("cus_any")]),
    ]
    await database.knex("portal_message").insert(message(await newProject(`order_${randomUUID()}`)))
    await delivered(live)
    expect([own.told, other.told]).toEqual([[], []])
    await indexed("cus_new")
    await delivered(live)
    expect([own.told, other.told]).toEqual([["changed"], []])
  })
})

describe("a change of the shop's settings", () => {
  it("reaches all pages", async () => {
    const live = instance()
    const { told } = await opened(live, [orderTopic("order_any"), SHOP_TOPIC])
    await database.knex("portal_setting").insert({ namespace: randomUUID(), value: "{}" })
    await delivered(live)
    expect(told).toEqual(["changed"])
  })
})

describe("a lost connection to the database", () => {
  it("is replaced, and every open page is told that it may have missed something", async () => {
    const live = instance()
    const order_id = `order_${randomUUID()}`
    const { told } = await opened(live, [orderTopic(order_id)])
    const { told: onLink } = await opened(live, [linkTopic("plink_any")])
    await database.knex.raw(
      "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'client-portal-live' AND datname = current_database()",
    )
    await waitFor(() => Promise.resolve(told.length > 0 && onLink.length > 0), { every: 20, what: "catching up" })
    await notifyOrdersChanged(database.knex, [order_id])
    await delivered(live)
    expect(told).toEqual(["changed", "changed"])
    expect(warnings.join()).toContain("client-portal live updates")
  })
})

describe("the number of streams", () => {
  it("is limited for a browser, for a link with all its browsers, and in all, and a closed stream makes room", async () => {
    const live = instance()
    const openOf = (browser: string, max = MANY) =>
      live.open(
        streamOf(
          [SHOP_TOPIC],
          [
            { id: browser, max: 10 },
            { id: "link", max: 15 },
          ],
        ).stream,
        max,
      )
    const many = async (browser: string) =>
      (await Promise.all(Array.from({ length: 12 }, () => openOf(browser)))).flatMap((close) => close ?? [])
    const [first, second] = [await many("one"), await many("other")]
    expect([first.length, second.length]).toEqual([10, 5])
    expect(await openOf("third")).toBeNull()
    expect(await live.open(streamOf([SHOP_TOPIC], [{ id: "another link", max: 15 }]).stream, MANY)).not.toBeNull()
    first[0]?.()
    // Closing twice makes room once.
    first[0]?.()
    expect(await openOf("one")).not.toBeNull()
    expect(await openOf("third")).toBeNull()
    expect(await live.open(streamOf([SHOP_TOPIC]).stream, 10)).toBeNull()
  })

  it("is none once the server ends", async () => {
    const live = started()
    const { told } = await opened(live, [SHOP_TOPIC])
    const other = await opened(instance(), [SHOP_TOPIC])
    await live.__hooks.onApplicationPrepareShutdown()
    expect(told).toEqual(["end"])
    await database.knex("portal_setting").insert({ namespace: randomUUID(), value: "{}" })
    await waitFor(() => Promise.resolve(other.told.length > 0), { what: "a notification" })
    expect(told).toEqual(["end"])
  })
})
