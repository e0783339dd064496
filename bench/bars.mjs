const find = (rows, name) => rows.find((row) => row.name === name)

/** Growth of the low points from the first half of the reads to the second. What is resident also holds the allocator's
 * own reserve, which wavers; the heap is the sharper sign. */
const HEAP_GROWTH = 0.05
const RSS_GROWTH = 0.2
/** The first read after a change of the order against the core's route, by lines. */
const CHANGED = { 10: 6, 100: 5, 1_000: 4 }
/** Resident memory while a file of 100 MB is uploaded, and of the process that reads a file. */
const UPLOAD_MB = 64
const WORKER_MB = 512
/** Fewer reads see too few full collections to tell a leak from a heap that is still filling. */
const JUDGED_READS = 50_000

/** A document of three pages from a warm process, and what the process holds after 1,000 against what it held warm. */
const DOCUMENT_MS = 60
const DOCUMENT_MEMORY = 1.5
/** Fewer documents say nothing of a leak. */
const JUDGED_DOCUMENTS = 1_000
/** A filtered page of staff's lists, a page of a long thread, and the first picture of a proof. */
const REPORT_MS = 150
const QUEUE_MS = 150
const INVOICE_LIST_MS = 100
const THREAD_MS = 50
const ACCOUNT_LIST_MS = 100
const ENGAGEMENT_MS = 200
/** From the moment that the mail server is there again until the last mail. */
const DRAIN_SECONDS = 300
/** Of the writer, in a second. */
const EVENTS_WRITTEN = 10_000
const FIRST_VIEW_MS = 1_500
/** Of 1,000 open pages: heap of each in the portal and in the API, and how soon they have what changed. */
const LIVE_PORTAL_KB = 80
const LIVE_API_KB = 10
const LIVE_MS = 1_000
/** What the app itself takes to open a checkout. */
const CHECKOUT_MS = 15
/** Stripe's deliveries, sent at this rate: what is reached may lack a hair of it. */
const WEBHOOKS_PER_SECOND = 100

const least = (title, value, bar, unit = "×") => ({ title, value, bar, unit, met: value >= bar })
const most = (title, value, bar, unit = "×") => ({ title, value, bar, unit, met: value <= bar })
const stable = (title, growth, bar) => ({
  title,
  value: growth === null ? null : growth * 100,
  bar: bar * 100,
  unit: "%",
  met: growth !== null && growth <= bar,
})
const toCore = (row, title, bar) => least(`${title} against the core's order route, at least`, row.ratio_to_core, bar)
const toHealth = (row, title, bar) => least(`${title} against /health, at least`, row.ratio_to_health, bar)

/** A page of an order of ten lines with something more on it, which is read at the same bars as without. */
const warmPage = (key) => (rows) => [
  toCore(find(rows, `warm-10-${key}`), `200 warm with ${key}`, 45),
  toHealth(find(rows, `warm-10-${key}`), `200 warm with ${key}`, 0.5),
]
const slowest = (filters, title, bar) => most(title, Math.max(...filters.map(({ p95 }) => p95)), bar, " ms")

