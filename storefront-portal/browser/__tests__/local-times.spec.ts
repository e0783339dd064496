/** @jest-environment jsdom */
import { showLocalTimes } from "../lib/local-times"

const AT = "2026-11-29T05:59:59.999Z"
const inZone = (timeZone: string) => {
  const real = Intl.DateTimeFormat
  return jest
    .spyOn(Intl, "DateTimeFormat")
    .mockImplementation((locales, options) => new real(locales, { timeZone, ...options }))
}

beforeEach(() => {
  document.documentElement.lang = "en"
  document.body.innerHTML = `<time datetime="${AT}" data-local-time>Nov 28, 2026, 11:59 PM CST</time><time datetime="${AT}">as it is</time>`
})
afterEach(() => jest.restoreAllMocks())

it("writes marked times in the client's own zone and names that, and leaves all others", () => {
  inZone("Europe/Berlin")
  showLocalTimes(document)
  expect([...document.querySelectorAll("time")].map(({ textContent }) => textContent)).toEqual([
    "Nov 29, 2026, 6:59 AM GMT+1",
    "as it is",
  ])
})

it("says the same again when it is asked twice, as for sections that are swapped in", () => {
  inZone("America/Los_Angeles")
  showLocalTimes(document)
  showLocalTimes(document)
  expect(document.querySelector("time")?.textContent).toBe("Nov 28, 2026, 9:59 PM PST")
})

it("keeps the language of the page", () => {
  document.documentElement.lang = "de"
  inZone("Europe/Berlin")
  showLocalTimes(document)
  expect(document.querySelector("time")?.textContent).toContain("29. Nov. 2026")
})
