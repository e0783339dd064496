import type { ArtworkFacts } from "../../contracts"
import type { Pdfium } from "./pdfium"

const TEXT = 1
const IMAGE = 3
const FORM = 5

const MAX_OBJECTS = 50_000
const MAX_DEPTH = 8
const MAX_FONTS = 50
const NAME_BYTES = 256
/** In points; smaller differences are rounding. */
const BOX_TOLERANCE = 0.5

/** Fonts, placed images and page boxes of the pages it was given. */
export class PdfInventory {
  private readonly fonts = new Map<string, boolean>()
  private dpi: number | null = null
  private hasTransparency = false
  private isCropped = false
  private left = MAX_OBJECTS

  constructor(private readonly pdfium: Pdfium) {}

  add(page: number): void {
    const { pdfium } = this
    this.hasTransparency ||= pdfium.call("FPDFPage_HasTransparency", page) !== 0
    this.isCropped ||= this.hasCrop(page)
    const count = pdfium.call("FPDFPage_CountObjects", page)
    for (let index = 0; index < count && this.left > 0; index++)
      this.addObject(pdfium.call("FPDFPage_GetObject", page, index), 1, 0)
  }

  facts(): Pick<ArtworkFacts, "fonts" | "placed_dpi" | "has_transparency" | "is_cropped"> {
    return {
      fonts: [...this.fonts].map(([name, is_embedded]) => ({ name, is_embedded })),
      placed_dpi: this.dpi === null ? null : Math.round(this.dpi),
      has_transparency: this.hasTransparency,
      is_cropped: this.isCropped,
    }
  }

  /** @param scale of the groups that hold the object */
  private addObject(object: number, scale: number, depth: number): void {
    if (!object || this.left-- <= 0 || depth > MAX_DEPTH) return
    const type = this.pdfium.call("FPDFPageObj_GetType", object)
    if (type === TEXT) this.addFont(this.pdfium.call("FPDFTextObj_GetFont", object))
    if (type === IMAGE) this.addImage(object, scale)
    if (type !== FORM) return
    const [a = 1, b = 0, c = 0, d = 1] = this.matrixOf(object) ?? []
    const inner = scale * Math.sqrt(Math.abs(a * d - b * c))
    const count = this.pdfium.call("FPDFFormObj_CountObjects", object)
    for (let index = 0; index < count && this.left > 0; index++)
      this.addObject(this.pdfium.call("FPDFFormObj_GetObject", object, index), inner, depth + 1)
  }

  private addFont(font: number): void {
    if (!font || this.fonts.size >= MAX_FONTS) return
    const name = this.pdfium.with(NAME_BYTES, (buffer) => {
      const length = this.pdfium.call("FPDFFont_GetBaseFontName", font, buffer, NAME_BYTES)
      return this.pdfium.bytes(buffer, Math.max(0, Math.min(length, NAME_BYTES) - 1)).toString("utf8")
    })
    const isEmbedded = this.pdfium.call("FPDFFont_GetIsEmbedded", font) === 1
    // A subset's tag says nothing to people: "ABCDEF+Gotham-Bold".
    const shown = name.replace(/^[A-Z]{6}\+/, "") || "?"
    this.fonts.set(shown, (this.fonts.get(shown) ?? true) && isEmbedded)
  }

  private addImage(object: number, scale: number): void {
    const { pdfium } = this
    const [a = 0, b = 0, c = 0, d = 0] = this.matrixOf(object) ?? []
    const [width = 0, height = 0] = pdfium.with(8, (pointer) => {
      if (!pdfium.call("FPDFImageObj_GetImagePixelSize", object, pointer, pointer + 4)) return []
      const bytes = pdfium.bytes(pointer, 8)
      return [bytes.readUInt32LE(0), bytes.readUInt32LE(4)]
    })
    const dpi = Math.min((72 * width) / (Math.hypot(a, b) * scale), (72 * height) / (Math.hypot(c, d) * scale))
    if (Number.isFinite(dpi) && dpi > 0) this.dpi = Math.min(this.dpi ?? dpi, dpi)
  }

  private matrixOf(object: number): number[] | null {
    return this.pdfium.with(24, (pointer) =>
      this.pdfium.call("FPDFPageObj_GetMatrix", object, pointer) ? this.pdfium.floats(pointer, 6) : null,
    )
  }

  private hasCrop(page: number): boolean {
    const crop = this.pdfium.readFloats("FPDFPage_GetCropBox", 4, page)
    const media = this.pdfium.readFloats("FPDFPage_GetMediaBox", 4, page)
    if (!crop || !media) return false
    return crop.some((side, index) => Math.abs(side - (media[index] ?? side)) > BOX_TOLERANCE)
  }
}
