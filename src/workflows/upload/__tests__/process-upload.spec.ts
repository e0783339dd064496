import { asValue } from "@medusajs/framework/awilix"
import { createMedusaContainer } from "@medusajs/framework/utils"
import { PORTAL_SETTINGS_MODULE } from "../../../modules/portal-settings"
import { PROOF_MODULE } from "../../../modules/proof"
import { processUploadWorkflow } from "../process-upload"

const FILE = { id: "pprff_1", order_id: "order_1", name: "a.png", file_key: "k", bytes: "1", sha256: "0" }

/** Runs the workflow in a process in which no host has taken its hook. */
const runWithoutScanner = async (require_scan: boolean): Promise<{ scanned: string[]; error: string | null }> => {
  const scanned: string[] = []
  const files = {
    get: async () => FILE,
    // Nothing is rendered of a file that is gone.
    find: async () => null,
    markScanned: async (id: string) => scanned.push(id),
  }
  const container = createMedusaContainer()
  container.register({
    [PROOF_MODULE]: asValue({ files }),
    [PORTAL_SETTINGS_MODULE]: asValue({ options: { files: { require_scan } } }),
  })
  const { errors } = await processUploadWorkflow(container).run({
    input: { kind: "proof", file_id: FILE.id },
    throwOnError: false,
  })
  return { scanned, error: errors[0]?.error.message ?? null }
}

it("lets a file pass where no scanner is there and none is required", async () => {
  expect(await runWithoutScanner(false)).toEqual({ scanned: [FILE.id], error: null })
})

it("lets nothing pass where a scanner is required and none is there", async () => {
  expect(await runWithoutScanner(true)).toEqual({ scanned: [], error: expect.stringContaining("require_scan") })
})
