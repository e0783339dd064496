import { filetypeinfo } from "magic-bytes.js"
import type { ArtworkFormat } from "../../contracts"

/** `refused`: it is not what its name says, or a program or page: it is never served. */
export type Recognized = { format: ArtworkFormat; refused: "type_mismatch" | "unsupported" | null }

/** Enough for every signature below, and for the root element of an SVG behind comments. */
export const HEAD_BYTES = 65_536

const EXTENSIONS: Record<Exclude<ArtworkFormat, "other">, readonly string[]> = {
  png: ["png"],
  jpeg: ["jpg", "jpeg", "jpe", "jfif"],
  webp: ["webp"],
  tiff: ["tif", "tiff"],
  gif: ["gif"],
  svg: ["svg", "svgz"],
  pdf: ["pdf"],
  ai: ["ai"],
  heic: ["heic", "heif"],
  psd: ["psd", "psb"],
  eps: ["eps", "epsf", "ps"],
}
const ARTWORK_EXTENSIONS = new Set(Object.values(EXTENSIONS).flat())

/** What an operating system or a browser may run when a file is opened by its name. */
const ACTIVE_EXTENSIONS = new Set(
  (
    "app apk bat cmd com cpl dll exe gadget hta htm html jar js jse jsp lnk mhtml mjs msi msix php pif ps1 reg scr sh " +
    "shtml swf url vb vbe vbs wsf xht xhtml xll"
  ).split(" "),
)
const ACTIVE_TYPES = new Set(["exe", "elf", "macho", "dll", "msi", "class", "swf", "lnk", "html", "sh", "apk"])

/** Without its dot, in lower case; empty where there is none. */
export const extensionOf = (name: string): string => /\.([^./\\]+)$/.exec(name)?.[1]?.toLowerCase() ?? ""

const startsWith = (head: Buffer, ...signatures: string[]): boolean =>
  signatures.some((hex) => head.subarray(0, hex.length / 2).toString("hex") === hex)

const HEIC_BRANDS = new Set(["heic", "heix", "hevc", "hevx", "heim", "heis", "hevm", "hevs", "mif1", "msf1"])

const isHeic = (head: Buffer): boolean =>
  head.toString("latin1", 4, 8) === "ftyp" && HEIC_BRANDS.has(head.toString("latin1", 8, 12))

/** Text in whichever encoding its byte order mark names; UTF-8 without one. */
export const recognizeText = (bytes: Buffer): { text: string; isWide: boolean } => {
  if (startsWith(bytes, "fffe")) return { text: bytes.toString("utf16le", 2), isWide: true }
  if (startsWith(bytes, "feff")) {
    const swapped = Buffer.from(bytes.subarray(0, bytes.length & ~1)).swap16()
    return { text: swapped.toString("utf16le", 2), isWide: true }
  }
  return { text: bytes.toString("utf8").replace(/^\ufeff/, ""), isWide: false }
}

const textOf = (head: Buffer): string => recognizeText(head).text

/** Declaration, comments and document type, which may stand before a document's root element. */
const PROLOG = /^(?:\ufeff|\u00ef\u00bb\u00bf|\s+|<\?[^]*?\?>|<!--[^]*?-->|<!DOCTYPE\s(?:[^[>]|\[[^]*?\]\s*(?=>))*>)*/i
const TAG = /^<(?:[\w-]+:)?([\w-]+)(?:[^>"']|"[^"]*"|'[^']*')*>?/

/** The start tag of a document's root element, and where it stands. */
export const rootOf = (text: string): { name: string; tag: string; at: number } | null => {
  const at = PROLOG.exec(text)?.[0].length ?? 0
  const [tag, name] = TAG.exec(text.slice(at)) ?? []
  return tag && name ? { name: name.toLowerCase(), tag, at } : null
}

const rootElement = (text: string): string | null => rootOf(text)?.name ?? null

const isHtml = (text: string): boolean => {
  const root = rootElement(text)
  return /^\s*<!doctype\s+html/i.test(text) || (root !== null && ["html", "head", "body", "script"].includes(root))
}

/**
 * Readers accept a PDF's header within its first kilobyte: printer commands may stand before it. Markup before it makes
 * the file a page to a browser and a PDF to a reader, and no PDF to us.
 */
const isPdf = (head: Buffer): boolean => {
  const at = head.subarray(0, 1_024 + 5).indexOf("%PDF-")
  return (
    at === 0 ||
    (at > 0 && /^(?:\ufeff|\s|\x1b|@PJL|%-12345X)/.test(textOf(head)) && !head.subarray(0, at).includes("<"))
  )
}

/** Illustrator names itself in the first objects of the PDF that it writes. */
const isIllustrator = (head: Buffer, extension: string): boolean =>
  extension === "ai" || /Adobe Illustrator|AIMetaData|AIPrivateData/.test(head.toString("latin1"))

const formatOf = (head: Buffer, extension: string): ArtworkFormat => {
  if (startsWith(head, "89504e470d0a1a0a")) return "png"
  if (startsWith(head, "ffd8ff")) return "jpeg"
  if (startsWith(head, "474946383761", "474946383961")) return "gif"
  if (startsWith(head, "52494646") && head.toString("latin1", 8, 12) === "WEBP") return "webp"
  if (startsWith(head, "49492a00", "4d4d002a", "49492b00", "4d4d002b")) return "tiff"
  if (startsWith(head, "38425053")) return "psd"
  if (isHeic(head)) return "heic"
  if (isPdf(head)) return isIllustrator(head, extension) && extension !== "pdf" ? "ai" : "pdf"
  if (startsWith(head, "c5d0d3c6")) return "eps"
  if (head.toString("latin1", 0, 4) === "%!PS") return extension === "ai" ? "ai" : "eps"
  if (rootElement(textOf(head)) === "svg") return "svg"
  return "other"
}

/** A gzip stream with an SVG's name: what is inside is recognized once it is unpacked. */
const isPackedSvg = (head: Buffer, extension: string): boolean => extension === "svgz" && startsWith(head, "1f8b08")

/**
 * What a file is: by its first bytes, and by its name only between formats that share them. Something that is no artwork
 * is refused when its name says that it is, or when it could run.
 * @param head its first `HEAD_BYTES`
 */
export const recognize = (head: Buffer, name: string): Recognized => {
  const extension = extensionOf(name)
  if (isPackedSvg(head, extension)) return { format: "svg", refused: null }
  const format = formatOf(head, extension)
  if (format !== "other") return { format, refused: null }
  const isActive =
    ACTIVE_EXTENSIONS.has(extension) ||
    isHtml(textOf(head)) ||
    startsWith(head, "4d5a", "2321", "7f454c46") ||
    filetypeinfo(head.subarray(0, 4_100)).some(({ typename }) => ACTIVE_TYPES.has(typename))
  if (ARTWORK_EXTENSIONS.has(extension)) return { format, refused: "type_mismatch" }
  return { format, refused: isActive ? "unsupported" : null }
}

/**
 * Under which name a file is saved. One that ends like no artwork gets its format's ending: what an operating system does
 * with a file then follows from what was checked.
 */
export const downloadName = (name: string, format: ArtworkFormat): string => {
  if (format === "other" || ARTWORK_EXTENSIONS.has(extensionOf(name))) return name
  return `${name}.${EXTENSIONS[format][0] ?? format}`
}
