import "server-only"
import { cookies } from "next/headers"
import { sessionCookieName } from "./cookie-name"

/** The link's public id, as it stands in addresses and in the cookie's name. */
export function isLinkId(value: string): boolean {
  return /^[A-Za-z0-9_-]{1,100}$/.test(value)
}

/** What every cookie of the portal has in common; `Lax`, because a link in an e-mail comes from another site. */
export const cookieRules = { httpOnly: true, secure: true, sameSite: "lax", path: "/" } as const

export async function sessionOf(linkId: string): Promise<string | null> {
  if (!isLinkId(linkId)) return null
  return (await cookies()).get(sessionCookieName(linkId))?.value ?? null
}
