import { z } from "zod"
import { accentSchema } from "../contracts/shop"

/*
 * What is printed: every word, amount and date as it is to be read, in the reader's language. The template lays it out and
 * works nothing out, so that a document shows the amounts of its source and no others.
 */

const text = z.string()

const cellSchema = z.object({
  text,
  /** In small type below. */
  notes: z.array(text),
  is_strong: z.boolean(),
})
export type Cell = z.infer<typeof cellSchema>

/** One row for each entry of a group, one cell for each column. */
const tableSchema = z
  .object({
    title: text.nullable(),
    /** Columns of numbers are as wide as they need to be, at the end of the line; the others share the rest. */
    columns: z.array(z.object({ label: text, is_number: z.boolean() })).min(1),
    groups: z.array(z.object({ title: text.nullable(), rows: z.array(z.array(cellSchema)) })),
  })
  .refine(
    ({ columns, groups }) => groups.every(({ rows }) => rows.every((row) => row.length === columns.length)),
    "needs one cell for each column in every row",
  )
export type Table = z.infer<typeof tableSchema>

export const paperSchema = z.object({
  /** Of the words, as in HTML (`de`, `ar`). */
  lang: z.string(),
  dir: z.enum(["ltr", "rtl"]),
  page: z.enum(["a4", "us-letter"]),
  /** Page and number of pages in the reader's digits, as Typst's numbering pattern. */
  page_numbers: z.enum(["1 / 1", "١ / ١"]),
  /** Of the file, as PDF viewers show it. */
  title: text,
  /** In the file's properties; the same source gives the same bytes, so it is never the time of printing. */
  date: z.object({ year: z.number().int(), month: z.number().int(), day: z.number().int() }),
  shop: z.object({
    name: text,
    /** Address and contact. */
    lines: z.array(text),
    accent: accentSchema,
    /** Width by height of the logo; null for none. */
    logo_ratio: z.number().positive().nullable(),
  }),
  heading: text,
  number: text,
  /** Printed across each page: what this document is not (a draft, void). */
  mark: text.nullable(),
  facts: z.array(z.object({ label: text, value: text })),
  parties: z.array(z.object({ label: text, lines: z.array(text).min(1) })),
  tables: z.array(tableSchema),
  sums: z.array(z.object({ label: text, value: text, is_strong: z.boolean() })),
  texts: z.array(z.object({ title: text.nullable(), body: text })),
  /** On each page beside the page number. */
  footer: text.nullable(),
})
export type Paper = z.infer<typeof paperSchema>
