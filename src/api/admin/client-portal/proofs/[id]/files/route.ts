import { uploadProofFile } from "../../../../../../contracts/routes/proof"
import { toStaffProofFile } from "../../../../../../proof-view/file-view"
import { addProofFile } from "../../../../../../workflows/proof/files/add-file"
import { implement } from "../../../../../implement"
import { drain } from "../../../../../serve-file"

export const POST = implement(uploadProofFile, async ({ container, req, params, query, actor }) => {
  try {
    const file = await addProofFile(container, req, { proof_id: params.id, ...query, actor })
    return { file: toStaffProofFile(file, file.version.spec) }
  } catch (error) {
    drain(req)
    throw error
  }
})
