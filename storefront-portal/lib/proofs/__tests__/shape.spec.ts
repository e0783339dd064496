import { arrowStep, middleOf, moveSpot, pinAt, shapeBetween } from "../shape"

it("a drag in any direction is the same box, and a press that slipped is a pin", () => {
  const box = { kind: "box", x: 0.2, y: 0.3, width: 0.3, height: 0.1 }
  expect(shapeBetween({ x: 0.2, y: 0.3 }, { x: 0.5, y: 0.4 })).toEqual(box)
  expect(shapeBetween({ x: 0.5, y: 0.4 }, { x: 0.2, y: 0.3 })).toEqual(box)
  expect(shapeBetween({ x: 0.2, y: 0.3 }, { x: 0.21, y: 0.305 })).toEqual({ kind: "pin", x: 0.2, y: 0.3 })
})

it("a box never leaves the page", () => {
  const { x, y, width, height } = { width: 0, height: 0, ...shapeBetween({ x: 0.99996, y: 0 }, { x: 0.3333333, y: 1 }) }
  expect(x + width).toBeLessThanOrEqual(1)
  expect(y + height).toBeLessThanOrEqual(1)
})

it("arrow keys move a spot by a hundredth of the page, by five with Shift, and never off it", () => {
  expect(moveSpot({ x: 0.5, y: 0.5 }, arrowStep("ArrowRight", false) ?? { x: 0, y: 0 })).toEqual({ x: 0.51, y: 0.5 })
  expect(moveSpot({ x: 0.5, y: 0.02 }, arrowStep("ArrowUp", true) ?? { x: 0, y: 0 })).toEqual({ x: 0.5, y: 0 })
  expect(arrowStep("Enter", false)).toBeNull()
})

it("the middle of a box is what a view goes to", () => {
  expect(middleOf({ kind: "box", x: 0.2, y: 0.2, width: 0.4, height: 0.2 })).toEqual({ x: 0.4, y: 0.30000000000000004 })
  expect(middleOf(pinAt({ x: 0.25, y: 0.75 }))).toEqual({ x: 0.25, y: 0.75 })
})
