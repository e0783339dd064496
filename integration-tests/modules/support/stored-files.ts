import { randomUUID } from "node:crypto"
import type { NewPage } from "../../../src/lib/artwork/artwork-rows"
import type { UploadLedger } from "../../../src/lib/artwork/upload-ledger"

/** A key as if a file had just been stored under it. */
export const storedFile = async (uploads: UploadLedger): Promise<string> => {
  const file_key = `private-${randomUUID()}.bin`
  await uploads.begin(file_key)
  return file_key
}

/** Keys of a page's previews, as if they had just been stored. */
export const storedPreviews = async (uploads: UploadLedger) => ({
  thumb: await storedFile(uploads),
  screen: await storedFile(uploads),
  zoom: await storedFile(uploads),
})

/** A page with previews that were just stored. */
export const storedPage = async (uploads: UploadLedger, number: number): Promise<NewPage> => ({
  ...{ number, width: 9, height: 9, width_mm: null, height_mm: null, sha256: "0".repeat(64) },
  keys: await storedPreviews(uploads),
})
