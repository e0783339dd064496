import type { DocumentChange, ProofDocument, SpecCard, SpecColor } from "../contracts"

const MM_PER_INCH = 25.4

/** At most two decimals, without trailing zeros. */
const rounded = (value: number): string => String(Math.round(value * 100) / 100)

const lengthText = (mm: number, unit: SpecCard["unit"]): string => rounded(unit === "in" ? mm / MM_PER_INCH : mm)

/** A print size in the unit of its card: "80 × 60 mm". Null where the card says no width. */
export const printSizeText = ({ width_mm, height_mm, unit }: SpecCard): string | null => {
  const sides = [width_mm, height_mm].flatMap((mm) => (mm === null ? [] : [lengthText(mm, unit)]))
  return sides.length ? `${sides.join(" × ")} ${unit}` : null
}

const colorText = ({ system, code }: SpecColor): string => (system === "pms" ? `PMS ${code}` : code)

const listText = (texts: string[]): string | null => texts.join(", ") || null

/** The given fields that say something, by their key in the catalogue (`diff.field.<key>`). */
const fieldsOf = ({ note, spec, choice, alternatives }: ProofDocument): Map<string, string> => {
  const fields: Record<string, string | null> = {
    proof_method: spec.method,
    proof_placements: listText(spec.placements),
    proof_size: printSizeText(spec),
    proof_colors: listText(spec.colors.map(colorText)),
    proof_color_count: spec.color_count === null ? null : String(spec.color_count),
    proof_garment: spec.garment,
    proof_garment_color: spec.garment_color,
    proof_notes: spec.notes,
    proof_note: note,
    proof_ticks: listText(spec.ticks.map(({ text }) => text)),
    proof_alternatives: listText(alternatives.map(({ label }) => label)),
    // One of the contract's values, for which the reader's side has words.
    proof_choice: alternatives.length ? choice : null,
  }
  return new Map(Object.entries(fields).flatMap(([key, value]) => (value === null ? [] : [[key, value] as const])))
}

type Pair = { before: string | null; after: string | null }

const pairs = (before: Map<string, string>, after: Map<string, string>): [label: string, pair: Pair][] =>
  [...new Set([...before.keys(), ...after.keys()])]
    .map((label): [string, Pair] => [label, { before: before.get(label) ?? null, after: after.get(label) ?? null }])
    .filter(([, pair]) => pair.before !== pair.after)

/** Files by name, and those of one name counted apart, with the hashes of their bytes. */
const filesOf = ({ files }: ProofDocument): Map<string, string> => {
  const seen = new Map<string, number>()
  return new Map(
    files.map(({ name, sha256 }) => {
      const count = (seen.get(name) ?? 0) + 1
      seen.set(name, count)
      return [count === 1 ? name : `${name} (${count})`, sha256]
    }),
  )
}

const freeFieldsOf = ({ spec }: ProofDocument): Map<string, string> =>
  new Map(spec.fields.map(({ label, value }) => [label, value]))

const linesOf = ({ lines }: ProofDocument): Map<string, string> =>
  new Map(lines.map(({ title, quantity }) => [title, String(quantity)]))

/**
 * What a client is told when one version takes the place of another: files (by name; before and after are the SHA-256 of
 * their bytes), lines, then the spec card.
 */
export const diffProofs = (before: ProofDocument, after: ProofDocument): DocumentChange[] => [
  ...pairs(filesOf(before), filesOf(after)).map(([label, pair]) => ({ kind: "file" as const, label, ...pair })),
  ...pairs(linesOf(before), linesOf(after)).map(([label, pair]) => ({
    kind: pair.before === null || pair.after === null ? ("line" as const) : ("quantity" as const),
    label,
    ...pair,
  })),
  ...pairs(fieldsOf(before), fieldsOf(after)).map(([label, pair]) => ({ kind: "field" as const, label, ...pair })),
  ...pairs(freeFieldsOf(before), freeFieldsOf(after)).map(([label, pair]) => ({
    kind: "text" as const,
    label,
    ...pair,
  })),
]
