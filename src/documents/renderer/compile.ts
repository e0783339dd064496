import { tmpdir } from "node:os"
import path from "node:path"
import { type NodeCompiler, type NodeError, PdfStandard } from "@myriaddreamin/typst-ts-node-compiler"
import { PAPER_TEMPLATE } from "../template"
import type { Paper } from "../paper"
import { reasonOf, RenderError } from "./render-error"

export type Compiled = { pdf: Buffer; pages: number; missing: string[] }

/** Root of the template's files. There is no such folder: what a document may read is handed over in memory. */
export const WORKSPACE = path.join(tmpdir(), "client-portal-documents")
const LOGO = path.join(WORKSPACE, "logo.png")

/** One problem of a compilation, as the compiler gives it to JavaScript and, in an exception, writes it into one line. */
const MISSING_GLYPH = /the text `?\\?"((?:[^"\\]|\\.)*?)\\?"`? could not be displayed/g

const diagnosticsOf = (error: NodeError | null): string => JSON.stringify(error?.shortDiagnostics ?? "no diagnostics")

/**
 * Characters without a glyph, from the message with which PDF/A refuses them; null for any other message.
 */
export const missingGlyphs = (message: string): string[] | null => {
  const problems = message.match(/severity: Error/g)?.length ?? 0
  const found = [...message.matchAll(MISSING_GLYPH)].flatMap(([, text]) => text ?? [])
  return problems > 0 && found.length === problems ? [...new Set(found)] : null
}

/**
 * Makes one PDF. It is PDF/A-2a: archivable, with tags for screen readers, and of equal bytes for equal input. Where no
 * font has a character, PDF/A is impossible; the document is then tagged PDF 1.7, with a box for that character.
 * @throws what the compiler says of the template or of the data
 */
export const compilePaper = (
  compiler: NodeCompiler,
  families: readonly string[],
  paper: Paper,
  logo: Uint8Array | null,
): Compiled => {
  try {
    if (logo) compiler.mapShadow(LOGO, Buffer.from(logo))
    const inputs = { paper: JSON.stringify(paper), families: JSON.stringify(families) }
    const compiled = compiler.compile({ mainFileContent: PAPER_TEMPLATE, inputs })
    const document = compiled.result
    if (!document) throw new RenderError(diagnosticsOf(compiled.takeDiagnostics()))
    const pages = document.numOfPages
    try {
      return { pdf: compiler.pdf(document, { pdfStandard: PdfStandard.A_2a }), pages, missing: [] }
    } catch (error) {
      const missing = missingGlyphs(reasonOf(error))
      if (!missing) throw error
      return { pdf: compiler.pdf(document, { pdfStandard: PdfStandard.V_1_7 }), pages, missing }
    }
  } finally {
    // Nothing of one document may reach the next one.
    compiler.resetShadow()
    compiler.evictCache(0)
  }
}
