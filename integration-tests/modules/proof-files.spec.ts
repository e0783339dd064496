import { EMPTY_SPEC_CARD, type Actor } from "../../src/contracts"
import { removeProofFileJob, uploadJobs } from "../../src/workflows/proof/files/jobs"
import { ProofModuleService } from "../../src/modules/proof/service"
import type { NewFile } from "../../src/modules/proof/files"
import { storedFile, storedPreviews } from "./support/stored-files"
import { createDatabase, dependencies, jobs, outcomes, type TestDatabase } from "./support/database"

const MONA: Actor = { type: "staff", id: "user_1", name: "Mona" }
const ROOM = 100
const HASH = "0".repeat(64)

let db: TestDatabase
let proofs: ProofModuleService
let projects = 0

beforeAll(async () => {
  db = await createDatabase()
  proofs = new ProofModuleService(dependencies(db))
})
afterAll(() => db.close())

const newProof = async (project = ++projects): Promise<string> => {
  const { id } = await proofs.addProof({
    project_id: `pproj_${project}`,
    order_id: `order_${project}`,
    kind: "artwork",
    title: "Front print",
    is_required: true,
    item_ids: ["item_1"],
    spec: EMPTY_SPEC_CARD,
    actor: MONA,
  })
  return id
}

const file = (proof_id: string, more: Partial<NewFile> = {}): NewFile => ({
  proof_id,
  alternative_id: null,
  name: "front.png",
  file_key: "",
  bytes: 30,
  sha256: HASH,
  format: "png",
  refused: null,
  actor: MONA,
  ...more,
})
const add = async (proof_id: string, more: Partial<NewFile> = {}, room = ROOM) =>
  await proofs.files.add(file(proof_id, { file_key: await storedFile(proofs), ...more }), room, uploadJobs)
const page = async (number: number) => ({
  ...{ number, width: 9, height: 9, width_mm: null, height_mm: null, sha256: HASH },
  keys: await storedPreviews(proofs),
})
const remove = (id: string) => proofs.files.remove(id, (file_id) => [removeProofFileJob.with({ file_id })])

describe("uploads that end at once", () => {
  it("do not exceed the limit of their project together, over all its proofs", async () => {
    const project = ++projects
    const [one, other] = [await newProof(project), await newProof(project)]
    const { won, lost } = await outcomes(Array.from({ length: 12 }, (_, n) => add(n % 2 ? one : other)))
    expect(won.length).toBe(3)
    expect(lost.map((error) => Reflect.get(Object(error), "code"))).toEqual(Array(9).fill("project_full"))
    expect(await proofs.files.usageOf(one)).toBe(90)
  })

  it("begin one new version, and stand in it one behind the other", async () => {
    const proof = await newProof()
    await db.knex("portal_proof_version").where({ proof_id: proof }).update({ request_id: "preq_1" })
    const { won } = await outcomes(Array.from({ length: 6 }, () => add(proof, {}, 1_000)))
    expect(new Set(won.map(({ version }) => version.number))).toEqual(new Set([2]))
    expect(won.map(({ position }) => position).sort()).toEqual([1, 2, 3, 4, 5, 6])
  })

  it("leave one job each, and a refused one none", async () => {
    const kept = await add(await newProof())
    const refused = await add(await newProof(), { refused: "type_mismatch" })
    expect(refused).toMatchObject({ state: "refused", problem: "type_mismatch" })
    expect(await jobs(db.knex)).toContainEqual({ job: "process-proof-file", file_id: kept.id })
  })
})

it("a file takes no room once it was removed, and its keys stay until the storage is empty", async () => {
  const proof = await newProof()
  const { id, file_key } = await add(proof, { bytes: 100 })
  const first = await page(1)
  await proofs.files.addPage(id, first)
  await expect(add(proof)).rejects.toMatchObject({ code: "project_full" })
  await remove(id)
  expect(await proofs.files.find(id)).toBeNull()
  expect(await proofs.files.removedKeys(id)).toEqual(expect.arrayContaining([file_key, ...Object.values(first.keys)]))
  await add(proof)
  await proofs.files.forget(id)
  expect(await proofs.files.removedKeys(id)).toEqual([])
})

