import type { LinkState } from "../../contracts"

/** `now` of rows that were read is their `read_at`: every instance then says the same, whatever its own clock shows. */
type LinkTimes = { revoked_at: Date | string | null; expires_at: Date | string | null }

/** The one place that says whether a link opens. Revocation wins over expiry. `now` in UTC. */
export const linkStateOf = (link: LinkTimes, now: Date): LinkState => {
  if (link.revoked_at) return "revoked"
  return link.expires_at && new Date(link.expires_at) <= now ? "expired" : "active"
}
