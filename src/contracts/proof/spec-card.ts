import { z } from "zod"
import { idSchema, LIMITS } from "../common"
import { FIELD_RULES } from "../field-rules"

const shortText = z.string().trim().max(200)
const hexColorSchema = z.string().regex(/^#[0-9a-f]{6}$/i, FIELD_RULES.color)

/** A color as the trade names it: PMS (Pantone), a thread number, a hex value, or the shop's own name. */
export const specColorSchema = z.object({
  system: z.enum(["pms", "thread", "hex", "other"]),
  code: shortText.min(1, FIELD_RULES.color_name),
  /** How a screen shows it; null shows the name alone. */
  swatch: hexColorSchema.nullable(),
})
export type SpecColor = z.infer<typeof specColorSchema>

/** What the client has to tick before approving, for example "Spelling and numbers are right". */
export const specTickSchema = z.object({ id: idSchema, text: shortText.min(1, FIELD_RULES.tick) })
export type SpecTick = z.infer<typeof specTickSchema>

const millimetersSchema = z.number().positive().max(100_000)

/** How the artwork will be made. Sizes are in millimeters, whatever unit they are shown in. */
export const specCardSchema = z.object({
  /** Decoration method, one of the settings' or the shop's own words. */
  method: shortText.nullable(),
  placements: z.array(shortText.min(1)).max(20),
  /** Print size of the artwork; height null keeps its proportions. */
  width_mm: millimetersSchema.nullable(),
  height_mm: millimetersSchema.nullable(),
  unit: z.enum(["mm", "in"]),
  colors: z.array(specColorSchema).max(30),
  /** Null: as many as `colors` names. */
  color_count: z.number().int().min(0).max(100).nullable(),
  garment: shortText.nullable(),
  /** Hex color behind the artwork in the studio; null leaves it to the viewer. */
  garment_color: hexColorSchema.nullable(),
  notes: z.string().trim().max(LIMITS.note).nullable(),
  fields: z.array(z.object({ label: shortText.min(1), value: shortText })).max(20),
  ticks: z.array(specTickSchema).max(20),
  /** Photographs need more pixels than line art. */
  is_photo: z.boolean(),
})
export type SpecCard = z.infer<typeof specCardSchema>

export const EMPTY_SPEC_CARD: SpecCard = {
  method: null,
  placements: [],
  width_mm: null,
  height_mm: null,
  unit: "mm",
  colors: [],
  color_count: null,
  garment: null,
  garment_color: null,
  notes: null,
  fields: [],
  ticks: [],
  is_photo: false,
}
