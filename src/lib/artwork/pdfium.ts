import { readFileSync } from "node:fs"
import { open } from "node:fs/promises"
import { createRequire } from "node:module"
import { ArtworkError } from "./artwork-problem"

type Module = { HEAPU8: Uint8Array; wasmExports: { malloc: (size: number) => number; free: (pointer: number) => void } }

const PASSWORD_ERROR = 4
const SECURITY_ERROR = 5

/** pdfium's C functions over its memory. The package types few of them; all are exported by its WebAssembly module. */
export class Pdfium {
  private constructor(private readonly module: Module) {}

  static async load(): Promise<Pdfium> {
    // The package is an ES module.
    const { PDFiumModule } = await import("@hyzyla/pdfium")
    const wasm = readFileSync(createRequire(__filename).resolve("@hyzyla/pdfium/pdfium.wasm"))
    const wasmBinary = wasm.buffer.slice(wasm.byteOffset, wasm.byteOffset + wasm.byteLength)
    const pdfium = new Pdfium(await PDFiumModule({ wasmBinary }))
    pdfium.call("FPDF_InitLibrary")
    return pdfium
  }

  /** @returns 0 for a function that returns nothing or null */
  call(name: string, ...args: number[]): number {
    const found: unknown = Reflect.get(this.module, `_${name}`)
    if (typeof found !== "function") throw new TypeError(`pdfium has no ${name}`)
    const result: unknown = found(...args)
    return typeof result === "number" ? result : Number(result ?? 0)
  }

  /** Memory of the module that `work` may use, freed after it. */
  with<T>(bytes: number, work: (pointer: number) => T): T {
    const pointer = this.allocate(bytes)
    try {
      return work(pointer)
    } finally {
      this.free(pointer)
    }
  }

  /** Its memory, to be taken again after each call: it moves when it grows. */
  bytes(pointer: number, length: number): Buffer {
    const { buffer, byteOffset } = this.module.HEAPU8
    return Buffer.from(buffer, byteOffset + pointer, length)
  }

  floats(pointer: number, count: number): number[] {
    const bytes = this.bytes(pointer, 4 * count)
    return Array.from({ length: count }, (_, index) => bytes.readFloatLE(4 * index))
  }

  /** Numbers that a function writes to as many floats behind its other arguments; null when it refuses. */
  readFloats(name: string, count: number, ...args: number[]): number[] | null {
    return this.with(4 * count, (pointer) => {
      const targets = Array.from({ length: count }, (_, index) => pointer + 4 * index)
      return this.call(name, ...args, ...targets) ? this.floats(pointer, count) : null
    })
  }

  /** Reads a file straight into the module's memory. The caller frees it after the document is closed. */
  async loadFile(file: string): Promise<{ pointer: number; length: number }> {
    const handle = await open(file)
    try {
      const { size } = await handle.stat()
      const pointer = this.allocate(size)
      const { bytesRead } = await handle.read(this.bytes(pointer, size), 0, size, 0)
      if (bytesRead !== size) throw new ArtworkError("broken")
      return { pointer, length: size }
    } finally {
      await handle.close()
    }
  }

  /** @throws ArtworkError encrypted or broken */
  openDocument(pointer: number, length: number): number {
    const document = this.call("FPDF_LoadMemDocument", pointer, length, 0)
    if (document) return document
    const code = this.call("FPDF_GetLastError")
    throw new ArtworkError(code === PASSWORD_ERROR || code === SECURITY_ERROR ? "encrypted" : "broken")
  }

  free(pointer: number): void {
    this.module.wasmExports.free(pointer)
  }

  /** @throws ArtworkError out_of_memory */
  allocate(bytes: number): number {
    const pointer = this.module.wasmExports.malloc(bytes)
    if (!pointer) throw new ArtworkError("out_of_memory")
    return pointer
  }
}
