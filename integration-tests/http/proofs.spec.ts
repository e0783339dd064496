import { randomUUID } from "node:crypto"
import type { Annotation, DecisionConflict, OrderPanel, ProjectProofs, StaffProof } from "../../src/contracts"
import { type Api, openLink } from "../support/api"
import { row } from "../support/database"
import { createCustomer } from "../support/orders"
import {
  addFile,
  addProof,
  decideProof,
  projectOf,
  proofPageOf,
  proofRenderingOf,
  remarkOn,
  sentProof,
} from "../support/proof-flow"
import { sendProof } from "../support/proofs"
import {
  effectsOf,
  evidenceFaults,
  evidenceOf,
  pageOf,
  revealed,
  type Scene,
  share,
  sharedOrder,
} from "../support/portal"

type Refused = { code: string; message: string }

const proofsOf = async ({ admin, order }: Pick<Scene, "admin" | "order">): Promise<ProjectProofs> =>
  await admin.get<ProjectProofs>(`/admin/client-portal/projects/${await projectOf(order.id)}/proofs`)

const refusedBy = async (api: Api, path: string, body: object = {}, method = "POST"): Promise<[number, string]> => {
  const answer = await api.call<Refused>(method, path, { body: method === "GET" ? undefined : body })
  return [answer.status, answer.body.code]
}

/** Goods that are not kept in stock: a line without a product counts as a fee unless it says otherwise. */
const GOODS = { stocked: false, metadata: { fee: false } }

const scene = async () => await sharedOrder({ lines: [GOODS] })

