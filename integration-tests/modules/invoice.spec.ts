import { randomUUID } from "node:crypto"
import { invoiceDocumentSchema, type InvoiceContent, type InvoiceDocument } from "../../src/contracts"
import { sha256Hex } from "../../src/lib/digest"
import { readDocument } from "../../src/lib/evidence/store"
import { verifyProject } from "../../src/lib/evidence/verify-project"
import { invoiceEvidenceCheck } from "../../src/modules/invoice/evidence-check"
import type { InvoiceRow } from "../../src/modules/invoice/rows"
import { InvoiceModuleService } from "../../src/modules/invoice/service"
import { invoiceTotals } from "../../src/modules/invoice/totals"
import { countRows, createDatabase, dependencies, outcomes, type TestDatabase } from "./support/database"
import { MONA } from "./support/facts"

let database: TestDatabase
let invoices: InvoiceModuleService

beforeAll(async () => {
  database = await createDatabase(["portal_approval", "portal_invoice", "portal_outbox"])
  invoices = new InvoiceModuleService(dependencies(database))
})
afterAll(() => database.close())

const content = (unit_price = "10"): InvoiceContent => ({
  po_number: null,
  terms: { kind: "net", days: 30 },
  note: null,
  lines: [
    {
      id: "line_1",
      kind: "goods",
      item_ids: [],
      title: "Heavy tee",
      details: null,
      quantity: "3",
      unit_code: "H87",
      unit_price,
      discount: "0",
      is_tax_inclusive: false,
      taxes: [],
    },
  ],
})

const aDraft = (project_id = `pproj_${randomUUID()}`, price?: string): Promise<InvoiceRow> =>
  invoices.addDraft({
    project_id,
    order_id: `order_${project_id}`,
    customer_id: null,
    kind: "invoice",
    purpose: "full",
    currency_code: "usd",
    content: content(price),
    actor: MONA,
  })

const toDocument = (row: InvoiceRow, number: string): InvoiceDocument =>
  invoiceDocumentSchema.parse({
    format: "invoice-document/1",
    kind: row.kind,
    purpose: row.purpose,
    number,
    issued_on: "2026-11-27",
    due_on: "2026-12-27",
    terms: row.content.terms,
    currency_code: "usd",
    corrects: null,
    order: { id: row.order_id, number: "7", project_name: "Shirts" },
    po_number: null,
    seller: { name: "Northfold", address: null, email: null, tax_ids: [] },
    buyer: { name: "Harbor Roasters", address: null, email: null, tax_ids: [] },
    delivery_address: null,
    ...invoiceTotals(row.content.lines, "usd"),
    note: null,
    payment_instructions: null,
    footer: null,
  })

const issue = (
  { id, project_id, revision }: Pick<InvoiceRow, "id" | "project_id" | "revision">,
  pattern: string,
  build: (row: InvoiceRow, number: string) => InvoiceDocument = toDocument,
) =>
  invoices.issue({
    id,
    project_id,
    revision,
    pattern,
    issued_on: "2026-11-27",
    due_on: "2026-12-27",
    actor: MONA,
    build,
    jobs: () => [],
  })

const aSeries = () => `S${randomUUID().slice(0, 8)}-{n:4}`

describe("numbers", () => {
  it("have no gap and no duplicate when fifty drafts are sent at once", async () => {
    const pattern = aSeries()
    const drafts = await Promise.all(Array.from({ length: 50 }, () => aDraft()))
    const issued = await Promise.all(drafts.map((draft) => issue(draft, pattern)))
    const numbers = issued.map(({ sequence }) => sequence).sort((a, b) => Number(a) - Number(b))
    expect(numbers).toEqual(Array.from({ length: 50 }, (_, at) => at + 1))
    expect(new Set(issued.map(({ number }) => number)).size).toBe(50)
  })

  it("are given back by what fails, so that the next one has them", async () => {
    const pattern = aSeries()
    const drafts = await Promise.all(Array.from({ length: 20 }, () => aDraft()))
    const { won, lost } = await outcomes(
      drafts.map((draft, at) =>
        issue(draft, pattern, (row, number) => {
          if (at % 2) throw new Error("no document")
          return toDocument(row, number)
        }),
      ),
    )
    expect([won.length, lost.length]).toEqual([10, 10])
    expect(won.map(({ sequence }) => sequence).sort((a, b) => Number(a) - Number(b))).toEqual(
      Array.from({ length: 10 }, (_, at) => at + 1),
    )
  })

  it("begin anew each year where the pattern says so, and keep digits that the pattern has no room for", async () => {
    const name = randomUUID().slice(0, 8)
    const at = (issued_on: string, draft: InvoiceRow) =>
      invoices.issue({
        id: draft.id,
        project_id: draft.project_id,
        revision: 1,
        pattern: `${name}/{year}/{n:2}`,
        issued_on,
        due_on: null,
        actor: MONA,
        build: toDocument,
        jobs: () => [],
      })
    const numbers: (string | null)[] = []
    for (const day of ["2026-12-31", "2027-01-01"]) numbers.push((await at(day, await aDraft())).number)
    expect(numbers).toEqual([`${name}/2026/01`, `${name}/2027/01`])
    await database
      .knex("portal_invoice_series")
      .where({ name: `${name}/2027/{n}` })
      .update({ last: 122 })
    expect((await at("2027-02-01", await aDraft())).number).toBe(`${name}/2027/123`)
  })
})

