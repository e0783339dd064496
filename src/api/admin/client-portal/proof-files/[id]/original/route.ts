import { getStaffProofOriginal } from "../../../../../../contracts/routes/proof"
import { portalServices } from "../../../../../../lib/services"
import { implement } from "../../../../../implement"
import { serveOriginal } from "../../../../../serve-file"

export const GET = implement(
  getStaffProofOriginal,
  async ({ params, ...http }) =>
    await serveOriginal(http, await portalServices(http.container).proofs.files.get(params.id)),
)