describe("a proof", () => {
  it("goes back and forth until the client approves it: two remarks, a new version, a signature over its hashes", async () => {
    const at = await sharedOrder({ lines: [GOODS, GOODS] })
    const { admin, client, order } = at
    const first = await sentProof(at)
    expect(first).toMatchObject({ state: "sent", versions: [{ number: 1, request: { state: "open" } }] })
    expect((await proofsOf(at)).gate.holds.map(({ waits_for }) => waits_for)).toEqual([
      [{ proof_id: first.id, title: "Front print", state: "sent" }],
      [{ proof_id: first.id, title: "Front print", state: "sent" }],
    ])

    expect((await pageOf(client)).action_items).toContainEqual(
      expect.objectContaining({ kind: "approve_proofs", proofs: [{ id: first.id, title: "Front print", version: 1 }] }),
    )
    const page = await proofPageOf(client, first.id)
    const remarks = [remarkOn(page), remarkOn(page, { shape: { kind: "box", x: 0, y: 0, width: 0.5, height: 0.5 } })]
    for (const body of remarks) await client.post(`/portal/proofs/${first.id}/annotations`, body)
    const again = await client.post<{ annotation: Annotation }>(`/portal/proofs/${first.id}/annotations`, remarks[0])
    expect(again.annotation).toMatchObject({ number: 1, is_own: true, version_number: 1, resolution: null })

    const asked = await decideProof(client, await proofRenderingOf(client, first.id), {
      decision: "changes_requested",
      message: "See the two remarks",
    })
    expect(asked.body.decision).toMatchObject({ kind: "changes_requested", rules: { proof: { remarks: 2 } } })

    const [one, two] = (await proofPageOf(client, first.id)).annotations
    await admin.post(`/admin/client-portal/proof-annotations/${one?.id}/resolution`, { kind: "done" })
    await admin.post(`/admin/client-portal/proof-annotations/${two?.id}/resolution`, {
      kind: "answered",
      note: "As is",
    })
    await admin.post(`/admin/client-portal/proof-annotations/${one?.id}/comments`, { key: randomUUID(), body: "Done" })
    const file_id = await addFile(admin, first.id, "bison.svg")
    const { proof: drafted } = await admin.post<{ proof: StaffProof }>(
      `/admin/client-portal/proofs/${first.id}/draft`,
      { note: "Larger" },
    )
    expect(drafted).toMatchObject({
      state: "revisions_requested",
      versions: [{ number: 2, request: null }, { number: 1 }],
    })
    const second = await sendProof(admin, first.id)
    expect(second.versions[0]?.request?.changes).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ kind: "file", label: "bison.svg", before: null }),
        expect.objectContaining({ kind: "file", label: "baseball.svg", after: null }),
        { kind: "field", label: "proof_note", before: null, after: "Larger" },
      ]),
    )

    const rendering = await proofRenderingOf(client, first.id)
    const { sha256 } = rendering.document.files[0] ?? {}
    expect(rendering.consent.text).toContain("“Front print”, version 2")
    const { status, body } = await decideProof(client, rendering)
    expect([status, body.decision.rules.proof]).toMatchObject([
      200,
      { version_number: 2, waived: false, remarks: 0, ticks: rendering.document.spec.ticks },
    ])
    await effectsOf(order.id)
    expect(await proofPageOf(client, first.id)).toMatchObject({
      proof: { state: "approved", request: { state: "approved", is_current: true } },
      versions: [
        { number: 2, decision: { kind: "approved" } },
        { number: 1, decision: { kind: "changes_requested" } },
      ],
      annotations: [
        { number: 1, resolution: { kind: "done" }, comments: [{ body: "Done", is_own: false }] },
        { number: 2, resolution: { kind: "answered", note: "As is" } },
      ],
    })
    const { proofs, gate } = await proofsOf(at)
    expect(proofs).toMatchObject([{ state: "approved", versions: [{ number: 2 }, { number: 1 }] }])
    expect(gate).toEqual({ is_on: true, holds: [], override: null })

    expect((await evidenceOf(order.id)).map(({ kind }) => kind)).toEqual([
      "proof.sent",
      "approval.requested",
      "decision.made",
      "proof.sent",
      "approval.requested",
      "decision.made",
    ])
    expect((await evidenceOf(order.id))[3]?.facts["files"]).toEqual([{ file_id, sha256 }])
    expect(await evidenceFaults(order.id)).toEqual([])
    const verification = await admin.get(
      `/admin/client-portal/projects/${await projectOf(order.id)}/evidence/verification`,
    )
    expect(verification).toMatchObject({ is_intact: true, findings: [] })
  })

  it("can be decided while staff work on the next version, and no more once that is sent: 409 with what is new", async () => {
    const at = await scene()
    const { admin, client } = at
    const proof = await sentProof(at)
    const page = await proofPageOf(client, proof.id)
    const rendering = await proofRenderingOf(client, proof.id)
    await addFile(admin, proof.id, "bison.svg")
    expect(await proofPageOf(client, proof.id)).toMatchObject({ versions: [{ number: 1 }], proof: { state: "sent" } })
    expect((await proofRenderingOf(client, proof.id)).request).toMatchObject({ is_current: true })

    const seen = { version_id: proof.versions[0]?.id, notify: false }
    expect(await refusedBy(admin, `/admin/client-portal/proofs/${proof.id}/send`, seen)).toEqual([
      409,
      "version_replaced",
    ])
    await sendProof(admin, proof.id)
    const late = await decideProof<DecisionConflict>(client, rendering)
    expect([late.status, late.body.code]).toEqual([409, "closed"])
    expect(late.body.changes).toContainEqual(
      expect.objectContaining({ kind: "file", label: "bison.svg", before: null }),
    )
    expect(await refusedBy(client, `/portal/proofs/${proof.id}/annotations`, remarkOn(page))).toEqual([
      409,
      "version_replaced",
    ])
    expect((await decideProof(client, await proofRenderingOf(client, proof.id))).status).toBe(200)
  })

  it("is approved with all ticks and the chosen alternative alone, and changes need words", async () => {
    const at = await scene()
    const { admin, client } = at
    const {
      id,
      versions: [draft],
    } = await addProof(at)
    const version_id = draft?.id
    const alternatives = ["red", "blue"].map((label) => ({ id: label, label }))
    await admin.post(`/admin/client-portal/proofs/${id}/draft`, { alternatives })
    expect(await refusedBy(admin, `/admin/client-portal/proofs/${id}/send`, { version_id })).toEqual([
      400,
      "proof_empty",
    ])
    for (const label of ["red", "blue"]) {
      const file_id = await addFile(admin, id)
      await row("UPDATE portal_proof_file SET alternative_id = $1 WHERE id = $2 RETURNING id", [label, file_id])
    }
    await sendProof(admin, id)
    const rendering = await proofRenderingOf(client, id)
    const ticks = rendering.document.spec.ticks.map((tick) => tick.id)
    for (const [proof, code] of [
      [{ ticks: [], chosen: ["red"] }, "ticks_missing"],
      [{ ticks: ticks.slice(1), chosen: ["red"] }, "ticks_missing"],
      [{ ticks, chosen: [] }, "alternative_required"],
      [{ ticks, chosen: ["red", "blue"] }, "alternative_required"],
      [{ ticks, chosen: ["green"] }, "alternative_required"],
    ] as const) {
      const refused = await decideProof<Refused>(client, rendering, { rules: { proof } })
      expect([refused.status, refused.body.code]).toEqual([400, code])
    }
    const wordless = await decideProof<Refused>(client, rendering, { decision: "changes_requested", message: " " })
    expect([wordless.status, wordless.body.code]).toEqual([400, "invalid_request"])
    const rules = { proof: { ticks, chosen: ["blue"] } }
    const { body } = await decideProof(client, rendering, { rules })
    expect(body.decision.rules.proof?.chosen).toEqual([{ id: "blue", label: "blue" }])
    expect((await decideProof(client, rendering, { rules })).body).toEqual(body)
    const other = await decideProof<Refused>(client, rendering, { rules: { proof: { ticks, chosen: ["red"] } } })
    expect([other.status, other.body.code]).toEqual([409, "decided"])
  })

  it("is decided with the nonce of this session and this rendering alone", async () => {
    const at = await scene()
    const proof = await sentProof(at)
    const rendering = await proofRenderingOf(at.client, proof.id)
    const colleague = await openLink((await share(at.admin, at.order.id)).url)
    for (const [client, nonce] of [
      [colleague, rendering.nonce],
      [at.client, `${rendering.nonce}x`],
      [at.client, "x"],
    ] as const) {
      const { status, body } = await decideProof<Refused>(client, { ...rendering, nonce })
      expect([status, body.code]).toEqual([409, "changed"])
    }
  })

  it("is decided once, by two clients at once", async () => {
    const at = await scene()
    const proof = await sentProof(at)
    const colleague = await openLink((await share(at.admin, at.order.id)).url)
    const clients = [at.client, colleague]
    const renderings = await Promise.all(clients.map((client) => proofRenderingOf(client, proof.id)))
    const answers = await Promise.all(
      clients.map(async (client, index) => {
        const rendering = renderings[index]
        return (
          rendering &&
          (await decideProof<Refused>(client, rendering, index ? { decision: "declined", message: "No" } : {}))
        )
      }),
    )
    expect(answers.map((answer) => answer?.status).sort()).toEqual([200, 409])
    expect((await evidenceOf(at.order.id)).filter(({ kind }) => kind === "decision.made")).toHaveLength(1)
  })
})

