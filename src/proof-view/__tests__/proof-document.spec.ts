import { anOrder, rawItem } from "../../../integration-tests/modules/support/facts"
import { aFile, aProof, aVersion } from "../../../integration-tests/modules/support/proof-facts"
import { proofDocumentSchema } from "../../contracts"
import { canonicalBytes } from "../../lib/canonical-json"
import type { ProofRecord, ProofVersionRecord } from "../../modules/proof/read-proofs"
import { diffProofs, printSizeText } from "../proof-diff"
import { isDocumentOf, proofContent, toProofDocument } from "../proof-document"

const documentOf = ({
  version = {},
  proof = {},
  order = anOrder(),
  project = { name: "Staff tees" },
}: {
  version?: Partial<ProofVersionRecord>
  proof?: Partial<ProofRecord>
  order?: ReturnType<typeof anOrder>
  project?: { name: string }
} = {}) => toProofDocument(aProof(proof), aVersion(version), order, project)

const contentOf = (...given: Parameters<typeof documentOf>) =>
  canonicalBytes(proofContent(documentOf(...given))).toString("utf8")

describe("what a client approves of a proof", () => {
  it("names each original and each preview by its hash, as the contract says", () => {
    const document = documentOf()
    expect(proofDocumentSchema.parse(document)).toEqual(document)
    expect(document.files).toMatchObject([{ sha256: aFile().sha256, bytes: 1234, pages: [{ sha256: aFile().sha256 }] }])
    expect(document.lines).toEqual([{ item_id: "ordli_1", title: "Heavy tee, M", quantity: 10, size: "M" }])
  })

  it("is another one with another file, preview, word, choice or card", () => {
    const others: Partial<ProofVersionRecord>[] = [
      { note: "Larger" },
      { choice: "all" },
      { alternatives: [{ id: "a", label: "A" }] },
      { spec: { ...aVersion().spec, method: "Embroidery" } },
      { files: [aFile({ sha256: "b".repeat(64) })] },
      { files: [aFile({ name: "other.pdf" })] },
      { files: [aFile({ pages: [] })] },
      { files: [] },
      { id: "pprfv_2", number: 2 },
    ]
    const contents = [contentOf(), ...others.map((version) => contentOf({ version }))]
    expect(new Set(contents).size).toBe(contents.length)
  })

  it("is the same one when more is ordered, or the project or the order is called otherwise", () => {
    for (const same of [
      { order: anOrder({ items: [rawItem({ quantity: 99 })] }) },
      { order: anOrder({ custom_display_id: "A-7" }) },
      { project: { name: "Crew tees" } },
    ])
      expect(contentOf(same)).toBe(contentOf())
  })

  it("holds no hidden characters", () => {
    const { title, note } = documentOf({ proof: { title: "Fr\u202eont" }, version: { note: "a\u0007b" } })
    expect([title, note]).toEqual(["Front", "ab"])
  })

  it("is told apart from rows that say something else, lines included", () => {
    const document = documentOf()
    expect(isDocumentOf(document, aProof(), aVersion())).toBe(true)
    expect(isDocumentOf(document, aProof({ title: "Back" }), aVersion())).toBe(false)
    expect(isDocumentOf(document, aProof({ lines: [] }), aVersion())).toBe(false)
    expect(isDocumentOf(document, aProof(), aVersion({ files: [aFile(), aFile({ id: "pprff_2" })] }))).toBe(false)
  })
})

describe("the differences between two versions", () => {
  const { spec } = aVersion()
  const diff = (before: Partial<ProofVersionRecord>, after: Partial<ProofVersionRecord>) =>
    diffProofs(documentOf({ version: before }), documentOf({ version: after }))

  it("name files that came, went and were replaced, by hash", () => {
    const [a, b] = ["a", "b"].map((letter) => letter.repeat(64))
    expect(
      diff(
        { files: [aFile({ name: "one.pdf" }), aFile({ name: "two.pdf" })] },
        {
          files: [aFile({ name: "one.pdf", sha256: b ?? "" }), aFile({ name: "three.pdf" })],
        },
      ),
    ).toEqual([
      { kind: "file", label: "one.pdf", before: a, after: b },
      { kind: "file", label: "two.pdf", before: a, after: null },
      { kind: "file", label: "three.pdf", before: null, after: a },
    ])
  })

  it("tell files of one name apart", () => {
    const twice = [aFile(), aFile({ id: "pprff_2", sha256: "b".repeat(64) })]
    expect(diff({ files: [aFile()] }, { files: twice })).toEqual([
      { kind: "file", label: "front.pdf (2)", before: null, after: "b".repeat(64) },
    ])
  })

  it("name each field of the spec card that says something else, and free fields by their own names", () => {
    const changed = {
      ...spec,
      method: "Embroidery",
      placements: ["Left chest"],
      width_mm: 80,
      height_mm: 60,
      colors: [{ system: "pms" as const, code: "286 C", swatch: null }],
      fields: [{ label: "Stitches", value: "8000" }],
    }
    expect(diff({}, { spec: changed, note: "Smaller" })).toEqual([
      { kind: "field", label: "proof_method", before: null, after: "Embroidery" },
      { kind: "field", label: "proof_placements", before: null, after: "Left chest" },
      { kind: "field", label: "proof_size", before: null, after: "80 × 60 mm" },
      { kind: "field", label: "proof_colors", before: null, after: "PMS 286 C" },
      { kind: "field", label: "proof_note", before: null, after: "Smaller" },
      { kind: "text", label: "Stitches", before: null, after: "8000" },
    ])
  })

  it("are none between two versions that say the same", () => {
    expect(diff({}, { id: "pprfv_2", number: 2 })).toEqual([])
  })

  it("write sizes in the unit of the card", () => {
    expect(printSizeText({ ...spec, width_mm: 76.2, height_mm: null, unit: "in" })).toBe("3 in")
    expect(printSizeText({ ...spec, width_mm: 100.005, height_mm: 50, unit: "mm" })).toBe("100.01 × 50 mm")
    expect(printSizeText(spec)).toBeNull()
  })
})
