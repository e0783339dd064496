import http from "node:http"
import path from "node:path"
import { rootRequire } from "../scripts/lib/env.mjs"
import { Failure } from "../scripts/lib/failure.mjs"
import { load, once, quantile } from "./load.mjs"
import { page } from "./cases.mjs"

/** Lines of an invoice of three pages. */
const LINES = 30
const WARM = 100
const AT_ONCE = 20
const agent = new http.Agent({ keepAlive: true, maxSockets: AT_ONCE })
/** With the crowd's orders more papers than are asked for, so that none comes from the cache. */
const LOCALES = ["en-US", "en-GB", "de-DE", "de-CH", "ar-EG", "ja-JP", "en-IN", "en-AU", "de-AT", "ar-SA"]

const SHOP = {
  name: "Bench",
  logo_path: null,
  accent: "#14532d",
  accent_ink: "#ffffff",
  contact: { email: "hello@example.com", phone: null, address: "12 Pier Street\nPortland", website: null },
  header_text: null,
  footer_text: "Thank you",
  locale: "en-US",
  time_zone: "UTC",
}
const PARTY = { name: "Harbor Roasters", address: null, email: "anna@example.com", tax_ids: [] }

/** An invoice of three pages under its own number. */
const invoices = (appDir) => {
  const { invoicePaper } = rootRequire(path.join(appDir, "src/documents/papers/invoice.js"))
  const { createDocumentI18n } = rootRequire(path.join(appDir, "src/messages/document-words.js"))
  const { invoiceTotals } = rootRequire(path.join(appDir, "src/modules/invoice/totals.js"))
  const lines = Array.from({ length: LINES }, (_, index) => ({
    id: `line_${index}`,
    kind: "goods",
    item_ids: [],
    title: `Heavy tee ${index}`,
    details: "Front print, 2 colors\nS 12 · M 24 · L 24 · XL 8",
    quantity: String(index + 1),
    unit_code: "H87",
    unit_price: "12.125",
    discount: "0",
    is_tax_inclusive: false,
    taxes: [{ name: "Sales tax", rate: "8.875", category: "S" }],
  }))
  const context = { shop: SHOP, i18n: createDocumentI18n({ locales: ["en-US"], timeZone: "UTC" }), logo_ratio: null }
  return (number) =>
    invoicePaper(
      {
        is_draft: false,
        document: {
          format: "invoice-document/1",
          kind: "invoice",
          purpose: "full",
          number: `INV-${number}`,
          issued_on: "2026-11-27",
          due_on: "2026-12-27",
          terms: { kind: "net", days: 30 },
          currency_code: "usd",
          corrects: null,
          order: { id: "order_1", number: "1042", project_name: "Staff tees" },
          po_number: "PO-778",
          seller: PARTY,
          buyer: PARTY,
          delivery_address: null,
          ...invoiceTotals(lines, "usd"),
          note: null,
          payment_instructions: null,
          footer: null,
        },
      },
      context,
    )
}

/** One process that is not replaced: how long a document takes once it is warm, and what it holds after many. */
const measureProcess = async (appDir, count, note) => {
  const { WorkerProcess } = rootRequire(path.join(appDir, "src/documents/renderer/worker-process.js"))
  const invoice = invoices(appDir)
  const limits = { start_ms: 60_000, render_ms: 60_000, documents: count + 1, memory_mb: 8_192 }
  const worker = await WorkerProcess.start([], limits)
  try {
    const latencies = []
    let settled = 0
    for (let number = 0; number < count; number++) {
      const started = performance.now()
      const { pages } = await worker.render(invoice(number), null)
      latencies.push(performance.now() - started)
      if (pages !== 3) throw new Failure(`The invoice was to have 3 pages: ${pages}`)
      if (number === Math.min(WARM, count - 1)) settled = worker.memoryMb
    }
    const warm = latencies.slice(1, WARM + 1)
    const result = {
      p50: quantile(warm, 0.5),
      p95: quantile(warm, 0.95),
      count,
      settled_mb: settled,
      memory_mb: worker.memoryMb,
    }
    note(`3 pages: p50 ${result.p50.toFixed(1)} ms; ${settled} MB, after ${count} ${result.memory_mb} MB`)
    return result
  } finally {
    worker.stop()
  }
}

/** The project page of other clients while 20 documents are made at once. */
const measureBeside = async (world, { seconds }, note) => {
  const [first] = world.orders
  const alone = await load({ ...page(world, first), seconds })
  const papers = world.crowd.flatMap((order) => LOCALES.map((locale) => ({ order, locale })))
  let next = 0
  let loading = true
  const ask = async () => {
    while (loading) {
      const { order, locale } = papers[next++ % papers.length]
      const url = `${world.apiUrl}/portal/documents/sales_order/${order.id}?locale=${locale}`
      const { status } = await once({ url, headers: order.headers }, agent)
      if (status !== 200) throw new Failure(`GET ${url} was to answer 200: ${status}`)
    }
  }
  const asking = Promise.all(Array.from({ length: AT_ONCE }, ask))
  const beside = await load({ ...page(world, first), seconds })
  loading = false
  await asking
  const [before, during] = [alone, beside].map(({ latencies }) => quantile(latencies, 0.95))
  note(`${next} documents: p95 of the page ${before.toFixed(1)} ms before, ${during.toFixed(1)} ms meanwhile`)
  return { at_once: AT_ONCE, documents: next, before, during, ratio: during / before }
}

/** Key `document-3-pages`. */
export const measureDocuments = async (world, { appDir }, { count, load: loadPlan }, note) => ({
  process: await measureProcess(appDir, count, note),
  beside: await measureBeside(world, loadPlan, note),
})
