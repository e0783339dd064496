import { useState } from "react"
import type { SpecCard } from "@contracts/proof/spec-card"
import type { I18n } from "@messages/i18n"
import type { Sheet } from "@/lib/proofs/sheets"
import { CARD_MM, readCalibration, trueWidthMm, trueZoom, writeCalibration } from "@/lib/proofs/true-size"
import { fitScale, type Size, type View } from "@/lib/proofs/view"
import { Calibration } from "./calibration"
import { store } from "../lib/store"
import type { ChangeView } from "./viewport"

interface Options {
  sheet: Sheet | null
  spec: SpecCard
  size: Size | null
  view: View
  onView: ChangeView
}

export interface UsedTrueSize {
  isShown: boolean
  /** Shows it, or asks for the screen's measure first. */
  show: () => void
  isMeasuring: boolean
  cardPx: number | null
  measured: (cardPx: number) => void
  close: () => void
}

/** The artwork as large as it will be made. Null where neither file nor spec card says how large that is. */
export function useTrueSize({ sheet, spec, size, view, onView }: Options): UsedTrueSize | null {
  const [pxPerMm, setPxPerMm] = useState(() => readCalibration(store))
  const [isMeasuring, setMeasuring] = useState(false)
  const widthMm = sheet && trueWidthMm(sheet.page, spec)
  if (!sheet || !size || widthMm === null) return null

  const zoomWith = (measure: number) => trueZoom(widthMm, measure, sheet.page.width * fitScale(sheet.page, size))
  const showWith = (measure: number) => onView(({ x, y }) => ({ zoom: zoomWith(measure), x, y }))
  const isShown = pxPerMm !== null && Math.abs(view.zoom / zoomWith(pxPerMm) - 1) < 0.001
  return {
    isShown,
    // Pressed again, it lets the client measure again: the window may have moved to another screen.
    show: () => (pxPerMm === null || isShown ? setMeasuring(true) : showWith(pxPerMm)),
    isMeasuring,
    cardPx: pxPerMm === null ? null : pxPerMm * CARD_MM,
    measured: (cardPx) => {
      const measure = writeCalibration(store, cardPx)
      setPxPerMm(measure)
      setMeasuring(false)
      showWith(measure)
    },
    close: () => setMeasuring(false),
  }
}

export function TrueSize({ trueSize, i18n }: { trueSize: UsedTrueSize; i18n: I18n }) {
  if (!trueSize.isMeasuring) return null
  return <Calibration known={trueSize.cardPx} onMeasured={trueSize.measured} onClose={trueSize.close} i18n={i18n} />
}
