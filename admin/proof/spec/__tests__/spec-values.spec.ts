import { EMPTY_SPEC_CARD, updateVersionSchema } from "../../../../src/contracts"
import { readSize, writeSize } from "../size-text"
import { switchUnit, toSpecValues, toVersionBody } from "../spec-values"

describe("sizes of a spec card", () => {
  it.each([
    ["280", "mm", 280],
    ["11.02", "in", 279.908],
    ["3,5", "in", 88.9],
    ["", "mm", null],
    ["wide", "mm", NaN],
  ] as const)("reads %p in %s", (text, unit, millimeters) => {
    expect(readSize(text, unit, null)).toEqual(millimeters)
  })

  it("keep their millimeters however often the unit is switched and the card is saved", () => {
    const card = { ...EMPTY_SPEC_CARD, width_mm: 280, height_mm: 100.4 }
    const values = toSpecValues({ note: null, spec: card })
    const inches = { ...values, ...switchUnit(values, "in") }
    expect(inches.spec.width_mm).toBe("11.02")
    expect(toVersionBody(inches).spec).toMatchObject({ width_mm: 280, height_mm: 100.4, unit: "in" })
    const back = { ...inches, ...switchUnit(inches, "mm") }
    expect(toVersionBody(back).spec).toMatchObject({ width_mm: 280, height_mm: 100.4, unit: "mm" })
  })

  it("take a newly typed size in the unit that is chosen", () => {
    const values = toSpecValues({ note: null, spec: { ...EMPTY_SPEC_CARD, width_mm: 280, unit: "in" } })
    values.spec.width_mm = "3.5"
    expect(toVersionBody(values).spec.width_mm).toBe(88.9)
  })

  it("leave what is no number as it was typed", () => {
    const values = toSpecValues({ note: null, spec: EMPTY_SPEC_CARD })
    values.spec.width_mm = "wide"
    expect(switchUnit(values, "in").spec.width_mm).toBe("wide")
    expect(updateVersionSchema.safeParse(toVersionBody(values)).success).toBe(false)
  })

  it("are written without an end of zeros", () => {
    expect([writeSize(280, "mm"), writeSize(25.4, "in"), writeSize(null, "mm")]).toEqual(["280", "1", ""])
  })
})

describe("a spec card that is saved untouched", () => {
  it("is what it was", () => {
    const card = {
      ...EMPTY_SPEC_CARD,
      method: "Embroidery",
      placements: ["Left chest"],
      colors: [{ system: "pms" as const, code: "186 C", swatch: "#c8102e" }],
      color_count: 3,
      garment: "Coach polo, navy",
      garment_color: "#1f2937",
      notes: "Thread sheen",
      fields: [{ label: "Stitches", value: "8,000" }],
      ticks: [{ id: "spelling", text: "Spelling is right" }],
    }
    const body = updateVersionSchema.parse(toVersionBody(toSpecValues({ note: "Lighter", spec: card })))
    expect(body).toEqual({ note: "Lighter", spec: card })
  })

  it("leaves out rows that were added and stayed empty", () => {
    const values = toSpecValues({ note: null, spec: EMPTY_SPEC_CARD })
    values.spec.placements = ["", "Back"]
    values.spec.fields = [{ label: "", value: " " }]
    values.spec.ticks = [{ id: "a", text: "" }]
    expect(toVersionBody(values).spec).toMatchObject({ placements: ["Back"], fields: [], ticks: [] })
  })
})
