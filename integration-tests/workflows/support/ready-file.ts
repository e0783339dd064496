import type { ProofModuleService } from "../../../src/modules/proof/service"
import { storedFile, storedPreviews } from "../../modules/support/stored-files"
import { MONA } from "./inputs"

/** Adds a file to a proof's draft version, as if its previews were made. @returns the ids of file and version */
export const addReadyFile = async (proofs: ProofModuleService, proof_id: string) => {
  const sha256 = "a".repeat(64)
  const { id, version_id } = await proofs.files.add(
    {
      proof_id,
      alternative_id: null,
      name: "front.pdf",
      file_key: await storedFile(proofs.uploads),
      bytes: 7,
      sha256,
      format: "pdf",
      refused: null,
      actor: MONA,
    },
    1_000_000,
    () => [],
  )
  const keys = await storedPreviews(proofs.uploads)
  await proofs.files.addPage(id, { number: 1, width: 3, height: 2, width_mm: null, height_mm: null, sha256, keys })
  await proofs.files.settle(id, "ready", null)
  return { file_id: id, version_id }
}
