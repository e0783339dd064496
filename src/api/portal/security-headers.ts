import type { MedusaNextFunction, MedusaRequest, MedusaResponse } from "@medusajs/framework/http"

/** On every answer to a client (security-and-evidence.md, A4): it is not stored, framed, sniffed or indexed. */
export const SECURITY_HEADERS = {
  "Cache-Control": "no-store",
  "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
  "Referrer-Policy": "no-referrer",
  "X-Content-Type-Options": "nosniff",
  "X-Robots-Tag": "noindex",
} as const

export const setSecurityHeaders = (_: MedusaRequest, res: MedusaResponse, next: MedusaNextFunction): void => {
  res.set(SECURITY_HEADERS)
  next()
}
