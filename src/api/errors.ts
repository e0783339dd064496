import type { ServerResponse } from "node:http"
import { getHttpResponseFromError, type MedusaRequest } from "@medusajs/framework/http"
import { ContainerRegistrationKeys, MedusaError } from "@medusajs/framework/utils"
import { ERROR_STATUS, errorCodeOfStatus, isErrorCode, type PortalErrorBody } from "../contracts/errors"

const TOO_MANY = "Too many attempts. Please wait a moment and try again."

/** The caller has to wait (security-and-evidence.md, A8). */
export class TooManyRequests extends MedusaError {
  constructor(
    readonly retryAfterSeconds: number,
    message = TOO_MANY,
    code: "too_many_requests" | "sharing_limit" | "account_locked" = "too_many_requests",
  ) {
    super(MedusaError.Types.NOT_ALLOWED, message, code)
  }
}

/** A refusal whose answer says more than its code. The status follows from `body.code`. */
export class DetailedRefusal extends Error {
  override readonly name = "DetailedRefusal"

  constructor(readonly body: PortalErrorBody) {
    super(body.message)
  }
}

export type ErrorAnswer = { status: number; body: PortalErrorBody; headers?: Record<string, string> }

const textIn = (error: object, key: string): string | null => {
  const value: unknown = Reflect.get(error, key)
  return typeof value === "string" ? value : null
}

/**
 * What the API answers to an error: ours by their code, Medusa's by their type. A workflow rethrows copies of what its
 * steps threw, so errors are known by their shape. Null for a fault of the server (5xx) without a code that says what to do.
 */
export const errorAnswer = (error: unknown): ErrorAnswer | null => {
  if (error instanceof DetailedRefusal) return { status: ERROR_STATUS[error.body.code], body: error.body }
  if (error instanceof TooManyRequests) return tooManyRequests(error.retryAfterSeconds, error)
  if (typeof error !== "object" || error === null) return null
  const message = textIn(error, "message") ?? ""
  const code = textIn(error, "code")
  if (isErrorCode(code)) {
    const status = ERROR_STATUS[code]
    return code === "unknown_error" ? null : { status, body: { type: textIn(error, "type") ?? code, code, message } }
  }
  const { statusCode: status, body } = getHttpResponseFromError(error)
  if (status >= 500) return null
  const generic = errorCodeOfStatus(status)
  return {
    status,
    body: {
      type: body.type ?? generic,
      code: body.type === MedusaError.Types.NOT_ALLOWED ? "not_allowed" : generic,
      message: body.message ?? message,
    },
  }
}

/** @param retryAfterSeconds whole seconds */
export const tooManyRequests = (
  retryAfterSeconds: number,
  { code = "too_many_requests", message = TOO_MANY }: { code?: string; message?: string } = {},
): ErrorAnswer => ({
  status: 429,
  body: { type: "too_many_requests", code: isErrorCode(code) ? code : "too_many_requests", message },
  headers: { "Retry-After": String(retryAfterSeconds) },
})

/** On Node's own response, so that it also serves requests that Express never sees. */
export const sendError = (
  res: ServerResponse,
  { status, body, headers }: ErrorAnswer,
  more: Record<string, string> = {},
): void => {
  res.writeHead(status, { ...more, "Content-Type": "application/json; charset=utf-8", ...headers })
  res.end(JSON.stringify(body))
}

/** Answers an error below a route or middleware of ours. @throws the error itself when it is a fault of the server */
export const refuse = (req: Pick<MedusaRequest, "scope">, res: ServerResponse, error: unknown): void => {
  const answer = errorAnswer(error)
  if (!answer || res.headersSent) throw error
  const logger = req.scope.resolve(ContainerRegistrationKeys.LOGGER)
  if (answer.status >= 500) logger.warn(answer.body.message)
  else if (answer.status !== 429) logger.info(answer.body.message)
  sendError(res, answer)
}
