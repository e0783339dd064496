import { EMPTY_SPEC_CARD, type Actor } from "../../src/contracts"
import { ProofModuleService } from "../../src/modules/proof/service"
import type { NewFile } from "../../src/modules/proof/files"
import { proofFileJobs } from "../../src/workflows/proof/files/jobs"
import { createDatabase, dependencies, jobs, outcomes, type TestDatabase } from "./support/database"
import { storedFile, storedPage } from "./support/stored-files"
import { anOriginal, describeUploads } from "./support/upload-contract"

const MONA: Actor = { type: "staff", id: "user_1", name: "Mona" }
const ROOM = 100

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

const add = async (proof_id: string, { refused = null, ...more }: Partial<NewFile> = {}, room = ROOM) =>
  await proofs.files.add(
    {
      proof_id,
      alternative_id: null,
      ...anOriginal(more.file_key ?? (await storedFile(proofs.uploads))),
      ...more,
      refused,
      actor: MONA,
    },
    room,
    proofFileJobs.onUpload(refused !== null),
  )
const remove = (id: string) => proofs.files.remove(id, proofFileJobs.onRemoval)

describeUploads(() => db, {
  rows: () => proofs.files,
  add: async (file_key, bytes, room) => await add(await newProof(), { file_key, bytes }, room),
  remove,
  full: "project_full",
})

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

it("a file takes no room once it was removed", async () => {
  const proof = await newProof()
  const { id } = await add(proof, { bytes: 100 })
  await proofs.files.addPage(id, await storedPage(proofs.uploads, 1))
  await expect(add(proof)).rejects.toMatchObject({ code: "project_full" })
  await remove(id)
  await add(proof)
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
