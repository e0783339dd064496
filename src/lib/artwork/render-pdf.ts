import type { ArtworkFacts } from "../../contracts"
import { ArtworkError } from "./artwork-problem"
import { EMPTY_FACTS } from "./empty-facts"
import { PdfInventory } from "./pdf-inventory"
import { scanPdf } from "./pdf-scan"
import { Pdfium } from "./pdfium"
import { type PageSize, type Pixels, RENDER_SIZE } from "./previews"
import type { Source } from "./source"

const MM_PER_POINT = 25.4 / 72
const BGRA = 4
const ANNOTATIONS = 0x01
const RGBA_ORDER = 0x10
const WHITE = 0xffffffff
const CLEAR = 0x00000000
/** Size of pdfium's FPDF_FORMFILLINFO with room; zeroes are callbacks that are not there. Version 2. */
const FORM_INFO_BYTES = 256

/**
 * A PDF, or the PDF inside an Illustrator file, drawn as a reader shows it: rotated, and cut to its crop box. pdfium is
 * built without a script engine: actions and scripts in the file are never run.
 * @param paper false leaves the page transparent, as artwork is
 */
export const openPdf = async (file: string, limits: { pages: number }, paper: boolean): Promise<Source> => {
  const pdfium = await Pdfium.load()
  const { pointer, length } = await pdfium.loadFile(file)
  const { facts: scan, has_device_cmyk } = scanPdf(pdfium.bytes(pointer, length))
  const document = pdfium.openDocument(pointer, length)
  const page_count = pdfium.call("FPDF_GetPageCount", document)
  if (page_count < 1) throw new ArtworkError("broken")
  if (page_count > limits.pages) throw new ArtworkError("too_many_pages")
  if (!paper && saysItHasNoPreview(pdfium, document)) throw new ArtworkError("unsupported")
  const form = openForm(pdfium, document)
  const inventory = new PdfInventory(pdfium)

  const onPage = <T>(number: number, work: (page: number) => T): T => {
    const page = pdfium.call("FPDF_LoadPage", document, number - 1)
    if (!page) throw new ArtworkError("broken")
    try {
      return work(page)
    } finally {
      pdfium.call("FPDF_ClosePage", page)
    }
  }

  return {
    page_count,
    render: async (number) =>
      onPage(number, (page) => {
        const size = {
          width: pdfium.call("FPDF_GetPageWidthF", page),
          height: pdfium.call("FPDF_GetPageHeightF", page),
        }
        if (!(size.width > 0 && size.height > 0)) throw new ArtworkError("broken")
        inventory.add(page)
        return { pixels: draw(pdfium, page, form, size, paper), size: millimeters(size) }
      }),
    facts: () => {
      const facts: ArtworkFacts = { ...EMPTY_FACTS, is_vector: true, page_count, ...scan, ...inventory.facts() }
      const hasUnknownColors = scan.color_mode === "cmyk" && has_device_cmyk
      return {
        facts,
        is_preview_faithful:
          !scan.has_overprint &&
          scan.spot_colors.length === 0 &&
          !hasUnknownColors &&
          facts.fonts.every(({ is_embedded }) => is_embedded),
      }
    },
    close: () => {
      pdfium.call("FPDFDOC_ExitFormFillEnvironment", form)
      pdfium.call("FPDF_CloseDocument", document)
      pdfium.free(pointer)
    },
  }
}

const MAX_CHARACTERS = 2_000

/** Illustrator writes a page that says so into a file that it saves without the PDF in it. */
const saysItHasNoPreview = (pdfium: Pdfium, document: number): boolean => {
  const page = pdfium.call("FPDF_LoadPage", document, 0)
  if (!page) return false
  const text = pdfium.call("FPDFText_LoadPage", page)
  // UTF-16 with a zero at its end.
  const words = pdfium.with(2 * (MAX_CHARACTERS + 1), (buffer) => {
    const length = pdfium.call("FPDFText_GetText", text, 0, MAX_CHARACTERS, buffer)
    return pdfium.bytes(buffer, 2 * Math.max(0, length - 1)).toString("utf16le")
  })
  pdfium.call("FPDFText_ClosePage", text)
  pdfium.call("FPDF_ClosePage", page)
  return /saved\s+without\s+PDF\s+Content/i.test(words)
}

/** Without it, form fields are not drawn. */
const openForm = (pdfium: Pdfium, document: number): number => {
  // Kept for as long as the document is open, and the process ends with it.
  const info = pdfium.allocate(FORM_INFO_BYTES)
  pdfium.bytes(info, FORM_INFO_BYTES).fill(0).writeUInt32LE(2)
  const form = pdfium.call("FPDFDOC_InitFormFillEnvironment", document, info)
  pdfium.call("FPDF_SetFormFieldHighlightAlpha", form, 0)
  return form
}

const millimeters = ({ width, height }: { width: number; height: number }): PageSize => ({
  width_mm: width * MM_PER_POINT,
  height_mm: height * MM_PER_POINT,
})

const draw = (
  pdfium: Pdfium,
  page: number,
  form: number,
  size: { width: number; height: number },
  paper: boolean,
): Pixels => {
  const scale = RENDER_SIZE / Math.max(size.width, size.height)
  const width = Math.max(1, Math.round(size.width * scale))
  const height = Math.max(1, Math.round(size.height * scale))
  const stride = 4 * width
  return pdfium.with(stride * height, (buffer) => {
    const bitmap = pdfium.call("FPDFBitmap_CreateEx", width, height, BGRA, buffer, stride)
    if (!bitmap) throw new ArtworkError("out_of_memory")
    try {
      pdfium.call("FPDFBitmap_FillRect", bitmap, 0, 0, width, height, paper ? WHITE : CLEAR)
      const flags = ANNOTATIONS | RGBA_ORDER
      pdfium.call("FPDF_RenderPageBitmap", bitmap, page, 0, 0, width, height, 0, flags)
      pdfium.call("FPDF_FFLDraw", form, bitmap, page, 0, 0, width, height, 0, flags)
      return { data: Buffer.from(pdfium.bytes(buffer, stride * height)), width, height, channels: 4 }
    } finally {
      pdfium.call("FPDFBitmap_Destroy", bitmap)
    }
  })
}