describe("what clients do not know", () => {
  it("are drafts, withdrawn versions with their files, and proofs of other orders", async () => {
    const at = await scene()
    const { admin, client } = at
    const other = await scene()
    const drafted = await addProof(at)
    const proof = await sentProof(at)
    const [file] = proof.versions[0]?.files ?? []
    const original = `/portal/proofs/${proof.id}/files/${file?.id}/original`
    expect((await client.call("GET", original)).status).toBe(200)
    for (const [api, id] of [
      [client, drafted.id],
      [other.client, proof.id],
    ] as const)
      for (const path of [`/portal/proofs/${id}`, `/portal/proofs/${id}/rendering`])
        expect(await refusedBy(api, path, undefined, "GET")).toEqual([404, "not_found"])

    const request = proof.versions[0]?.request
    await admin.post<{ panel: OrderPanel }>(`/admin/client-portal/approval-requests/${request?.id}/withdraw`)
    for (const path of [`/portal/proofs/${proof.id}`, original])
      expect(await refusedBy(client, path, undefined, "GET")).toEqual([404, "not_found"])
    expect((await pageOf(client)).sections.proofs).toEqual({ proofs: [] })
    expect((await proofsOf(at)).proofs).toMatchObject([{ state: "draft" }, { state: "draft" }])
  })

  it("cannot be reached with an account link, and nothing is written in a preview", async () => {
    const customer = await createCustomer()
    const at = await sharedOrder({ customerId: customer.id, email: customer.email, lines: [GOODS] })
    const { admin, order } = at
    const proof = await sentProof(at)
    const { panel } = await admin.post<{ panel: { link: { id: string } } }>(
      `/admin/client-portal/customers/${customer.id}/link`,
    )
    const account = await openLink((await revealed(admin, panel.link.id)).url)
    expect(await refusedBy(account, `/portal/proofs/${proof.id}`, undefined, "GET")).toEqual([403, "wrong_scope"])
    const { url } = await admin.post<{ url: string }>(`/admin/client-portal/orders/${order.id}/preview`)
    const preview = await openLink(url)
    const page = await proofPageOf(preview, proof.id)
    expect(await refusedBy(preview, `/portal/proofs/${proof.id}/annotations`, remarkOn(page))).toEqual([403, "preview"])
  })

  it("tells of changes with an ETag that a remark moves", async () => {
    const at = await scene()
    const { client } = at
    const proof = await sentProof(at)
    const path = `/portal/proofs/${proof.id}`
    const first = await client.call("GET", path)
    const headers = { "if-none-match": first.headers.get("etag") ?? "" }
    expect((await client.call("GET", path, { headers })).status).toBe(304)
    await client.post(`${path}/annotations`, remarkOn(await proofPageOf(client, proof.id)))
    expect((await client.call("GET", path, { headers })).status).toBe(200)
  })
})

