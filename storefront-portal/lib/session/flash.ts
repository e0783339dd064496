import "server-only"
import { cookies } from "next/headers"
import type { Colleague } from "@/lib/data/delegate"
import { FLASH_COOKIE } from "./cookie-name"
import { cookieRules } from "./cookies"

/** Long enough for the page to come. */
const SECONDS = 20

/** Remembers for the next page to whom a link went: in the address it would be seen, and could be made up. */
export async function setFlash(linkId: string, { name, email }: Colleague): Promise<void> {
  const jar = await cookies()
  jar.set(FLASH_COOKIE, JSON.stringify({ linkId, name, email }), { ...cookieRules, maxAge: SECONDS })
}

/** The colleague to whom a link went from the page before; told once. */
export async function consumeFlash(linkId: string): Promise<Colleague | null> {
  const jar = await cookies()
  const flash = jar.get(FLASH_COOKIE)?.value
  if (!flash) return null
  jar.delete({ name: FLASH_COOKIE, ...cookieRules })
  const { linkId: of, name, email } = parse(flash)
  return of === linkId && typeof name === "string" && typeof email === "string" ? { name, email } : null
}

function parse(flash: string): Partial<Record<"linkId" | "name" | "email", unknown>> {
  try {
    return JSON.parse(flash)
  } catch {
    // A client can send any cookie; one that is not ours says nothing.
    return {}
  }
}
