import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { sha256Hex } from "../../../lib/digest"
import { ANSWERED } from "../../implement"
import { namesEtag } from "../../portal/if-none-match"

/**
 * Answers with an ETag over `key`, and with 304 to a request that names it: `read` runs only when something has changed.
 * @param key changes whenever the answer does
 */
export const conditional = async <T>(
  { req, res }: { req: MedusaRequest; res: MedusaResponse },
  key: string,
  read: () => Promise<T>,
): Promise<T | typeof ANSWERED> => {
  const etag = `"${sha256Hex(key).slice(0, 32)}"`
  res.set("ETag", etag)
  res.set("Cache-Control", "private, no-cache")
  if (!namesEtag(req.headers["if-none-match"], etag)) return await read()
  res.status(304).end()
  return ANSWERED
}
