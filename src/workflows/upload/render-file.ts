import { createHash } from "node:crypto"
import { createWriteStream } from "node:fs"
import { mkdtemp, rm } from "node:fs/promises"
import os from "node:os"
import path from "node:path"
import { pipeline } from "node:stream/promises"
import type { MedusaContainer } from "@medusajs/framework/types"
import { MedusaError, Modules } from "@medusajs/framework/utils"
import type { ArtworkFormat, ArtworkProblem } from "../../contracts"
import type { ArtworkFile, ArtworkRows } from "../../lib/artwork/artwork-rows"
import { mergeFacts } from "../../lib/artwork/merge-facts"
import { runWorker, type WorkerOutcome } from "../../lib/artwork/run-worker"
import type { WorkerRequest } from "../../lib/artwork/worker-protocol"
import { portalServices } from "../../lib/services"
import { removeStored, storePreviews } from "./storage"
import { type UploadRef, uploadRows } from "./upload-kinds"

/** So that a long document lets others have their turn. */
const CHUNK = { max_chunk_pages: 20, max_chunk_ms: 15_000 }
/** The worker's own watch stops it a little earlier than the limit, since memory grows between two looks. */
const MEMORY_MARGIN_MB = 32

/** Kept for download. */
const WITHOUT_PREVIEW: ReadonlySet<ArtworkFormat> = new Set(["psd", "eps", "other"])

/** A folder of its own for `work`, gone after it. */
export const withFolder = async <T>(work: (folder: string) => Promise<T>): Promise<T> => {
  const folder = await mkdtemp(path.join(os.tmpdir(), "client-portal-artwork-"))
  try {
    return await work(folder)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** What the host allows a worker. */
export const workerLimits = (container: MedusaContainer): WorkerRequest["limits"] => {
  const { max_megapixels, max_pages, worker_memory_mb } = portalServices(container).settings.options.files
  return { megapixels: max_megapixels, pages: max_pages, memory_mb: worker_memory_mb - MEMORY_MARGIN_MB }
}

/** @throws MedusaError when what the storage holds is not what was uploaded */
const fetchOriginal = async (
  container: MedusaContainer,
  { file_key, sha256, id }: ArtworkFile,
  folder: string,
): Promise<string> => {
  const file = path.join(folder, "original")
  const hash = createHash("sha256")
  const source = await container.resolve(Modules.FILE).getDownloadStream(file_key)
  await pipeline(
    source,
    async function* (chunks: AsyncIterable<Buffer>) {
      for await (const chunk of chunks) {
        hash.update(chunk)
        yield chunk
      }
    },
    createWriteStream(file),
  )
  if (hash.digest("hex") === sha256) return file
  throw new MedusaError(MedusaError.Types.UNEXPECTED_STATE, `The stored bytes of file ${id} are not those uploaded`)
}

/**
 * Renders the next pages of a scanned file, and keeps each as soon as it is done. A file that cannot be rendered is tried
 * once: it is kept, with the reason.
 * @returns whether pages are left
 */
export const renderNextPages = async (container: MedusaContainer, { kind, file_id }: UploadRef): Promise<boolean> => {
  const files = uploadRows(container, kind)
  const file = await files.find(file_id)
  if (file?.state !== "processing") return false
  const outcome: WorkerOutcome = WITHOUT_PREVIEW.has(file.format)
    ? { problem: "unsupported" }
    : await withFolder(async (folder) => await render(container, files, file, folder))
  if ("problem" in outcome) {
    await files.settle(file_id, stateAfter(outcome.problem), outcome.problem)
    return false
  }
  if (outcome.next_page !== null) return true
  await files.settle(file_id, "ready", null)
  return false
}

const stateAfter = (problem: ArtworkProblem) => (problem === "type_mismatch" ? "refused" : "no_preview")

const render = async (
  container: MedusaContainer,
  files: ArtworkRows,
  file: ArtworkFile,
  folder: string,
): Promise<WorkerOutcome> => {
  const { id, format, pages, facts, is_preview_faithful } = file
  const known = facts ? { facts, is_preview_faithful } : null
  return await runWorker(
    {
      file: await fetchOriginal(container, file, folder),
      folder,
      format,
      first_page: (pages.at(-1)?.number ?? 0) + 1,
      ...CHUNK,
      limits: workerLimits(container),
    },
    {
      onFacts: async (answer) => {
        const merged = mergeFacts(known, answer)
        await files.saveFacts(id, merged.facts, merged.is_preview_faithful)
      },
      onPage: async ({ page, files: previews }) => {
        const keys = await storePreviews(container, folder, previews)
        if (!(await files.addPage(id, { ...page, keys }))) await removeStored(container, Object.values(keys))
      },
    },
  )
}
