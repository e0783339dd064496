import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import fresh from "fresh"

/**
 * Whether an If-None-Match header names this ETag. Not `req.fresh`, which also obeys the request's
 * `Cache-Control: no-cache`: fetch adds that to every request with an If-None-Match of its own.
 */
export const etagMatches = (header: string | undefined, etag: string): boolean =>
  fresh({ "if-none-match": header }, { etag })

/** Sets the ETag, and answers 304 to a request that names it. @returns whether the request is answered */
export const answerNotModified = (req: MedusaRequest, res: MedusaResponse, etag: string): boolean => {
  res.set("ETag", etag)
  const matches = etagMatches(req.headers["if-none-match"], etag)
  if (matches) res.status(304).end()
  return matches
}
