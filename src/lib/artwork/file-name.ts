import { portalError } from "../portal-error"

/** Control and format characters (among them direction controls and zero-width ones), and what separates paths. */
const FORBIDDEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}/\\]/u
/** Joins letters and emoji, which they belong to. */
const JOINERS = /[\u200c\u200d]/g
const MAX_LENGTH = 255

/**
 * The name of an upload as it is kept and shown: composed (NFC), as macOS sends decomposed umlauts.
 * @throws MedusaError file_name
 */
export const fileName = (given: string): string => {
  const name = given.normalize("NFC").trim()
  if (name === "" || /^\.+$/.test(name)) throw portalError("file_name", "The file needs a name.")
  if (name.length > MAX_LENGTH) throw portalError("file_name", `A file name has at most ${MAX_LENGTH} characters.`)
  if (FORBIDDEN.test(name.replace(JOINERS, "")))
    throw portalError("file_name", "The file name contains a character that cannot be kept, such as / or a line break.")
  return name
}

/** What `FORBIDDEN` names, without the joiners. */
const UNKEPT = /(?![\u200c\u200d])[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}/\\]/gu

/**
 * A name that another party chose, as `fileName` takes it: a file of a mail is not turned down for its name.
 * @param fallback for a name of which nothing is left
 */
export const keptFileName = (given: string, fallback: string): string => {
  const name = given.normalize("NFC").replace(/\s+/g, " ").replace(UNKEPT, "_").trim()
  if (/^[._ ]*$/.test(name)) return fallback
  if (name.length <= MAX_LENGTH) return name
  const ending = /\.[^. ]{1,16}$/.exec(name)?.[0] ?? ""
  return name.slice(0, MAX_LENGTH - ending.length).replace(/[\ud800-\udbff]$/, "") + ending
}

const percentEncoded = (text: string): string =>
  encodeURIComponent(text.toWellFormed()).replace(
    /['()*!]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  )

/** A `Content-Disposition` that saves a file under its name (RFC 6266), with a plain one for readers that know no other. */
export const attachment = (name: string): string => {
  const plain = name
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .replace(/[^\x20-\x7e]|["\\%]/gu, "_")
  return `attachment; filename="${plain}"; filename*=UTF-8''${percentEncoded(name)}`
}
