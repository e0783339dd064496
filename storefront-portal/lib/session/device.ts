import "server-only"
import { cookies } from "next/headers"
import type { ConfirmedAccount } from "@contracts/account"
import { resumeAccount } from "@/lib/data/account"
import { deviceCookieName, surplusDevices } from "./cookie-name"
import { cookieRules } from "./cookies"
import { keepSession } from "./open-session"

/** Keeps what opens an account without another code on this device. */
export async function rememberDevice(linkId: string, device: NonNullable<ConfirmedAccount["device"]>): Promise<void> {
  const jar = await cookies()
  const name = deviceCookieName(linkId)
  jar.set(name, device.token, { ...cookieRules, expires: new Date(device.expires_at) })
  for (const surplus of surplusDevices(
    jar.getAll().map((cookie) => cookie.name),
    name,
  ))
    jar.delete({ name: surplus, ...cookieRules })
}

/** Opens the account anew where this device is remembered. @returns whether there is a session now */
export async function resumeWithDevice(linkId: string): Promise<boolean> {
  const jar = await cookies()
  const name = deviceCookieName(linkId)
  const device = jar.get(name)?.value
  if (!device) return false
  const resumed = await resumeAccount(linkId, device)
  if (resumed === "refused") jar.delete({ name, ...cookieRules })
  if (typeof resumed === "string") return false
  await keepSession(resumed)
  return true
}