describe("staff", () => {
  it("record what a client said elsewhere without the client's ticks", async () => {
    const at = await scene()
    const proof = await sentProof(at)
    await at.admin.post(`/admin/client-portal/approval-requests/${proof.versions[0]?.request?.id}/record`, {
      decision: "approved",
      channel: "phone",
      name: "Sarah Smith",
    })
    expect((await proofsOf(at)).proofs).toMatchObject([
      { state: "approved", versions: [{ decision: { recorded_channel: "phone", rules: { proof: { ticks: [] } } } }] },
    ])
  })

  it("cannot change lines or title while the client is asked, and close a proof for good", async () => {
    const at = await scene()
    const { admin } = at
    const { id, versions } = await sentProof(at)
    const path = `/admin/client-portal/proofs/${id}`
    for (const body of [{ title: "Back" }, { item_ids: [at.order.items[0]?.id] }])
      expect(await refusedBy(admin, path, body)).toEqual([400, "not_allowed"])
    expect(await refusedBy(admin, path, { item_ids: ["ordli_x"] })).toEqual([400, "unknown_line"])
    expect((await admin.post<{ proof: StaffProof }>(path, { is_required: false })).proof.is_required).toBe(false)
    expect((await admin.post<{ proof: StaffProof }>(`${path}/close`, { reason: "Twice" })).proof).toMatchObject({
      state: "superseded",
      versions: [{ request: { state: "withdrawn" } }],
    })
    expect(await refusedBy(admin, `${path}/send`, { version_id: versions[0]?.id })).toEqual([400, "not_allowed"])
    expect((await evidenceOf(at.order.id)).map(({ kind }) => kind)).toEqual([
      "proof.sent",
      "approval.requested",
      "approval.withdrawn",
      "proof.closed",
    ])
  })

  it("ask for a waiver of what the same client approved before, which opens the gate by the same signature", async () => {
    const customer = await createCustomer()
    const input = { customerId: customer.id, email: customer.email, lines: [GOODS] }
    const before = await sharedOrder(input)
    const approved = await sentProof(before, { title: "Crew logo" })
    await decideProof(before.client, await proofRenderingOf(before.client, approved.id))

    const at = await sharedOrder(input)
    const { admin, client } = at
    const { id } = await addProof(at)
    const { reprints } = await proofsOf(at)
    expect(reprints).toMatchObject([{ proof_id: approved.id, title: "Crew logo", version_number: 1 }])
    const path = `/admin/client-portal/proofs/${id}/waiver`
    const body = { proof_id: approved.id, version_id: reprints[0]?.version_id, notify: false }
    expect(await refusedBy((await scene()).admin, path, { ...body, version_id: "pprfv_x" })).toEqual([
      400,
      "not_allowed",
    ])
    const stranger = await scene()
    const strange = await addProof(stranger)
    expect(await refusedBy(admin, `/admin/client-portal/proofs/${strange.id}/waiver`, body)).toEqual([
      400,
      "not_allowed",
    ])

    const { proof } = await admin.post<{ proof: StaffProof }>(path, body)
    expect(proof).toMatchObject({ state: "sent", versions: [{ files: [], waives: { title: "Crew logo" } }] })
    expect((await proofsOf(at)).gate.holds).toHaveLength(1)
    const rendering = await proofRenderingOf(client, id)
    expect(rendering.consent.text).toContain("I go without a new proof of “Front print”")
    const { body: decided } = await decideProof(client, rendering, { rules: { proof: {} } })
    expect(decided.decision.rules.proof).toMatchObject({ waived: true })
    expect(await proofsOf(at)).toMatchObject({ proofs: [{ state: "waived" }], gate: { holds: [] } })
    const waived = (await evidenceOf(at.order.id)).find(({ kind }) => kind === "proof.waived")
    expect(waived).toMatchObject({ facts: { approved_document_sha256: reprints[0]?.document_sha256 }, personal: {} })
  })
})
