import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises"
import http from "node:http"
import os from "node:os"
import path from "node:path"
import sharp from "sharp"
import { hostileFiles, grayPng } from "../../../../integration-tests/support/hostile-files"
import { pdf } from "../../../../integration-tests/support/pdf"
import { cmykTiff, type Inks } from "../../../../integration-tests/support/tiff"
import type { ArtworkFacts, ArtworkFormat, ArtworkPage } from "../../../contracts"
import { HEAD_BYTES, recognize } from "../recognize"
import { runWorker, type WorkerOutcome } from "../run-worker"
import type { WorkerRequest } from "../worker-protocol"

const isFull = process.env.FULL === "1"
const EACH = isFull ? 10 : 1
/** Full: as many as a document may have. */
const PAGES = isFull ? 300 : 7
const ARTWORK = path.join(__dirname, "../../../../integration-tests/fixtures/artwork")
const MEMORY_MB = 480
const MEMORY_BAR_MB = 512
/** For files that may take for ever: enough to start a worker on a busy machine. */
const SILENCE_MS = 10_000

let folder: string

beforeEach(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), "artwork-worker-"))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

type Preview = ArtworkPage & { picture: Buffer }
type Read = { outcome: WorkerOutcome; facts: ArtworkFacts | null; isFaithful: boolean | null; pages: Preview[] }

const read = async (
  bytes: Buffer,
  format: ArtworkFormat,
  { limits, ...request }: Partial<Omit<WorkerRequest, "limits">> & { limits?: Partial<WorkerRequest["limits"]> } = {},
  options: { maxSilenceMs?: number } = {},
): Promise<Read> => {
  const file = path.join(folder, "original")
  await writeFile(file, bytes)
  const result: Read = { outcome: { problem: "broken" }, facts: null, isFaithful: null, pages: [] }
  result.outcome = await runWorker(
    {
      file,
      folder,
      format,
      first_page: 1,
      max_chunk_pages: 50,
      max_chunk_ms: 20_000,
      ...request,
      limits: { megapixels: 50, pages: 300, memory_mb: MEMORY_MB, ...limits },
    },
    {
      onFacts: async ({ facts, is_preview_faithful }) => {
        result.facts = facts
        result.isFaithful = is_preview_faithful
      },
      onPage: async ({ page, files }) => {
        result.pages.push({ ...page, picture: await readFile(path.join(folder, files.screen)) })
      },
    },
    options,
  )
  return result
}

/** The color at a place of a preview, given in shares of its sides. */
const colorAt = async ({ picture }: Preview, x: number, y: number): Promise<number[]> => {
  const { data, info } = await sharp(picture).raw().toBuffer({ resolveWithObject: true })
  const at = (Math.floor(y * info.height) * info.width + Math.floor(x * info.width)) * info.channels
  return [...data.subarray(at, at + 3)]
}

/** By how much the color at a place differs from another, in the channel where it differs most. */
const distanceAt = async (preview: Preview, x: number, y: number, expected: number[]): Promise<number> => {
  const found = await colorAt(preview, x, y)
  return Math.max(...expected.map((value, channel) => Math.abs(value - (found[channel] ?? 0))))
}

const isRed = ([red = 0, green = 0, blue = 0]: number[]): boolean => red > 200 && green < 60 && blue < 60
const onlyPage = ({ pages: [page], outcome }: Read): Preview => {
  if (!page) throw new Error(`There is no page: ${JSON.stringify(outcome)}`)
  return page
}

const photo = (width: number, height: number): sharp.Sharp =>
  sharp({ create: { width, height, channels: 3, background: "white" } }).composite([
    { input: { create: { width: width / 4, height: height / 4, channels: 3, background: "red" } }, left: 0, top: 0 },
  ])

