import { once } from "node:events"
import type { IncomingMessage } from "node:http"
import { pipeline } from "node:stream/promises"
import type { MedusaContainer } from "@medusajs/framework/types"
import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { Modules } from "@medusajs/framework/utils"
import type { PreviewSize } from "../contracts"
import type { ArtworkFile } from "../lib/artwork/artwork-rows"
import { attachment } from "../lib/artwork/file-name"
import { downloadName } from "../lib/artwork/recognize"
import { portalError } from "../lib/portal-error"
import { answerNotModified } from "./etag"
import { ANSWERED } from "./implement"

type Http = { container: MedusaContainer; req: MedusaRequest; res: MedusaResponse }

/** Bytes of others: no browser may take them for a page, run anything in them, or show them on another site. */
const UNTRUSTED = {
  "Cache-Control": "private, no-cache",
  "Content-Security-Policy": "sandbox; default-src 'none'",
  "Cross-Origin-Resource-Policy": "same-origin",
  "X-Content-Type-Options": "nosniff",
} as const

const stream = async ({ container, req, res }: Http, key: string): Promise<typeof ANSWERED> => {
  if (req.method === "HEAD") {
    res.status(200).end()
    return ANSWERED
  }
  const source = await container.resolve(Modules.FILE).getDownloadStream(key)
  // Until its first bytes are there, a file that the storage has lost can still be answered with an error.
  if (source.readableLength === 0) await once(source, "readable")
  try {
    await pipeline(source, res)
  } catch (error) {
    // The reader went away, or the storage failed in the middle: the connection was ended, and that is the answer.
    if (!res.headersSent) throw error
  }
  return ANSWERED
}

/** Answers with a page's preview. @throws MedusaError not_found */
export const servePreview = async (
  http: Http,
  file: ArtworkFile,
  { page: number, size }: { page: number; size: PreviewSize },
): Promise<typeof ANSWERED> => {
  const page = file.pages.find((known) => known.number === number)
  if (!page || file.state === "refused" || file.state === "waiting")
    throw portalError("not_found", "This page has no preview.")
  http.res.set({ ...UNTRUSTED, "Content-Type": "image/webp" })
  if (answerNotModified(http.req, http.res, `"${page.sha256.slice(0, 32)}-${size}"`)) return ANSWERED
  return await stream(http, page.keys[size])
}

/** Answers with the file as it was uploaded, as a download. @throws MedusaError not_found */
export const serveOriginal = async (http: Http, file: ArtworkFile): Promise<typeof ANSWERED> => {
  if (file.state !== "ready" && file.state !== "no_preview")
    throw portalError("not_found", "This file is not ready yet, or was refused.")
  http.res.set({
    ...UNTRUSTED,
    "Content-Type": "application/octet-stream",
    "Content-Disposition": attachment(downloadName(file.name, file.format)),
  })
  if (answerNotModified(http.req, http.res, `"${file.sha256}"`)) return ANSWERED
  http.res.set("Content-Length", String(file.bytes))
  return await stream(http, file.file_key)
}

const DRAIN_MS = 30_000

/**
 * Reads the rest of a refused upload without keeping it. Browsers read an answer only once they have sent the whole
 * request; a connection that is cut earlier looks to them like a network failure.
 */
export const drain = (req: IncomingMessage): void => {
  const timer = setTimeout(() => req.destroy(), DRAIN_MS).unref()
  req.once("close", () => clearTimeout(timer)).resume()
}
