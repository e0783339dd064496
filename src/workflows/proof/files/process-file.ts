import {
  createHook,
  createStep,
  createWorkflow,
  StepResponse,
  transform,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk"
import { MedusaError } from "@medusajs/framework/utils"
import { z } from "zod"
import { portalServices } from "../../../lib/services"
import { renderNextPages } from "./render-file"

/** What a scanner is told of a file. Its bytes: the File module's `getDownloadStream(file_key)`. */
export type FileToScan = { id: string; order_id: string; name: string; file_key: string; bytes: number; sha256: string }

const loadFileStep = createStep("load-portal-proof-file", async ({ file_id }: { file_id: string }, { container }) => {
  const { id, order_id, name, file_key, bytes, sha256 } = await portalServices(container).proofs.files.get(file_id)
  return new StepResponse<FileToScan>({ id, order_id, name, file_key, bytes: Number(bytes), sha256 })
})

/** Not undone: what passed the scan stays passed. */
const markScannedStep = createStep(
  "mark-portal-proof-file-scanned",
  async ({ file_id, answer }: { file_id: string; answer: unknown }, { container }) => {
    const { proofs, settings } = portalServices(container)
    // Without a handler the hook has no result, not even an empty one.
    if (settings.options.files.require_scan && answer === undefined)
      throw new MedusaError(
        MedusaError.Types.UNEXPECTED_STATE,
        "The option files.require_scan is set, and the workflow hook scanFile has no handler.",
      )
    return new StepResponse(await proofs.files.markScanned(file_id))
  },
)

const renderFileStep = createStep(
  "render-portal-proof-file",
  async ({ file_id }: { file_id: string }, { container }) => {
    return new StepResponse({ has_more: await renderNextPages(container, file_id) })
  },
)

/**
 * Scans an upload and renders its first pages. The hook `scanFile` is the host's virus scanner: it passes a file by
 * returning, turns it down by throwing a `MedusaError` of the type `not_allowed`, and anything else that it throws is a scan
 * that failed: it is tried again, and until then nothing of the file is shown or served.
 */
export const processProofFileWorkflow = createWorkflow("process-portal-proof-file", (input: { file_id: string }) => {
  const file = loadFileStep(input)
  const scanFile = createHook("scanFile", { file }, { resultValidator: z.unknown() })
  const answer = scanFile.getResult()
  markScannedStep(transform({ input, answer }, ({ input: { file_id }, answer }) => ({ file_id, answer })))
  const rendered = renderFileStep(input)
  return new WorkflowResponse(rendered, { hooks: [scanFile] })
})
