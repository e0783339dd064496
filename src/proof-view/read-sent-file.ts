import type { MedusaContainer } from "@medusajs/framework/types"
import { PROOF_SUBJECT } from "../contracts"
import { portalError } from "../lib/portal-error"
import { portalServices } from "../lib/services"
import type { FileOfVersion } from "../modules/proof/files"
import { requestAbout } from "./proof-facts"

/**
 * A file that clients of this order may see: of a version that was sent, and not withdrawn since.
 * @throws MedusaError not_found
 */
export const readSentFile = async (
  container: MedusaContainer,
  ids: { id: string; proof_id: string; order_id: string },
): Promise<FileOfVersion> => {
  const { approvals, proofs } = portalServices(container)
  const [file, requests] = await Promise.all([
    proofs.files.getSent(ids),
    approvals.listRequestsAbout({ type: PROOF_SUBJECT, id: ids.proof_id }),
  ])
  const kept = requests.filter(({ state }) => state !== "withdrawn")
  if (!requestAbout(file.version, kept)) throw portalError("not_found", "This file does not exist.")
  return file
}
