import { deleteProofFile } from "../../../../../contracts/routes/proof"
import { portalServices } from "../../../../../lib/services"
import { proofFileJobs } from "../../../../../workflows/proof/files/jobs"
import { implement } from "../../../../implement"

export const DELETE = implement(deleteProofFile, async ({ container, params }) => {
  await portalServices(container).proofs.files.remove(params.id, proofFileJobs.onRemoval)
})
