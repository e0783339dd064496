import type { MedusaNextFunction, MedusaRequest, MedusaResponse } from "@medusajs/framework/http"

/** What every answer to a client carries (security-and-evidence.md, A4): nobody keeps it, frames it or takes it for a page. */
export const ANSWER_HEADERS = {
  "Cache-Control": "no-store",
  "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
  "Referrer-Policy": "no-referrer",
  "X-Content-Type-Options": "nosniff",
  "X-Robots-Tag": "noindex",
} as const

export const answerHeaders = (_: MedusaRequest, res: MedusaResponse, next: MedusaNextFunction): void => {
  res.set(ANSWER_HEADERS)
  next()
}
