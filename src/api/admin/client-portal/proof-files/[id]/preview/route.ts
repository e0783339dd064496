import { uploadProofPreview } from "../../../../../../contracts/routes/proof"
import { toStaffProofFile } from "../../../../../../proof-view/file-view"
import { addStandIn } from "../../../../../../workflows/proof/files/stand-in"
import { implement } from "../../../../../implement"
import { drain } from "../../../../../serve-file"

export const POST = implement(uploadProofPreview, async ({ container, req, params }) => {
  try {
    const file = await addStandIn(container, req, params.id)
    return { file: toStaffProofFile(file, file.version.spec) }
  } catch (error) {
    drain(req)
    throw error
  }
})
