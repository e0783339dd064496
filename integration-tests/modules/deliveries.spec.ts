import { randomUUID } from "node:crypto"
import { enqueue, type QueuedJob } from "../../src/lib/jobs/queued-job"
import { lastNoticesOf, noteDelivery, purgeDeliveries } from "../../src/modules/outbox/deliveries"
import { countRows, createDatabase, JOBS_TABLE, type TestDatabase } from "./support/database"

let database: TestDatabase

beforeAll(async () => {
  database = await createDatabase()
})
afterAll(() => database.close())

const queued = (link_id: string, more: Partial<QueuedJob> = {}): QueuedJob => ({
  id: "notice.fresh-link",
  payload: { link_id },
  queue: "notices",
  notice: { resource_type: "portal_link", resource_id: link_id, link_id },
  ...more,
})
const newLink = () => `plink_${randomUUID()}`
const lastOf = async (link_id: string) => (await lastNoticesOf(database.knex, [link_id])).get(link_id)
const noticesOf = async (link_id: string) =>
  await database.knex("portal_notice").where({ link_id }).select<{ id: string }[]>("id")
const about = (link_id: string) => ({
  notice: "notice.fresh-link",
  resource_type: "portal_link",
  resource_id: link_id,
  link_id,
})

describe("a notice's record", () => {
  it("exists exactly when its job does, under the job's UUID", async () => {
    const link = newLink()
    const undone = database.knex.transaction(async (trx) => {
      await enqueue(trx, queued(link))
      throw new Error("later step")
    })
    await expect(undone).rejects.toThrow("later step")
    expect(await lastOf(link)).toBeUndefined()
    await enqueue(database.knex, queued(link))
    expect(await lastOf(link)).toMatchObject({ state: "queued", reason: null })
    const [notice] = await noticesOf(link)
    const [job] = await database.knex(JOBS_TABLE).whereRaw("payload->'payload'->>'link_id' = ?", [link])
    expect(job.payload.uid).toBe(notice?.id)
  })

  it("is replaced with the job that waits under its key, and left alone once it is settled", async () => {
    const link = newLink()
    for (let times = 0; times < 3; times++) await enqueue(database.knex, queued(link, { key: `fresh:${link}` }))
    const [only, ...rest] = await noticesOf(link)
    expect(rest).toEqual([])
    await noteDelivery(database.knex, only?.id ?? "", about(link), { state: "sent", recipient: "a@example.com" })
    await enqueue(database.knex, queued(link, { key: `fresh:${link}` }))
    expect(await noticesOf(link)).toHaveLength(2)
    expect(await lastOf(link)).toMatchObject({ state: "queued" })
  })

  it("is made by the attempt where the job is older than the record, and follows each attempt", async () => {
    const link = newLink()
    const uid = randomUUID()
    await noteDelivery(database.knex, uid, about(link), { state: "queued", reason: "down" })
    expect(await lastOf(link)).toMatchObject({ state: "queued", reason: "down" })
    await noteDelivery(database.knex, uid, about(link), { state: "sent", recipient: "a@example.com" })
    expect(await lastOf(link)).toMatchObject({ state: "sent", reason: null })
    expect(await countRows(database.knex, "portal_notice", { link_id: link })).toBe(1)
  })

  it("of a delayed notice waits with its job", async () => {
    const link = newLink()
    await enqueue(database.knex, queued(link, { delay_minutes: 30 }))
    const [job] = await database
      .knex(JOBS_TABLE)
      .whereRaw("payload->'payload'->>'link_id' = ?", [link])
      .select(database.knex.raw("round(extract(epoch FROM run_at - now()) / 60)::int AS minutes"))
    expect(job).toEqual({ minutes: 30 })
  })

  it("is forgotten half a year after it was settled, and not while it waits", async () => {
    const [settled, waiting] = [newLink(), newLink()]
    await enqueue(database.knex, queued(settled))
    await enqueue(database.knex, queued(waiting))
    const [notice] = await noticesOf(settled)
    await noteDelivery(database.knex, notice?.id ?? "", about(settled), { state: "sent" })
    await database
      .knex("portal_notice")
      .whereIn("link_id", [settled, waiting])
      .update({ updated_at: database.knex.raw("now() - interval '181 days'") })
    expect(await purgeDeliveries(database.knex)).toBe(1)
    expect(await lastOf(settled)).toBeUndefined()
    expect(await lastOf(waiting)).toMatchObject({ state: "queued" })
  })
})
