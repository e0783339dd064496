import { CARD_MM, readCalibration, trueWidthMm, trueZoom, writeCalibration } from "../true-size"

const page = { width: 2800, height: 1900, width_mm: 210 }
const storeOf = (value: string | null) => {
  let kept = value
  return { getItem: () => kept, setItem: (_: string, next: string) => void (kept = next) }
}

describe("the width that is made", () => {
  it("is the print size where that has the page's proportions", () => {
    expect(trueWidthMm(page, { width_mm: 280, height_mm: 190 })).toBe(280)
  })

  it("is the file's own where the print is only a part of the page, and the print width where the file states none", () => {
    expect(trueWidthMm(page, { width_mm: 90, height_mm: 90 })).toBe(210)
    expect(trueWidthMm({ ...page, width_mm: null }, { width_mm: 280, height_mm: null })).toBe(280)
  })

  it("is unknown where neither says anything", () => {
    expect(trueWidthMm({ ...page, width_mm: null }, { width_mm: null, height_mm: null })).toBeNull()
  })
})

it("a measured screen shows a card as wide as a card", () => {
  const store = storeOf(null)
  expect(readCalibration(store)).toBeNull()
  const pxPerMm = writeCalibration(store, 428)
  expect(readCalibration(store)).toBe(pxPerMm)
  expect(trueZoom(CARD_MM, pxPerMm, 214)).toBeCloseTo(2)
})

it.each(["", "0", "NaN", "1000000", "<b>"])("a stored measure of %p is none", (value) => {
  expect(readCalibration(storeOf(value))).toBeNull()
})
