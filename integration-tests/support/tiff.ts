/** Shares of cyan, magenta, yellow and black, 0 to 1. */
export type Inks = [cyan: number, magenta: number, yellow: number, black: number]

const SHORT = 3
const LONG = 4
const UNDEFINED = 7

const HEADER_BYTES = 8
const ENTRY_BYTES = 12

type Entry = { tag: number; type: number; count: number; value: number }

const entryBytes = ({ tag, type, count, value }: Entry): Buffer => {
  const bytes = Buffer.alloc(ENTRY_BYTES)
  bytes.writeUInt16LE(tag, 0)
  bytes.writeUInt16LE(type, 2)
  bytes.writeUInt32LE(count, 4)
  bytes.writeUInt32LE(value, 8)
  return bytes
}

/** An uncompressed CMYK picture of vertical stripes, written by hand, so that each ink is exactly what was asked for. */
export const cmykTiff = (stripes: Inks[], profile: Buffer, stripe = { width: 32, height: 32 }): Buffer => {
  const row = Buffer.concat(
    stripes.map((inks) => Buffer.alloc(4 * stripe.width, Buffer.from(inks.map((share) => Math.round(share * 255))))),
  )
  const pixels = Buffer.concat(Array.from({ length: stripe.height }, () => row))
  const bits = Buffer.alloc(8)
  for (let at = 0; at < bits.length; at += 2) bits.writeUInt16LE(8, at)
  const pixelsAt = HEADER_BYTES
  const bitsAt = pixelsAt + pixels.length
  const profileAt = bitsAt + bits.length
  // Directories begin at an even byte.
  const padding = Buffer.alloc(profile.length % 2)
  const directoryAt = profileAt + profile.length + padding.length
  const entries: Entry[] = [
    { tag: 256, type: LONG, count: 1, value: stripes.length * stripe.width },
    { tag: 257, type: LONG, count: 1, value: stripe.height },
    { tag: 258, type: SHORT, count: 4, value: bitsAt },
    { tag: 259, type: SHORT, count: 1, value: 1 },
    // Separated: inks.
    { tag: 262, type: SHORT, count: 1, value: 5 },
    { tag: 273, type: LONG, count: 1, value: pixelsAt },
    { tag: 277, type: SHORT, count: 1, value: 4 },
    { tag: 278, type: LONG, count: 1, value: stripe.height },
    { tag: 279, type: LONG, count: 1, value: pixels.length },
    { tag: 34_675, type: UNDEFINED, count: profile.length, value: profileAt },
  ]
  const header = Buffer.alloc(HEADER_BYTES)
  header.write("II", "latin1")
  header.writeUInt16LE(42, 2)
  header.writeUInt32LE(directoryAt, 4)
  const count = Buffer.alloc(2)
  count.writeUInt16LE(entries.length)
  return Buffer.concat([
    ...[header, pixels, bits, profile, padding, count],
    ...entries.map(entryBytes),
    // There is no other directory.
    Buffer.alloc(4),
  ])
}
