import { json } from "body-parser"
import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import type { MedusaError } from "@medusajs/framework/utils"
import { z } from "zod"
import { portalError } from "../lib/portal-error"

const bodyParserError = z.object({ type: z.string(), status: z.number() }).partial().catch({})

/** 10,000 characters of any script, with room. */
const MAX_BYTES = 100 * 1024

const parsers = new Map<number, ReturnType<typeof json>>()

const parserFor = (limit: number): ReturnType<typeof json> => {
  const known = parsers.get(limit)
  if (known) return known
  const parser = json({ limit })
  parsers.set(limit, parser)
  return parser
}

/**
 * The JSON body of a request, of at most `maxBytes`. Takes the place of Medusa's parsers: those also read forms, which a
 * browser sends for any site, and they log what is wrong with broken JSON by quoting it, token and all.
 * @throws MedusaError malformed_json, too_large, unsupported_media_type or invalid_request
 */
export const readJson = (req: MedusaRequest, res: MedusaResponse, maxBytes = MAX_BYTES): Promise<unknown> =>
  new Promise((resolve, reject) => {
    parserFor(maxBytes)(req, res, (error?: unknown) => (error ? reject(toPortalError(error)) : resolve(req.body)))
  })

const toPortalError = (error: unknown): MedusaError => {
  const { type, status } = bodyParserError.parse(error)
  if (type === "entity.parse.failed") return portalError("malformed_json", "The request's body is not valid JSON.")
  if (status === 413) return portalError("too_large", "The request's body is too large.")
  if (status === 415) return portalError("unsupported_media_type", "The body's encoding or charset is not supported.")
  return portalError("invalid_request", "The request's body could not be read.")
}