it("of two that remove the same file, one is told that it does not exist", async () => {
  const { id } = await add(await newProof())
  const { won, lost } = await outcomes([remove(id), remove(id)])
  expect([won.length, lost.length]).toEqual([1, 1])
  expect(lost).toMatchObject([{ code: "not_found" }])
})

it("a page is written once, and not to a file that was removed meanwhile", async () => {
  const { id } = await add(await newProof())
  const { won } = await outcomes([proofs.files.addPage(id, await page(1)), proofs.files.addPage(id, await page(1))])
  expect(won.sort()).toEqual([false, true])
  await remove(id)
  expect(await proofs.files.addPage(id, await page(2))).toBe(false)
})

it("what is settled stays: a late worker changes nothing of it", async () => {
  const { id } = await add(await newProof())
  expect(await proofs.files.markScanned(id)).toBe(true)
  await proofs.files.settle(id, "refused", "infected")
  expect(await proofs.files.markScanned(id)).toBe(false)
  await proofs.files.settle(id, "ready", null)
  expect(await proofs.files.get(id)).toMatchObject({ state: "refused", problem: "infected" })
})

it("a file of a sent version cannot be removed", async () => {
  const proof = await newProof()
  const { id, version } = await add(proof)
  await db.knex("portal_proof_version").where({ id: version.id }).update({ request_id: "preq_2" })
  await expect(remove(id)).rejects.toMatchObject({ code: "not_allowed" })
})

it("a client finds files of sent versions of their own order alone", async () => {
  const proof = await newProof()
  const { id, order_id, version } = await add(proof)
  const ids = { id, proof_id: proof, order_id }
  await expect(proofs.files.getSent(ids)).rejects.toMatchObject({ code: "not_found" })
  await db.knex("portal_proof_version").where({ id: version.id }).update({ request_id: "preq_3" })
  expect(await proofs.files.getSent(ids)).toMatchObject({ id })
  for (const foreign of [{ order_id: "order_0" }, { proof_id: await newProof() }])
    await expect(proofs.files.getSent({ ...ids, ...foreign })).rejects.toMatchObject({ code: "not_found" })
})

describe("a stored file that no row names yet", () => {
  const noted = async (file_key: string) => await db.knex("portal_proof_upload").where({ file_key }).first()
  const age = async (file_key: string, hours: number) =>
    await db
      .knex("portal_proof_upload")
      .where({ file_key })
      .update({ started_at: db.knex.raw("now() - ? * interval '1 hour'", [hours]) })

  it("is noted until its row is written, and stays noted when that is refused", async () => {
    const proof = await newProof()
    const [kept, refused] = [await storedFile(proofs), await storedFile(proofs)]
    await add(proof, { file_key: kept })
    await expect(add(proof, { file_key: refused }, 1)).rejects.toMatchObject({ code: "project_full" })
    expect([await noted(kept), await noted(refused)]).toEqual([undefined, expect.anything()])
  })

  it("is given up after its time, and again until the storage is empty of it", async () => {
    const [old, young] = [await storedFile(proofs), await storedFile(proofs)]
    await age(old, 25)
    for (let run = 0; run < 2; run++) {
      const keys = await proofs.uploads.abandon(24)
      expect([keys.includes(old), keys.includes(young)]).toEqual([true, false])
    }
    await proofs.uploads.forget([old])
    expect(await proofs.uploads.abandon(24)).not.toContain(old)
  })

  it("ends as a row or is given up, never both, whatever comes first", async () => {
    const proof = await newProof()
    for (let round = 0; round < 8; round++) {
      const file_key = await storedFile(proofs)
      await age(file_key, 25)
      const [added, keys] = await Promise.allSettled([add(proof, { file_key, bytes: 1 }), proofs.uploads.abandon(24)])
      if (added.status === "rejected") expect(added.reason).toMatchObject({ code: "file_incomplete" })
      expect(keys).toMatchObject({ status: "fulfilled" })
      expect((await proofs.uploads.abandon(24)).includes(file_key)).toBe(added.status === "rejected")
    }
  })
})
