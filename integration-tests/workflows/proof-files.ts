import { readFile } from "node:fs/promises"
import path from "node:path"
import { Readable } from "node:stream"
import { text } from "node:stream/consumers"
import { Modules } from "@medusajs/framework/utils"
import { EMPTY_SPEC_CARD } from "../../src/contracts"
import type { FileOfVersion } from "../../src/modules/proof/files"
import { proofFileJobs } from "../../src/workflows/proof/files/jobs"
import { removeAbandonedUploadsJob } from "../../src/workflows/upload/jobs"
import { ORIGINAL, store } from "../../src/workflows/upload/storage"
import { adminApi } from "../support/api"
import { upload } from "../support/proofs"
import { firstRun } from "./support/acts"
import { host } from "./support/host"
import { MONA } from "./support/inputs"
import type { World } from "./support/world"

const EICAR = "X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"

export const describeProofFiles = (world: World): void => {
  const uploaded = async (name: string, bytes: Buffer): Promise<string> => {
    const { id: proof_id } = await world.services.proofs.addProof({
      project_id: world.project.id,
      order_id: world.order.id,
      kind: "artwork",
      title: "Front print",
      is_required: true,
      item_ids: world.order.items.map(({ id }) => id),
      spec: EMPTY_SPEC_CARD,
      actor: MONA,
    })
    return (await upload(await adminApi(world.baseUrl), proof_id, name, bytes)).id
  }
  const run = (file_id: string) => proofFileJobs.process.perform(world.container, { file_id }, firstRun("1"))
  const read = async (id: string): Promise<FileOfVersion> => await world.services.proofs.files.get(id)
  const served = async (id: string): Promise<number> => {
    const admin = await adminApi(world.baseUrl)
    return (await admin.call("GET", `/admin/client-portal/proof-files/${id}/original`)).status
  }
  const drawing = (): Promise<Buffer> => readFile(path.join(__dirname, "../fixtures/artwork/baseball.svg"))

  describe("a process that is killed in the middle of an upload", () => {
    const stored = async () => await store(world.container, Readable.from([Buffer.from("artwork")]), ORIGINAL)
    const contentOf = async (key: string): Promise<string> =>
      await text(await world.container.resolve(Modules.FILE).getDownloadStream(key))

    it("leaves a file that is removed a day later, while younger ones and those with a row stay", async () => {
      const id = await uploaded("baseball.svg", await drawing())
      const [old, young] = [await stored(), await stored()]
      await world
        .knex("portal_proof_upload")
        .where({ file_key: old })
        .update({ started_at: world.knex.raw("now() - interval '25 hours'") })
      await removeAbandonedUploadsJob.perform(world.container, {}, firstRun("1"))
      await expect(contentOf(old)).rejects.toThrow()
      expect(await contentOf(young)).toBe("artwork")
      expect(await contentOf((await read(id)).file_key)).toContain("<svg")
      expect(await world.knex("portal_proof_upload").pluck("file_key")).toEqual([young])
    })
  })

  describe("the scan of a proof's file", () => {
    it("comes before anything is shown or served of it", async () => {
      const id = await uploaded("baseball.svg", await drawing())
      expect([(await read(id)).state, await served(id)]).toEqual(["waiting", 404])
      await run(id)
      const { state, pages } = await read(id)
      expect([state, pages.length, await served(id)]).toEqual(["ready", 1, 200])
      expect(host.scanned).toEqual([expect.objectContaining({ id, name: "baseball.svg" })])
    })

    it("turns a file down for good", async () => {
      const id = await uploaded("notes.txt", Buffer.from(EICAR))
      await run(id)
      await run(id)
      expect(await read(id)).toMatchObject({ state: "refused", problem: "infected", pages: [] })
      expect(await served(id)).toBe(404)
    })

    it("that fails leaves the file waiting, says so, and is tried again", async () => {
      const id = await uploaded("baseball.svg", await drawing())
      host.vetoes.scan = "the scanner is down"
      await expect(run(id)).rejects.toThrow("the scanner is down")
      expect(await read(id)).toMatchObject({ state: "waiting", problem: "scan_failed", pages: [] })
      expect(await served(id)).toBe(404)
      host.vetoes = {}
      await run(id)
      expect(await read(id)).toMatchObject({ state: "ready", problem: null })
    })

    it("of a file that was removed meanwhile ends without a word", async () => {
      const id = await uploaded("baseball.svg", await drawing())
      await world.services.proofs.files.remove(id, () => [])
      await expect(run(id)).resolves.toBeUndefined()
    })
  })
}
