import { randomUUID } from "node:crypto"
import { createReadStream } from "node:fs"
import path from "node:path"
import { Readable } from "node:stream"
import { pipeline } from "node:stream/promises"
import type { MedusaContainer } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"
import { PREVIEW_SIZES, type PreviewSize } from "../../contracts"
import type { RenderedPage } from "../../lib/artwork/worker-protocol"
import { portalServices } from "../../lib/services"

type Stored = { mimeType: string; extension: string }

/** What an original is stored as: its own type would let a storage that is open to browsers show it. */
export const ORIGINAL: Stored = { mimeType: "application/octet-stream", extension: "bin" }
const PREVIEW: Stored = { mimeType: "image/webp", extension: "webp" }

/**
 * Streams bytes into the shop's file storage, private and under a flat random name: the local provider cannot read a name
 * with a folder back, and two uploads of one name within a millisecond would overwrite each other. Until a row names the key,
 * it is noted as an upload (`UploadLedger`).
 * @returns its key
 * @throws what `source` or the storage throws; nothing of it stays in the storage then
 */
export const store = async (
  container: MedusaContainer,
  source: AsyncIterable<Uint8Array>,
  { mimeType, extension }: Stored,
): Promise<string> => {
  const storage = container.resolve(Modules.FILE)
  const { writeStream, promise, fileKey } = await storage.getUploadStream({
    filename: `portal-${randomUUID()}.${extension}`,
    mimeType,
    access: "private",
  })
  // Awaited below; until then a failure of the storage must not count as unhandled.
  promise.catch(() => {})
  const { uploads } = portalServices(container).proofs
  try {
    await uploads.begin(fileKey)
    await pipeline(Readable.from(source, { objectMode: false }), writeStream)
    await promise
    return fileKey
  } catch (error) {
    // Before it is closed, the provider may still be creating what is to be deleted.
    if (!writeStream.closed) await new Promise((resolve) => writeStream.once("close", resolve).destroy())
    await removeStored(container, [fileKey])
    throw error
  }
}

/** Deletes files from the storage; one that is not there is no error. */
export const removeStored = async (container: MedusaContainer, keys: readonly string[]): Promise<void> => {
  if (keys.length === 0) return
  await container.resolve(Modules.FILE).deleteFiles([...keys])
  await portalServices(container).proofs.uploads.forget(keys)
}

const SIZES: PreviewSize[] = ["zoom", "screen", "thumb"]

/** Stores the previews of a page. @returns their keys. All of them are there, or none. */
export const storePreviews = async (
  container: MedusaContainer,
  folder: string,
  files: RenderedPage["files"],
): Promise<Record<PreviewSize, string>> => {
  const keys: Record<keyof typeof PREVIEW_SIZES, string> = { thumb: "", screen: "", zoom: "" }
  try {
    for (const size of SIZES)
      keys[size] = await store(container, createReadStream(path.join(folder, files[size])), PREVIEW)
    return keys
  } catch (error) {
    await removeStored(container, Object.values(keys).filter(Boolean))
    throw error
  }
}
