import { copyProofFile } from "../../../../../../contracts/routes/proof"
import { toStaffProofFile } from "../../../../../../proof-view/file-view"
import { copyClientFile } from "../../../../../../workflows/proof/files/copy-file"
import { implement } from "../../../../../implement"

export const POST = implement(copyProofFile, async ({ container, params, body, actor }) => {
  const file = await copyClientFile(container, { proof_id: params.id, file_id: body.file_id, actor })
  return { file: toStaffProofFile(file, file.version.spec) }
})
