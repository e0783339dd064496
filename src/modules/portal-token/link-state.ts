import type { LinkState } from "../../contracts"

type LinkTimes = { revoked_at: Date | string | null; expires_at: Date | string | null }

/** The one place that says whether a link opens. Revocation wins over expiry. `now` in UTC. */
export const linkStateOf = (link: LinkTimes, now: Date): LinkState => {
  if (link.revoked_at) return "revoked"
  return link.expires_at && new Date(link.expires_at) <= now ? "expired" : "active"
}
