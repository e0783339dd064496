import { type Actor, type FileSubject, MAX_UNUSED } from "../../src/contracts"
import type { FileOwner, FilePlace } from "../../src/modules/file/rows"
import { FileModuleService } from "../../src/modules/file/service"
import type { PortalFileRecord } from "../../src/modules/file/uploads"
import { UploadLedger } from "../../src/lib/artwork/upload-ledger"
import { clientFileJobs } from "../../src/workflows/file/jobs"
import { createDatabase, dependencies, jobs, outcomes, type TestDatabase } from "./support/database"
import { storedFile, storedPage } from "./support/stored-files"
import { anOriginal, describeUploads } from "./support/upload-contract"

const PRIYA: Actor = { type: "client", id: "plink_1", name: "Priya" }
const SAM: Actor = { type: "client", id: "plink_2", name: "Sam" }
const ROOM = 100

let db: TestDatabase
let files: FileModuleService
let places = 0

beforeAll(async () => {
  db = await createDatabase(["portal_settings", "portal_proof", "portal_file", "portal_outbox"])
  files = new FileModuleService(dependencies(db))
})
afterAll(() => db.close())

const aProject = (): FilePlace => ({ project_id: `pproj_${++places}`, order_id: `order_${places}` })
const anAccount = (): FilePlace => ({ customer_id: `cus_${++places}` })
const aClient = (place = aProject()): FileOwner => ({ actor: { ...PRIYA, id: `plink_own_${++places}` }, place })
const aMessage = (): FileSubject => ({ type: "message", id: `pmsg_${++places}` })

const ledger = () => new UploadLedger(db.knex)
const add = async (owner: FileOwner, { bytes = 30, room = 1_000 } = {}): Promise<PortalFileRecord> =>
  await files.uploads.add(
    anOriginal(await storedFile(ledger()), bytes),
    owner,
    { project: room, account: room },
    clientFileJobs.onUpload(false),
  )
const attach = async (ids: string[], subject: FileSubject, owner: FileOwner) =>
  await db.knex.transaction(async (trx) => await files.attach(trx, ids, subject, owner))
const idsOf = async ({ type, id }: FileSubject) => (await files.listOf(type, [id])).map((file) => file.id)

describeUploads(() => db, {
  rows: () => files.uploads,
  add: async (file_key, bytes, room) =>
    await files.uploads.add(anOriginal(file_key, bytes), aClient(), { project: room, account: room }, () => []),
  remove: async (id) => {
    const file = await files.uploads.find(id)
    await files.uploads.removeUnused(id, { ...PRIYA, id: file?.actor_id ?? PRIYA.id }, clientFileJobs.onRemoval)
  },
  full: "project_full",
})

describe("room", () => {
  it.each([
    ["a project", aProject(), "project_full"],
    ["an account", anAccount(), "account_full"],
  ])("of %s is not exceeded by uploads of several people that end at once", async (_, place, code) => {
    const owners = [aClient(place), aClient(place)]
    const { won, lost } = await outcomes(
      Array.from({ length: 12 }, (__, n) => add(owners[n % 2] ?? aClient(place), { room: ROOM })),
    )
    expect(won.length).toBe(3)
    expect(lost.map((error) => Reflect.get(Object(error), "code"))).toEqual(Array(9).fill(code))
    expect(await files.uploads.usageOf(aClient(place))).toBe(90)
  })

  it("of an account is not that of its orders", async () => {
    const account = anAccount()
    await add(aClient(account), { bytes: 90, room: ROOM })
    expect(await add(aClient(), { bytes: 90, room: ROOM })).toMatchObject({ customer_id: null })
  })

  it("is for so many unused uploads of one person, counted at once and over all places", async () => {
    const { actor, place } = aClient()
    const elsewhere = { actor, place: aProject() }
    for (let n = 2; n < MAX_UNUSED; n++) await add({ actor, place: aProject() }, { bytes: 1 })
    const first = await add({ actor, place }, { bytes: 1 })
    const { won, lost } = await outcomes([add(elsewhere), add(elsewhere)])
    expect([won.length, lost]).toEqual([1, [expect.objectContaining({ code: "too_many_files" })]])
    await attach([first.id], aMessage(), { actor, place })
    await expect(add(elsewhere)).resolves.toMatchObject({ state: "waiting" })
  })
})

