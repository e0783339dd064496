import type { AnnotationShape } from "@contracts/proof/annotation"
import type { Point } from "./view"

/** A drag shorter than this share of the page is a press that slipped: a pin, not a box. */
const MIN_SIDE = 0.015

/** Enough to point at the same pixel of the largest preview; more would only be noise. */
const round = (share: number): number => Math.round(share * 10_000) / 10_000

export const CENTER: AnnotationShape = { kind: "pin", x: 0.5, y: 0.5 }

export function pinAt({ x, y }: Point): AnnotationShape {
  return { kind: "pin", x: round(x), y: round(y) }
}

/** What was drawn from one spot to another, in any direction. */
export function shapeBetween(from: Point, to: Point): AnnotationShape {
  const [width, height] = [Math.abs(to.x - from.x), Math.abs(to.y - from.y)]
  if (width < MIN_SIDE && height < MIN_SIDE) return pinAt(from)
  const [x, y] = [round(Math.min(from.x, to.x)), round(Math.min(from.y, to.y))]
  return { kind: "box", x, y, width: round(Math.min(width, 1 - x)), height: round(Math.min(height, 1 - y)) }
}

/** Where the number of a remark stands: at a pin, or at a box's first corner. */
export function anchorOf({ x, y }: AnnotationShape): Point {
  return { x, y }
}

/** The middle of what a remark is about. */
export function middleOf(shape: AnnotationShape): Point {
  if (shape.kind === "pin") return { x: shape.x, y: shape.y }
  return { x: shape.x + shape.width / 2, y: shape.y + shape.height / 2 }
}

/** Moves a spot by shares of the page, and never off it. */
export function moveSpot(spot: Point, by: Point): Point {
  const within = (share: number) => Math.min(1, Math.max(0, round(share)))
  return { x: within(spot.x + by.x), y: within(spot.y + by.y) }
}

/** Length of an arrow key's step, as a share of the page. */
export const STEP = 0.01
export const LONG_STEP = 0.05

export function arrowStep(key: string, isLong: boolean): Point | null {
  const step = isLong ? LONG_STEP : STEP
  switch (key) {
    case "ArrowLeft":
      return { x: -step, y: 0 }
    case "ArrowRight":
      return { x: step, y: 0 }
    case "ArrowUp":
      return { x: 0, y: -step }
    case "ArrowDown":
      return { x: 0, y: step }
    default:
      return null
  }
}
