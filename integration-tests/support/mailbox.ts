import { readdir, readFile } from "node:fs/promises"
import path from "node:path"
import { testEnv } from "./env"
import { waitFor } from "./wait"
import type { StoredMail } from "../../src/providers/mailbox/store"

export type { StoredMail }

/** Every mail so far, oldest first; `to` keeps those to one address. */
export const mails = async (to?: string, directory = testEnv("TEST_MAILBOX_DIR")): Promise<StoredMail[]> => {
  const names = (await readdir(directory).catch(() => [])).filter((name) => name.endsWith(".json")).sort()
  const all = await Promise.all(
    names.map(async (name) => JSON.parse(await readFile(path.join(directory, name), "utf8")) as StoredMail),
  )
  return to ? all.filter((mail) => mail.to.address.toLowerCase() === to.toLowerCase()) : all
}

/** The newest mail to an address that fits; mails leave the outbox a moment after what caused them. */
export const mailTo = (
  to: string,
  fits: (mail: StoredMail) => boolean = () => true,
  { timeout, directory }: { timeout?: number; directory?: string } = {},
): Promise<StoredMail> =>
  waitFor(async () => (await mails(to, directory)).filter(fits).at(-1), { timeout, what: `a mail to ${to}` })

/** The addresses a mail leads to, as its text part shows them. */
export const linksIn = (mail: StoredMail): string[] =>
  [...mail.text.matchAll(/https?:\/\/[^\s<>"')\]]+/g)].map(([url]) => url.replace(/[.,;]$/, ""))

/** The link that opens the portal for its recipient. */
export const portalLinkIn = (mail: StoredMail): string => {
  const portal = new URL(testEnv("TEST_PORTAL_URL")).origin
  const link = linksIn(mail).find((url) => url.startsWith(portal))
  if (!link) throw new Error(`The mail "${mail.subject}" holds no portal link`)
  return link
}
