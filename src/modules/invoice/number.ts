import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import { generateEntityId, MedusaError } from "@medusajs/framework/utils"

/** `{year}` is part of the series' name: each year counts from one. */
export const seriesOf = (pattern: string, issued_on: string): string =>
  pattern.replace("{year}", issued_on.slice(0, 4)).replace(/\{n(?::[1-9])?\}/, "{n}")

/** "INV-{n:4}" and 112 make "INV-0112". A number with more digits than the pattern asks for keeps them all. */
export const numberOf = (pattern: string, issued_on: string, sequence: number): string =>
  pattern
    .replace("{year}", issued_on.slice(0, 4))
    .replace(/\{n(?::([1-9]))?\}/, (_, digits?: string) => String(sequence).padStart(Number(digits ?? 1), "0"))

/**
 * The next number of a series, in the transaction that issues the document. One statement raises and reads the counter and
 * holds its row until the transaction ends: a rollback gives the number back, so that there is no gap, and no two documents
 * have one.
 */
export const nextNumber = async (trx: Knex, series: string): Promise<number> => {
  const { rows } = await trx.raw<{ rows: { last: number }[] }>(
    `INSERT INTO portal_invoice_series (id, name, last) VALUES (?, ?, 1)
     ON CONFLICT (name) WHERE deleted_at IS NULL DO UPDATE SET last = portal_invoice_series.last + 1, updated_at = now()
     RETURNING last`,
    [generateEntityId(undefined, "pinvs"), series],
  )
  const last = rows[0]?.last
  if (last === undefined) throw new MedusaError(MedusaError.Types.UNEXPECTED_STATE, "The series gave no number")
  return last
}
