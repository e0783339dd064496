import type { MedusaContainer } from "@medusajs/framework/types"
import { MedusaError } from "@medusajs/framework/utils"
import { z } from "zod"
import { defineJob, type RegisteredJob, reasonOf } from "../../lib/jobs/define-job"
import type { QueuedJob } from "../../lib/jobs/queued-job"
import { portalServices } from "../../lib/services"
import { processUploadWorkflow } from "./process-upload"
import { renderNextPages } from "./render-file"
import { removeStored } from "./storage"
import { type UploadKind, uploadRows } from "./upload-kinds"

const payload = z.object({ file_id: z.string() })

/** What a scanner throws reaches us as a copy. */
const refusalSchema = z.object({ type: z.literal(MedusaError.Types.NOT_ALLOWED) })

type JobNames = Pick<RegisteredJob, "id" | "title">

/** The jobs of one kind of upload. Their ids are stored with waiting jobs: once released they never change. */
export const defineUploadJobs = (kind: UploadKind, names: Record<"process" | "renderPages" | "remove", JobNames>) => {
  const orderOf = async (container: MedusaContainer, { file_id }: z.infer<typeof payload>): Promise<string | null> =>
    (await uploadRows(container, kind).find(file_id))?.order_id ?? null

  /** Pages that are left after the first ones, so that files that arrive meanwhile need not wait for a long document. */
  const renderPages = defineJob({
    ...names.renderPages,
    queue: "render",
    payload,
    orderOf,
    run: async (container, { file_id }) => {
      const hasMore = await renderNextPages(container, { kind, file_id })
      if (hasMore) await portalServices(container).outbox.add(renderPages.with({ file_id }))
    },
  })

  /** Scan and first pages. A scan that fails is tried again; until it passes, the file is not served. */
  const process = defineJob({
    ...names.process,
    queue: "render",
    payload,
    orderOf,
    run: async (container, { file_id }) => {
      const files = uploadRows(container, kind)
      const before = await files.find(file_id)
      if (before?.state !== "waiting" && before?.state !== "processing") return
      try {
        const { result } = await processUploadWorkflow(container).run({ input: { kind, file_id } })
        if (result.has_more) await portalServices(container).outbox.add(renderPages.with({ file_id }))
      } catch (error) {
        const file = await files.find(file_id)
        if (file?.state === "waiting") {
          if (refusalSchema.safeParse(error).success) return await files.settle(file_id, "refused", "infected")
          await files.settle(file_id, "waiting", "scan_failed")
        }
        if (file) throw new MedusaError(MedusaError.Types.UNEXPECTED_STATE, reasonOf(error))
      }
    },
  })

  /** Empties the storage of a file that was removed. */
  const remove = defineJob({
    ...names.remove,
    queue: "effects",
    payload,
    run: async (container, { file_id }) => {
      const files = uploadRows(container, kind)
      await removeStored(container, await files.removedKeys(file_id))
      await files.forget(file_id)
    },
  })

  return {
    process,
    renderPages,
    remove,
    /** What an upload sets in motion; nothing for one that was refused by what it is. */
    onUpload:
      (isRefused: boolean) =>
      (file_id: string): QueuedJob[] =>
        isRefused ? [] : [process.with({ file_id })],
    /** What the removal of a file sets in motion. */
    onRemoval: (file_id: string): QueuedJob[] => [remove.with({ file_id })],
  }
}
