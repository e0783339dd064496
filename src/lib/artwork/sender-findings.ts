import {
  type ArtworkFacts,
  type ArtworkFinding,
  type ArtworkPage,
  type ArtworkState,
  EMPTY_SPEC_CARD,
} from "../../contracts"
import { artworkFindings, MIN_DPI, MM_PER_INCH } from "./findings"

/** Of what the check finds, that which the sender of a file can do something about. */
const FOR_SENDERS: ReadonlySet<ArtworkFinding["code"]> = new Set(["low_resolution", "fonts_not_embedded"])

/** A picture that prints sharply no larger than this is most likely a screenshot or a thumbnail. */
const SMALL_MM = 100

/** How large a picture can be printed, since nothing is known yet about how large it will be. */
const sizeFinding = ({ width_px, height_px }: ArtworkFacts): ArtworkFinding[] => {
  if (width_px === null || height_px === null) return []
  const inches = [width_px / MIN_DPI, height_px / MIN_DPI]
  const mm = inches.map((inch) => inch * MM_PER_INCH)
  const text = (values: number[]) => values.map((value) => String(Math.max(1, Math.floor(value)))).join(" × ")
  return [
    {
      code: "sharp_up_to",
      level: Math.max(...mm) < SMALL_MM ? "warning" : "info",
      values: { inches: text(inches), centimeters: text(mm.map((length) => length / 10)) },
    },
  ]
}

type Artwork = {
  state: ArtworkState
  facts: ArtworkFacts | null
  page: Pick<ArtworkPage, "width" | "height" | "width_mm" | "height_mm"> | null
}

/** What the sender of a file should know about it, most pressing first. Pure. */
export const senderFindings = ({ state, facts, page }: Artwork): ArtworkFinding[] => {
  if (!facts || state === "refused") return []
  const found = artworkFindings({ state, facts, pages: page ? [page] : [] }, EMPTY_SPEC_CARD)
  return [...found.filter(({ code }) => FOR_SENDERS.has(code)), ...sizeFinding(facts)]
}
