import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { sha256Hex } from "../../../lib/digest"
import { answerNotModified } from "../../etag"
import { ANSWERED } from "../../implement"

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
  res.set("Cache-Control", "private, no-cache")
  return answerNotModified(req, res, etag) ? ANSWERED : await read()
}

/**
 * Answers with an ETag over the answer itself, for lists that are cheaper to read than to tell whether one of their rows
 * changed. The tag spares sending the rows and showing them again.
 */
export const conditionalOnAnswer = <T>(exchange: { req: MedusaRequest; res: MedusaResponse }, answer: T) =>
  conditional(exchange, JSON.stringify(answer), async () => answer)
