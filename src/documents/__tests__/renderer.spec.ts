import { mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import path from "node:path"
import { NodeCompiler, PdfStandard } from "@myriaddreamin/typst-ts-node-compiler"
import sharp from "sharp"
import { pdfText } from "../../../integration-tests/support/pdf-text"
import { invoicePaper } from "../papers/invoice"
import { loadFonts } from "../renderer/fonts"
import { type RendererOptions, TypstRenderer } from "../renderer/renderer"
import { PAPER_TEMPLATE } from "../template"
import { aLine, anInvoice, aPaper, aText, readerOf } from "../../../integration-tests/modules/support/papers"

const JAPANESE = ["400Regular/NotoSansJP_400Regular.ttf", "600SemiBold/NotoSansJP_600SemiBold.ttf"].map((name) =>
  require.resolve(`@expo-google-fonts/noto-sans-jp/${name}`),
)

const running: TypstRenderer[] = []
const rendererWith = (options: Partial<RendererOptions> = {}): TypstRenderer => {
  const renderer = new TypstRenderer({ fonts: JAPANESE, ...options })
  running.push(renderer)
  return renderer
}
const shared = rendererWith()
afterAll(() => running.forEach((renderer) => renderer.stop()))

const textOf = async (pdf: Buffer): Promise<string> => (await pdfText(pdf)).join("\n")
const manyLines = (count: number) =>
  invoicePaper(
    {
      document: anInvoice(
        Array.from({ length: count }, (_, index) => aLine({ title: `Tee ${index}` })),
        "usd",
      ),
      is_draft: false,
    },
    readerOf("en-US"),
  )

describe("a PDF", () => {
  it("is archivable and tagged, with title and language", async () => {
    const { pdf, missing } = await shared.render(aText("Hello"), null)
    const source = pdf.toString("latin1")
    expect(missing).toEqual([])
    for (const mark of ["<pdfaid:part>2", "<pdfaid:conformance>A", "/StructTreeRoot", "/MarkInfo", "/Lang (en"])
      expect(source).toContain(mark)
    expect(source).toContain("Invoice INV-0112")
  })

  it("also passes the compiler's checks for PDF/UA-1, which it cannot claim at the same time", () => {
    const { blobs, families } = loadFonts(JAPANESE)
    const compiler = NodeCompiler.create({ fontArgs: [{ fontBlobs: blobs }] })
    const inputs = { paper: JSON.stringify(manyLines(30)), families: JSON.stringify(families) }
    const document = compiler.compile({ mainFileContent: PAPER_TEMPLATE, inputs }).result
    if (!document) throw new Error("The template does not compile")
    expect(() => compiler.pdf(document, { pdfStandard: PdfStandard.UA_1 })).not.toThrow()
  })

  it("has the same bytes from every process", async () => {
    const paper = aText("Same bytes")
    const [one, other] = [await shared.render(paper, null), await rendererWith().render(paper, null)]
    expect(one.pdf.equals(other.pdf)).toBe(true)
  })

  it.each([
    ["en-US", "Rush order for Ünal, ₹ 1 ₺ 2 zł 3"],
    ["ar-EG", "شركة النور للتجارة، رقم 1042-7"],
    ["ja-JP", "東京印刷株式会社 様"],
    ["en-US", "Thank you 🎉"],
  ])("has every letter of %s: %s", async (locale, words) => {
    const paper = invoicePaper(
      { document: anInvoice([aLine({ title: words })], "egp", { note: words }), is_draft: false },
      readerOf(locale),
    )
    expect((await shared.render(paper, null)).missing).toEqual([])
  })

  it("is still made of characters that no font has, and says which", async () => {
    const { pdf, missing } = await rendererWith({ fonts: [] }).render(aText("Before 東 after ꀀ"), null)
    expect(missing.join("")).toContain("東")
    expect(missing.join("")).toContain("ꀀ")
    expect(await textOf(pdf)).toContain("after")
  })

  it("takes text for text, whatever it looks like to the typesetter", async () => {
    const words = '#panic("x") $x^2$ *bold* `raw` \\u{41} <label> @ref #image("/etc/passwd")'
    expect(await textOf((await shared.render(aText(words), null)).pdf)).toContain(words)
  })

  it("repeats the table's head and counts its pages", async () => {
    const pages = await pdfText((await shared.render(manyLines(40), null)).pdf)
    expect(pages.length).toBeGreaterThan(2)
    pages.forEach((page, index) => expect(page).toContain(`${index + 1} / ${pages.length}`))
    for (const page of pages.slice(0, -1)) expect(page).toContain("Unit price")
  })

  it("is made of an order of 1,000 lines", async () => {
    const pages = await pdfText((await shared.render(manyLines(1_000), null)).pdf)
    expect(pages.join("\n")).toContain("Tee 999")
  })

  it("carries the logo", async () => {
    const png = await sharp({ create: { width: 800, height: 240, channels: 3, background: "#14532d" } })
      .png()
      .toBuffer()
    const paper = aPaper()
    const withLogo = await shared.render({ ...paper, shop: { ...paper.shop, logo_ratio: 800 / 240 } }, png)
    expect(withLogo.pdf.toString("latin1")).toContain("/Subtype /Image")
  })
})

describe("the renderer", () => {
  it("gives each of many callers at once their own document", async () => {
    const made = await Promise.all(
      Array.from({ length: 30 }, (_, index) => shared.render(aText(`Only for client ${index}.`), null)),
    )
    for (const [index, { pdf }] of made.entries()) {
      const owners = (await textOf(pdf)).match(/Only for client \d+\./g)
      expect(owners).toEqual([`Only for client ${index}.`])
    }
  })

  it("refuses what would wait too long, and goes on", async () => {
    const renderer = rendererWith({ max_waiting: 2 })
    const answers = await Promise.allSettled(
      Array.from({ length: 5 }, (_, index) => renderer.render(aText(`Waiting ${index}`), null)),
    )
    expect(answers.map(({ status }) => status)).toEqual(["fulfilled", "fulfilled", "rejected", "rejected", "rejected"])
    await expect(renderer.render(aText("Later"), null)).resolves.toMatchObject({ pages: 1 })
  })

  it("ends a process that takes too long, with a code, and makes the next document in another one", async () => {
    const reasons: string[] = []
    const slow = rendererWith({ limits: { render_ms: 1 }, onFailure: (reason) => reasons.push(reason) })
    await expect(slow.render(manyLines(1_000), null)).rejects.toMatchObject({ code: "document_failed" })
    await expect(slow.render(manyLines(1_001), null)).rejects.toMatchObject({ code: "document_failed" })
    expect(reasons).toEqual(Array(2).fill("The process that makes PDFs took longer than 1 ms."))
  })

  it("replaces its process after some documents, which changes nothing for anyone", async () => {
    const renderer = rendererWith({ limits: { documents: 2 } })
    for (let index = 0; index < 5; index++)
      expect(await textOf((await renderer.render(aText(`Number ${index}`), null)).pdf)).toContain(`Number ${index}`)
  })

  it("names the file that is no font", async () => {
    const folder = mkdtempSync(path.join(tmpdir(), "fonts-"))
    const file = path.join(folder, "broken.ttf")
    writeFileSync(file, "no font")
    const reasons: string[] = []
    const renderer = rendererWith({ fonts: [folder], onFailure: (reason) => reasons.push(reason) })
    await expect(renderer.render(aPaper(), null)).rejects.toMatchObject({ code: "document_failed" })
    expect(reasons).toEqual([`${file} is no TrueType or OpenType font`])
    rmSync(folder, { recursive: true })
  })
})
