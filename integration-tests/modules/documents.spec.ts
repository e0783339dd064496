import { randomUUID } from "node:crypto"
import { DocumentModuleService, type NewStoredDocument } from "../../src/modules/document/service"
import { createDatabase, dependencies, type TestDatabase } from "./support/database"

let database: TestDatabase
let documents: DocumentModuleService

beforeAll(async () => {
  database = await createDatabase(["portal_document"])
  documents = new DocumentModuleService(dependencies(database))
})
afterAll(() => database.close())

const anInvoice = (more: Partial<NewStoredDocument> = {}): NewStoredDocument => ({
  order_id: "order_1",
  kind: "invoice",
  subject_id: `pinv_${randomUUID()}`,
  number: "INV-0112",
  locale: "en",
  source_sha256: "a".repeat(64),
  sha256: randomUUID(),
  bytes: 1_000,
  file_key: randomUUID(),
  ...more,
})
const nothing = () => Promise.resolve()
const keyOf = async (order_id: string): Promise<string> => {
  const { rows } = await database.knex.raw<{ rows: { key: string }[] }>("SELECT portal_freshness_documents(?) AS key", [
    order_id,
  ])
  return rows[0]?.key ?? ""
}

describe("a stored document", () => {
  it("is the first of those that are stored at the same moment; each other one learns that it lost", async () => {
    const { subject_id } = anInvoice()
    const settled: string[] = []
    const racing = Array.from({ length: 20 }, () => anInvoice({ subject_id }))
    const added = await Promise.all(
      racing.map((document) =>
        documents.addAlone(document, () => {
          settled.push(document.file_key)
          return Promise.resolve()
        }),
      ),
    )
    const [winner, ...others] = added.flatMap((row) => row ?? [])
    expect(others).toEqual([])
    expect(settled).toEqual([winner?.file_key])
    expect(await documents.find("invoice", subject_id)).toMatchObject({ id: winner?.id, sha256: winner?.sha256 })
  })

  it("is not stored when what belongs to it fails", async () => {
    const document = anInvoice()
    await expect(documents.addAlone(document, () => Promise.reject(new Error("given up")))).rejects.toThrow("given up")
    expect(await documents.find("invoice", document.subject_id)).toBeNull()
    expect(await documents.addAlone(document, nothing)).not.toBeNull()
  })

  it("is found by its kind and what it is about", async () => {
    const document = anInvoice()
    await documents.addAlone(document, nothing)
    expect(await documents.find("credit_note", document.subject_id)).toBeNull()
    expect(await documents.find("invoice", document.subject_id)).toMatchObject(document)
  })

  it("cannot be changed or removed, by no statement", async () => {
    const { subject_id } = anInvoice()
    await documents.addAlone(anInvoice({ subject_id }), nothing)
    const { knex } = database
    const table = () => knex("portal_stored_document")
    await expect(table().where({ subject_id }).update({ sha256: "b" })).rejects.toThrow("stored documents are kept")
    await expect(table().where({ subject_id }).delete()).rejects.toThrow("stored documents are kept")
    await expect(knex.raw("TRUNCATE portal_stored_document")).rejects.toThrow("stored documents are kept")
  })

  it("changes the key of its order's page and of no other", async () => {
    const [own, other] = [`order_${randomUUID()}`, `order_${randomUUID()}`]
    const before = [await keyOf(own), await keyOf(other)]
    await documents.addAlone(anInvoice({ order_id: own }), nothing)
    const after = [await keyOf(own), await keyOf(other)]
    expect(after[0]).not.toBe(before[0])
    expect(after[1]).toBe(before[1])
  })
})
