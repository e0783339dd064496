import type { SpecCard, StaffVersion } from "../../../src/contracts"
import { orNull } from "../../lib/format"
import { readSize, writeSize } from "./size-text"

/** The spec card as it is typed. Paths are those of the contract, so that its errors stand at their fields. */
export interface SpecValues {
  note: string
  spec: {
    method: string
    placements: string[]
    /** In the chosen unit. */
    width_mm: string
    height_mm: string
    unit: SpecCard["unit"]
    colors: SpecCard["colors"]
    color_count: string
    garment: string
    garment_color: string | null
    notes: string
    fields: SpecCard["fields"]
    ticks: SpecCard["ticks"]
    is_photo: boolean
  }
  /** Millimeters behind the typed sizes, as long as these are not retyped. */
  known: Record<"width_mm" | "height_mm", number | null>
}

export const toSpecValues = ({ note, spec }: Pick<StaffVersion, "note" | "spec">): SpecValues => ({
  note: note ?? "",
  spec: {
    method: spec.method ?? "",
    placements: spec.placements,
    width_mm: writeSize(spec.width_mm, spec.unit),
    height_mm: writeSize(spec.height_mm, spec.unit),
    unit: spec.unit,
    colors: spec.colors,
    color_count: spec.color_count === null ? "" : String(spec.color_count),
    garment: spec.garment ?? "",
    garment_color: spec.garment_color,
    notes: spec.notes ?? "",
    fields: spec.fields,
    ticks: spec.ticks,
    is_photo: spec.is_photo,
  },
  known: { width_mm: spec.width_mm, height_mm: spec.height_mm },
})

/** A version as it is sent. Rows that were added and left empty are left out. */
export const toVersionBody = ({ note, spec, known }: SpecValues) => ({
  note: orNull(note),
  spec: {
    ...spec,
    method: orNull(spec.method),
    placements: spec.placements.filter((placement) => placement.trim() !== ""),
    width_mm: readSize(spec.width_mm, spec.unit, known.width_mm),
    height_mm: readSize(spec.height_mm, spec.unit, known.height_mm),
    color_count: spec.color_count.trim() === "" ? null : Number(spec.color_count),
    garment: orNull(spec.garment),
    notes: orNull(spec.notes),
    fields: spec.fields.filter(({ label, value }) => label.trim() !== "" || value.trim() !== ""),
    ticks: spec.ticks.filter(({ text }) => text.trim() !== ""),
  },
})

/** The same sizes in the other unit. */
export const switchUnit = ({ spec, known }: SpecValues, unit: SpecCard["unit"]): Pick<SpecValues, "spec" | "known"> => {
  const width_mm = readSize(spec.width_mm, spec.unit, known.width_mm)
  const height_mm = readSize(spec.height_mm, spec.unit, known.height_mm)
  // What is no number stays as it was typed.
  const write = (size: number | null, typed: string) => (Number.isNaN(size) ? typed : writeSize(size, unit))
  return {
    spec: {
      ...spec,
      unit,
      width_mm: write(width_mm, spec.width_mm),
      height_mm: write(height_mm, spec.height_mm),
    },
    known: { width_mm, height_mm },
  }
}
