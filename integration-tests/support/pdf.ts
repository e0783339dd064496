import { deflateSync } from "node:zlib"

/** One object of a PDF: its dictionary, and what its stream holds. */
export type PdfObject = { dictionary: string; stream?: Buffer | string }

export type PdfOptions = {
  /** Entries of each page beside its parent and content, for example `/Rotate 90`. */
  page?: string
  mediaBox?: [number, number, number, number]
  /** What each page draws. One page for each. */
  contents?: (Buffer | string)[]
  /** Objects from number 10 on, which pages and resources may refer to. */
  objects?: PdfObject[]
  catalog?: string
  resources?: string
  trailer?: string
  compressed?: boolean
}

const bodyOf = ({ dictionary, stream }: PdfObject, compressed: boolean): Buffer => {
  if (stream === undefined) return Buffer.from(`<<${dictionary}>>`, "latin1")
  const raw = Buffer.isBuffer(stream) ? stream : Buffer.from(stream, "latin1")
  const data = compressed ? deflateSync(raw) : raw
  const filter = compressed ? "/Filter/FlateDecode" : ""
  const head = Buffer.from(`<<${dictionary}${filter}/Length ${data.length}>>\nstream\n`, "latin1")
  return Buffer.concat([head, data, Buffer.from("\nendstream")])
}

/** A PDF written by hand, so that each of its bytes is known. */
export const pdf = ({
  page = "",
  mediaBox = [0, 0, 200, 100],
  contents = ["1 0 0 rg 0 0 100 50 re f"],
  objects = [],
  catalog = "",
  resources = "",
  trailer = "",
  compressed = false,
}: PdfOptions = {}): Buffer => {
  const first = 10 + objects.length
  const pages = contents.map((_, index) => `${first + 2 * index} 0 R`)
  const all = new Map<number, Buffer>([
    [1, Buffer.from(`<</Type/Catalog/Pages 2 0 R${catalog}>>`)],
    [2, Buffer.from(`<</Type/Pages/Count ${contents.length}/Kids[${pages.join(" ")}]>>`)],
    ...objects.map((object, index): [number, Buffer] => [10 + index, bodyOf(object, compressed)]),
    ...contents.flatMap((stream, index): [number, Buffer][] => {
      const number = first + 2 * index
      const box = `/MediaBox[${mediaBox.join(" ")}]`
      const dictionary = `/Type/Page/Parent 2 0 R${box}/Resources<<${resources}>>/Contents ${number + 1} 0 R${page}`
      return [
        [number, bodyOf({ dictionary }, false)],
        [number + 1, bodyOf({ dictionary: "", stream }, compressed)],
      ]
    }),
  ])
  let file = Buffer.from("%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", "latin1")
  const offsets = new Map<number, number>()
  for (const [number, body] of all) {
    offsets.set(number, file.length)
    file = Buffer.concat([file, Buffer.from(`${number} 0 obj\n`), body, Buffer.from("\nendobj\n")])
  }
  const size = Math.max(...all.keys()) + 1
  const entries = Array.from({ length: size }, (_, number) => {
    const offset = offsets.get(number)
    return offset === undefined ? "0000000000 65535 f \n" : `${String(offset).padStart(10, "0")} 00000 n \n`
  })
  const end = `xref\n0 ${size}\n${entries.join("")}trailer\n<</Size ${size}/Root 1 0 R${trailer}>>\nstartxref\n${file.length}\n%%EOF\n`
  return Buffer.concat([file, Buffer.from(end)])
}
