import { randomUUID } from "node:crypto"
import type { Actor, PostalAddress, ShippingNews, ToldPackage } from "../../src/contracts"
import { trackingKey } from "../../src/contracts"
import type { QueuedJob } from "../../src/lib/jobs/queued-job"
import type { CarrierReport } from "../../src/modules/shipping-notification/carrier-events"
import { ShippingNotificationModuleService } from "../../src/modules/shipping-notification/service"
import { countRows, createDatabase, dependencies, jobs, outcomes, type TestDatabase } from "./support/database"

let database: TestDatabase
let shipping: ShippingNotificationModuleService

beforeAll(async () => {
  database = await createDatabase()
  shipping = new ShippingNotificationModuleService(dependencies(database))
})
afterAll(() => database.close())

const DANA: Actor = { type: "staff", id: "user_dana", name: "Dana Ruiz" }
const order = () => ({ project_id: `pproj_${randomUUID()}`, order_id: `order_${randomUUID()}` })
type Order = ReturnType<typeof order>

const NOTHING: ShippingNews = { added: [], corrected: [], canceled: [] }
const told = (id: string): ToldPackage => ({
  id,
  service: null,
  destination: null,
  items: [],
  tracking: [],
  pickup: null,
})
const request = (of: Order, key: string = randomUUID()) =>
  shipping.requestNotice({ ...of, key, actor: DANA }, ({ id }) => [
    { id: "notice.shipment-update", payload: { notice_id: id, link_id: "plink_1" }, queue: "notices" },
  ])
const mailState = async (notice_id: string, link_id: string, state: string) => {
  const about = { notice: "notice.shipment-update", resource_type: "portal_shipping_notice", resource_id: notice_id }
  await database
    .knex("portal_notice")
    .insert({ id: `${notice_id}-${link_id}`, ...about, link_id, state })
    .onConflict("id")
    .merge(["state"])
}

describe("a request to tell clients", () => {
  it("is one under its key with one job, also when it is pressed many times at once", async () => {
    const of = order()
    const key = randomUUID()
    const { won } = await outcomes(Array.from({ length: 8 }, () => request(of, key)))
    expect(won.filter((notice) => notice !== null)).toHaveLength(1)
    const mine = await countRows(database.knex, "portal_shipping_notice", { order_id: of.order_id })
    const [notice] = won.filter((one) => one !== null)
    expect(mine).toBe(1)
    expect((await jobs(database.knex)).filter(({ notice_id }) => notice_id === notice?.id)).toHaveLength(1)
  })
})

describe("what a mail tells", () => {
  const tell = async (of: Order, notice_id: string, link_id: string, now: ToldPackage[]) => {
    let known: ToldPackage[] = []
    await shipping.decideTelling({ notice_id, link_id, order_id: of.order_id }, (before) => {
      known = before
      return { packages: now, news: NOTHING }
    })
    return known.map(({ id }) => id)
  }

  it("builds on what went out to the same recipient before, and on nothing that failed", async () => {
    const of = order()
    const link = `plink_${randomUUID()}`
    expect(await tell(of, "first", link, [told("a")])).toEqual([])
    await mailState("first", link, "failed")
    expect(await tell(of, "second", link, [told("a")])).toEqual([])
    await mailState("second", link, "sent")
    expect(await tell(of, "third", link, [told("a"), told("b")])).toEqual(["a"])
    expect([...(await shipping.readKnown(of.order_id))].map(([id, [one]]) => [id, one?.id])).toEqual([[link, "a"]])
  })

  it("is decided again by a later attempt, which does not take its own words for told", async () => {
    const of = order()
    const link = `plink_${randomUUID()}`
    await tell(of, "again", link, [told("a")])
    await mailState("again", link, "queued")
    expect(await tell(of, "again", link, [told("b")])).toEqual([])
    expect(await countRows(database.knex, "portal_shipping_told", { link_id: link })).toBe(1)
  })

  it("waits for an earlier mail that is still under way", async () => {
    const of = order()
    const link = `plink_${randomUUID()}`
    await tell(of, "slow", link, [told("a")])
    await mailState("slow", link, "queued")
    await expect(tell(of, "quick", link, [told("a")])).rejects.toThrow("still on its way")
    expect(await tell(of, "quick", `plink_${randomUUID()}`, [told("a")])).toEqual([])
  })
})

describe("a change that clients are told of", () => {
  const job = (order_id: string): QueuedJob => ({ id: "shipping-notify", payload: { order_id }, queue: "effects" })
  /** A job that its table refuses. */
  const broken: QueuedJob = { id: "shipping-notify", payload: {}, queue: "effects", delay_minutes: NaN }
  const package_of = ({ order_id }: Order) => ({ order_id, fulfillment_id: `ful_${randomUUID()}` })
  const place = { name: "Counter", address: "1 Quay", hours: "9 to 5" }

  it.each([
    [
      "pickup",
      "portal_shipment",
      (of: ReturnType<typeof package_of>, jobs: QueuedJob[]) =>
        shipping.setPickup(of, { place, note: null, is_ready: true }, jobs),
    ],
    [
      "tracking",
      "portal_tracking",
      (of: ReturnType<typeof package_of>, jobs: QueuedJob[]) =>
        shipping.setTracking(of, [{ number: "1Z5R89390357567127", carrier: null, service: null }], jobs),
    ],
  ])("is written with its job or not at all: %s", async (_, table, change) => {
    const of = package_of(order())
    await expect(change(of, [job(of.order_id), broken])).rejects.toThrow()
    const told = async () => (await jobs(database.knex)).filter(({ order_id }) => order_id === of.order_id).length
    expect([await countRows(database.knex, table, of), await told()]).toEqual([0, 0])
    await change(of, [job(of.order_id)])
    expect([await countRows(database.knex, table, of), await told()]).toEqual([1, 1])
  })
})

