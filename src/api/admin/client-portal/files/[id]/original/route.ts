import { getStaffFileOriginal } from "../../../../../../contracts/routes/file"
import { portalServices } from "../../../../../../lib/services"
import { implement } from "../../../../../implement"
import { serveOriginal } from "../../../../../serve-file"

export const GET = implement(
  getStaffFileOriginal,
  async ({ params, ...http }) =>
    await serveOriginal(http, await portalServices(http.container).files.uploads.get(params.id)),
)
