import { randomBytes } from "node:crypto"
import { readFile, writeFile } from "node:fs/promises"

const NAMES = [
  "jwt",
  "cookie",
  "sealingKey",
  "sharedSecret",
  "adminPassword",
  "stripeWebhook",
  "inboundMail",
  "carrierEvents",
  "mailEvents",
]

const fresh = () =>
  Object.fromEntries(NAMES.map((name) => [name, randomBytes(name === "adminPassword" ? 9 : 32).toString("base64url")]))

/** Made once and kept between starts: with another sealing key no link of an earlier start could be read again. */
export const keptSecrets = async (file) => {
  const known = JSON.parse(await readFile(file, "utf8").catch(() => "{}"))
  const secrets = { ...fresh(), ...known }
  await writeFile(file, JSON.stringify(secrets, null, 2), { mode: 0o600 })
  return secrets
}
