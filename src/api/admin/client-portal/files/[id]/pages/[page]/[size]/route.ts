import { getStaffFilePreview } from "../../../../../../../../contracts/routes/file"
import { portalServices } from "../../../../../../../../lib/services"
import { implement } from "../../../../../../../implement"
import { servePreview } from "../../../../../../../serve-file"

export const GET = implement(
  getStaffFilePreview,
  async ({ params, ...http }) =>
    await servePreview(http, await portalServices(http.container).files.uploads.get(params.id), params),
)
