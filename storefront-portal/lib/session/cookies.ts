import "server-only"
import { cookies } from "next/headers"
import { sessionCookieName } from "./cookie-name"

/** Ids as they stand in addresses and in cookies' names. The API keeps in memory what it was asked for: nothing longer goes there. */
export function isId(value: string): boolean {
  return /^[A-Za-z0-9_-]{1,100}$/.test(value)
}

/** What every cookie of the portal has in common; `Lax`, because a link in an e-mail comes from another site. */
export const cookieRules = { httpOnly: true, secure: true, sameSite: "lax", path: "/" } as const

export async function sessionOf(linkId: string): Promise<string | null> {
  if (!isId(linkId)) return null
  return (await cookies()).get(sessionCookieName(linkId))?.value ?? null
}
