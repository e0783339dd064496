import type { MedusaContainer } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"
import type { Actor } from "../../../contracts"
import { fileNotFound } from "../../../lib/artwork/artwork-rows"
import { portalError } from "../../../lib/portal-error"
import { portalServices } from "../../../lib/services"
import { type FileOfVersion, projectFull } from "../../../modules/proof/files"
import { GB, keepUpload } from "../../upload/receive-upload"
import { proofFileJobs } from "./jobs"

/**
 * Copies a file that was sent for an order into the draft version of one of its proofs. The copy is a file like any other: it
 * is scanned and drawn anew, and stays when the other one is removed.
 * @throws MedusaError not_found, also for a file of another order; not_allowed for one that cannot be used, or a proof that
 *   takes no files; project_full
 */
export const copyClientFile = async (
  container: MedusaContainer,
  { proof_id, file_id, actor }: { proof_id: string; file_id: string; actor: Actor },
): Promise<FileOfVersion> => {
  const { files, proofs, settings } = portalServices(container)
  const { order_id } = await proofs.getProof(proof_id)
  const { name, file_key, state, bytes, ...file } = await files.uploads.get(file_id)
  if (file.order_id !== order_id) throw fileNotFound()
  if (state !== "ready" && state !== "no_preview")
    throw portalError("not_allowed", "This file is not checked yet, or was refused.")
  const room = settings.options.files.max_project_gb * GB
  if ((await proofs.files.usageOf(proof_id)) + Number(bytes) > room) throw projectFull()
  const source: AsyncIterable<Buffer> = await container.resolve(Modules.FILE).getDownloadStream(file_key)
  return await keepUpload(
    container,
    { name, source },
    async (original) =>
      await proofs.files.add(
        { proof_id, alternative_id: null, ...original, actor },
        room,
        proofFileJobs.onUpload(original.refused !== null),
      ),
  )
}
