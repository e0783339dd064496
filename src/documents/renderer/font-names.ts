const COLLECTION = 0x74746366 // "ttcf"
const NAME_TABLE = 0x6e616d65 // "name"
/** Name ids of OpenType: the family that all weights share, and the one that a lone weight may have of its own. */
const TYPOGRAPHIC_FAMILY = 16
const FAMILY = 1
const ENGLISH_WINDOWS = 0x409

type NameRecord = { id: number; isEnglish: boolean; text: string }

const fontOffsets = (font: DataView): number[] =>
  font.getUint32(0) === COLLECTION
    ? Array.from({ length: font.getUint32(8) }, (_, index) => font.getUint32(12 + 4 * index))
    : [0]

const nameTableOf = (font: DataView, start: number): number | null => {
  const tables = font.getUint16(start + 4)
  for (let index = 0; index < tables; index++) {
    const record = start + 12 + 16 * index
    if (font.getUint32(record) === NAME_TABLE) return font.getUint32(record + 8)
  }
  return null
}

/** Names that Windows reads, which every font has, in UTF-16. */
const namesAt = (font: DataView, table: number): NameRecord[] => {
  const strings = table + font.getUint16(table + 4)
  const records = Array.from({ length: font.getUint16(table + 2) }, (_, index) => table + 6 + 12 * index)
  return records
    .filter((record) => font.getUint16(record) === 3)
    .map((record) => {
      const from = strings + font.getUint16(record + 10)
      const units = Array.from({ length: font.getUint16(record + 8) / 2 }, (_, index) =>
        font.getUint16(from + 2 * index),
      )
      return {
        id: font.getUint16(record + 6),
        isEnglish: font.getUint16(record + 4) === ENGLISH_WINDOWS,
        text: String.fromCharCode(...units),
      }
    })
}

/**
 * Families of the fonts in a TrueType or OpenType file or collection, as documents name them.
 * @throws RangeError for a file that is no font
 */
export const familiesOf = (bytes: Uint8Array): string[] => {
  const font = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const families = fontOffsets(font).flatMap((start) => {
    const table = nameTableOf(font, start)
    const names = table === null ? [] : namesAt(font, table)
    const find = (id: number) =>
      (names.find((name) => name.id === id && name.isEnglish) ?? names.find((name) => name.id === id))?.text
    return find(TYPOGRAPHIC_FAMILY) ?? find(FAMILY) ?? []
  })
  return [...new Set(families)]
}
