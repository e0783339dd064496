import "server-only"
import { cookies } from "next/headers"
import type { Colleague } from "@/lib/data/acts"
import { GIVEN_COOKIE } from "./cookie-name"
import { cookieRules } from "./cookies"

/** Long enough for the page to come. */
const SECONDS = 20

/** Remembers for the next page to whom a link went: an address in the address bar would be seen, and could be made up. */
export async function noteGiven(linkId: string, { name, email }: Colleague): Promise<void> {
  const jar = await cookies()
  jar.set(GIVEN_COOKIE, JSON.stringify({ linkId, name, email }), { ...cookieRules, maxAge: SECONDS })
}

/** Whom the link went to that was given on the page before, told once. */
export async function takeGiven(linkId: string): Promise<Colleague | null> {
  const jar = await cookies()
  const note = jar.get(GIVEN_COOKIE)?.value
  if (!note) return null
  jar.delete({ name: GIVEN_COOKIE, ...cookieRules })
  const { linkId: of, name, email } = parse(note)
  return of === linkId && typeof name === "string" && typeof email === "string" ? { name, email } : null
}

function parse(note: string): Partial<Record<"linkId" | "name" | "email", unknown>> {
  try {
    return JSON.parse(note)
  } catch {
    // Anybody can send any cookie of themselves; one that is no note says nothing.
    return {}
  }
}
