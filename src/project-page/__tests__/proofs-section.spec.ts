import {
  aFile,
  anAnnotation,
  aPage,
  aProof,
  aProofDecision,
  aProofRequest,
  aVersion,
} from "../../../integration-tests/modules/support/proof-facts"
import { anOrder, theFacts } from "../../../integration-tests/modules/support/facts"
import { proofSettings, proofsSectionSchema } from "../../contracts"
import type { ProofFacts } from "../../proof-view/proof-facts"
import { proofsSection } from "../sections/proofs"

const present = (facts: Partial<ProofFacts>, core = theFacts()) =>
  proofsSection.present({ proofs: [aProof()], requests: [], decisions: [], deadlines: null, ...facts }, core)

const open = aProofRequest("open")

describe("the proofs of an order's page", () => {
  it("are tiles with what the client needs to find them, as the contract says", () => {
    const files = [1, 2, 3, 4, 5].map((n) => aFile({ id: `pprff_${n}`, pages: [aPage({ file_id: `pprff_${n}` })] }))
    const proof = aProof({
      versions: [aVersion({ files: [aFile({ id: "pprff_0", state: "no_preview", pages: [] }), ...files] })],
      annotations: [anAnnotation(), anAnnotation({ id: "pprfa_2", resolution: "done" })],
    })
    const { view } = present({ proofs: [proof], requests: [open] })
    expect(proofsSectionSchema.parse(view)).toEqual(view)
    expect(view.proofs).toMatchObject([
      { id: "pprf_1", title: "Front print", state: "sent", version: 1, lines: ["Heavy tee"], open_remarks: 1 },
    ])
    expect(view.proofs[0]?.thumbnails.map(({ file_id }) => file_id)).toEqual([1, 2, 3, 4].map((n) => `pprff_${n}`))
  })

  it("leave out what clients do not know: drafts, and what was withdrawn", () => {
    expect(present({}).view.proofs).toEqual([])
    expect(present({ requests: [aProofRequest("withdrawn")] })).toMatchObject({
      view: { proofs: [] },
      action_items: [],
      timeline: [],
    })
  })

  it("show the version that was sent while staff work on the next one", () => {
    const proof = aProof({ versions: [aVersion(), aVersion({ id: "pprfv_2", number: 2, files: [] })] })
    const { view, action_items } = present({ proofs: [proof], requests: [open] })
    expect(view.proofs).toMatchObject([{ version: 1, state: "sent" }])
    expect(action_items).toMatchObject([{ proofs: [{ version: 1 }] }])
  })

  it("are one action item while they wait for the client, and none once the order is canceled", () => {
    const other = aProof({ id: "pprf_2", title: "Back print", versions: [aVersion({ id: "pprfv_9" })] })
    const requests = [open, aProofRequest("open", other.versions[0], { subject_id: "pprf_2" })]
    const facts = { proofs: [aProof(), other], requests }
    expect(present(facts).action_items).toEqual([
      {
        kind: "approve_proofs",
        approve_by: null,
        proofs: [
          { id: "pprf_1", title: "Front print", version: 1 },
          { id: "pprf_2", title: "Back print", version: 1 },
        ],
      },
    ])
    expect(present(facts, theFacts({ order: anOrder({ status: "canceled" }) })).action_items).toEqual([])
  })

  it("name the moment to approve by, which passes, and the earliest of several on the action item", () => {
    const method = (name: string) => ({ spec: { ...aVersion().spec, method: name } })
    const other = aProof({ id: "pprf_2", versions: [aVersion({ id: "pprfv_9", ...method("Embroidery") })] })
    const requests = [open, aProofRequest("open", other.versions[0], { subject_id: "pprf_2" })]
    const times = { ...proofSettings.defaults, time_zone: "America/Chicago" }
    const core = theFacts()
    const dated = {
      ...core,
      project: { ...core.project, project: { ...core.project.project, in_hands_date: "2027-03-19" } },
    }
    const at = (now: string) =>
      present(
        {
          proofs: [aProof({ versions: [aVersion(method("Digital print"))] }), other],
          requests,
          deadlines: { times, now: new Date(now) },
        },
        dated,
      )
    const early = at("2027-03-01T12:00:00.000Z")
    // Digital print takes 4 working days, embroidery 8, and both 3 on the way; the clocks change in between.
    expect(early.view.proofs.map(({ approve_by }) => approve_by?.at)).toEqual([
      "2027-03-10T21:00:00.000Z",
      "2027-03-04T21:00:00.000Z",
    ])
    expect(early.action_items).toMatchObject([
      { approve_by: { at: "2027-03-04T21:00:00.000Z", in_hands_date: "2027-03-19", has_passed: false } },
    ])
    const late = at("2027-03-04T21:00:00.000Z")
    expect(late.view.proofs.map(({ approve_by }) => approve_by?.has_passed)).toEqual([false, true])
    expect(proofsSectionSchema.parse(late.view)).toEqual(late.view)
  })

  it("tell when each version was sent and what was decided, a waiver in words of its own", () => {
    const waiver = aVersion({
      id: "pprfv_2",
      number: 2,
      files: [],
      waives: {
        proof_id: "pprf_0",
        version_id: "pprfv_0",
        version_number: 3,
        title: "Front",
        order_number: "7",
        decision_id: "pdec_0",
        document_sha256: "b".repeat(64),
        approved_at: "2026-01-01T00:00:00.000Z",
      },
    })
    const asked = aProofRequest("changes_requested")
    const waived = aProofRequest("approved", waiver)
    const { timeline, view } = present({
      proofs: [aProof({ versions: [aVersion(), waiver] })],
      requests: [asked, waived],
      decisions: [aProofDecision(waived), aProofDecision(asked, { kind: "changes_requested" })],
    })
    expect(timeline.map(({ kind, who, what, version }) => [kind, who, what, version])).toEqual([
      ["proof_sent", "Mona", "Front print", 1],
      ["proof_sent", "Mona", "Front print", 2],
      ["proof_waived", "Anna Meyer", "Front print", 2],
      ["proof_revisions_requested", "Anna Meyer", "Front print", 1],
    ])
    expect(view.proofs).toMatchObject([{ state: "waived", version: 2, thumbnails: [], decision: { kind: "approved" } }])
  })

  it("keep an approval when a newer version was sent and taken back", () => {
    const second = aVersion({ id: "pprfv_2", number: 2 })
    const requests = [aProofRequest("approved"), aProofRequest("withdrawn", second)]
    const { view } = present({ proofs: [aProof({ versions: [aVersion(), second] })], requests })
    expect(view.proofs).toMatchObject([{ state: "approved", version: 1 }])
  })
})
