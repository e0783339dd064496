import { constants, inflateSync } from "node:zlib"
import type { ArtworkFacts } from "../../contracts"
import { profileName, shownName } from "./icc-profile"

/** What the objects of a PDF say that pdfium does not tell. */
export type PdfScan = Pick<
  ArtworkFacts,
  "color_mode" | "has_profile" | "profile_name" | "spot_colors" | "has_overprint"
>

/** `has_device_cmyk`: inks that pdfium draws by a table of its own, also where the document names a profile for the press. */
export type ScannedPdf = { facts: PdfScan; has_device_cmyk: boolean }

/** Of all streams together, unpacked. */
const MAX_UNPACKED = 64 * 1024 * 1024
const MAX_STREAM = 8 * 1024 * 1024
const MAX_SPOT_COLORS = 50
/** How much of the bytes before a stream is searched for its dictionary. */
const DICTIONARY = 2_048

/** Inks that every press has, and the names for all plates and for none. */
const PROCESS_COLORS = new Set(["All", "None", "Black", "Cyan", "Magenta", "Yellow"])

/* Every repetition has an end or only one way to match: the text is not ours, and may be made to keep a search busy. */
const SPOT = /\/Separation\s{0,9}\/([^\s/[\]<>(){}%]{1,200})/g
const SPOTS = /\/DeviceN\s{0,9}\[([^\]]{0,4000})\]/g
/** Of a PDF/X: the press that it was made for, by the name that printers know it by. */
const INTENT = /\/OutputConditionIdentifier\s{0,9}\(([^()\\]{1,200})\)/g
/** It says that the profile alone tells. */
const NO_CONDITION = /^custom$/i
const NUMBER = String.raw`[-+]?(?:\d+(?:\.\d*)?|\.\d+)`
const operator = (operands: number, names: string) =>
  new RegExp(String.raw`(?:^|[\s\]>)])(?:${NUMBER}\s+){${operands}}(?:${names})(?=[\s/[(<]|$)`)
const CMYK_OPERATOR = operator(4, "k|K")
const RGB_OPERATOR = operator(3, "rg|RG")
const GRAY_OPERATOR = operator(1, "g|G")

/** A name's text: `#20` stands for a space. */
const nameText = (name: string): string =>
  Buffer.from(
    name.replace(/#([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(parseInt(hex, 16))),
    "latin1",
  ).toString("utf8")

/** Objects and page content hold what is looked for; pictures, fonts and profiles do not. */
const isWorthReading = (dictionary: string): boolean =>
  (!dictionary.includes("/Filter") || /\/FlateDecode\b|\/Fl\b/.test(dictionary)) &&
  !/\/Subtype\s*\/Image|\/Length1\b|\/FunctionType\b|\/Alternate\b|\/Subtype\s*\/(?:Type1C|CIDFontType0C|OpenType|XML)/.test(
    dictionary,
  )

/** A profile for four inks. The dictionary of one for screens says no less, but what is printed is judged by this one. */
const isInkProfile = (dictionary: string): boolean => /\/N\s+4\b/.test(dictionary) && !/\/Type\s*\//.test(dictionary)

const unpack = (bytes: Buffer, limit: number): Buffer | null => {
  try {
    return inflateSync(bytes, { maxOutputLength: limit, finishFlush: constants.Z_SYNC_FLUSH })
  } catch {
    // Damaged, encrypted or larger than we look at: it adds nothing to the facts.
    return null
  }
}

type Part = { kind: "objects" | "content"; text: string } | { kind: "profile"; bytes: Buffer }

/** The file's bytes outside of streams, and its unpacked streams. */
const parts = function* (file: Buffer): Generator<Part> {
  let budget = MAX_UNPACKED
  let at = 0
  while (at < file.length) {
    const keyword = file.indexOf("stream", at)
    const end = keyword === -1 ? file.length : keyword
    // In pieces, so that a broken file without streams does not become one text of its whole size.
    for (let from = at; from < end; from += MAX_STREAM)
      yield { kind: "objects", text: file.toString("latin1", from, Math.min(end, from + MAX_STREAM)) }
    if (keyword === -1) return
    const start = keyword + (file[keyword + 6] === 0x0d ? 8 : 7)
    const stop = file.indexOf("endstream", start)
    if (stop === -1) return
    at = stop + "endstream".length
    const before = file.toString("latin1", Math.max(0, keyword - DICTIONARY), keyword)
    const dictionary = before.slice(before.lastIndexOf(" obj") + 1)
    const isProfile = isInkProfile(dictionary)
    if (!(isProfile || isWorthReading(dictionary)) || stop - start > MAX_STREAM || budget <= 0) continue
    const bytes = file.subarray(start, stop)
    const unpacked = dictionary.includes("/Filter") ? unpack(bytes, Math.min(budget, MAX_STREAM)) : bytes
    if (!unpacked) continue
    budget -= unpacked.length
    if (isProfile) yield { kind: "profile", bytes: unpacked }
    else yield { kind: /\/Type\s*\/ObjStm/.test(dictionary) ? "objects" : "content", text: unpacked.toString("latin1") }
  }
}

/**
 * Reads colors and overprint from a PDF's objects without following their references: what lies in the file but is not
 * used counts as well. It therefore warns too often rather than too seldom, and a damaged file gives what is readable.
 */
export const scanPdf = (file: Buffer): ScannedPdf => {
  const spots = new Set<string>()
  const found = { cmyk: false, inks: false, rgb: false, gray: false, icc: false, intent: false, overprint: false }
  let condition: string | null = null
  let profile: string | null = null
  for (const part of parts(file)) {
    if (part.kind === "profile") {
      profile ??= profileName(part.bytes)
      continue
    }
    const { text } = part
    if (part.kind === "content") {
      found.inks ||= CMYK_OPERATOR.test(text)
      found.rgb ||= RGB_OPERATOR.test(text)
      found.gray ||= GRAY_OPERATOR.test(text)
      continue
    }
    found.cmyk ||= text.includes("/DeviceCMYK")
    found.rgb ||= /\/DeviceRGB|\/CalRGB/.test(text)
    found.gray ||= /\/DeviceGray|\/CalGray/.test(text)
    found.icc ||= text.includes("/ICCBased")
    found.intent ||= text.includes("/DestOutputProfile")
    for (const [, name = ""] of text.matchAll(INTENT)) if (!NO_CONDITION.test(name)) condition ??= shownName(name)
    found.overprint ||= /\/(?:OP|op)\s+true/.test(text)
    for (const [, name = ""] of text.matchAll(SPOT)) spots.add(nameText(name))
    for (const [, names = ""] of text.matchAll(SPOTS))
      for (const [, name = ""] of names.matchAll(/\/([^\s/]+)/g)) spots.add(nameText(name))
  }
  const cmyk = found.cmyk || found.inks
  const profile_name = condition ?? profile
  const facts = {
    color_mode: colorMode({ ...found, cmyk }),
    has_profile: found.icc || found.intent,
    ...(profile_name === null ? {} : { profile_name }),
    spot_colors: [...spots].filter((name) => !PROCESS_COLORS.has(name)).slice(0, MAX_SPOT_COLORS),
    has_overprint: found.overprint,
  }
  return { facts, has_device_cmyk: found.inks || (cmyk && !found.icc) }
}

const colorMode = ({ cmyk, rgb, gray }: Record<"cmyk" | "rgb" | "gray", boolean>): ArtworkFacts["color_mode"] => {
  if (cmyk && rgb) return "mixed"
  if (cmyk) return "cmyk"
  if (rgb) return "rgb"
  return gray ? "gray" : "unknown"
}
