import type { IncomingMessage } from "node:http"
import type { MedusaContainer } from "@medusajs/framework/types"
import type { Actor } from "../../../contracts"
import { fileName } from "../../../lib/artwork/file-name"
import { portalServices } from "../../../lib/services"
import { type FileOfVersion, projectFull } from "../../../modules/proof/files"
import { fileTooLarge, GB, keepUpload, MB, readBody } from "../../upload/receive-upload"
import { proofFileJobs } from "./jobs"

export type AddFile = {
  proof_id: string
  name: string
  alternative_id?: string | undefined
  bytes?: number | undefined
  actor: Actor
}

/**
 * Takes the body of a request as a file of a proof's draft version. It waits for its scan then.
 * @throws MedusaError not_found, not_allowed, file_name, file_empty, file_incomplete, file_too_large, project_full,
 *   unsupported_media_type; neither a row nor a stored file is left
 */
export const addProofFile = async (
  container: MedusaContainer,
  req: IncomingMessage,
  { proof_id, alternative_id, bytes: expected, actor, ...given }: AddFile,
): Promise<FileOfVersion> => {
  const { proofs, settings } = portalServices(container)
  const { max_file_mb, max_project_gb } = settings.options.files
  const name = fileName(given.name)
  const used = await proofs.files.usageOf(proof_id)
  const limits = [
    { max: max_file_mb * MB, tooLarge: () => fileTooLarge(max_file_mb) },
    { max: max_project_gb * GB - used, tooLarge: projectFull },
  ]
  return await keepUpload(
    container,
    { name, source: readBody(req, { limits, expected }) },
    async (original) =>
      await proofs.files.add(
        { proof_id, alternative_id: alternative_id ?? null, ...original, actor },
        max_project_gb * GB,
        proofFileJobs.onUpload(original.refused !== null),
      ),
  )
}
