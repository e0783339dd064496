import { portalEnv } from "@/lib/env"

/** Headers of every answer, beside its content security policy. */
export const PROTECTIONS: ReadonlyArray<[string, string]> = [
  ["referrer-policy", "no-referrer"],
  ["x-robots-tag", "noindex, nofollow"],
  ["x-content-type-options", "nosniff"],
  ["strict-transport-security", "max-age=63072000"],
  ["permissions-policy", "camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()"],
  ["cross-origin-opener-policy", "same-origin"],
  ["cross-origin-resource-policy", "same-origin"],
]

/** What lets one answer's own scripts run. */
export function newNonce(): string {
  return Buffer.from(crypto.getRandomValues(new Uint8Array(16))).toString("base64")
}

/**
 * Scripts run only with this answer's nonce, style sheets only from this server; styles within a page are refused. What
 * scripts set later goes through the style object, which the policy does not touch. Pictures may come from any https
 * host, since shops keep product pictures wherever their file storage is.
 */
export function contentSecurityPolicy(nonce: string): string {
  const { apiOrigin, publicOrigin } = portalEnv()
  const developing = process.env.NODE_ENV === "development"
  const rules = [
    "default-src 'none'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${developing ? " 'unsafe-eval'" : ""}`,
    `style-src 'self'${developing ? " 'unsafe-inline'" : ""}`,
    `img-src 'self' https: data: ${apiOrigin}`,
    "font-src 'self'",
    "worker-src 'self'",
    "connect-src 'self'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    "base-uri 'none'",
    ...(publicOrigin.startsWith("https:") ? ["upgrade-insecure-requests"] : []),
  ]
  return rules.join("; ")
}
