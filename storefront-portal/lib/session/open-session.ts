import "server-only"
import { cookies } from "next/headers"
import type { PortalSession } from "@contracts/portal-session"
import { sessionCookieName, surplusSessions } from "./cookie-name"
import { cookieRules } from "./cookies"

/** Keeps a session that was opened, under its link; the ones opened longest ago make room for it. */
export async function keepSession({ link, session, expires_at }: PortalSession): Promise<void> {
  const jar = await cookies()
  const name = sessionCookieName(link.link_id)
  jar.set(name, session, { ...cookieRules, expires: new Date(expires_at) })
  for (const surplus of surplusSessions(
    jar.getAll().map((cookie) => cookie.name),
    name,
  ))
    jar.delete({ name: surplus, ...cookieRules })
}
