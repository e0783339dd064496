import { MedusaError } from "@medusajs/framework/utils"
import { ERROR_STATUS, type ErrorCode } from "../contracts/errors"

const TYPES: Record<(typeof ERROR_STATUS)[ErrorCode], string> = {
  400: MedusaError.Types.INVALID_DATA,
  401: MedusaError.Types.UNAUTHORIZED,
  403: MedusaError.Types.FORBIDDEN,
  404: MedusaError.Types.NOT_FOUND,
  // Medusa's own handler would replace the code and the words of its "conflict" type.
  409: MedusaError.Types.NOT_ALLOWED,
  413: MedusaError.Types.INVALID_DATA,
  415: MedusaError.Types.INVALID_DATA,
  429: MedusaError.Types.NOT_ALLOWED,
  500: MedusaError.Types.UNEXPECTED_STATE,
  503: MedusaError.Types.UNEXPECTED_STATE,
}

/**
 * A refusal with a stable code (src/contracts/errors.ts). `message` is English, for developers and logs, and must not hold
 * a token. Survives a workflow, which rethrows what its steps threw as a plain copy. Throw it anywhere below a route.
 */
export const portalError = (code: ErrorCode, message: string): MedusaError =>
  new MedusaError(TYPES[ERROR_STATUS[code]], message, code)
