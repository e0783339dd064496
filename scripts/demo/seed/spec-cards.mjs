/* Spec cards of the demo's proofs, and what its clients mark on them. Sizes are in millimeters, shown in inches. */

const INCH = 25.4

const pms = (code, swatch) => ({ system: "pms", code, swatch })
const thread = (code, swatch) => ({ system: "thread", code, swatch })

export const FRONT_PRINT = {
  method: "Screen print",
  placements: ["Full front"],
  width_mm: 10 * INCH,
  height_mm: 10 * INCH,
  unit: "in",
  colors: [pms("Black C", "#2d2926"), pms("1585 C", "#ff6a13"), pms("109 C", "#ffd100")],
  color_count: 3,
  garment: "Heavyweight cotton tee, forest",
  garment_color: "#1f4d2e",
  notes: "Soft-hand ink. Four fingers below the collar.",
}

export const HELMET = {
  method: "Heat transfer",
  placements: ["Left sleeve"],
  width_mm: 3 * INCH,
  height_mm: null,
  unit: "in",
  colors: [pms("Cool Gray 9 C", "#75787b"), pms("White", "#ffffff")],
  garment: "Heavyweight cotton tee, forest",
  garment_color: "#1f4d2e",
}

export const BADGE = {
  method: "Digital print",
  placements: ["Front"],
  width_mm: 9 * INCH,
  height_mm: 9 * INCH,
  unit: "in",
  garment: "Tee, cream · hoodie, sand",
  garment_color: "#f3ead7",
  is_photo: false,
}

export const CREST = {
  method: "Screen print",
  placements: ["Left chest", "Full back"],
  width_mm: 4 * INCH,
  height_mm: 4 * INCH,
  unit: "in",
  colors: [thread("1147 Gold", "#c9a227"), pms("White", "#ffffff")],
  color_count: 1,
  garment: "Tee, red",
  garment_color: "#b3202a",
  fields: [{ label: "Mesh", value: "230" }],
}

export const PATTERN = {
  method: "Screen print",
  placements: ["One side, centered"],
  width_mm: 240,
  height_mm: 240,
  unit: "mm",
  colors: [pms("286 C", "#0033a0")],
  garment: "Cotton tote, natural",
  garment_color: "#efe4cc",
}

export const MASCOT = {
  method: "Screen print",
  placements: ["Full front"],
  width_mm: 11 * INCH,
  height_mm: null,
  unit: "in",
  colors: [pms("4695 C", "#5b3427"), pms("7499 C", "#f1e6b2"), pms("Black C", "#2d2926")],
  color_count: 3,
  garment: "Tee, white",
  garment_color: "#ffffff",
}

export const SOCCER_PINS = [
  { shape: { kind: "pin", x: 0.32, y: 0.55 }, body: "Could the ball be blue, like our club’s crest?" },
  {
    shape: { kind: "box", x: 0.52, y: 0.12, width: 0.38, height: 0.42 },
    body: "The flames could be a little larger, please.",
  },
]

export const BISON_PINS = [
  { shape: { kind: "pin", x: 0.2, y: 0.4 }, body: "The horns should be lighter, almost white." },
  {
    shape: { kind: "box", x: 0.45, y: 0.55, width: 0.4, height: 0.35 },
    body: "Can the legs be darker, so that they show on white shirts?",
  },
]
