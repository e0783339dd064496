import { randomUUID } from "node:crypto"
import type { ArtworkFile, ArtworkRows } from "../../../src/lib/artwork/artwork-rows"
import { UploadLedger } from "../../../src/lib/artwork/upload-ledger"
import { outcomes, type TestDatabase } from "./database"
import { storedFile, storedPage } from "./stored-files"

type Kind = {
  rows: () => ArtworkRows
  /** Adds a file of a place of its own that lies under this key, with as many bytes, where so many have room. */
  add: (file_key: string, bytes: number, room: number) => Promise<ArtworkFile>
  remove: (id: string) => Promise<void>
  /** Of the refusal for want of room. */
  full: string
}

/** The guarantees of uploads, run for each kind: proof files and client files. */
export const describeUploads = (database: () => TestDatabase, { rows, add, remove, full }: Kind): void => {
  const ledger = () => new UploadLedger(database().knex)
  const newFile = async () => await add(await storedFile(ledger()), 30, 100)

  describe("an upload of any kind", () => {
    it("has a page written once, and none after it was removed", async () => {
      const { id } = await newFile()
      const page = async (number: number) => await rows().addPage(id, await storedPage(ledger(), number))
      const { won } = await outcomes([page(1), page(1)])
      expect(won.sort()).toEqual([false, true])
      await remove(id)
      expect(await page(2)).toBe(false)
    })

    it("stays as it was settled: a late worker changes nothing of it", async () => {
      const { id } = await newFile()
      expect(await rows().markScanned(id)).toBe(true)
      await rows().settle(id, "refused", "infected")
      expect(await rows().markScanned(id)).toBe(false)
      await rows().settle(id, "ready", null)
      expect(await rows().get(id)).toMatchObject({ state: "refused", problem: "infected" })
    })

    it("is unknown once it was removed, and its keys stay until the storage is empty of it", async () => {
      const { id, file_key } = await newFile()
      const first = await storedPage(ledger(), 1)
      await rows().addPage(id, first)
      await remove(id)
      expect(await rows().find(id)).toBeNull()
      const keys = [file_key, ...Object.values(first.keys)]
      expect((await rows().removedKeys(id)).sort()).toEqual(keys.sort())
      await rows().forget(id)
      expect(await rows().removedKeys(id)).toEqual([])
    })

    it("is removed once by two that remove it at once", async () => {
      const { id } = await newFile()
      const { won, lost } = await outcomes([remove(id), remove(id)])
      expect([won.length, lost.length]).toEqual([1, 1])
      expect(lost).toMatchObject([{ code: "not_found" }])
    })
  })

  describe("a stored file that no row of this kind names yet", () => {
    const noted = async (file_key: string) => await database().knex("portal_proof_upload").where({ file_key }).first()
    const age = async (file_key: string, hours: number) =>
      await database()
        .knex("portal_proof_upload")
        .where({ file_key })
        .update({ started_at: database().knex.raw("now() - ? * interval '1 hour'", [hours]) })

    it("is noted until its row is written, and stays noted when that is refused", async () => {
      const [kept, refused] = [await storedFile(ledger()), await storedFile(ledger())]
      await add(kept, 30, 100)
      await expect(add(refused, 30, 1)).rejects.toMatchObject({ code: full })
      expect([await noted(kept), await noted(refused)]).toEqual([undefined, expect.anything()])
    })

    it("is given up after its time, and again until the storage is empty of it", async () => {
      const [old, young] = [await storedFile(ledger()), await storedFile(ledger())]
      await age(old, 25)
      for (let run = 0; run < 2; run++) {
        const keys = await ledger().abandon(24)
        expect([keys.includes(old), keys.includes(young)]).toEqual([true, false])
      }
      await ledger().forget([old])
      expect(await ledger().abandon(24)).not.toContain(old)
    })

    it("ends as a row or is given up, never both, whatever comes first", async () => {
      for (let round = 0; round < 8; round++) {
        const file_key = await storedFile(ledger())
        await age(file_key, 25)
        const [added, keys] = await Promise.allSettled([add(file_key, 1, 100), ledger().abandon(24)])
        if (added.status === "rejected") expect(added.reason).toMatchObject({ code: "file_incomplete" })
        expect(keys).toMatchObject({ status: "fulfilled" })
        expect((await ledger().abandon(24)).includes(file_key)).toBe(added.status === "rejected")
      }
    })
  })
}

/** Columns of an original whose content does not matter. */
export const anOriginal = (file_key: string, bytes = 30) => ({
  ...{ name: `${randomUUID()}.png`, file_key, bytes, sha256: "0".repeat(64) },
  format: "png" as const,
  refused: null,
})
