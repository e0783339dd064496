import fc from "fast-check"
import type { ProductionRow } from "../../contracts"
import { csvHeader, csvLines } from "../../lib/csv"
import { PRODUCTION_COLUMNS } from "../csv"

const row: ProductionRow = {
  id: "pprf_1",
  proof: { id: "pprf_1", title: "Front print", kind: "artwork", version: 2, is_required: true },
  state: "sent",
  project: {
    ...{ id: "pproj_1", order_id: "order_1", number: "13", name: "Spring League T-Shirts", po_number: "SL-2211" },
    ...{ client: "Smith Embroidery", is_draft: false },
  },
  lines: [
    { title: "Heavy tee", quantity: 120 },
    { title: "Cap", quantity: 24 },
  ],
  method: "Screen print",
  stage: { id: "pstg_artwork", name: "Artwork", color: "#1d4ed8" },
  waiting: { on: "client", since: "2026-11-24T09:00:00.000Z" },
  in_hands_date: "2026-12-21",
  approve_by: { at: "2026-12-04T21:00:00.000Z", in_hands_date: "2026-12-21", has_passed: false },
  risk: "near",
  owner: { id: "user_1", name: "Dana Ruiz" },
  updated_at: "2026-11-25T09:00:00.000Z",
}

/** A reader by RFC 4180. */
const read = (csv: string): string[][] =>
  [...csv.matchAll(/("(?:[^"]|"")*"|[^,\r\n"]*)(,|\r\n)/g)].reduce<string[][]>(
    (lines, [, field = "", end]) => {
      lines.at(-1)?.push(field.startsWith('"') ? field.slice(1, -1).replaceAll('""', '"') : field)
      if (end === "\r\n") lines.push([])
      return lines
    },
    [[]],
  )

const withTitle = (title: string): ProductionRow => ({
  ...row,
  proof: { id: "pprf_1", title, kind: "artwork", version: 2, is_required: true },
})

describe("the production report as CSV", () => {
  it("has one line a row, under names that Excel reads as UTF-8", () => {
    expect(csvHeader(PRODUCTION_COLUMNS)).toMatch(/^\ufeffproof,kind,version,state,lines,pieces,project,order,/)
    expect(csvLines(PRODUCTION_COLUMNS, [row])).toBe(
      "Front print,artwork,2,sent,120 × Heavy tee; 24 × Cap,144,Spring League T-Shirts,13,SL-2211,Smith Embroidery," +
        "Screen print,Artwork,client,2026-11-24T09:00:00.000Z,2026-12-21,2026-12-04T21:00:00.000Z,near,Dana Ruiz," +
        "2026-11-25T09:00:00.000Z\r\n",
    )
  })

  it("leaves out what is not there", () => {
    const bare = {
      ...row,
      proof: null,
      state: "none" as const,
      method: null,
      waiting: null,
      approve_by: null,
      risk: null,
    }
    const [fields] = read(csvLines(PRODUCTION_COLUMNS, [bare]))
    expect(fields?.slice(0, 4)).toEqual(["", "", "", "none"])
  })

  it("gives back every text, whatever commas, quotes and line breaks it holds", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (title) => {
        const text = `x${title.replaceAll(/\r\n?|\n/g, "\n")}`
        expect(read(csvLines(PRODUCTION_COLUMNS, [withTitle(text)]))[0]?.[0]).toBe(text)
      }),
    )
  })

  it("lets no text begin a formula", () => {
    for (const title of [
      "=1+1",
      "+1",
      "-1",
      "@SUM(A1)",
      "\t=1",
      "\r=1",
      "\n=1",
      " =cmd|' /C calc'!A0",
      "\uff1d1",
      '="1"',
    ])
      expect(read(csvLines(PRODUCTION_COLUMNS, [withTitle(title)]))[0]?.[0]).toBe(`'${title}`)
  })
})
