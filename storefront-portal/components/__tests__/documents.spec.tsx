/**
 * @jest-environment jsdom
 * @jest-environment-options {"customExportConditions": ["node"]}
 */
import type { DecisionStamp } from "@contracts/approval"
import type { DocumentEntry } from "@contracts/document"
import { pdfStamp } from "@/components/documents/pdf-stamp"
import { OrderPage } from "@/components/order/order-page"
import { aPage } from "./support/fixtures"
import { axeFaults, english, show, textOf } from "./support/render"

const SHA256 = "a1".repeat(32)
const entry = (more: Partial<DocumentEntry>): DocumentEntry => ({
  kind: "quote",
  id: "pareq_1",
  number: "1042",
  version: null,
  dated_at: null,
  is_signed: false,
  sha256: null,
  ...more,
})
const section = (documents: DocumentEntry[]): HTMLElement => {
  const page = { ...aPage, sections: { ...aPage.sections, documents: { documents } } }
  show(
    <OrderPage
      page={page}
      linkId="plink_1"
      account={null}
      formToken="token"
      thanks={null}
      delegated={null}
      i18n={english}
    />,
  )
  const found = document.querySelector<HTMLElement>('[data-section="documents"]')
  if (!found) throw new Error("The page has no section of documents")
  return found
}
const all = [
  entry({ kind: "sales_order", id: "order_1" }),
  entry({ kind: "packing_slip", id: "ful_1", number: "1042-2", dated_at: "2026-11-20T15:00:00.000Z" }),
  entry({ version: 3, dated_at: "2026-11-19T15:00:00.000Z", is_signed: true, sha256: SHA256 }),
]

describe("the documents of an order", () => {
  it("are plain links to downloads, which work without a script", () => {
    const links = [...section(all).querySelectorAll("a")]
    expect(links.map((link) => [link.getAttribute("href"), link.hasAttribute("download")])).toEqual([
      ["/p/plink_1/documents/sales_order/order_1", true],
      ["/p/plink_1/documents/packing_slip/ful_1", true],
      ["/p/plink_1/documents/quote/pareq_1", true],
    ])
  })

  it("say what they are, which version and day, and which one was approved", async () => {
    const text = textOf(section(all))
    for (const said of [
      "Sales order#1042 · Current",
      "Packing slipPackage 1042-2 · Nov 20, 2026",
      "QuoteVersion 3 · Nov 19, 2026 · Approved",
    ])
      expect(text).toContain(said)
    expect(await axeFaults()).toEqual([])
  })

  it("show nothing while there are none", () => {
    expect(section([]).childElementCount).toBe(0)
  })
})

it("the stamp of a decision names the PDF that was there to be signed", () => {
  const stamp = (rules: DecisionStamp["rules"]): DecisionStamp => ({
    id: "pdec_1",
    request_id: "pareq_1",
    kind: "approved",
    version: 3,
    name: "Сара",
    at: "2026-11-19T15:00:00.000Z",
    message: null,
    amount: null,
    currency_code: null,
    recorded_by: null,
    recorded_channel: null,
    document_sha256: "0".repeat(64),
    rules,
  })
  expect(pdfStamp(stamp({ document: { pdf_sha256: SHA256 } }), english)).toEqual({
    name: "PDF SHA-256",
    value: "a1a1a1a1a1a1a1a1",
  })
  expect(pdfStamp(stamp({}), english)).toBeNull()
})
