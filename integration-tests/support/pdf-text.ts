import { readFileSync } from "node:fs"

/** The text of each page of a PDF, as a reader would copy it. */
export const pdfText = async (pdf: Uint8Array): Promise<string[]> => {
  // An ES module, as in src/lib/artwork/pdfium.ts.
  const { PDFiumLibrary } = await import("@hyzyla/pdfium")
  const wasm = readFileSync(require.resolve("@hyzyla/pdfium/pdfium.wasm"))
  const library = await PDFiumLibrary.init({
    wasmBinary: wasm.buffer.slice(wasm.byteOffset, wasm.byteOffset + wasm.byteLength),
  })
  try {
    const document = await library.loadDocument(pdf)
    try {
      return [...document.pages()].map((page) => page.getText().replaceAll("\r\n", "\n"))
    } finally {
      document.destroy()
    }
  } finally {
    library.destroy()
  }
}
