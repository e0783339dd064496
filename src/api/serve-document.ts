import type { MedusaResponse } from "@medusajs/framework/http"
import { attachment } from "../lib/artwork/file-name"
import type { MadeDocument } from "../documents/make-document"
import { ANSWERED } from "./implement"

/** Names and amounts of one client: kept by no cache, shown on no other site, and a download whatever it holds. */
const HEADERS = {
  "Cache-Control": "private, no-store",
  "Content-Security-Policy": "sandbox; default-src 'none'",
  "Content-Type": "application/pdf",
  "Cross-Origin-Resource-Policy": "same-origin",
  "X-Content-Type-Options": "nosniff",
} as const

/** Answers with a PDF as a download. */
export const serveDocument = (res: MedusaResponse, { pdf, name }: MadeDocument): typeof ANSWERED => {
  res
    .set({ ...HEADERS, "Content-Disposition": attachment(name), "Content-Length": String(pdf.length) })
    .status(200)
    .end(pdf)
  return ANSWERED
}