/** The bars of each part, from its result. */
const BARS = {
  rows: (rows) => {
    const row = (name) => find(rows, name)
    const sizes = Object.keys(CHANGED).filter((lines) => row(`changed-${lines}`))
    return [
      toCore(row("warm-10"), "200 warm", 45),
      toHealth(row("warm-10"), "200 warm", 0.5),
      toCore(row("unchanged-10"), "304", 45),
      toHealth(row("unchanged-10"), "304", 0.6),
      toCore(row("warm-crowd"), "200 warm of many clients", 15),
      toCore(row("unchanged-crowd"), "304 of many clients", 18),
      toHealth(row("unchanged-crowd"), "304 of many clients", 0.5),
      ...sizes.map((lines) =>
        toCore(row(`changed-${lines}`), `first read after a change (${lines} lines)`, CHANGED[lines]),
      ),
      least("304 to staff against 304 to clients, at least", row("staff-poll").ratio_to_unchanged, 0.6),
    ]
  },
  changed_crowd: (rows) => [
    toCore(
      find(rows, "changed-section-crowd"),
      "first reads of many clients after other changes than of their orders",
      20,
    ),
  ],
  flood: ({ ratio }) => [most("p95 of clients while wrong tokens pour in, against before, at most", ratio, 2)],
  proofs: ({ upload, previews }) => [
    most(
      "memory of the app while 100 MB are uploaded (proof-upload-100mb) grows by at most",
      upload.rss_growth / 1024 ** 2,
      UPLOAD_MB,
      " MB",
    ),
    least("of an upload of 100 MB every byte arrives", upload.is_equal ? 100 : 0, 100, "%"),
    most(
      "memory of the process that makes previews (proof-preview), at most",
      Math.max(...previews.map(({ peak_memory_mb }) => peak_memory_mb)),
      WORKER_MB,
      " MB",
    ),
  ],
  proof_reads: warmPage("proofs"),
  invoice_reads: warmPage("invoices"),
  checkout: ({ p50 }) => [
    most("our own time to open a checkout (checkout-session), p50, at most", p50, CHECKOUT_MS, " ms"),
  ],
  documents: ({ process, beside }) => [
    most("a document of 3 pages (document-3-pages), p50, at most", process.p50, DOCUMENT_MS, " ms"),
    most("p95 of the project page while 20 documents are made at once, against before, at most", beside.ratio, 2),
    ...(process.count < JUDGED_DOCUMENTS
      ? []
      : [
          most(
            `memory of the process after ${process.count} documents, against when it was warm, at most`,
            process.memory_mb / process.settled_mb,
            DOCUMENT_MEMORY,
          ),
        ]),
  ],
  first_view: ({ devices }) => [
    most(
      "first picture of a proof on a slow processor (proof-first-view), p95, at most",
      Math.max(...devices.map(({ first }) => first.p95)),
      FIRST_VIEW_MS,
      " ms",
    ),
  ],
  live: ({ pages, heap_per_page, read, rows }) => [
    most(
      `heap of the portal for each of ${pages} open pages (live-1000), at most`,
      heap_per_page.portal / 1024,
      LIVE_PORTAL_KB,
      " kB",
    ),
    most("heap of the API for each of them, at most", heap_per_page.api / 1024, LIVE_API_KB, " kB"),
    most("from a change until an open page has read it, p95, at most", read.p95, LIVE_MS, " ms"),
    ...warmPage("live")(rows),
  ],
  webhooks: ({ rate, sent, kept, processed }) => [
    least("deliveries of events in a second (webhook-ingest), at least", rate, WEBHOOKS_PER_SECOND * 0.99, "/s"),
    least("of the events delivered, kept and processed", (Math.min(kept, processed) / sent) * 100, 100, "%"),
  ],
  engagement_ingest: (ingest) => [
    toHealth(ingest, "reports of views (engagement-ingest)", 0.6),
    least("events written in a second, at least", ingest.written, EVENTS_WRITTEN, "/s"),
    most(
      "the page's p95 beside 200 reports a second, against alone, at most",
      ingest.beside.during / ingest.beside.alone,
      2,
    ),
  ],
  engagement_page: ({ filters }) => [
    slowest(filters, "the report over 10 million events (engagement-page), p95, at most", ENGAGEMENT_MS),
  ],
  thread_read: ({ pages }) => [
    most(
      "first page of a thread of 5,000 entries (thread-read), p95, at most",
      Math.max(...pages.filter(({ name }) => name.endsWith("first page")).map(({ p95 }) => p95)),
      THREAD_MS,
      " ms",
    ),
  ],
  production: ({ filters }) => [
    slowest(
      filters,
      "a page of the production report over 100,000 proofs (production-report), p95, at most",
      REPORT_MS,
    ),
  ],
  invoice_list: ({ filters }) => [
    slowest(filters, "a page of the list of 10,000 invoices (invoice-list), p95, at most", INVOICE_LIST_MS),
  ],
  action_queue: ({ filters }) => [
    slowest(filters, "a page of the action queue over 20,000 open projects (action-queue), p95, at most", QUEUE_MS),
  ],
  drain: ({ notices, refused, seconds, arrived, twice }) => [
    most(`${notices} notices after an outage are sent (drain) within`, seconds, DRAIN_SECONDS, " s"),
    least("of them, refused before and arrived after it", (Math.min(refused, arrived) / notices) * 100, 100, "%"),
    most("of them, arrived twice", twice, 0, ""),
  ],
  accounts: ({ filters, ratio_to_core }) => [
    slowest(filters, "a page of an account with 20,000 orders (account-list), p95, at most", ACCOUNT_LIST_MS),
    least("the same against the core's list of them, one at a time, at least", ratio_to_core, 10),
  ],
  memory: ({ reads, heap_growth, rss_growth }) =>
    reads < JUDGED_READS
      ? []
      : [
          stable(`heap after full collections over ${reads} reads grows by at most`, heap_growth, HEAP_GROWTH),
          stable(`resident memory over ${reads} reads grows by at most`, rss_growth, RSS_GROWTH),
        ],
}

/**
 * What the issues ask for, of the parts that were measured.
 * @returns {{ title: string, value: number, bar: number, unit: string, met: boolean }[]}
 */
export const judge = (results) =>
  Object.entries(BARS).flatMap(([part, bars]) => (results[part] === undefined ? [] : bars(results[part])))