describe("pictures", () => {
  // Where the corner that the camera wrote first is shown.
  it.each([
    [1, 400, 200, 0.1, 0.1],
    [3, 400, 200, 0.9, 0.9],
    [5, 200, 400, 0.1, 0.1],
    [6, 200, 400, 0.9, 0.1],
    [8, 200, 400, 0.1, 0.9],
  ])("are turned as a phone's orientation %i says", async (orientation, width, height, x, y) => {
    const bytes = await photo(400, 200).jpeg().withMetadata({ orientation }).toBuffer()
    const result = await read(bytes, "jpeg")
    expect(onlyPage(result)).toMatchObject({ width, height })
    expect(result.facts).toMatchObject({ width_px: width, height_px: height })
    expect(isRed(await colorAt(onlyPage(result), x, y))).toBe(true)
  })

  const cmyk = async (): Promise<Buffer> => await photo(80, 40).toColourspace("cmyk").jpeg({ quality: 95 }).toBuffer()
  /** Without the segment in which Photoshop says that values are inverted. */
  const withoutAdobeMarker = (bytes: Buffer): Buffer => {
    const at = bytes.indexOf(Buffer.from("ffee", "hex"))
    return at === -1
      ? bytes
      : Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + 2 + bytes.readUInt16BE(at + 2))])
  }

  it("in CMYK are not inverted, and the preview is called approximate without a profile", async () => {
    const result = await read(await cmyk(), "jpeg")
    expect(result.facts).toMatchObject({ color_mode: "cmyk", has_profile: false })
    expect(result.isFaithful).toBe(false)
    expect((await colorAt(onlyPage(result), 0.8, 0.8)).every((value) => value > 235)).toBe(true)
    const [red = 0, green = 255] = await colorAt(onlyPage(result), 0.1, 0.1)
    expect(red - green).toBeGreaterThan(80)
  })

  /** With a profile in a segment of its own, right behind the start of the file. */
  const withProfile = (bytes: Buffer, profile: Buffer): Buffer => {
    const head = Buffer.concat([Buffer.from("ffe20000", "hex"), Buffer.from("ICC_PROFILE\0\x01\x01", "latin1")])
    head.writeUInt16BE(head.length - 2 + profile.length, 2)
    return Buffer.concat([bytes.subarray(0, 2), head, profile, bytes.subarray(2)])
  }

  it("in CMYK with a profile for screens are shown as without one, and the preview is called approximate", async () => {
    const { icc } = await sharp(await photo(8, 8).withIccProfile("srgb").jpeg().toBuffer()).metadata()
    const result = await read(withProfile(await cmyk(), icc ?? Buffer.alloc(0)), "jpeg")
    expect(result.facts).toMatchObject({ color_mode: "cmyk", has_profile: false })
    expect(result.isFaithful).toBe(false)
    expect((await colorAt(onlyPage(result), 0.8, 0.8)).every((value) => value > 235)).toBe(true)
    const [red = 0, green = 255] = await colorAt(onlyPage(result), 0.1, 0.1)
    expect(red - green).toBeGreaterThan(80)
  })

  it("in CMYK without Adobe's marker are neither refused nor lost", async () => {
    const result = await read(withoutAdobeMarker(await cmyk()), "jpeg")
    expect(result.outcome).toMatchObject({ next_page: null })
    expect(result.facts).toMatchObject({ color_mode: "cmyk" })
  })

  it("keep their transparency, and state a print size where one was chosen", async () => {
    const bytes = await sharp({ create: { width: 300, height: 150, channels: 4, background: "#ff000080" } })
      .png()
      .withMetadata({ density: 300 })
      .toBuffer()
    const result = await read(bytes, "png")
    expect(result.facts).toMatchObject({ has_transparency: true, color_mode: "rgb", is_vector: false })
    expect(onlyPage(result).width_mm).toBeCloseTo(25.4, 1)
    expect((await sharp(onlyPage(result).picture).metadata()).hasAlpha).toBe(true)
  })

  it("in a TIFF with several images are its pages", async () => {
    const frames = await Promise.all(
      ["red", "white"].map((background) =>
        sharp({ create: { width: 30, height: 20, channels: 3, background } })
          .png()
          .toBuffer(),
      ),
    )
    const bytes = await sharp(frames, { join: { animated: true } })
      .tiff({ compression: "lzw" })
      .toBuffer()
    const result = await read(bytes, "tiff")
    expect(result.pages.map(({ number }) => number)).toEqual([1, 2])
    expect(result.facts).toMatchObject({ page_count: 2 })
  })

  it("of a phone (HEIC) are shown in their colors, and beyond the limit of pixels they get no preview", async () => {
    const bytes = await readFile(path.join(ARTWORK, "four-colors.heic"))
    const result = await read(bytes, "heic")
    const page = onlyPage(result)
    expect(page).toMatchObject({ width: 640, height: 400, width_mm: null })
    expect(result.facts).toMatchObject({ width_px: 640, height_px: 400, color_mode: "rgb", has_transparency: false })
    expect(await distanceAt(page, 0.25, 0.25, [0xd8, 0x1e, 0x2c])).toBeLessThan(6)
    expect(await distanceAt(page, 0.75, 0.25, [0x1d, 0x4e, 0xd8])).toBeLessThan(6)
    expect(await distanceAt(page, 0.25, 0.75, [0x16, 0x65, 0x34])).toBeLessThan(6)
    expect(await distanceAt(page, 0.75, 0.75, [255, 255, 255])).toBeLessThan(6)
    expect(await read(bytes, "heic", { limits: { megapixels: 0.2 } })).toMatchObject({
      outcome: { problem: "too_many_pixels" },
      pages: [],
    })
  })

  it("of a phone (HEIC) that are damaged get no preview", async () => {
    const bytes = await readFile(path.join(ARTWORK, "four-colors.heic"))
    for (const part of [bytes.subarray(0, 200), bytes.subarray(0, bytes.length >> 1)])
      expect(await read(part, "heic")).toMatchObject({ outcome: { problem: "broken" }, pages: [] })
  })

  it("of 280 MB of pixels, packed and with transparency, end in bounded memory", async () => {
    const bytes = await sharp({ create: { width: 8_400, height: 8_400, channels: 4, background: "#ff000080" } })
      .tiff({ compression: "lzw" })
      .toBuffer()
    expect(await read(bytes, "tiff")).toMatchObject({ outcome: { problem: "too_many_pixels" }, pages: [] })
    const { outcome } = await read(bytes, "tiff", { limits: { megapixels: 500 } })
    if ("problem" in outcome) expect(outcome.problem).toBe("out_of_memory")
    else expect(outcome.peak_memory_mb).toBeLessThanOrEqual(MEMORY_BAR_MB)
  })

  it("beyond the limit of pixels get no preview, without being decoded", async () => {
    const result = await read(grayPng(30_000, 30_000, 1_000), "png")
    expect(result).toMatchObject({ outcome: { problem: "too_many_pixels" }, pages: [] })
  })
})