describe("a draft", () => {
  it("is sent once, whoever presses Send at the same moment", async () => {
    const draft = await aDraft()
    const { won, lost } = await outcomes(Array.from({ length: 10 }, () => issue(draft, aSeries())))
    expect(won).toHaveLength(1)
    expect(lost).toEqual(Array(9).fill(expect.objectContaining({ code: "invoice_issued" })))
    expect(await countRows(database.knex, "portal_evidence_entry", { chain_id: draft.project_id })).toBe(1)
  })

  it("is either changed or sent, never sent with lines that nobody looked at", async () => {
    for (let round = 0; round < 20; round++) {
      const draft = await aDraft()
      const [changed, sent] = await Promise.allSettled([
        invoices.changeDraft(draft.id, draft.revision, content("99")),
        issue(draft, aSeries()),
      ])
      expect([changed.status, sent.status].sort()).toEqual(["fulfilled", "rejected"])
      const after = await invoices.getInvoice(draft.id)
      if (sent.status === "fulfilled") expect(after).toMatchObject({ total: "30.00", revision: 1 })
      else expect(after).toMatchObject({ total: "297.00", issued_at: null, number: null })
    }
  })

  it("keeps one of two changes of the same revision, and the other one is told", async () => {
    const draft = await aDraft()
    const change = (price: string) => invoices.changeDraft(draft.id, draft.revision, content(price))
    const { won, lost } = await outcomes(["1", "2", "3"].map(change))
    expect(won).toHaveLength(1)
    expect(lost).toEqual(Array(2).fill(expect.objectContaining({ code: "conflict" })))
    expect((await invoices.getInvoice(draft.id)).revision).toBe(2)
  })

  it("never comes to less than nothing", async () => {
    const draft = await aDraft()
    await expect(invoices.changeDraft(draft.id, 1, content("-1"))).rejects.toMatchObject({ code: "amount_invalid" })
  })
})

