import { portalError } from "../../lib/portal-error"

export const MAX_LOGO_BYTES = 1_048_576

const SIGNATURES: { type: string; matches: (bytes: Buffer) => boolean }[] = [
  { type: "image/png", matches: (b) => b.subarray(0, 8).equals(Buffer.from("89504e470d0a1a0a", "hex")) },
  { type: "image/jpeg", matches: (b) => b.subarray(0, 3).equals(Buffer.from("ffd8ff", "hex")) },
  {
    type: "image/webp",
    matches: (b) => b.subarray(0, 4).toString("latin1") === "RIFF" && b.subarray(8, 12).toString("latin1") === "WEBP",
  },
]

/**
 * The picture's type by its content, whatever its name says. SVG is refused: it can carry script.
 * @throws MedusaError logo_too_large or logo_type
 */
export const logoType = (bytes: Buffer): string => {
  if (bytes.length > MAX_LOGO_BYTES)
    throw portalError("logo_too_large", "The logo is larger than 1 MB. Choose a smaller picture.")
  const found = SIGNATURES.find(({ matches }) => matches(bytes))
  if (found) return found.type
  throw portalError("logo_type", "The logo must be a PNG, JPEG or WebP picture.")
}
