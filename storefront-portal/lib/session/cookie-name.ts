const SESSION = "__Host-portal_"

/** The token that did not open, kept a few minutes so that a fresh link can be asked for without it in the address. */
export const TRIED_COOKIE = `${SESSION}tried`
export const TRIED_SECONDS = 600

/** To whom a link was just sent, for the next page. */
export const FLASH_COOKIE = `${SESSION}flash`

/** One cookie a link, so that two links opened in one browser never mix. */
export function sessionCookieName(linkId: string): string {
  return `${SESSION}${linkId}`
}

const DEVICE = "__Host-device_"

/** One cookie a remembered device and account. It outlives the account's sessions. */
export function deviceCookieName(linkId: string): string {
  return `${DEVICE}${linkId}`
}

/** Few people have more accounts, and each cookie is part of every request. */
const MAX_DEVICES = 10

/** As `surplusSessions`, for remembered devices. */
export function surplusDevices(names: readonly string[], remembered: string): string[] {
  const others = names.filter((name) => name.startsWith(DEVICE) && name !== remembered)
  return others.slice(0, Math.max(0, others.length - (MAX_DEVICES - 1)))
}

/** A session's cookie takes about 100 bytes of every request, and common servers refuse 8 kB of them. */
const MAX_SESSIONS = 40

/**
 * The sessions that have to go now that `opened` has come: browsers name their cookies in the order in which they first
 * got them, so the ones opened longest ago. Their links open again.
 * @param names of the request's cookies, in its order
 */
export function surplusSessions(names: readonly string[], opened: string): string[] {
  const others = names.filter(
    (name) => name.startsWith(SESSION) && ![TRIED_COOKIE, FLASH_COOKIE, opened].includes(name),
  )
  return others.slice(0, Math.max(0, others.length - (MAX_SESSIONS - 1)))
}
