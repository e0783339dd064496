import { type MouseEvent, type PointerEvent, type RefObject, useEffect, useRef } from "react"
import { panBy, type Point, type Size, type View, WHOLE_PAGE, zoomAt } from "@/lib/proofs/view"

interface Options {
  page: Size
  size: Size | null
  onView: (change: (view: View) => View) => void
  /** While something is to be placed, one pointer draws instead of moving the page. */
  isPlacing: boolean
  onDraw: (from: Point, to: Point) => void
  /** @param to null: it became a pinch, or the browser took the pointer away */
  onDrawn: (from: Point, to: Point | null) => void
}

/** A wheel notch is about 100 pixels; a pinch on a trackpad comes as a wheel with Ctrl and small steps. */
const WHEEL = 0.0016
const TRACKPAD_PINCH = 0.01
const DOUBLE_PRESS = 2.5

const middle = (one: Point, other: Point): Point => ({ x: (one.x + other.x) / 2, y: (one.y + other.y) / 2 })
const distance = (one: Point, other: Point): number => Math.hypot(one.x - other.x, one.y - other.y)

/** Moving and zooming with finger, mouse and wheel. Points are CSS pixels in the element. */
export function usePanZoom(
  ref: RefObject<HTMLElement | null>,
  { page, size, onView, isPlacing, onDraw, onDrawn }: Options,
) {
  const pointers = useRef(new Map<number, Point>())
  const start = useRef<Point | null>(null)

  const pointOf = ({ clientX, clientY }: { clientX: number; clientY: number }): Point => {
    const box = ref.current?.getBoundingClientRect()
    return { x: clientX - (box?.left ?? 0), y: clientY - (box?.top ?? 0) }
  }

  useEffect(() => {
    const element = ref.current
    if (!element || !size) return
    const zoom = (event: WheelEvent) => {
      event.preventDefault()
      const box = element.getBoundingClientRect()
      const point = { x: event.clientX - box.left, y: event.clientY - box.top }
      const factor = Math.exp(-event.deltaY * (event.ctrlKey ? TRACKPAD_PINCH : WHEEL))
      onView((view) => zoomAt(view, factor, point, page, size))
    }
    // React listens passively to wheels, and so could not keep the browser from zooming the whole page.
    element.addEventListener("wheel", zoom, { passive: false })
    return () => element.removeEventListener("wheel", zoom)
  }, [ref, page, size, onView])

  const pinch = (before: readonly Point[], after: readonly Point[]) => {
    const [a, b] = before
    const [c, d] = after
    if (!size || !a || !b || !c || !d) return
    const [from, to] = [middle(a, b), middle(c, d)]
    const factor = distance(c, d) / Math.max(1, distance(a, b))
    onView((view) => zoomAt(panBy(view, { x: to.x - from.x, y: to.y - from.y }, page, size), factor, to, page, size))
  }

  return {
    onPointerDown: (event: PointerEvent<HTMLElement>) => {
      const isControl = event.target instanceof Element && event.target.closest("button, a, input, [data-control]")
      if (isControl || (event.pointerType === "mouse" && event.button > 1)) return
      ref.current?.setPointerCapture(event.pointerId)
      ref.current?.focus({ preventScroll: true })
      const point = pointOf(event)
      if (pointers.current.size === 0) start.current = point
      else if (isPlacing && start.current) {
        onDrawn(start.current, null)
        start.current = null
      }
      pointers.current.set(event.pointerId, point)
    },
    // After a finger has gone browsers press once more with the mouse, which would take the focus from what it opened.
    onMouseDown: (event: MouseEvent<HTMLElement>) => event.preventDefault(),
    onPointerMove: (event: PointerEvent<HTMLElement>) => {
      const before = pointers.current.get(event.pointerId)
      if (!before || !size) return
      const point = pointOf(event)
      const previous = [...pointers.current.values()]
      pointers.current.set(event.pointerId, point)
      if (previous.length > 1) return pinch(previous, [...pointers.current.values()])
      if (!isPlacing) return onView((view) => panBy(view, { x: point.x - before.x, y: point.y - before.y }, page, size))
      if (start.current) onDraw(start.current, point)
    },
    onPointerUp: (event: PointerEvent<HTMLElement>) => {
      if (!pointers.current.delete(event.pointerId)) return
      if (isPlacing && start.current && pointers.current.size === 0) onDrawn(start.current, pointOf(event))
      if (pointers.current.size === 0) start.current = null
    },
    onPointerCancel: (event: PointerEvent<HTMLElement>) => {
      pointers.current.delete(event.pointerId)
      if (isPlacing && start.current) onDrawn(start.current, null)
      start.current = null
    },
    onDoubleClick: (event: { clientX: number; clientY: number; target: EventTarget }) => {
      const isControl = event.target instanceof Element && event.target.closest("button")
      if (isPlacing || !size || isControl) return
      const point = pointOf(event)
      onView((view) => (view.zoom > 1.5 ? WHOLE_PAGE : zoomAt(view, DOUBLE_PRESS, point, page, size)))
    },
  }
}
