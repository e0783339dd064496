import type { MedusaContainer } from "@medusajs/framework/types"
import { MedusaError } from "@medusajs/framework/utils"
import { z } from "zod"
import { defineJob, reasonOf } from "../../../lib/jobs/define-job"
import type { QueuedJob } from "../../../lib/jobs/queued-job"
import { portalServices } from "../../../lib/services"
import { processProofFileWorkflow } from "./process-file"
import { renderNextPages } from "./render-file"
import { removeStored } from "./storage"

const payload = z.object({ file_id: z.string() })

const orderOf = async (container: MedusaContainer, { file_id }: z.infer<typeof payload>): Promise<string | null> =>
  (await portalServices(container).proofs.files.find(file_id))?.order_id ?? null

/** Pages that are left after the first ones, so that files that arrive meanwhile need not wait for a long document. */
export const renderProofPagesJob = defineJob({
  id: "render-proof-pages",
  title: "job.render_proof_pages",
  queue: "render",
  payload,
  orderOf,
  run: async (container, { file_id }) => {
    const hasMore = await renderNextPages(container, file_id)
    if (hasMore) await portalServices(container).outbox.add(renderProofPagesJob.with({ file_id }))
  },
})

/** What a scanner throws reaches us as a copy. */
const refusalSchema = z.object({ type: z.literal(MedusaError.Types.NOT_ALLOWED) })

/** Scan and first pages of an upload. A scan that fails is tried again; until it passes, the file is not served. */
export const processProofFileJob = defineJob({
  id: "process-proof-file",
  title: "job.process_proof_file",
  queue: "render",
  payload,
  orderOf,
  run: async (container, { file_id }) => {
    const { proofs, outbox } = portalServices(container)
    const before = await proofs.files.find(file_id)
    if (before?.state !== "waiting" && before?.state !== "processing") return
    try {
      const { result } = await processProofFileWorkflow(container).run({ input: { file_id } })
      if (result.has_more) await outbox.add(renderProofPagesJob.with({ file_id }))
    } catch (error) {
      const file = await proofs.files.find(file_id)
      if (file?.state === "waiting") {
        if (refusalSchema.safeParse(error).success) return await proofs.files.settle(file_id, "refused", "infected")
        await proofs.files.settle(file_id, "waiting", "scan_failed")
      }
      if (file) throw new MedusaError(MedusaError.Types.UNEXPECTED_STATE, reasonOf(error))
    }
  },
})

/** Empties the storage of a file that staff removed. */
export const removeProofFileJob = defineJob({
  id: "remove-proof-file",
  title: "job.remove_proof_file",
  queue: "effects",
  payload,
  run: async (container, { file_id }) => {
    const { files } = portalServices(container).proofs
    await removeStored(container, await files.removedKeys(file_id))
    await files.forget(file_id)
  },
})

/** Longer than any upload takes. */
const ABANDONED_AFTER_HOURS = 24

/** Hourly: empties the storage of files that a process which was killed has left without a row. */
export const removeAbandonedUploadsJob = defineJob({
  id: "remove-abandoned-uploads",
  title: "job.remove_abandoned_uploads",
  queue: "render",
  cron: "29 * * * *",
  maxAttempts: 3,
  payload: z.object({}),
  run: async (container) => {
    const keys = await portalServices(container).proofs.uploads.abandon(ABANDONED_AFTER_HOURS)
    await removeStored(container, keys)
  },
})

/** What an upload sets in motion. */
export const uploadJobs = (file_id: string): QueuedJob[] => [processProofFileJob.with({ file_id })]
