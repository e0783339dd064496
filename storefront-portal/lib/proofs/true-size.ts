import type { ArtworkPage } from "@contracts/artwork"
import type { SpecCard } from "@contracts/proof/spec-card"

/** Width of a payment card (ISO/IEC 7810 ID-1). */
export const CARD_MM = 85.6

/** What a browser takes an inch for, where the screen was not measured: right on few screens. */
export const CSS_PX_PER_MM = 96 / 25.4

/** Widths of the card on screens from large monitors to dense phones, in CSS pixels. */
export const CARD_PX = { min: 180, max: 700, start: Math.round(CARD_MM * CSS_PX_PER_MM) } as const

/** The print size describes the whole page only if its proportions do. */
const SAME_PROPORTIONS = 0.03

type Measured = Pick<ArtworkPage, "width" | "height" | "width_mm">
type Printed = Pick<SpecCard, "width_mm" | "height_mm">

/**
 * Width of the page in millimeters as it will be made: the print size where it has the page's proportions, or else what
 * the file states, or else the print width. Null where nothing is known.
 */
export function trueWidthMm(page: Measured, spec: Printed): number | null {
  if (spec.width_mm !== null && spec.height_mm !== null) {
    const difference = (spec.width_mm / spec.height_mm) * (page.height / page.width) - 1
    if (Math.abs(difference) <= SAME_PROPORTIONS) return spec.width_mm
  }
  return page.width_mm ?? spec.width_mm
}

/** @param fitWidth CSS pixels of the page's width at zoom 1 */
export function trueZoom(widthMm: number, pxPerMm: number, fitWidth: number): number {
  return (widthMm * pxPerMm) / fitWidth
}

const STORE_KEY = "proof-px-per-mm"

/** CSS pixels of a millimeter on this screen, as the client measured it; null where they have not. */
export function readCalibration(store: Pick<Storage, "getItem">): number | null {
  const value = Number(store.getItem(STORE_KEY))
  const [least, most] = [CARD_PX.min / CARD_MM, CARD_PX.max / CARD_MM]
  return value >= least && value <= most ? value : null
}

export function writeCalibration(store: Pick<Storage, "setItem">, cardPx: number): number {
  const pxPerMm = cardPx / CARD_MM
  store.setItem(STORE_KEY, String(pxPerMm))
  return pxPerMm
}