describe("artwork in CMYK with its profile", () => {
  const INKS: Inks[] = [
    [0, 1, 1, 0],
    [1, 1, 0, 0],
    [0, 0, 0, 1],
    [0, 0, 0, 0],
  ]
  /** What Little CMS makes of these inks with that profile: `transicc -t 0 -i cmyk.icc -o '*sRGB'`, cut to 0 to 255. */
  const IN_SRGB = [
    [232, 0, 21],
    [31, 5, 119],
    [18, 4, 23],
    [255, 255, 255],
  ]
  let profile: Buffer

  beforeAll(async () => {
    // "Chemical proof", in the public domain, comes with libvips.
    const inks = sharp({ create: { width: 1, height: 1, channels: 3, background: "white" } }).toColourspace("cmyk")
    const { icc } = await sharp(await inks.withIccProfile("cmyk").tiff().toBuffer()).metadata()
    profile = icc ?? Buffer.alloc(0)
  })

  const distances = async (page: Preview) =>
    await Promise.all(IN_SRGB.map((color, index) => distanceAt(page, (index + 0.5) / IN_SRGB.length, 0.5, color)))

  it("is shown in the colors that the profile gives, in a TIFF", async () => {
    const result = await read(cmykTiff(INKS, profile), "tiff")
    expect(result.facts).toMatchObject({ color_mode: "cmyk", has_profile: true, profile_name: "Chemical proof" })
    expect(result.isFaithful).toBe(true)
    // libvips goes through Lab and cuts each channel to sRGB, which takes the blue out of deep reds and blacks.
    expect(Math.max(...(await distances(onlyPage(result))))).toBeLessThanOrEqual(24)
  })

  const stripes = (operator: string): string =>
    INKS.map((inks, index) => `${inks.join(" ")} ${operator} ${index * 50} 0 50 100 re f`).join(" ")

  it("is shown in the colors that the profile gives, in a PDF", async () => {
    const bytes = pdf({
      compressed: true,
      contents: [`/Press cs ${stripes("scn")}`],
      resources: "/ColorSpace<</Press[/ICCBased 10 0 R]>>",
      objects: [{ dictionary: "/N 4/Alternate/DeviceCMYK", stream: profile }],
    })
    const result = await read(bytes, "pdf")
    expect(result.facts).toMatchObject({ color_mode: "cmyk", has_profile: true, profile_name: "Chemical proof" })
    expect(result.isFaithful).toBe(true)
    expect(Math.max(...(await distances(onlyPage(result))))).toBeLessThanOrEqual(10)
  })

  it("is only near them where a PDF/X names the profile of the press alone, and the preview says so", async () => {
    const bytes = pdf({
      compressed: true,
      contents: [stripes("k")],
      catalog:
        "/OutputIntents[<</Type/OutputIntent/S/GTS_PDFX/OutputConditionIdentifier(FOGRA39)/DestOutputProfile 10 0 R>>]",
      objects: [{ dictionary: "/N 4", stream: profile }],
    })
    const result = await read(bytes, "pdf")
    expect(result.facts).toMatchObject({ color_mode: "cmyk", has_profile: true, profile_name: "FOGRA39" })
    expect(result.isFaithful).toBe(false)
    expect(Math.max(...(await distances(onlyPage(result))))).toBeLessThanOrEqual(60)
  })
})

