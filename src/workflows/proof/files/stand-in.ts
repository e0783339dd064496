import { createWriteStream } from "node:fs"
import { open } from "node:fs/promises"
import type { IncomingMessage } from "node:http"
import path from "node:path"
import { pipeline } from "node:stream/promises"
import type { MedusaContainer } from "@medusajs/framework/types"
import type { ArtworkFormat } from "../../../contracts"
import { HEAD_BYTES, recognize } from "../../../lib/artwork/recognize"
import { runWorker } from "../../../lib/artwork/run-worker"
import type { RenderedPage } from "../../../lib/artwork/worker-protocol"
import { portalError } from "../../../lib/portal-error"
import { portalServices } from "../../../lib/services"
import type { FileOfVersion } from "../../../modules/proof/files"
import { fileTooLarge, readBody } from "../../upload/receive-upload"
import { withFolder, workerLimits } from "../../upload/render-file"
import { removeStored, storePreviews } from "../../upload/storage"

const MAX_MB = 25
const PICTURES: ReadonlySet<ArtworkFormat> = new Set(["png", "jpeg", "webp"])

const unreadable = () =>
  portalError("picture_unreadable", "The picture must be a PNG, JPEG or WebP that can be opened.")

const recognizePicture = async (file: string): Promise<ArtworkFormat> => {
  const handle = await open(file)
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(HEAD_BYTES), 0, HEAD_BYTES, 0)
    const { format } = recognize(buffer.subarray(0, bytesRead), "picture")
    if (PICTURES.has(format)) return format
    throw unreadable()
  } finally {
    await handle.close()
  }
}

/**
 * Takes the body of a request as the picture that stands for a file without a preview. Only what is drawn anew from it is
 * kept and shown, so that it needs no scan.
 * @throws MedusaError not_found, not_allowed, picture_unreadable, file_too_large, file_empty, file_incomplete,
 *   unsupported_media_type
 */
export const addStandIn = async (
  container: MedusaContainer,
  req: IncomingMessage,
  id: string,
): Promise<FileOfVersion> => {
  const { files } = portalServices(container).proofs
  await files.get(id)
  await withFolder(async (folder) => {
    const picture = path.join(folder, "picture")
    const body = readBody(req, { limits: [{ max: MAX_MB * 1024 * 1024, tooLarge: () => fileTooLarge(MAX_MB) }] })
    await pipeline(body, createWriteStream(picture))
    const rendered: RenderedPage[] = []
    await runWorker(
      {
        file: picture,
        folder,
        format: await recognizePicture(picture),
        first_page: 1,
        max_chunk_pages: 1,
        max_chunk_ms: 1,
        limits: workerLimits(container),
      },
      { onFacts: async () => {}, onPage: async (page) => void rendered.push(page) },
    )
    const [first] = rendered
    if (!first) throw unreadable()
    const keys = await storePreviews(container, folder, first.files)
    try {
      const replaced = await files.replacePreview(id, { ...first.page, width_mm: null, height_mm: null, keys })
      await removeStored(
        container,
        replaced.flatMap((page) => Object.values(page.keys)),
      )
    } catch (error) {
      await removeStored(container, Object.values(keys))
      throw error
    }
  })
  return await files.get(id)
}
