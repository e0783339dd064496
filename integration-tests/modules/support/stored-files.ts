import { randomUUID } from "node:crypto"
import type { ProofModuleService } from "../../../src/modules/proof/service"

/** A key as if a file had just been stored under it. */
export const storedFile = async ({ uploads }: ProofModuleService): Promise<string> => {
  const file_key = `private-${randomUUID()}.bin`
  await uploads.begin(file_key)
  return file_key
}

/** Keys of a page's previews, as if they had just been stored. */
export const storedPreviews = async (proofs: ProofModuleService) => ({
  thumb: await storedFile(proofs),
  screen: await storedFile(proofs),
  zoom: await storedFile(proofs),
})
