import { getStaffProofPreview } from "../../../../../../../../contracts/routes/proof"
import { portalServices } from "../../../../../../../../lib/services"
import { implement } from "../../../../../../../implement"
import { servePreview } from "../../../../../../../serve-file"

export const GET = implement(
  getStaffProofPreview,
  async ({ params, ...http }) =>
    await servePreview(http, await portalServices(http.container).proofs.files.get(params.id), params),
)
