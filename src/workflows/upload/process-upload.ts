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
import { portalServices } from "../../lib/services"
import { renderNextPages } from "./render-file"
import { type UploadKind, type UploadRef, uploadRows } from "./upload-kinds"

/** What a scanner is told of a file. Its bytes: the File module's `getDownloadStream(file_key)`. */
export type FileToScan = {
  id: string
  kind: UploadKind
  /** Null for a file that a client sent to the shop before there was an order. */
  order_id: string | null
  name: string
  file_key: string
  bytes: number
  sha256: string
}

const loadFileStep = createStep("load-portal-upload", async ({ kind, file_id }: UploadRef, { container }) => {
  const { id, order_id, name, file_key, bytes, sha256 } = await uploadRows(container, kind).get(file_id)
  return new StepResponse<FileToScan>({ id, kind, order_id, name, file_key, bytes: Number(bytes), sha256 })
})

/** Not undone: what passed the scan stays passed. */
const markScannedStep = createStep(
  "mark-portal-upload-scanned",
  async ({ kind, file_id, answer }: UploadRef & { answer: unknown }, { container }) => {
    // Without a handler the hook has no result, not even an empty one.
    if (portalServices(container).settings.options.files.require_scan && answer === undefined)
      throw new MedusaError(
        MedusaError.Types.UNEXPECTED_STATE,
        "The option files.require_scan is set, and the workflow hook scanFile has no handler.",
      )
    return new StepResponse(await uploadRows(container, kind).markScanned(file_id))
  },
)

const renderFileStep = createStep("render-portal-upload", async (upload: UploadRef, { container }) => {
  return new StepResponse({ has_more: await renderNextPages(container, upload) })
})

/**
 * Scans an upload, of a proof or of a client, and renders its first pages. The hook `scanFile` is the host's virus scanner:
 * it passes a file by returning, turns it down by throwing a `MedusaError` of the type `not_allowed`, and anything else that
 * it throws is a scan that failed: it is tried again, and until then nothing of the file is shown or served.
 */
export const processUploadWorkflow = createWorkflow("process-portal-upload", (input: UploadRef) => {
  const file = loadFileStep(input)
  const scanFile = createHook("scanFile", { file }, { resultValidator: z.unknown() })
  const answer = scanFile.getResult()
  markScannedStep(transform({ input, answer }, ({ input: { kind, file_id }, answer }) => ({ kind, file_id, answer })))
  const rendered = renderFileStep(input)
  return new WorkflowResponse(rendered, { hooks: [scanFile] })
})
