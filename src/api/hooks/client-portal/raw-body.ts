import { raw } from "body-parser"
import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { z } from "zod"
import { portalError } from "../../../lib/portal-error"

const tooLarge = () => portalError("too_large", "The body is too large.")

/**
 * Reads requests' bodies as they came, which signatures are over.
 * @param maxBytes largest body
 * @returns throws MedusaError too_large, invalid_request
 */
export const rawBodyReader = (maxBytes: number): ((req: MedusaRequest, res: MedusaResponse) => Promise<Buffer>) => {
  const parse = raw({ type: () => true, limit: maxBytes, inflate: false })
  return (req, res) =>
    new Promise((resolve, reject) => {
      // The parser would refuse it too, but only after it has taken in all of it.
      if (Number(req.headers["content-length"]) > maxBytes) return reject(tooLarge())
      parse(req, res, (error?: unknown) => {
        if (Buffer.isBuffer(req.body)) return resolve(req.body)
        const isLarge = z.object({ status: z.literal(413) }).safeParse(error).success
        reject(isLarge ? tooLarge() : portalError("invalid_request", "The body could not be read."))
      })
    })
}
