/** @jest-environment jsdom */
import { watchDock } from "../lib/dock"

const placeButton = (top: number) => {
  const button = document.querySelector("[data-next-action]")
  const box = { x: 0, y: top, left: 0, right: 300, width: 300, height: 44, top, bottom: top + 44 }
  if (button) jest.spyOn(button, "getBoundingClientRect").mockReturnValue({ ...box, toJSON: () => box })
}
const isHidden = () => document.documentElement.hasAttribute("data-action-in-view")

it("hides the dock as long as the button that it repeats is on the screen", () => {
  document.body.innerHTML = `<a data-next-action href="/sign">Review and sign</a><aside data-dock></aside>`
  placeButton(400)
  watchDock()
  expect(isHidden()).toBe(true)
  for (const [top, hidden] of [
    [-20, false],
    [innerHeight - 10, false],
    [innerHeight - 44, true],
  ] as const) {
    placeButton(top)
    window.dispatchEvent(new Event("scroll"))
    expect(isHidden()).toBe(hidden)
  }
})

it("leaves the dock alone where there is no such button", () => {
  document.body.innerHTML = `<aside data-dock></aside>`
  watchDock()
  expect(isHidden()).toBe(false)
})
