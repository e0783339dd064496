import { createHash } from "node:crypto"
import type { IncomingMessage } from "node:http"
import type { MedusaContainer } from "@medusajs/framework/types"
import { UPLOAD_MEDIA } from "../../contracts/routes/define-route"
import type { StoredOriginal } from "../../lib/artwork/artwork-rows"
import { HEAD_BYTES, recognize } from "../../lib/artwork/recognize"
import { portalError } from "../../lib/portal-error"
import { ORIGINAL, removeStored, store } from "./storage"

export const MB = 1024 * 1024
export const GB = 1024 * MB

export const fileTooLarge = (max_mb: number) =>
  portalError("file_too_large", `A file may have at most ${max_mb} MB. Send a smaller one.`)

export type Limit = { max: number; tooLarge: () => Error }

const declaredLength = (req: IncomingMessage): number | null => {
  const value = req.headers["content-length"]
  return value === undefined ? null : Number(value)
}

/** @throws MedusaError unsupported_media_type: a form or a compressed body would be stored as something else than the file */
const refuseOtherMedia = ({ headers }: IncomingMessage): void => {
  const media = headers["content-type"]?.split(";")[0]?.trim().toLowerCase()
  if (media !== UPLOAD_MEDIA || (headers["content-encoding"] ?? "identity") !== "identity")
    throw portalError("unsupported_media_type", `Send the file itself, with Content-Type: ${UPLOAD_MEDIA}.`)
}

const incomplete = () => portalError("file_incomplete", "The file did not arrive completely. Please upload it again.")

export type UploadRules = {
  limits: readonly Limit[]
  /** Length that the sender states beside the body: a proxy in between may have cut it and said nothing. */
  expected?: number | undefined
}

/**
 * The body of a request piece by piece, measured on its way. Leaving it early leaves the request open, so that it can be
 * answered.
 * @throws MedusaError unsupported_media_type, file_empty, file_incomplete, or what a limit throws
 */
export const readBody = async function* (
  req: IncomingMessage,
  { limits, expected }: UploadRules,
): AsyncGenerator<Buffer, void, undefined> {
  refuseOtherMedia(req)
  const declared = declaredLength(req)
  const check = (length: number) => {
    const broken = limits.find(({ max }) => length > max)
    if (broken) throw broken.tooLarge()
  }
  if (declared !== null) check(declared)
  let bytes = 0
  const chunks: AsyncIterable<Buffer> = req.iterator({ destroyOnReturn: false })
  try {
    for await (const chunk of chunks) {
      bytes += chunk.length
      check(bytes)
      yield chunk
    }
  } catch (error) {
    // The connection ended in the middle of the body.
    if (req.errored) throw incomplete()
    throw error
  }
  if (!req.complete || (declared !== null && bytes !== declared)) throw incomplete()
  if (expected !== undefined && bytes !== expected) throw incomplete()
  if (bytes === 0) throw portalError("file_empty", "The file is empty.")
}

/**
 * Streams bytes into the file storage as an original, and says what they are. Nothing of them stays there when `source` or the
 * storage fails. Until a row names the key, it is noted as an upload (`UploadLedger`).
 * @param name as `fileName` gave it
 */
export const storeOriginal = async (
  container: MedusaContainer,
  name: string,
  source: AsyncIterable<Uint8Array>,
): Promise<StoredOriginal> => {
  const hash = createHash("sha256")
  const head: Buffer[] = []
  let bytes = 0
  const hashed = async function* () {
    for await (const chunk of source) {
      if (bytes < HEAD_BYTES) head.push(Buffer.from(chunk.subarray(0, HEAD_BYTES - bytes)))
      hash.update(chunk)
      bytes += chunk.length
      yield chunk
    }
  }
  const file_key = await store(container, hashed(), ORIGINAL)
  return { name, file_key, bytes, sha256: hash.digest("hex"), ...recognize(Buffer.concat(head), name) }
}

/**
 * Takes bytes as an original, and lets `keep` write its row. It waits for its scan then.
 * @param source for the body of a request, what `readBody` gives
 * @throws what `source`, the storage or `keep` throws; neither a row nor a stored file is left
 */
export const keepUpload = async <File>(
  container: MedusaContainer,
  { name, source }: { name: string; source: AsyncIterable<Uint8Array> },
  keep: (original: StoredOriginal) => Promise<File>,
): Promise<File> => {
  const original = await storeOriginal(container, name, source)
  try {
    return await keep(original)
  } catch (error) {
    await removeStored(container, [original.file_key])
    throw error
  }
}
