import { type ArtworkFacts, EMPTY_SPEC_CARD, type SpecCard } from "../../../contracts"
import { EMPTY_FACTS } from "../empty-facts"
import { artworkFindings } from "../findings"

const PAGE = { width: 3_000, height: 1_500, width_mm: null, height_mm: null }
const codes = (facts: Partial<ArtworkFacts>, spec: Partial<SpecCard> = {}, page: Partial<typeof PAGE> | object = {}) =>
  artworkFindings(
    { state: "ready", facts: { ...EMPTY_FACTS, ...facts }, pages: [{ ...PAGE, ...page }] },
    { ...EMPTY_SPEC_CARD, ...spec },
  ).map(({ code, values }) => [code, values])

const picture = { width_px: 1_000, height_px: 500 }

describe("resolution", () => {
  it.each([
    ["by the print width", { width_mm: 254 }, [["low_resolution", { dpi: "100", minimum: "150" }]]],
    ["by the print height", { height_mm: 127 }, [["low_resolution", { dpi: "100", minimum: "150" }]]],
    // It keeps its proportions: 127 mm wide in a frame that is higher than it needs.
    ["by the side that is reached first", { width_mm: 127, height_mm: 500 }, []],
    ["of a photo", { width_mm: 127, is_photo: true }, [["photo_resolution", { dpi: "200", minimum: "300" }]]],
    ["of a small photo", { width_mm: 50, is_photo: true }, []],
    ["without a print size", {}, [["print_size_unknown", {}]]],
  ])("of a picture is judged %s", (_, spec, expected) => {
    expect(codes(picture, spec)).toEqual(expected)
  })

  it("of pictures in a document grows and shrinks with its print size", () => {
    const page = { width_mm: 100, height_mm: 50 }
    expect(codes({ is_vector: true, placed_dpi: 200 }, {}, page)).toEqual([])
    expect(codes({ is_vector: true, placed_dpi: 200 }, { width_mm: 200 }, page)).toEqual([
      ["low_resolution", { dpi: "100", minimum: "150" }],
    ])
  })

  it("of lines alone does not matter", () => {
    expect(codes({ is_vector: true }, { width_mm: 2_000 })).toEqual([])
  })
})

it("a color profile is named, save the one of screens", () => {
  const cmyk = { is_vector: true, color_mode: "cmyk", has_profile: true } as const
  expect(codes({ ...cmyk, profile_name: "FOGRA39" })).toEqual([
    ["color_mode_cmyk", {}],
    ["color_profile", { name: "FOGRA39" }],
  ])
  expect(codes({ ...cmyk, profile_name: "sRGB IEC61966-2.1" })).toEqual([["color_mode_cmyk", {}]])
})

it("warnings come first, and each says what it is about", () => {
  const found = artworkFindings(
    {
      state: "ready",
      facts: {
        ...EMPTY_FACTS,
        is_vector: true,
        color_mode: "cmyk",
        has_transparency: true,
        has_overprint: true,
        is_cropped: true,
        fonts: [
          { name: "Gotham", is_embedded: false },
          { name: "Arial", is_embedded: true },
        ],
        spot_colors: ["PANTONE 485 C"],
      },
      pages: [PAGE],
    },
    EMPTY_SPEC_CARD,
  )
  expect(found.map(({ code, level }) => `${level} ${code}`)).toEqual([
    "warning fonts_not_embedded",
    "warning preview_unknown_profile",
    "warning preview_spot_colors",
    "warning preview_overprint",
    "info color_mode_cmyk",
    "info spot_colors",
    "info transparency",
    "info page_boxes_differ",
  ])
  expect(found.find(({ code }) => code === "fonts_not_embedded")?.values).toEqual({ names: "Gotham" })
  expect(found.find(({ code }) => code === "spot_colors")?.values).toEqual({ names: "PANTONE 485 C", count: "1" })
})

it("a file without a preview says so alone, and one that was not read says nothing", () => {
  expect(artworkFindings({ state: "no_preview", facts: null, pages: [] }, EMPTY_SPEC_CARD)).toEqual([
    { code: "no_preview", level: "warning", values: {} },
  ])
  expect(artworkFindings({ state: "waiting", facts: null, pages: [] }, EMPTY_SPEC_CARD)).toEqual([])
})
