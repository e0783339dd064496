import { readPreview } from "../../../../../../automation-view/read-preview"
import { previewNotice } from "../../../../../../contracts/routes/automation"
import { implement } from "../../../../../implement"

export const POST = implement(
  previewNotice,
  async ({ body, container, params }) => await readPreview(container, params.name, body),
)