describe("attaching", () => {
  it("keeps the order in which files are named, behind those that are attached already", async () => {
    const owner = aClient()
    const message = aMessage()
    const [one, two, three] = [await add(owner), await add(owner), await add(owner)]
    await attach([three.id, one.id, three.id], message, owner)
    await attach([two.id], message, owner)
    expect(await idsOf(message)).toEqual([three.id, one.id, two.id])
  })

  it.each<[string, (owner: FileOwner) => FileOwner]>([
    ["another person", ({ place }) => aClient(place)],
    ["a member of staff with the same id", ({ actor, place }) => ({ actor: { ...actor, type: "staff" }, place })],
    ["another project", ({ actor }) => ({ actor, place: aProject() })],
    ["an account", ({ actor }) => ({ actor, place: anAccount() })],
  ])("of a file of %s is answered as if it did not exist, and attaches none of the others", async (_, other) => {
    const owner = aClient()
    const message = aMessage()
    const [foreign, mine] = [await add(other(owner)), await add(owner)]
    await expect(attach([mine.id, foreign.id], message, owner)).rejects.toMatchObject({ code: "not_found" })
    await expect(attach([mine.id, "pfile_none"], message, owner)).rejects.toMatchObject({ code: "not_found" })
    expect(await idsOf(message)).toEqual([])
  })

  it("is refused for what is attached already, and for what the scan turned down", async () => {
    const owner = aClient()
    const [used, infected] = [await add(owner), await add(owner)]
    await attach([used.id], aMessage(), owner)
    await expect(attach([used.id], aMessage(), owner)).rejects.toMatchObject({ code: "file_used" })
    await files.uploads.settle(infected.id, "refused", "infected")
    await expect(attach([infected.id], aMessage(), owner)).rejects.toMatchObject({ code: "file_refused" })
  })

  it("of the same files to two messages at once succeeds for one of them, whatever order they are named in", async () => {
    for (let round = 0; round < 8; round++) {
      const owner = aClient()
      const ids = [(await add(owner)).id, (await add(owner)).id]
      const [one, other] = [aMessage(), aMessage()]
      const { won, lost } = await outcomes([attach(ids, one, owner), attach([...ids].reverse(), other, owner)])
      expect([won.length, lost]).toEqual([1, [expect.objectContaining({ code: "file_used" })]])
      expect([(await idsOf(one)).length, (await idsOf(other)).length].sort()).toEqual([0, 2])
    }
  })

  it("and removing a file at once leave it attached or removed, never both", async () => {
    for (let round = 0; round < 8; round++) {
      const owner = aClient()
      const { id } = await add(owner)
      const message = aMessage()
      const { won, lost } = await outcomes([
        attach([id], message, owner),
        files.uploads.removeUnused(id, owner.actor, clientFileJobs.onRemoval),
      ])
      expect([won.length, lost.length]).toEqual([1, 1])
      const isAttached = (await idsOf(message)).length === 1
      expect(lost).toMatchObject([{ code: isAttached ? "file_used" : "not_found" }])
      expect((await files.uploads.find(id)) !== null).toBe(isAttached)
    }
  })
})

describe("files that no form uploads", () => {
  const original = async (bytes: number) => anOriginal(await storedFile(ledger()), bytes)
  const addTo = async (subject: FileSubject, owner: FileOwner, bytes: number[], room = 1_000) => {
    const originals = await Promise.all(bytes.map(original))
    await db.knex.transaction(async (trx) =>
      files.addTo(trx, subject, originals, {
        owner,
        limits: { project: room, account: room },
        jobsOf: clientFileJobs.onUpload,
      }),
    )
    return originals
  }

  it("belong to their subject from the beginning, behind those that it has, and wait for their scan", async () => {
    const owner = aClient()
    const message = aMessage()
    const first = await add(owner)
    await attach([first.id], message, owner)
    const names = (await addTo(message, owner, [10, 20])).map(({ name }) => name)
    const listed = await files.listOf("message", [message.id])
    expect(listed.map(({ name }) => name)).toEqual([first.name, ...names])
    for (const { id } of listed.slice(1))
      expect(await jobs(db.knex)).toContainEqual({ job: "process-client-file", file_id: id })
    await expect(files.uploads.removeUnused(listed[1]?.id ?? "", owner.actor, () => [])).rejects.toMatchObject({
      code: "file_used",
    })
  })

  it("share the room of their place with uploads that end at once", async () => {
    const owner = aClient()
    const message = aMessage()
    const { won, lost } = await outcomes<unknown>([
      ...Array.from({ length: 4 }, () => addTo(message, owner, [15, 15], ROOM)),
      ...Array.from({ length: 4 }, () => add(owner, { room: ROOM })),
    ])
    expect([won.length, lost.length]).toEqual([3, 5])
    expect(await files.uploads.bytesIn(owner.place)).toBe(90)
    expect(lost).toContainEqual(expect.objectContaining({ code: "project_full" }))
  })
})