describe("an issued invoice", () => {
  it("is pinned byte for byte and named by its evidence", async () => {
    const issued = await issue(await aDraft(), aSeries())
    const bytes = await readDocument(database.knex, issued.document_sha256 ?? "")
    expect(sha256Hex(bytes ?? Buffer.alloc(0))).toBe(issued.document_sha256)
    expect((await invoices.getDocument(issued)).totals.total).toBe("30.00")
    const verified = await verifyProject(database.knex, issued.project_id, [invoiceEvidenceCheck])
    expect(verified).toMatchObject({ is_intact: true, documents: 1 })
  })

  it.each([
    ["a new total", { total: "1.00" }],
    ["another number", { number: "INV-0000" }],
    ["other lines", { content: JSON.stringify(content("1")) }],
    ["going back to a draft", { issued_at: null }],
    ["a soft deletion", { deleted_at: new Date() }],
    ["another due date", { due_on: "2030-01-01" }],
  ])("refuses %s in the database itself", async (_, change) => {
    const { id } = await issue(await aDraft(), aSeries())
    await expect(database.knex("portal_invoice").where({ id }).update(change)).rejects.toThrow("is refused")
  })

  it("refuses to be deleted, and its table to be emptied", async () => {
    const { id } = await issue(await aDraft(), aSeries())
    await expect(database.knex("portal_invoice").where({ id }).delete()).rejects.toThrow("is refused")
    await expect(database.knex.raw("TRUNCATE portal_invoice")).rejects.toThrow("is refused")
    await expect(invoices.discardDraft(id)).rejects.toMatchObject({ code: "invoice_issued" })
  })

  it("is voided once, with evidence", async () => {
    const { id, project_id } = await issue(await aDraft(), aSeries())
    const calls = Array.from({ length: 5 }, () =>
      invoices.void({ id, project_id, reason: "Wrong client", actor: MONA }),
    )
    const { won, lost } = await outcomes(calls)
    expect([won.length, lost.length]).toEqual([1, 4])
    await expect(database.knex("portal_invoice").where({ id }).update({ void_reason: "x" })).rejects.toThrow(
      "is refused",
    )
    const verified = await verifyProject(database.knex, project_id, [invoiceEvidenceCheck])
    expect(verified).toMatchObject({ is_intact: true, entries: 2 })
  })

  it("is found to be altered when somebody changes it past the triggers", async () => {
    const { id, project_id } = await issue(await aDraft(), aSeries())
    await database.knex.raw("ALTER TABLE portal_invoice DISABLE TRIGGER portal_invoice_keep_issued")
    await database.knex("portal_invoice").where({ id }).update({ total: "1.00" })
    await database.knex.raw("ALTER TABLE portal_invoice ENABLE TRIGGER portal_invoice_keep_issued")
    const { findings } = await verifyProject(database.knex, project_id, [invoiceEvidenceCheck])
    expect(findings).toEqual([expect.objectContaining({ code: "record_altered" })])
  })
})

describe("a credit note", () => {
  it("is written and issued together, or not at all, and once for each key", async () => {
    const issued = await issue(await aDraft(), aSeries())
    const pattern = aSeries()
    const note = (key: string, fails = false) =>
      invoices.issueCreditNote(
        {
          project_id: issued.project_id,
          order_id: issued.order_id,
          customer_id: null,
          kind: "credit_note",
          purpose: "full",
          currency_code: "usd",
          corrects_id: issued.id,
          key,
          content: content("1"),
          actor: MONA,
        },
        {
          project_id: issued.project_id,
          pattern,
          issued_on: "2026-11-27",
          due_on: null,
          actor: MONA,
          build: (row, number) => {
            if (fails) throw new Error("no document")
            return toDocument(row, number)
          },
          jobs: () => [],
        },
      )
    await expect(note("key_number_1", true)).rejects.toThrow("no document")
    expect(await countRows(database.knex, "portal_invoice", { corrects_id: issued.id })).toBe(0)
    const { won } = await outcomes(Array.from({ length: 5 }, () => note("key_number_1")))
    expect(won).toMatchObject([{ sequence: 1 }])
    expect(await countRows(database.knex, "portal_invoice", { corrects_id: issued.id })).toBe(1)
  })
})

describe("how a customer is billed", () => {
  it("keeps what two people set at the same moment", async () => {
    const customer = `cus_${randomUUID()}`
    await Promise.all([
      invoices.saveProfile(customer, { terms: { kind: "on_receipt" } }),
      invoices.saveProfile(customer, { legal_name: "Harbor Roasters LLC" }),
      invoices.saveProfile(customer, { tax_ids: [{ scheme: "VAT", value: "DE1" }] }),
    ])
    expect(await invoices.getProfile(customer)).toEqual({
      terms: { kind: "on_receipt" },
      legal_name: "Harbor Roasters LLC",
      tax_ids: [{ scheme: "VAT", value: "DE1" }],
    })
  })
})

describe("what was counted", () => {
  it("compares with what was ordered first, however often it is counted again", async () => {
    const of = { project_id: "pproj_c", order_id: `order_${randomUUID()}`, actor: MONA }
    const item_id = `ordli_${randomUUID()}`
    await invoices.saveTolerances(of, [{ item_id, tolerance: { kind: "exact" } }])
    await invoices.saveFinalCounts(of, [{ item_id, ordered: 100, final: 103 }])
    await invoices.saveFinalCounts(of, [{ item_id, ordered: 103, final: 98 }])
    const [count] = await invoices.lineCountsOf(of.order_id)
    expect(count).toMatchObject({ ordered: 100, final: 98, tolerance: { kind: "exact" } })
  })
})
