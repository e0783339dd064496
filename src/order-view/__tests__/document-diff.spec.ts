import fc from "fast-check"
import { anOrder, aProject, rawItem } from "../../../integration-tests/modules/support/facts"
import { diff } from "../../../admin/approval/en"
import type { DocumentChange, OrderDocument } from "../../contracts"
import { isMessageKey } from "../../messages"
import { diffDocuments } from "../document-diff"
import { toOrderDocument } from "../order-document"

const documentOf = (order: object = {}, project: object = {}): OrderDocument =>
  toOrderDocument(anOrder(order), { ...aProject, ...project })
const sized = (size: string, quantity: number, more: object = {}) =>
  rawItem({ id: `ordli_${size}`, title: size, quantity, variant_option_values: { Size: size }, ...more })

/** The total follows from the lines; tests of what changed in them leave it out. */
const besideSums = (before: OrderDocument, after: OrderDocument): DocumentChange[] =>
  diffDocuments(before, after).filter(({ kind }) => kind !== "total")

describe("what changed between two versions", () => {
  it("is told size by size", () => {
    const before = documentOf({ items: [sized("M", 10), sized("XL", 12)] })
    const after = documentOf({ items: [sized("M", 10), sized("XL", 24)] })
    expect(besideSums(before, after)).toEqual([{ kind: "quantity", label: "Heavy tee, XL", before: "12", after: "24" }])
  })

  it("names a line that came and one that went", () => {
    const before = documentOf({ items: [sized("M", 10), sized("S", 3)] })
    const after = documentOf({ items: [sized("M", 10), sized("L", 4)] })
    expect(besideSums(before, after)).toEqual([
      { kind: "line", label: "Heavy tee, L", before: null, after: "4" },
      { kind: "line", label: "Heavy tee, S", before: "3", after: null },
    ])
  })

  it("tells a price for each size that it concerns", () => {
    const before = documentOf({ items: [sized("M", 1), sized("L", 1)] })
    const after = documentOf({ items: [sized("M", 1, { unit_price: 13 }), sized("L", 1, { unit_price: 13 })] })
    expect(besideSums(before, after)).toEqual([
      { kind: "price", label: "Heavy tee, M", before: "12.50", after: "13.00" },
      { kind: "price", label: "Heavy tee, L", before: "12.50", after: "13.00" },
    ])
  })

  it("tells new words of a line", () => {
    const before = documentOf({ items: [sized("M", 1, { metadata: { details: "Front print" } })] })
    const after = documentOf({ items: [sized("M", 1, { metadata: { details: "Back print", note: "Soft" } })] })
    expect(besideSums(before, after)).toEqual([
      { kind: "text", label: "Heavy tee, M", before: "Front print", after: "Back print · Soft" },
    ])
  })

  it("keeps lines of the same words apart", () => {
    const plain = (id: string, quantity: number) =>
      rawItem({ id, quantity, variant_option_values: null, product_title: "Sticker" })
    const before = documentOf({ items: [plain("a", 1), plain("b", 2)] })
    const after = documentOf({ items: [plain("a", 1), plain("b", 5)] })
    expect(besideSums(before, after)).toEqual([{ kind: "quantity", label: "Sticker", before: "2", after: "5" }])
  })

  it("finds the one that changed among 1,000 lines of the same words, and those that came after them", () => {
    const stickers = (count: number, quantityOf: (index: number) => number) =>
      documentOf({
        items: Array.from({ length: count }, (_, index) =>
          rawItem({
            id: `i${String(index).padStart(4, "0")}`,
            quantity: quantityOf(index),
            variant_option_values: null,
            product_title: "Sticker",
          }),
        ),
      })
    const before = stickers(1_000, () => 1)
    expect(
      besideSums(
        before,
        stickers(1_002, (index) => (index === 617 ? 9 : 1)),
      ),
    ).toEqual([
      { kind: "quantity", label: "Sticker", before: "1", after: "9" },
      { kind: "line", label: "Sticker", before: null, after: "1" },
      { kind: "line", label: "Sticker", before: null, after: "1" },
    ])
  })

  it.each<[string, object, object, string | null, string | null]>([
    ["project_name", {}, { name: "Crew tees" }, "Staff tees", "Crew tees"],
    ["po_number", {}, { po_number: null }, "PO-1", null],
    ["in_hands_date", {}, { in_hands_date: "2026-12-24" }, "2026-12-01", "2026-12-24"],
    ["notes", { metadata: { notes: "Ring twice" } }, {}, null, "Ring twice"],
    ["shipping_methods", { shipping_methods: [] }, {}, "Ground", null],
    [
      "shipping_address",
      {
        shipping_address: {
          first_name: "Bo",
          last_name: null,
          company: null,
          address_1: "1 Quay",
          address_2: "Dock 2",
          postal_code: "1",
          city: "X",
          province: null,
          country_code: "dk",
          phone: null,
        },
      },
      {},
      "Harbor Roasters, Anna Meyer, 12 Pier Street, Portland, OR 97209, US",
      "Bo, 1 Quay, Dock 2, 1 X, DK",
    ],
    [
      "billing_address",
      { billing_address: null },
      {},
      "Harbor Roasters, Anna Meyer, 12 Pier Street, Portland, OR 97209, US",
      null,
    ],
  ])("names the field %s", (label, order, project, before, after) => {
    expect(besideSums(documentOf(), documentOf(order, project))).toEqual([{ kind: "field", label, before, after }])
  })

  it.each(["returned", "discount", "shipping", "tax", "tax_included", "total"] as const)(
    "names the sum %s",
    (label) => {
      const withSum = (value: string) => ({ ...documentOf(), totals: { ...documentOf().totals, [label]: value } })
      expect(diffDocuments(withSum("1.00"), withSum("2.00"))).toEqual([
        { kind: "total", label, before: "1.00", after: "2.00" },
      ])
    },
  )

  it("comes as lines, then fields, then sums", () => {
    const after = documentOf({ items: [rawItem({ quantity: 11, tax_total: 2, total: 139.5 })] }, { name: "Crew" })
    expect(diffDocuments(documentOf(), after).map(({ kind }) => kind)).toEqual(["quantity", "field", "total", "total"])
  })

  const anyItem = fc.record({
    product_title: fc.constantFrom("Tee", "Cap", "Mug"),
    quantity: fc.integer({ min: 1, max: 5 }),
    unit_price: fc.constantFrom(1, 2.5),
    variant_option_values: fc.constantFrom({ Size: "S" }, { Size: "M" }, {}),
    metadata: fc.constantFrom({}, { section: "A" }, { details: "Front" }),
  })
  const anyDocument = fc
    .tuple(
      fc.array(anyItem, { maxLength: 6 }),
      fc.record({ total: fc.integer({ min: 0, max: 3 }), credit_line_total: fc.integer({ min: 0, max: 1 }) }),
      fc.record({ name: fc.constantFrom("A", "B"), po_number: fc.constantFrom(null, "1") }),
    )
    .map(([list, sums, project]) =>
      documentOf({ ...sums, items: list.map((one, index) => rawItem({ ...one, id: `i${index}` })) }, project),
    )

  it("is nothing between a version and itself", () => {
    fc.assert(fc.property(anyDocument, (one) => expect(diffDocuments(one, structuredClone(one))).toEqual([])))
  })

  const sorted = (changes: DocumentChange[]): string[] => changes.map((change) => JSON.stringify(change)).sort()

  it("reads the other way round exactly when the versions are exchanged", () => {
    fc.assert(
      fc.property(anyDocument, anyDocument, (one, other) => {
        const back = diffDocuments(other, one).map((change): DocumentChange => ({
          ...change,
          before: change.after,
          after: change.before,
        }))
        expect(sorted(back)).toEqual(sorted(diffDocuments(one, other)))
      }),
    )
  })

  it("never tells of a change that is none, and never misses a changed sum", () => {
    fc.assert(
      fc.property(anyDocument, anyDocument, (one, other) => {
        const changes = diffDocuments(one, other)
        for (const { before, after } of changes) expect(before).not.toBe(after)
        expect(changes.some(({ kind, label }) => kind === "total" && label === "total")).toBe(
          one.totals.total !== other.totals.total,
        )
      }),
    )
  })

  it("has a name in both catalogues for each field and sum that it tells of", () => {
    const labels = (one: OrderDocument, other: OrderDocument) =>
      diffDocuments(one, other).flatMap(({ kind, label }) => (kind === "field" || kind === "total" ? [label] : []))
    const one = documentOf()
    const other: OrderDocument = {
      ...one,
      project_name: "Another",
      po_number: "PO 2",
      in_hands_date: "2031-01-01",
      customer: { name: "Another", email: null },
      currency_code: "eur",
      shipping_methods: ["Another"],
      shipping_address: null,
      billing_address: one.billing_address && { ...one.billing_address, city: "Another" },
      notes: "Another",
      totals: {
        subtotal: "1",
        returned: "2",
        discount: "3",
        shipping: "4",
        tax: "5",
        total: "6",
        tax_included: "7",
      },
    }
    const told = labels(one, other)
    expect(told).toHaveLength(15)
    for (const label of told) {
      expect(Object.keys(diff)).toContain(label)
      expect(isMessageKey(`diff.field.${label}`)).toBe(true)
    }
  })

  it("accounts for every piece that was added or taken away", () => {
    const pieces = ({ sections }: OrderDocument): number =>
      sections.flatMap((one) => one.lines).reduce((sum, { quantity }) => sum + quantity, 0)
    fc.assert(
      fc.property(anyDocument, anyDocument, (one, other) => {
        const told = diffDocuments(one, other)
          .filter(({ kind }) => kind === "line" || kind === "quantity")
          .reduce((sum, { before, after }) => sum + Number(after ?? 0) - Number(before ?? 0), 0)
        expect(told).toBe(pieces(other) - pieces(one))
      }),
    )
  })
})
