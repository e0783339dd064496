import type { ArtworkFacts, ArtworkFinding, ArtworkPage, ArtworkState, SpecCard } from "../../contracts"

/** Below this, lines and letters show steps in print. */
export const MIN_DPI = 150
/** What photographs need. */
const PHOTO_DPI = 300
export const MM_PER_INCH = 25.4
/** What screens show: it needs no word. */
const IS_SRGB = /^sRGB/i

type Artwork = {
  state: ArtworkState
  facts: ArtworkFacts | null
  pages: readonly Pick<ArtworkPage, "width" | "height" | "width_mm" | "height_mm">[]
}
type Finding = Omit<ArtworkFinding, "values"> & { values?: ArtworkFinding["values"] }

/** Print width of the artwork in millimeters: by the card's width or, keeping proportions, its height; null for neither. */
const printWidth = ({ width_mm, height_mm }: SpecCard, { width, height }: { width: number; height: number }) => {
  const byHeight = height_mm === null || height === 0 ? null : (height_mm * width) / height
  // The artwork keeps its proportions inside the card's frame, so the smaller of both applies.
  if (width_mm !== null && byHeight !== null) return Math.min(width_mm, byHeight)
  return width_mm ?? byHeight
}

/**
 * Pixels for each inch of print: of an image, by its own pixels; of a PDF, by the images placed in it, which grow and
 * shrink with its page.
 * @returns null for vector artwork without images, "unknown" where the print size is not known
 */
const effectiveDpi = (facts: ArtworkFacts, page: Artwork["pages"][number] | undefined, spec: SpecCard) => {
  if (facts.width_px !== null && facts.height_px !== null) {
    const width = printWidth(spec, { width: facts.width_px, height: facts.height_px })
    return width === null ? "unknown" : (facts.width_px / width) * MM_PER_INCH
  }
  if (facts.placed_dpi === null) return null
  if (!page?.width_mm || !page.height_mm) return "unknown"
  const width = printWidth(spec, { width: page.width_mm, height: page.height_mm })
  // Without a size on the card, the file's own size is what it was made for.
  return width === null ? facts.placed_dpi : (facts.placed_dpi * page.width_mm) / width
}

const resolutionFindings = (
  facts: ArtworkFacts,
  page: Artwork["pages"][number] | undefined,
  spec: SpecCard,
): Finding[] => {
  const dpi = effectiveDpi(facts, page, spec)
  if (dpi === null) return []
  if (dpi === "unknown") return [{ code: "print_size_unknown", level: "info" }]
  const values = { dpi: String(Math.round(dpi)) }
  if (dpi < MIN_DPI)
    return [{ code: "low_resolution", level: "warning", values: { ...values, minimum: String(MIN_DPI) } }]
  if (spec.is_photo && dpi < PHOTO_DPI)
    return [{ code: "photo_resolution", level: "warning", values: { ...values, minimum: String(PHOTO_DPI) } }]
  return []
}

const colorFindings = (facts: ArtworkFacts): Finding[] => {
  const { color_mode, has_profile, profile_name, spot_colors } = facts
  const isCmyk = color_mode === "cmyk" || color_mode === "mixed"
  return [
    ...(color_mode === "rgb" ? [{ code: "color_mode_rgb", level: "info" } as const] : []),
    ...(isCmyk ? [{ code: "color_mode_cmyk", level: "info" } as const] : []),
    ...(profile_name && !IS_SRGB.test(profile_name)
      ? [{ code: "color_profile", level: "info", values: { name: profile_name } } as const]
      : []),
    ...(color_mode !== "unknown" && !has_profile && !facts.is_vector
      ? [{ code: "no_color_profile", level: "info" } as const]
      : []),
    ...(isCmyk && !has_profile ? [{ code: "preview_unknown_profile", level: "warning" } as const] : []),
    ...(spot_colors.length
      ? ([
          {
            code: "spot_colors",
            level: "info",
            values: { names: spot_colors.join(", "), count: String(spot_colors.length) },
          },
          { code: "preview_spot_colors", level: "warning" },
        ] as const)
      : []),
  ]
}

/**
 * What staff should know before a file is sent, most pressing first. Pure: it follows from the file's facts and the spec
 * card, and changes with the card.
 */
export const artworkFindings = ({ state, facts, pages }: Artwork, spec: SpecCard): ArtworkFinding[] => {
  if (state === "no_preview") return [{ code: "no_preview", level: "warning", values: {} }]
  if (!facts) return []
  const missing = facts.fonts.filter(({ is_embedded }) => !is_embedded).map(({ name }) => name)
  const findings: Finding[] = [
    ...resolutionFindings(facts, pages[0], spec),
    ...(missing.length
      ? [{ code: "fonts_not_embedded", level: "warning", values: { names: missing.join(", ") } } as const]
      : []),
    ...colorFindings(facts),
    ...(facts.has_transparency ? [{ code: "transparency", level: "info" } as const] : []),
    ...(facts.is_cropped ? [{ code: "page_boxes_differ", level: "info" } as const] : []),
    ...(facts.has_overprint ? [{ code: "preview_overprint", level: "warning" } as const] : []),
  ]
  return findings
    .map(({ values = {}, ...finding }) => ({ ...finding, values }))
    .sort((one, other) => Number(other.level === "warning") - Number(one.level === "warning"))
}