describe("drawings", () => {
  const svg = (inner: string, attributes = `width="100" height="50"`): Buffer =>
    Buffer.from(
      `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" ${attributes}>${inner}</svg>`,
    )

  it("are drawn as large as the largest preview, and lengths in points keep their share", async () => {
    const result = await read(svg(`<rect width="36pt" height="37.5pt" fill="red"/>`), "svg")
    const page = onlyPage(result)
    expect(page).toMatchObject({ width: 3_000, width_mm: null })
    expect(Math.abs(page.height - 1_500)).toBeLessThanOrEqual(1)
    // 36 points are 48 of the drawing's 100 pixels.
    expect([isRed(await colorAt(page, 0.46, 0.5)), isRed(await colorAt(page, 0.5, 0.5))]).toEqual([true, false])
  })

  it("state their size where it is a length", async () => {
    const page = onlyPage(await read(svg(`<circle r="5"/>`, `width="10cm" height="2in" viewBox="0 0 10 5"`), "svg"))
    expect(page.width_mm).toBe(100)
    expect(page.height_mm).toBeCloseTo(50.8, 5)
  })

  it.each([
    [`viewBox="-10000 0 170000 150000"`, 3_000, 2_647],
    [`width="120000" height="60000"`, 3_000, 1_500],
  ])("of absurd size (%s) are drawn as any other", async (attributes, width, height) => {
    const page = onlyPage(await read(svg(`<rect width="170000" height="150000"/>`, attributes), "svg"))
    expect(page.width).toBe(width)
    expect(Math.abs(page.height - height)).toBeLessThanOrEqual(1)
  })

  it("reach neither the network nor a file beside them", async () => {
    const asked: string[] = []
    const server = http.createServer((req, res) => {
      asked.push(req.url ?? "")
      res.end()
    })
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve))
    const address = server.address()
    const port = typeof address === "object" ? address?.port : 0
    const red = await sharp({ create: { width: 10, height: 10, channels: 3, background: "red" } })
      .png()
      .toBuffer()
    await writeFile(path.join(folder, "red.png"), red)
    const references = ["red.png", `file://${folder}/red.png`, `http://127.0.0.1:${port}/red.png`]
    const images = references.map((href) => `<image width="100" height="50" xlink:href="${href}" href="${href}"/>`)
    const style = `<style>@import url(http://127.0.0.1:${port}/a.css);</style>`
    const result = await read(svg(style + images.join("")), "svg")
    server.close()
    expect({ asked, isRed: isRed(await colorAt(onlyPage(result), 0.5, 0.5)), isFaithful: result.isFaithful }).toEqual({
      asked: [],
      isRed: false,
      isFaithful: false,
    })
  })

  it("with text name the fonts that they lack", async () => {
    const result = await read(svg(`<text y="20" font-family="Gotham, sans-serif">Go</text>`), "svg")
    expect(result.facts?.fonts).toEqual([{ name: "Gotham", is_embedded: false }])
  })
})

