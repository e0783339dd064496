import type { ServerResponse } from "node:http"
import { MedusaError } from "@medusajs/framework/utils"
import { ANSWER_HEADERS } from "./answer-headers"

const MESSAGE = "Too many tries. Please wait a moment and try again."

/** Who asks has to wait (security-and-evidence.md, A8). */
export class TooManyRequests extends MedusaError {
  constructor(
    readonly retryAfterSeconds: number,
    message = MESSAGE,
  ) {
    super(MedusaError.Types.NOT_ALLOWED, message)
  }
}

/** A 429 that says when to come back: the framework's error handler knows no such type. */
export const answerTooMany = (res: ServerResponse, retryAfterSeconds: number, message = MESSAGE): void => {
  res.writeHead(429, {
    ...ANSWER_HEADERS,
    "Content-Type": "application/json; charset=utf-8",
    "Retry-After": retryAfterSeconds,
  })
  res.end(JSON.stringify({ type: "too_many_requests", message }))
}
