import Stripe from "stripe"
import { z } from "zod"

const LOOPBACK = new Set(["localhost", "127.0.0.1", "::1"])

/** How Stripe is reached. Host, port and protocol lead to a sandbox on this machine, and nowhere else. */
export const stripeAccessSchema = z
  .object({
    api_key: z.string().regex(/^(sk|rk)_(test|live)_\S{8,}$/, "must be a secret or restricted key (sk_… or rk_…)"),
    host: z.string().optional(),
    port: z.number().int().min(1).max(65_535).optional(),
    protocol: z.enum(["http", "https"]).optional(),
  })
  .strict()
export type StripeAccess = z.output<typeof stripeAccessSchema>

/** A key of live mode must not reach anything but Stripe, and no key anything but Stripe or this machine. */
export const refineStripeAccess = (
  { api_key, host, port, protocol }: StripeAccess,
  context: { addIssue: (issue: { code: "custom"; path: string[]; message: string }) => void },
): void => {
  const refuse = (name: string, message: string) => context.addIssue({ code: "custom", path: [name], message })
  if (host === undefined) {
    if (port !== undefined || protocol !== undefined) refuse("host", "is missing beside port and protocol")
    return
  }
  if (!LOOPBACK.has(host)) refuse("host", "must be this machine (localhost): it is for a sandbox")
  if (api_key.includes("_live_")) refuse("api_key", "is of live mode, which a sandbox must not get")
}

/** Stripe answers in well under a second; a client must not wait for more than a few of them. */
const TIMEOUT_MS = 10_000
/** Each repeats the request with the same idempotency key. */
const RETRIES = 1

export const createStripe = ({ api_key, host, port, protocol }: StripeAccess): Stripe =>
  new Stripe(api_key, {
    timeout: TIMEOUT_MS,
    maxNetworkRetries: RETRIES,
    telemetry: false,
    appInfo: { name: "medusa-plugin-client-portal" },
    ...(host === undefined
      ? {}
      : { host, port: port ?? (protocol === "http" ? 80 : 443), protocol: protocol ?? "https" }),
  })

/** `sandbox`: not Stripe, but a program on this machine. */
export const stripeMode = ({ api_key, host }: StripeAccess): "live" | "test" | "sandbox" =>
  host !== undefined ? "sandbox" : api_key.includes("_live_") ? "live" : "test"