describe("documents", () => {
  const redHalf = "1 0 0 rg 0 0 100 50 re f"

  it("are rotated, and cut to what a reader shows", async () => {
    const result = await read(pdf({ contents: [redHalf], page: "/Rotate 90/CropBox[0 0 100 100]" }), "pdf")
    const page = onlyPage(result)
    // 100 by 100 points, of which the lower half is red; turned to the right, that is the left half.
    expect(page).toMatchObject({ width: 3_000, height: 3_000 })
    expect(page.width_mm).toBeCloseTo(35.28, 1)
    expect([isRed(await colorAt(page, 0.25, 0.5)), isRed(await colorAt(page, 0.75, 0.5))]).toEqual([true, false])
    expect(result.facts).toMatchObject({ is_cropped: true, is_vector: true, color_mode: "rgb" })
  })

  it("have white paper, and artwork of Illustrator has none", async () => {
    const bytes = pdf({ contents: [redHalf] })
    expect(await colorAt(onlyPage(await read(bytes, "pdf")), 0.9, 0.1)).toEqual([255, 255, 255])
    expect((await sharp(onlyPage(await read(bytes, "ai")).picture).stats()).isOpaque).toBe(false)
  })

  it("of Illustrator that were saved without their PDF have no preview", async () => {
    const bytes = pdf({
      contents: ["BT /F 9 Tf 9 50 Td (File that was saved without PDF Content.) Tj ET"],
      resources: "/Font<</F 10 0 R>>",
      objects: [{ dictionary: "/Type/Font/Subtype/Type1/BaseFont/Helvetica" }],
    })
    expect(await read(bytes, "ai")).toMatchObject({ outcome: { problem: "unsupported" }, pages: [] })
    expect(await read(bytes, "pdf")).toMatchObject({ outcome: { next_page: null } })
  })

  it("tell of spot colors and overprint, for which the preview cannot be trusted", async () => {
    const result = await read(
      pdf({
        contents: ["/Over gs /Spot cs 1 scn 0 0 50 50 re f"],
        compressed: true,
        resources:
          "/ExtGState<</Over 10 0 R>>/ColorSpace<</Spot 11 0 R/Two[/DeviceN[/Black/PANTONE#20877#20C]/DeviceCMYK 12 0 R]>>",
        objects: [
          { dictionary: "/Type/ExtGState/OP true/op true/OPM 1/ca 0.5" },
          { dictionary: "/Note[/Separation/PANTONE#20485#20C/DeviceCMYK 12 0 R]" },
          { dictionary: "/FunctionType 2/Domain[0 1]/C0[0 0 0 0]/C1[0 1 1 0]/N 1" },
        ],
      }),
      "pdf",
    )
    expect(result.facts).toMatchObject({
      spot_colors: ["PANTONE 485 C", "PANTONE 877 C"],
      has_overprint: true,
      color_mode: "cmyk",
    })
    expect(result.isFaithful).toBe(false)
  })

  it("that print black over what lies below, and white on it, are not trusted, and black is no spot color", async () => {
    const result = await read(
      pdf({
        contents: ["/Over gs /K cs 1 scn 0 0 50 50 re f 0 0 0 0 k 10 10 20 20 re f"],
        compressed: true,
        resources: "/ExtGState<</Over 10 0 R>>/ColorSpace<</K 11 0 R>>",
        objects: [
          { dictionary: "/Type/ExtGState/OP true/op true/OPM 1" },
          { dictionary: "/Note[/Separation/Black/DeviceCMYK 12 0 R]" },
          { dictionary: "/FunctionType 2/Domain[0 1]/C0[0 0 0 0]/C1[0 0 0 1]/N 1" },
        ],
      }),
      "pdf",
    )
    expect(result.facts).toMatchObject({ spot_colors: [], has_overprint: true, color_mode: "cmyk" })
    expect(result.isFaithful).toBe(false)
    expect(onlyPage(result).number).toBe(1)
  })

  it("tell how fine their pictures are at the size of the page", async () => {
    const result = await read(
      pdf({
        contents: ["q 72 0 0 36 0 0 cm /Im Do Q"],
        resources: "/XObject<</Im 10 0 R>>",
        objects: [
          {
            dictionary: "/Type/XObject/Subtype/Image/Width 100/Height 50/ColorSpace/DeviceGray/BitsPerComponent 8",
            stream: Buffer.alloc(5_000, 128),
          },
        ],
      }),
      "pdf",
    )
    expect(result.facts?.placed_dpi).toBe(100)
  })

  it("name fonts that they lack", async () => {
    const result = await read(
      pdf({
        contents: ["BT /F 20 Tf 10 10 Td (Hello) Tj ET"],
        resources: "/Font<</F 10 0 R>>",
        objects: [{ dictionary: "/Type/Font/Subtype/Type1/BaseFont/Helvetica-Bold" }],
      }),
      "pdf",
    )
    expect(result.facts?.fonts).toEqual([{ name: "Helvetica-Bold", is_embedded: false }])
  })

  it(`of ${PAGES} pages come in parts, each of which knows where the next begins, within the memory of a worker`, async () => {
    const bytes = pdf({ contents: Array.from({ length: PAGES }, () => redHalf) })
    const numbers: number[] = []
    let parts = 0
    for (let next: number | null = 1; next !== null; parts++) {
      const { outcome, pages } = await read(bytes, "pdf", { first_page: next, max_chunk_pages: Math.ceil(PAGES / 2) })
      if ("problem" in outcome) throw new Error(outcome.problem)
      expect(outcome.peak_memory_mb).toBeLessThanOrEqual(MEMORY_BAR_MB)
      numbers.push(...pages.map(({ number }) => number))
      next = outcome.next_page
    }
    expect(numbers).toEqual(Array.from({ length: PAGES }, (_, index) => index + 1))
    expect(parts).toBeGreaterThan(1)
  })

  it("of too many pages get no preview", async () => {
    const bytes = pdf({ contents: ["", "", ""] })
    expect(await read(bytes, "pdf", { limits: { pages: 2 } })).toMatchObject({ outcome: { problem: "too_many_pages" } })
  })
})