describe("what carriers report", () => {
  const report = (number: string, more: Partial<CarrierReport> = {}): CarrierReport => ({
    source: "generic",
    external_id: randomUUID(),
    number,
    carrier: null,
    state: "in_transit",
    occurred_at: new Date("2026-11-26T10:00:00Z"),
    place: null,
    message: null,
    signed_by: null,
    photo_url: null,
    estimated_at: null,
    ...more,
  })
  const store = (...reports: CarrierReport[]) =>
    shipping.storeCarrierEvents(reports, (event_id) => ({
      id: "carrier-event",
      payload: { event_id },
      queue: "ingest",
    }))

  it("is kept once by its sender's id, with one job a number, also when it comes many times at once", async () => {
    const number = `T ${randomUUID()}`
    const same = [report(number), report(number.toLowerCase())]
    const { won } = await outcomes(Array.from({ length: 8 }, () => store(...same)))
    expect(won.reduce((sum, count) => sum + count, 0)).toBe(2)
    const key = trackingKey(number)
    expect(await countRows(database.knex, "portal_carrier_event", { number_key: key })).toBe(2)
    const ids = await database.knex("portal_carrier_event").where({ number_key: key }).pluck("id")
    expect((await jobs(database.knex)).filter(({ event_id }) => ids.includes(event_id)).length).toBeGreaterThan(0)
  })

  it("has not happened later than it was received", async () => {
    const number = `T${randomUUID()}`
    await store(report(number, { occurred_at: new Date("2100-01-01T00:00:00Z") }))
    const row = await database
      .knex<{ number_key: string; occurred_at: Date }>("portal_carrier_event")
      .where({ number_key: trackingKey(number) })
      .first("occurred_at")
    expect(row?.occurred_at.getTime()).toBeLessThan(Date.now() + 60_000)
  })

  it.each(["420 97209 9400 1112 0255 5842 3326 69", "1z 5r8-939", "4207731692612902836415000041", "ＪＤ０１ 46", "--"])(
    "names a number as the portal's code does: %s",
    async (number) => {
      const { rows } = await database.knex.raw<{ rows: { key: string }[] }>("SELECT portal_tracking_key(?) AS key", [
        number,
      ])
      expect(rows[0]?.key).toBe(trackingKey(number))
    },
  )
})

describe("what a client says of an address", () => {
  const HOME: PostalAddress = {
    first_name: "Sarah",
    last_name: "Smith",
    company: null,
    address_1: "12 Pier Road",
    address_2: null,
    postal_code: "97209",
    city: "Portland",
    province: null,
    country_code: "us",
    phone: null,
  }
  const written: string[] = []
  const correct = (of: Order, address: PostalAddress | null = HOME) =>
    shipping.checkAddress(
      { ...of, target: "order", address_sha256: "0".repeat(64), address, client: { id: "plink_1", name: "Sarah" } },
      ({ id }) => {
        written.push(id)
        return []
      },
    )
  const openOf = async ({ order_id }: Order) =>
    await database
      .knex<{ id: string; order_id: string; kind: string; settled_as: string | null }>("portal_address_check")
      .where({ order_id, kind: "corrected" })
      .whereNull("settled_as")
      .select("id")

  it("leaves one correction open, however many come at once, and none after a confirmation", async () => {
    const of = order()
    const { lost } = await outcomes(Array.from({ length: 6 }, (_, at) => correct(of, { ...HOME, city: `City ${at}` })))
    expect(lost).toEqual([])
    expect(await openOf(of)).toHaveLength(1)
    await correct(of, null)
    expect(await openOf(of)).toEqual([])
  })

  it("is new once, however often the same is sent, also by many at once", async () => {
    const of = order()
    written.length = 0
    await outcomes(Array.from({ length: 6 }, () => correct(of)))
    await correct(of)
    expect([written.length, await countRows(database.knex, "portal_address_check", of)]).toEqual([1, 1])
    await correct(of, { ...HOME, address_1: "13 Pier Road" })
    await correct(of)
    expect(written).toHaveLength(3)
  })

  it("is settled once, and stands open again when Medusa refused it, unless a newer one came", async () => {
    const of = order()
    await correct(of)
    const [open] = await openOf(of)
    const id = open?.id ?? ""
    const settle = () => shipping.settleAddress({ id, as: "accepted", actor: DANA })
    const { won } = await outcomes([settle(), settle()])
    expect(won).toHaveLength(1)
    const check = await shipping.getAddressCheck(of.order_id, id)
    await shipping.reopenAddress(check)
    expect(await openOf(of)).toEqual([{ id }])
    await settle()
    await correct(of)
    await shipping.reopenAddress(check)
    expect(await openOf(of)).toHaveLength(1)
    await expect(shipping.getAddressCheck("order_other", id)).rejects.toThrow("does not exist")
  })
})
