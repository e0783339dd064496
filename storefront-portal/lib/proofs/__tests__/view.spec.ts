import { above, centerOn, fitScale, MAX_ZOOM, pageBox, panBy, spotAt, WHOLE_PAGE, zoomAt, type View } from "../view"

const page = { width: 3000, height: 2000 }
const desktop = { width: 900, height: 700 }
const phone = { width: 390, height: 380 }
const rotated = { width: 844, height: 200 }

/** Where a spot of the page stands on the screen. */
const onScreen = (spot: { x: number; y: number }, view: View, viewport: typeof desktop) => {
  const box = pageBox(view, page, viewport)
  return { x: box.left + spot.x * box.width, y: box.top + spot.y * box.height }
}

describe("a view", () => {
  it("shows the whole page in the middle, with room around it", () => {
    const box = pageBox(WHOLE_PAGE, page, desktop)
    expect(box.top).toBeCloseTo(68)
    expect(box.left).toBeCloseTo((900 - box.width) / 2)
    expect(box.left).toBeGreaterThanOrEqual(20)
    expect(box.height / box.width).toBeCloseTo(2 / 3)
    expect(fitScale(page, phone)).toBeLessThan(fitScale(page, desktop))
  })

  it("stands above tools that take more than one row", () => {
    const box = pageBox(WHOLE_PAGE, page, above(phone, 48))
    expect(box.top).toBeCloseTo((332 - box.height) / 2)
    expect(box.top + box.height).toBeLessThan(phone.height - 96)
    expect(above(phone, 1_000).height).toBe(190)
  })

  it("keeps what is under the pointer there while it zooms in", () => {
    const point = { x: 610, y: 320 }
    const before = spotAt(point, pageBox(WHOLE_PAGE, page, desktop))
    const zoomed = zoomAt(WHOLE_PAGE, 3, point, page, desktop)
    const after = spotAt(point, pageBox(zoomed, page, desktop))
    expect(zoomed.zoom).toBeCloseTo(3)
    expect(after.x).toBeCloseTo(before.x, 10)
    expect(after.y).toBeCloseTo(before.y, 10)
  })

  it("never loses the page: zoom has bounds, and its middle stays on the page", () => {
    expect(zoomAt(WHOLE_PAGE, 1e6, { x: 0, y: 0 }, page, desktop).zoom).toBe(MAX_ZOOM)
    const far = panBy({ zoom: 4, x: 0.5, y: 0.5 }, { x: 1e6, y: -1e6 }, page, desktop)
    expect([far.x, far.y]).toEqual([0, 1])
    expect(panBy(WHOLE_PAGE, { x: 200, y: 200 }, page, desktop)).toEqual(WHOLE_PAGE)
  })

  it("brings a remark to the middle of the screen", () => {
    const view = centerOn(WHOLE_PAGE, { x: 0.8, y: 0.3 }, page, desktop, 3)
    const { x, y } = onScreen({ x: 0.8, y: 0.3 }, view, desktop)
    expect([x, y].map(Math.round)).toEqual([450, 350])
  })
})

/* R21, R22: the same spot at 300 % zoom, after panning, and while the phone rotates. */
describe("a spot that is pressed", () => {
  it.each([
    ["on the whole page", WHOLE_PAGE, desktop],
    ["at 300 % zoom", { zoom: 3, x: 0.62, y: 0.41 }, desktop],
    ["at 300 % on a phone", { zoom: 3, x: 0.62, y: 0.41 }, phone],
    ["at 300 % on a phone that was rotated", { zoom: 3, x: 0.62, y: 0.41 }, rotated],
  ])("is the same share of the page %s", (_, view, viewport) => {
    const spot = { x: 0.6, y: 0.45 }
    const read = spotAt(onScreen(spot, view, viewport), pageBox(view, page, viewport))
    expect(read.x).toBeCloseTo(spot.x, 10)
    expect(read.y).toBeCloseTo(spot.y, 10)
  })

  it("beside the page is the nearest spot on it", () => {
    expect(spotAt({ x: -50, y: 10_000 }, pageBox(WHOLE_PAGE, page, desktop))).toEqual({ x: 0, y: 1 })
  })
})