describe("a worker", () => {
  it("is ended when it uses more memory than it may", async () => {
    const bytes = await sharp({ create: { width: 6_000, height: 6_000, channels: 3, background: "red" } })
      .png()
      .toBuffer()
    expect((await read(bytes, "png", { limits: { memory_mb: 90 } })).outcome).toEqual({ problem: "out_of_memory" })
  })

  it("is ended when it says nothing for too long", async () => {
    expect((await read(pdf(), "pdf", {}, { maxSilenceMs: 1 })).outcome).toEqual({ problem: "timed_out" })
  })
})

describe.each([...hostileFiles(EACH)])("a hostile file: $kind ($name)", ({ name, bytes, allowed }) => {
  it("ends in previews or a reason, within the memory of a worker", async () => {
    const { format, refused } = recognize(bytes.subarray(0, HEAD_BYTES), name)
    const { outcome, pages } = refused
      ? { outcome: { problem: refused }, pages: [] }
      : await read(bytes, format, {}, allowed.includes("timed_out") ? { maxSilenceMs: SILENCE_MS } : {})
    expect(allowed).toContain("problem" in outcome ? outcome.problem : "previews")
    if ("peak_memory_mb" in outcome) expect(outcome.peak_memory_mb).toBeLessThanOrEqual(MEMORY_BAR_MB)
    for (const { picture } of pages) expect(picture.toString("latin1", 8, 12)).toBe("WEBP")
  })
})
