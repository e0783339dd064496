import { json } from "body-parser"
import type { MedusaNextFunction, MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { MedusaError } from "@medusajs/framework/utils"

/** 10,000 characters of any script, with room. */
const parse = json({ limit: "100kb" })

/**
 * Reads what a client sends: JSON alone, since a form of another site can send anything else without asking first. In
 * place of Medusa's parser, whose words on broken JSON quote it, and what it quotes may be a token on its way to the log.
 */
export const clientBody = (req: MedusaRequest, res: MedusaResponse, next: MedusaNextFunction): void => {
  parse(req, res, (error?: unknown) => next(isBroken(error) ? NOT_JSON() : error))
}

const NOT_JSON = () => new MedusaError(MedusaError.Types.INVALID_DATA, "The request's body is not valid JSON.")

const isBroken = (error: unknown): boolean =>
  typeof error === "object" && error !== null && "type" in error && error.type === "entity.parse.failed"
