import { type ErrorCode, errorCodeOfStatus, isErrorCode, type PortalErrorBody } from "../contracts/errors"

/**
 * A refusal of the API. `code` is stable. `body` is the whole answer: for a 409 on a decision a `DecisionConflict`.
 * An answer that names no code of ours (from Medusa's own authentication, or from a proxy whose backend is down) gets the
 * general code of its status.
 */
export class PortalApiError extends Error {
  override readonly name = "PortalApiError"

  constructor(
    readonly status: number,
    readonly body: PortalErrorBody,
    /** Seconds to wait, from a 429. */
    readonly retryAfter: number | null = null,
  ) {
    super(body.message)
  }

  get code(): ErrorCode {
    return this.body.code
  }
}

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

const textIn = (body: object, key: string): string | null => {
  const value: unknown = Reflect.get(body, key)
  return typeof value === "string" && value ? value : null
}

export const toApiError = async (response: Response): Promise<PortalApiError> => {
  const answer = parsed(await response.text())
  const body = typeof answer === "object" && answer !== null ? answer : {}
  const code = Reflect.get(body, "code")
  const seconds = Number(response.headers.get("retry-after"))
  return new PortalApiError(
    response.status,
    {
      ...body,
      type: textIn(body, "type") ?? "unknown_answer",
      code: isErrorCode(code) ? code : errorCodeOfStatus(response.status),
      message: textIn(body, "message") ?? `The API answered ${response.status} without a reason`,
    },
    seconds > 0 ? seconds : null,
  )
}
