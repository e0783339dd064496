/** Part of a page that is looked at. The same view shows the same spot on pages and screens of any size. */
export interface View {
  /** 1 shows the whole page. */
  zoom: number
  /** Shares of the page, 0 to 1, that stand in the middle of the viewport. */
  x: number
  y: number
}

export interface Size {
  width: number
  height: number
}

export interface Point {
  x: number
  y: number
}

/** CSS pixels, from the viewport's left top corner. */
export interface Box extends Size {
  left: number
  top: number
}

export const WHOLE_PAGE: View = { zoom: 1, x: 0.5, y: 0.5 }
export const MIN_ZOOM = 0.25
export const MAX_ZOOM = 16

/** CSS pixels that stay free around a page that is shown as a whole: the tools stand there. */
const MARGIN = { x: 20, y: 68 } as const
/** Of a low or narrow viewport the page takes at least this share. */
const LEAST_FREE = 0.6

/** The part of a viewport above what covers its bottom; at least the upper half. */
export const above = ({ width, height }: Size, covered: number): Size => ({
  width,
  height: Math.max(height - covered, height / 2),
})

const clamp = (value: number, min: number, max: number): number => Math.min(max, Math.max(min, value))

/** CSS pixels for each pixel of the page at zoom 1. */
export function fitScale(page: Size, viewport: Size): number {
  const width = Math.max(viewport.width - 2 * MARGIN.x, viewport.width * LEAST_FREE)
  const height = Math.max(viewport.height - 2 * MARGIN.y, viewport.height * LEAST_FREE)
  return Math.min(width / page.width, height / page.height)
}

/** Where the page stands in the viewport. */
export function pageBox(view: View, page: Size, viewport: Size): Box {
  const scale = fitScale(page, viewport) * view.zoom
  const [width, height] = [page.width * scale, page.height * scale]
  return { left: viewport.width / 2 - view.x * width, top: viewport.height / 2 - view.y * height, width, height }
}

/** Keeps the middle of the viewport on the page, and a page that fits in the middle of the viewport. */
function bounded({ zoom, x, y }: View, page: Size, viewport: Size): View {
  const bounds = clamp(zoom, MIN_ZOOM, MAX_ZOOM)
  const box = pageBox({ zoom: bounds, x, y }, page, viewport)
  return {
    zoom: bounds,
    x: box.width <= viewport.width ? 0.5 : clamp(x, 0, 1),
    y: box.height <= viewport.height ? 0.5 : clamp(y, 0, 1),
  }
}

/** Zooms by `factor`, so that what is at `point` (CSS pixels in the viewport) stays under it. */
export function zoomAt(view: View, factor: number, point: Point, page: Size, viewport: Size): View {
  const before = pageBox(view, page, viewport)
  const zoom = clamp(view.zoom * factor, MIN_ZOOM, MAX_ZOOM)
  const after = pageBox({ ...view, zoom }, page, viewport)
  const [fromMiddleX, fromMiddleY] = [point.x - viewport.width / 2, point.y - viewport.height / 2]
  return bounded(
    {
      zoom,
      x: view.x + fromMiddleX / before.width - fromMiddleX / after.width,
      y: view.y + fromMiddleY / before.height - fromMiddleY / after.height,
    },
    page,
    viewport,
  )
}

/** Moves the page by CSS pixels. */
export function panBy(view: View, move: Point, page: Size, viewport: Size): View {
  const box = pageBox(view, page, viewport)
  return bounded({ ...view, x: view.x - move.x / box.width, y: view.y - move.y / box.height }, page, viewport)
}

/** Shows the spot in the middle, at least at `zoom`. */
export function centerOn(view: View, spot: Point, page: Size, viewport: Size, zoom = view.zoom): View {
  return bounded({ zoom: Math.max(view.zoom, zoom), ...spot }, page, viewport)
}

/** The spot of the page at a point of the viewport, as shares; the nearest on the page for a point beside it. */
export function spotAt(point: Point, box: Box): Point {
  return { x: clamp((point.x - box.left) / box.width, 0, 1), y: clamp((point.y - box.top) / box.height, 0, 1) }
}
