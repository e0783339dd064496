import { randomUUID } from "node:crypto"
import { enqueue, type QueuedJob } from "../../src/lib/jobs/queued-job"
import { noteDelivery } from "../../src/modules/outbox/deliveries"
import { retryFailedJob } from "../../src/modules/outbox/failed-jobs"
import { takeGroup } from "../../src/modules/outbox/notice-groups"
import { createDatabase, JOBS_TABLE, type TestDatabase } from "./support/database"

let database: TestDatabase

beforeAll(async () => {
  database = await createDatabase()
})
afterAll(() => database.close())

const about = (request_id: string, link_id: string) => ({
  resource_type: "portal_approval_request",
  resource_id: request_id,
  link_id,
})

/** A notice that waits under its link's key. @returns the UUID of its job */
const queue = async (link_id: string, request_id: string, more: Partial<QueuedJob> = {}): Promise<string> => {
  const uid = randomUUID()
  await enqueue(database.knex, {
    id: "notice.proof-requested",
    payload: { request_id, link_id },
    queue: "notices",
    notice: about(request_id, link_id),
    group_key: link_id,
    uid,
    ...more,
  })
  return uid
}
const newLink = () => `plink_${randomUUID()}`
const take = async (uid: string) => await takeGroup(database.knex, uid)
const stateOf = async (uid: string) =>
  (await database.knex("portal_notice").where({ id: uid }).first<{ state: string }>("state")).state

describe("notices that wait under one key", () => {
  it("go out with the first whose job runs, oldest first, and with no other", async () => {
    const link = newLink()
    const first = await queue(link, "1")
    const second = await queue(link, "2")
    expect(await take(second)).toEqual([
      { uid: first, payload: { request_id: "1", link_id: link } },
      { uid: second, payload: { request_id: "2", link_id: link } },
    ])
    expect(await take(first)).toEqual([])
  })

  it("are taken by one of all jobs that run at once, and by it alone", async () => {
    const link = newLink()
    const uids = await Promise.all(Array.from({ length: 8 }, (_, index) => queue(link, String(index))))
    const taken = (await Promise.all(uids.map(take))).filter(({ length }) => length > 0)
    expect(taken.map((members) => members.map(({ uid }) => uid).sort())).toEqual([[...uids].sort()])
  })

  it("stay the same for a later attempt: what came after the first one goes out by itself", async () => {
    const link = newLink()
    const first = await queue(link, "1")
    const taken = await take(first)
    const late = await queue(link, "2")
    expect(await take(first)).toEqual(taken)
    expect((await take(late)).map(({ uid }) => uid)).toEqual([late])
  })

  it("belong to one recipient and one kind of notice, and are still waiting", async () => {
    const link = newLink()
    const own = await queue(link, "1")
    const [other, reminder, sent] = [
      await queue(newLink(), "1"),
      await queue(link, "2", { id: "notice.proof-reminder" }),
      await queue(link, "3"),
    ]
    await noteDelivery(
      database.knex,
      sent,
      { notice: "notice.proof-requested", ...about("3", link) },
      { state: "sent" },
    )
    expect((await take(own)).map(({ uid }) => uid)).toEqual([own])
    for (const uid of [other, reminder]) expect((await take(uid)).map((taken) => taken.uid)).toEqual([uid])
  })

  it("wait again, all of them, when staff retry the job that failed", async () => {
    const link = newLink()
    const [first, second] = [await queue(link, "1"), await queue(link, "2")]
    await take(first)
    for (const [uid, request_id] of [
      [first, "1"],
      [second, "2"],
    ] as const)
      await noteDelivery(
        database.knex,
        uid,
        { notice: "notice.proof-requested", ...about(request_id, link) },
        { state: "failed", reason: "no" },
      )
    const job = await database.knex(JOBS_TABLE).whereRaw("payload->>'uid' = ?", [first]).first<{ id: string }>("id")
    await database.knex(JOBS_TABLE).where({ id: job.id }).update({ attempts: 5, max_attempts: 5 })
    expect(await retryFailedJob(database.knex, job.id)).toBe(true)
    expect([await stateOf(first), await stateOf(second)]).toEqual(["queued", "queued"])
    expect(await take(first)).toHaveLength(2)
  })

  it("are in no group without a key", async () => {
    const link = newLink()
    const [one, other] = [randomUUID(), randomUUID()]
    for (const uid of [one, other])
      await enqueue(database.knex, {
        ...{ id: "notice.fresh-link", payload: { link_id: link }, queue: "notices", uid },
        notice: { resource_type: "portal_link", resource_id: link, link_id: link },
      })
    expect(await take(one)).toEqual([])
  })
})
