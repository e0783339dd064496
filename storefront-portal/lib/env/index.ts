export interface PortalEnv {
  /** Where Medusa answers, without a trailing slash. */
  apiUrl: string
  apiOrigin: string
  /** The portal's own origin, as browsers see it. */
  publicOrigin: string
  sharedSecret: string
  /** How many reverse proxies of the shop's own stand before this server. */
  trustedProxies: number
}

const MIN_SECRET = 32
let checked: PortalEnv | undefined

/** The portal's settings, checked as a whole so that one start shows every mistake. */
export function portalEnv(): PortalEnv {
  checked ??= readEnv(process.env)
  return checked
}

export function readEnv(source: Record<string, string | undefined>): PortalEnv {
  const problems: string[] = []
  const api = httpUrl("PORTAL_API_URL", source["PORTAL_API_URL"], problems)
  const own = httpUrl("PORTAL_PUBLIC_URL", source["PORTAL_PUBLIC_URL"], problems)
  const sharedSecret = source["PORTAL_SHARED_SECRET"] ?? ""
  if (sharedSecret.length < MIN_SECRET) {
    problems.push(`PORTAL_SHARED_SECRET must be the plugin's shared secret, at least ${MIN_SECRET} characters long`)
  }
  const trustedProxies = countOfProxies(source["PORTAL_TRUSTED_PROXIES"] || null, own, problems)
  if (!api || !own || problems.length > 0) {
    throw new Error(`The portal cannot start:\n${problems.map((problem) => `  - ${problem}`).join("\n")}`)
  }
  return {
    apiUrl: api.href.replace(/\/+$/, ""),
    apiOrigin: api.origin,
    publicOrigin: own.origin,
    sharedSecret,
    trustedProxies,
  }
}

/**
 * This server speaks plain http, so behind an https address something always stands before it; whether that speaks for
 * its clients only the shop knows. A guess would make all of them one address, in the limits and in the evidence.
 */
function countOfProxies(value: string | null, own: URL | null, problems: string[]): number {
  if (value === null && own?.protocol === "https:") {
    problems.push(
      "PORTAL_TRUSTED_PROXIES must say how many reverse proxies of your own stand before this server, since " +
        "PORTAL_PUBLIC_URL is https: 1 for the usual one that adds the client's address to X-Forwarded-For, " +
        "0 if none does (then every client has the address that connects to this server)",
    )
  } else if (value !== null && !/^\d{1,2}$/.test(value)) {
    problems.push(`PORTAL_TRUSTED_PROXIES must be a count such as 0 or 1, not "${value}"`)
  }
  return Number(value ?? 0)
}

function httpUrl(name: string, value: string | undefined, problems: string[]): URL | null {
  const url = value && URL.canParse(value) ? new URL(value) : null
  if (url && /^https?:$/.test(url.protocol)) return url
  problems.push(`${name} must be a full address such as http://localhost:9000${value ? `, not "${value}"` : ""}`)
  return null
}
