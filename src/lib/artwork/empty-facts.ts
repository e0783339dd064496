import type { ArtworkFacts } from "../../contracts"

/** Of a file about which nothing is known yet. */
export const EMPTY_FACTS: ArtworkFacts = {
  width_px: null,
  height_px: null,
  is_vector: false,
  placed_dpi: null,
  color_mode: "unknown",
  has_profile: false,
  has_transparency: false,
  fonts: [],
  spot_colors: [],
  has_overprint: false,
  is_cropped: false,
  page_count: null,
}
