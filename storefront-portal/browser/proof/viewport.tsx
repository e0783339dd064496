import { type KeyboardEvent, type ReactNode, useRef, useState } from "react"
import type { AnnotationShape } from "@contracts/proof/annotation"
import type { I18n } from "@messages/i18n"
import { arrowStep, moveSpot, pinAt, shapeBetween } from "@/lib/proofs/shape"
import {
  above,
  type Box,
  pageBox,
  panBy,
  type Point,
  type Size,
  spotAt,
  type View,
  WHOLE_PAGE,
  zoomAt,
} from "@/lib/proofs/view"
import { Region } from "./pins"
import { usePanZoom } from "./use-pan-zoom"
import { useSize } from "./use-size"

/** CSS pixels that an arrow key moves the page by. */
const ARROW_PX = 60
const KEY_ZOOM = 1.4

export type ChangeView = (change: (view: View) => View) => void

interface Props {
  page: Size
  view: View
  onView: ChangeView
  /** Where the cross stands while a remark is to be placed; null otherwise. */
  cross: Point | null
  onCross: (spot: Point) => void
  onPlace: (shape: AnnotationShape) => void
  onCancel: () => void
  onTurn: (by: number) => void
  label: string
  /** CSS pixels at its bottom that more tools than one row cover: the page stands above them. */
  covered: number
  i18n: I18n
  /** What stands on the page, and beside it. */
  children: (box: Box, size: Size) => ReactNode
  beside?: ReactNode
  /** The first one takes the focus when a remark is to be placed. */
  id?: string
}

/** A part of the stage in which a page is moved, zoomed and pointed at. */
export function Viewport({
  page,
  view,
  onView,
  cross,
  onCross,
  onPlace,
  onCancel,
  onTurn,
  label,
  covered,
  i18n,
  children,
  beside,
  id,
}: Props) {
  const ref = useRef<HTMLDivElement>(null)
  const measured = useSize(ref)
  const size = measured && above(measured, covered)
  const [drawn, setDrawn] = useState<AnnotationShape | null>(null)
  const box = size && pageBox(view, page, size)
  const shapeOf = (from: Point, to: Point, on: Box) => shapeBetween(spotAt(from, on), spotAt(to, on))

  const pointing = usePanZoom(ref, {
    page,
    size,
    onView,
    isPlacing: cross !== null,
    onDraw: (from, to) => box && setDrawn(shapeOf(from, to, box)),
    onDrawn: (from, to) => {
      setDrawn(null)
      if (to && box) onPlace(shapeOf(from, to, box))
    },
  })

  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    if (!size || event.target !== ref.current || event.ctrlKey || event.metaKey || event.altKey) return
    const done = cross ? placeByKey(event, cross) : moveByKey(event, size)
    if (done) event.preventDefault()
  }
  const placeByKey = (event: KeyboardEvent, spot: Point): boolean => {
    const step = arrowStep(event.key, event.shiftKey)
    if (step) onCross(moveSpot(spot, step))
    else if (event.key === "Enter" || event.key === " ") onPlace(pinAt(spot))
    else if (event.key === "Escape") onCancel()
    else return false
    return true
  }
  const moveByKey = (event: KeyboardEvent, within: Size): boolean => {
    const center = { x: within.width / 2, y: within.height / 2 }
    const step = arrowStep(event.key, false)
    if (step) {
      const move = { x: -Math.sign(step.x) * ARROW_PX, y: -Math.sign(step.y) * ARROW_PX }
      onView((known) => panBy(known, move, page, within))
    } else if (event.key === "+" || event.key === "=") onView((known) => zoomAt(known, KEY_ZOOM, center, page, within))
    else if (event.key === "-") onView((known) => zoomAt(known, 1 / KEY_ZOOM, center, page, within))
    else if (event.key === "0") onView(() => WHOLE_PAGE)
    else if (event.key === "PageDown" || event.key === "PageUp") onTurn(event.key === "PageDown" ? 1 : -1)
    else return false
    return true
  }

  return (
    <div
      ref={ref}
      id={id}
      className="viewport"
      role="application"
      tabIndex={0}
      aria-label={label}
      aria-describedby="stage-help"
      data-placing={cross ? "" : undefined}
      onKeyDown={onKeyDown}
      {...pointing}
    >
      {box && size && (
        <div className="sheet" style={box}>
          {children(box, size)}
          {drawn && <Region shape={drawn} isDraft />}
          {cross && <Cross spot={cross} name={i18n.t("studio.remark.add.keys")} />}
        </div>
      )}
      {beside}
    </div>
  )
}

function Cross({ spot, name }: { spot: Point; name: string }) {
  return (
    <svg
      className="cross"
      style={{ left: `${spot.x * 100}%`, top: `${spot.y * 100}%` }}
      viewBox="0 0 40 40"
      fill="none"
      stroke="currentColor"
      strokeWidth="2"
      role="img"
      aria-label={name}
    >
      <path d="M20 2v13M20 25v13M2 20h13M25 20h13" />
    </svg>
  )
}