describe("an unused upload", () => {
  it("can be removed by the person who made it alone", async () => {
    const owner = aClient()
    const { id } = await add(owner)
    await expect(files.uploads.removeUnused(id, SAM, clientFileJobs.onRemoval)).rejects.toMatchObject({
      code: "not_found",
    })
    await files.uploads.removeUnused(id, owner.actor, clientFileJobs.onRemoval)
    expect(await jobs(db.knex)).toContainEqual({ job: "remove-client-file", file_id: id })
  })

  it("is removed after a day, while younger ones and those that something uses stay", async () => {
    const owner = aClient()
    const [old, young, used] = [await add(owner), await add(owner), await add(owner)]
    await attach([used.id], aMessage(), owner)
    await db
      .knex("portal_file")
      .whereIn("id", [old.id, used.id])
      .update({ created_at: db.knex.raw("now() - interval '25 hours'") })
    expect(await files.uploads.removeExpired(24, clientFileJobs.onRemoval)).toEqual({ removed: 1, isDone: true })
    const left = await Promise.all([old, young, used].map(async ({ id }) => (await files.uploads.find(id)) !== null))
    expect(left).toEqual([false, true, true])
    expect(await jobs(db.knex)).toContainEqual({ job: "remove-client-file", file_id: old.id })
  })
})

it("files that are listed carry their first page, of the subjects that are asked for alone", async () => {
  const owner = aClient()
  const [one, other] = [aMessage(), aMessage()]
  const { id, name } = await add(owner)
  await attach([id], one, owner)
  await attach([(await add(owner)).id], other, owner)
  const second = await storedPage(ledger(), 2)
  await files.uploads.addPage(id, await storedPage(ledger(), 1))
  await files.uploads.addPage(id, second)
  expect(await files.listOf("message", [one.id])).toMatchObject([
    { id, subject_id: one.id, name, bytes: 30, page: { width: 9, height: 9, width_mm: null } },
  ])
  expect(await files.listOf("brand", [one.id])).toEqual([])
  expect(await files.listOf("message", [])).toEqual([])
})

it("files of a quote request become those of a message, with its project", async () => {
  const owner = aClient(anAccount())
  const request: FileSubject = { type: "quote_request", id: `preq_${++places}` }
  const message = aMessage()
  const { id } = await add(owner)
  await attach([id], request, owner)
  const place = aProject()
  await db.knex.transaction(async (trx) => await files.move(trx, request, message, place))
  expect([await idsOf(request), await idsOf(message)]).toEqual([[], [id]])
  expect(await files.uploads.get(id)).toMatchObject(place)
})

it("only files of the subject that is named are removed from it", async () => {
  const owner = aClient(anAccount())
  const aBrand = (): FileSubject => ({ type: "brand", id: `cus_${++places}` })
  const [brand, other] = [aBrand(), aBrand()]
  const { id } = await add(owner)
  await attach([id], brand, owner)
  const removeOf = async (subject: FileSubject) =>
    await db.knex.transaction(async (trx) => await files.uploads.removeOf(trx, subject, [id], clientFileJobs.onRemoval))
  await expect(removeOf(other)).rejects.toMatchObject({ code: "not_found" })
  await removeOf(brand)
  expect(await idsOf(brand)).toEqual([])
})
