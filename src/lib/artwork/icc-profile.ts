import type { ArtworkFacts } from "../../contracts"

/* ICC.1: a header with its signature, then a table of tags, each with its place in the file. */
const HEADER_BYTES = 128
const SIGNATURE = { at: 36, text: "acsp" }
const COLOR_SPACE_AT = 16
const TAG_BYTES = 12
const MAX_TAGS = 100
const MAX_NAME = 80

/** A part of bytes that may be cut short or state any place. */
const part = (bytes: Buffer, at: number, length: number): Buffer => bytes.subarray(at, at + length)

const word = (bytes: Buffer, at: number): number => (at + 4 <= bytes.length ? bytes.readUInt32BE(at) : 0)

const signature = (bytes: Buffer, at: number): string => part(bytes, at, 4).toString("latin1")

/** `desc` is of ICC version 2 and holds ASCII, `mluc` of version 4 and holds UTF-16 in several languages. */
const description = (tag: Buffer): string => {
  const type = signature(tag, 0)
  if (type === "desc") return part(tag, 12, word(tag, 8)).toString("latin1")
  if (type !== "mluc") return ""
  const text = Buffer.from(part(tag, word(tag, 24), word(tag, 20)))
  return text
    .subarray(0, text.length - (text.length % 2))
    .swap16()
    .toString("utf16le")
}

/**
 * The name that a color profile gives itself, such as "Coated FOGRA39 (ISO 12647-2:2004)".
 * @returns null for bytes that are no profile, and for one without a name
 */
export const profileName = (bytes: Buffer): string | null => {
  if (signature(bytes, SIGNATURE.at) !== SIGNATURE.text) return null
  const count = Math.min(word(bytes, HEADER_BYTES), MAX_TAGS)
  for (let index = 0; index < count; index++) {
    const at = HEADER_BYTES + 4 + index * TAG_BYTES
    if (signature(bytes, at) === "desc")
      return shownName(description(part(bytes, word(bytes, at + 4), word(bytes, at + 8))))
  }
  return null
}

/** A name from a file as it can be shown; null for one without a character that shows. */
export const shownName = (name: string): string | null =>
  // Control characters, among them the zero at the end of text in C, and halves of characters.
  name
    .replace(/[\p{C}]+/gu, " ")
    .trim()
    .slice(0, MAX_NAME) || null

/** Whether a profile is for four inks. One for screens says nothing about a picture in CMYK, and is not applied to it. */
export const isInkProfile = (profile: Buffer): boolean => signature(profile, COLOR_SPACE_AT) === "CMYK"

/** The fact of a picture's or a document's profile. */
export const profileFact = (profile: Buffer | undefined): Pick<ArtworkFacts, "profile_name"> => {
  const profile_name = profile && profileName(profile)
  return profile_name ? { profile_name } : {}
}
